"""Events as a table."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from geo import layers
from geo.model import CODES, Event, Resolution
from geo.views import data_files
from geo.views.web_map.card import quote
from geo.views.web_map.wording import STATUSES, write_span
from pages.ui.services import Corpus
from pages.ui.strings import EVENTS

_ROW_PIXELS = 35


def show(events: Sequence[Event], held: Corpus) -> Event | None:
    """Show the events and return the one whose row is chosen."""
    frame = pd.DataFrame([_row(event, held) for event in events], columns=list(EVENTS.columns))
    chosen: Any = st.dataframe(
        frame.rename(columns=dict(EVENTS.columns)),
        hide_index=True,
        height=min(560, _ROW_PIXELS * (len(frame) + 1) + 3),
        on_select="rerun",
        selection_mode="single-row",
        key="event table",
        column_config={
            EVENTS.columns["quote"]: st.column_config.TextColumn(width="large"),
            EVENTS.columns["sources"]: st.column_config.NumberColumn(width="small"),
        },
    )
    rows = chosen["selection"]["rows"]
    return events[rows[0]] if rows and rows[0] < len(events) else None


def files(events: Sequence[Event], held: Corpus) -> Mapping[str, Callable[[], bytes]]:
    """Return, by file ending, what writes the events as a data file."""

    def write(ending: str) -> bytes:
        return data_files.write(layers.build(events, held.articles), ending)

    return {ending: partial(write, ending) for ending in EVENTS.formats}


def _row(event: Event, held: Corpus) -> dict[str, object]:
    claim = event.claims[0]
    article = held.articles.get(claim.article_id)
    words = "".join(text for text, _ in quote(claim, article)) if article else ""
    return {
        "when": write_span(event.when),
        "what": CODES[event.action].label,
        "who": ", ".join(force.name for force in event.forces),
        "origin": _names(event.origins),
        "destination": _names(event.destinations),
        "location": _names(event.locations),
        "status": STATUSES[event.status],
        "sources": event.independent_sources,
        "quote": " ".join(words.split()),
    }


def _names(resolutions: Sequence[Resolution]) -> str:
    return ", ".join(r.place.name if r.place else f"“{r.mention.text}”" for r in resolutions)
