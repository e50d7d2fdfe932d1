"""Presence: who held or stood where on a day, with evidence, beside another day."""

import streamlit as st

from pages.ui import filters, first_run, overlays, presence_view, widgets
from pages.ui.strings import PRESENCE

held = widgets.open_page()
st.title(PRESENCE.heading, anchor=False)
if not held.articles:
    first_run.show()
    st.stop()
with st.sidebar:
    filters.show_known(held, "presence")
st.write(PRESENCE.lead)
day, other = presence_view.choose_days(held)
rows = presence_view.compare(overlays.spells_of(held.revision), day, other)
if other is not None:
    rows = presence_view.choose_rows(rows)
if not rows:
    st.info(PRESENCE.none)
    st.stop()
presence_view.show_maps(held, rows, day, other)
presence_view.show_table(rows, day, other)
st.caption(PRESENCE.method)
