"""Events: the same events as on the map, as a table with their sentences and downloads."""

import json

import numpy as np
import streamlit as st

from geo.views.web_map.columns import title_of
from pages.ui import (
    downloads,
    event_list,
    event_table,
    filters,
    first_run,
    services,
    state,
    story_view,
    texts,
    widgets,
)
from pages.ui.strings import EMPTY, EVENTS

held = widgets.open_page(keeps=("list",))
st.title(EVENTS.heading, anchor=False)
if not held.articles:
    first_run.show()
    st.stop()
filters.show(held, "events")
query = state.current().effective_query
with st.container(horizontal=True, key="counts"):
    filters.show_counts(held, query)
lists = filters.lists(held, query)
name = filters.choose_list(lists)
events = [held.events[number] for number in np.flatnonzero(lists[name])]
if not events:
    st.info(EMPTY.no_match if held.events else EMPTY.no_events)
    st.stop()
opened = services.find_event(held, state.current().event)
with st.container(key="event table wide"):
    chosen = event_table.show(events, held, opened if opened in events else None)
    if chosen is None:
        st.caption(EVENTS.choose)
event_list.show(events, held, opened)
if chosen is not None:
    st.subheader(texts.words(title_of(chosen)), anchor=False)
    for claim in json.loads(services.card_text(held.revision, chosen.id))["claims"]:
        st.html(texts.quote_block(claim))
    parameters = state.write_view(state.current()) | {"event": chosen.id}
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link("pages/map.py", label=EVENTS.on_map, query_params=parameters)
        story_view.offer(chosen)
with st.container(horizontal=True, vertical_alignment="center"):
    st.markdown(EVENTS.download.format(count=len(events)), width="content")
    for ending, make in event_table.files(events, held).items():
        downloads.offer(EVENTS.formats[ending], f"events{ending}", make)
