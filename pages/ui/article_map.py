"""The map beside an article: its events only, linked with the words they were read from."""

import json

import numpy as np
import streamlit as st
from streamlit_folium import st_folium

from geo.model import content_id
from geo.views.web_map import make_tick
from geo.views.web_map.overlays import write_selection
from geo.views.web_map.script_json import write_json
from pages.ui import live_map, services, state, static_files
from pages.ui.services import Corpus

_KEY = "article map"
_HEIGHT = 440


@st.fragment
def show(held: Corpus, article_id: str) -> None:
    """Show the events of an article on a map without a clock; a mark opens its card."""
    event = services.find_event(held, state.current().event)
    card = json.loads(services.card_text(held.revision, event.id)) if event else None
    st_folium(
        live_map.build(),
        key=_KEY,
        height=_HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=make_tick(
            {
                "data": services.columns_address(held.revision),
                "query": {},
                "first": None,
                "last": None,
                "mode": "window",
                "event": event.id if event else None,
                "card": card,
                "selection": _selection(held, article_id),
                "presence": None,
                "isCompact": True,
            }
        ),
        on_change=lambda: _take_report(held),
    )
    state.publish()


def _selection(held: Corpus, article_id: str) -> str:
    tells = [any(c.article_id == article_id for c in event.claims) for event in held.events]
    name = content_id("selection-", held.revision, article_id)
    return static_files.publish(f"{name}.json", write_json(write_selection(np.array(tells, bool))))


def _take_report(held: Corpus) -> None:
    report = st.session_state.get(_KEY) or {}
    if isinstance(report, dict) and "turn" in report:
        event = report["event"] or ""
        state.change(event=event if event in held.by_id else "")
