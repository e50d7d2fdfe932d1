"""Events as a table."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from textwrap import shorten
from typing import Any

import pandas as pd
import streamlit as st

from geo import layers
from geo.model import CODES, Event, Resolution
from geo.views import data_files
from geo.views.web_map.card import quote
from geo.views.web_map.wording import STATUSES, write_when
from pages.ui.services import Corpus
from pages.ui.strings import EVENTS

_ROW_PIXELS = 62  # above four times the base size of the font Streamlit wraps a cell's text
_HEAD_PIXELS, _HEIGHT_PIXELS = 38, 600
_QUOTE = 88  # characters that fit; a row that is chosen shows all
_WIDTHS_PIXELS: Mapping[str, int] = {
    "day": 90,
    "when": 100,
    "what": 102,
    "who": 110,
    "origin": 98,
    "destination": 98,
    "location": 98,
    "status": 94,
    "sources": 66,
    "quote": 218,
}
"""Beside the filters all columns fit a window of 1440 pixels, long names on two or three lines."""


def show(events: Sequence[Event], held: Corpus, opened: Event | None) -> Event | None:
    """Show the events and return the one whose row is chosen, at first the opened one."""
    rows = [describe(event, held) for event in events]
    frame = pd.DataFrame(rows, columns=list(EVENTS.columns))
    frame["day"] = [event.when.first if event.when else None for event in events]
    frame["quote"] = [shorten(row["quote"], _QUOTE, placeholder=" …") for row in rows]
    frame["sources"] = [event.independent_sources for event in events]
    chosen: Any = st.dataframe(
        frame.rename(columns=dict(EVENTS.columns)),
        hide_index=True,
        height=min(_HEIGHT_PIXELS, _ROW_PIXELS * len(frame) + _HEAD_PIXELS),
        row_height=_ROW_PIXELS,
        on_select="rerun",
        selection_mode="single-row",
        key="event table",
        selection_default={"selection": {"rows": [events.index(opened)]}} if opened else None,
        column_config={
            EVENTS.columns[name]: st.column_config.Column(width=width)
            for name, width in _WIDTHS_PIXELS.items()
            if name != "day"
        }
        | {EVENTS.columns["day"]: st.column_config.DateColumn(width=_WIDTHS_PIXELS["day"])},
    )
    numbers = chosen["selection"]["rows"]
    return events[numbers[0]] if numbers and numbers[0] < len(events) else None


def files(events: Sequence[Event], held: Corpus) -> Mapping[str, Callable[[], bytes]]:
    """Return, by file ending, what writes the events as a data file."""

    def write(ending: str) -> bytes:
        return data_files.write(layers.build(events, held.articles), ending)

    return {ending: partial(write, ending) for ending in EVENTS.formats}


def describe(event: Event, held: Corpus) -> dict[str, str]:
    """Return what a row says of an event, by column; :data:`EVENTS.columns` names them."""
    claim = event.claims[0]
    article = held.articles.get(claim.article_id)
    words = "".join(text for text, _ in quote(claim, article)) if article else ""
    return {
        "when": write_when(event.when),
        "what": CODES[event.action].label,
        "who": ", ".join(force.name for force in event.forces),
        "origin": _names(event.origins),
        "destination": _names(event.destinations),
        "location": _names(event.locations),
        "status": STATUSES[event.status],
        "sources": str(event.independent_sources),
        "quote": " ".join(words.split()),
    }


def _names(resolutions: Sequence[Resolution]) -> str:
    return ", ".join(r.place.name if r.place else f"“{r.mention.text}”" for r in resolutions)
