"""Map: what moved, on one clock, with the sentence behind every mark.

A browser takes as long to build the filters as the map. It gets the map first, alone; what stands
around it follows in a second run, once the map says that it is drawn.
"""

import time

import streamlit as st

from pages.ui import filters, first_run, live_map, presence_view, widgets
from pages.ui.strings import MAP

held = widgets.open_page()
st.title(MAP.heading, anchor=False)
if not held.articles:
    first_run.show()
    st.stop()
is_alone = not live_map.is_drawn()
live_map.show(held, is_alone=is_alone)
if is_alone:
    filters.announce()
    live_map.await_drawing(time.monotonic())
    st.stop()
filters.show(held, "map")
presence_view.toggle()
st.caption(MAP.keys)
