"""Briefing: what the sources say about the chosen events, to read, edit and take away."""

import streamlit as st

from pages.ui import briefing_view, filters, first_run, services, state, widgets
from pages.ui.strings import BRIEFING

held = widgets.open_page()
st.title(BRIEFING.heading, anchor=False)
if not held.articles:
    first_run.show()
    st.stop()
filters.show(held, "briefing")
query = state.current().effective_query
chosen = services.chosen(held, query)
count, undated = len(chosen), sum(event.when is None for event in chosen)
st.caption(BRIEFING.scope.format(count=count, undated=undated))
subject = briefing_view.choose_subject(held)
if not count:
    st.info(BRIEFING.none)
elif subject:
    briefing_view.show(held, query, subject)
