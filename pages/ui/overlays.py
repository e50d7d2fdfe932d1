"""What the page lays over the map beside the events: files that a tick names by address."""

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from geo.layers.presence import Spell, find_spells
from geo.model import EventQuery, content_id
from geo.model.query import to_parameters
from geo.views.web_map.overlays import write_presence, write_selection
from geo.views.web_map.script_json import write_json
from pages.ui import services, static_files
from pages.ui.services import Corpus
from pages.ui.view import View


def addresses(held: Corpus, view: View) -> dict[str, str | None]:
    """Return the addresses that the tick names, None for what the view does not show."""
    query = _beyond_the_script(view.query)
    return {
        "selection": None if query == EventQuery() else _selection(held.revision, query),
        "presence": _presence(held.revision) if view.has_presence else None,
    }


@st.cache_resource(show_spinner=False, max_entries=3)
def spells_of(revision: str) -> tuple[Spell, ...]:
    """Return who held or stood where, as all events of a corpus tell it."""
    return find_spells(services.corpus_of(revision).events)


def _beyond_the_script(query: EventQuery) -> EventQuery:
    """Return the part of a query that the map's script has no columns for."""
    return replace(
        EventQuery(),
        publishers=query.publishers,
        near=query.near,
        min_sources=query.min_sources,
        text=query.text,
    )


def _selection(revision: str, query: EventQuery) -> str:
    name = content_id("selection-", revision, urlencode(to_parameters(query)))

    def make() -> bytes:
        return write_json(write_selection(services.selected(revision, query))).encode()

    return static_files.publish_made(f"{name}.json", make)


def _presence(revision: str) -> str:
    def make() -> bytes:
        slots = services.corpus_of(revision).slots
        return write_json(write_presence(spells_of(revision), slots)).encode()

    return static_files.publish_made(f"presence-{revision}.json", make)
