"""Map: what moved, on one clock, with the sentence behind every mark."""

import streamlit as st

from pages.ui import filters, first_run, live_map, presence_view, widgets
from pages.ui.strings import MAP

held = widgets.open_page()
st.title(MAP.heading)
if not held.articles:
    first_run.show()
    st.stop()
live_map.show(held)
filters.show(held, "map")  # after the map, which takes longest to appear
presence_view.toggle()
st.caption(MAP.keys)
