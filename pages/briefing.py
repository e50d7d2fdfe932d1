"""Briefing: what the sources say about the chosen events, to read and to take away."""

import streamlit as st

from pages.ui import briefing_view, services, state, widgets
from pages.ui.strings import BRIEFING

held = widgets.open_page()
st.title(BRIEFING.heading)
if not held.articles:
    widgets.show_no_articles()
    st.stop()
widgets.show_filters(held, "briefing")
query = state.current().effective_query
events = services.chosen(held, query)
st.caption(BRIEFING.scope.format(count=len(events)))
if events:
    briefing_view.show(events, held, query)
else:
    st.info(BRIEFING.none)
