"""The briefing of the current selection: its model, its map and its files."""

from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from geo.model import Event, EventQuery
from geo.views import briefing, provenance, sides
from geo.views.briefing.record import parse_record
from pages.ui import services
from pages.ui.services import Corpus

Since = date | str | None
"""A day, or the written record of an earlier briefing; None tells everything."""


def make(held: Corpus, query: EventQuery, since: Since) -> briefing.BriefingModel:
    """Return the briefing without pictures and edits."""
    return _model(held.revision, query, since)


def make_page(model: briefing.BriefingModel) -> str:
    """Return the briefing as an HTML page."""
    return briefing.write(model, ".html").decode()


def with_map(
    model: briefing.BriefingModel, held: Corpus, query: EventQuery, since: Since, ending: str
) -> briefing.BriefingModel:
    """Return the briefing with the map that files of this ending can show."""
    return replace(model, pictures=_map(held.revision, query, since, ending))


def write(
    model: briefing.BriefingModel, held: Corpus, query: EventQuery, since: Since, ending: str
) -> bytes:
    """Write the briefing as a file with its map, as the command line does."""
    data = briefing.write(with_map(model, held, query, since, ending), ending)
    return provenance.embed(data, ending, services.provenance_of(held.revision, query))


def writer(
    model: briefing.BriefingModel, held: Corpus, query: EventQuery, since: Since, ending: str
) -> "partial[bytes]":
    """Return what writes the file when it is asked for."""
    return partial(write, model, held, query, since, ending)


@st.cache_resource(show_spinner=False, max_entries=20)
def _difference(revision: str, query: EventQuery, since: date | str) -> briefing.Difference:
    held = services.corpus_of(revision)
    earlier = parse_record(f"<!-- {since} -->".encode(), "") if isinstance(since, str) else since
    return briefing.find_changes(services.chosen(held, query), held.articles, earlier)


@st.cache_resource(show_spinner=False, max_entries=20)
def _model(revision: str, query: EventQuery, since: Since) -> briefing.BriefingModel:
    held = services.corpus_of(revision)
    return briefing.build(
        services.chosen(held, query),
        held.articles,
        query,
        known=held.events,
        difference=_difference(revision, query, since) if since else None,
    )


@st.cache_resource(show_spinner=False, max_entries=20)
def _map(
    revision: str, query: EventQuery, since: Since, ending: str
) -> tuple[briefing.Picture, ...]:
    held = services.corpus_of(revision)
    events: list[Event] | tuple[Event, ...] = services.chosen(held, query)
    if since:
        events = _difference(revision, query, since).events
    return briefing.draw_map(events, held.articles, query, ending, sides=sides.told_in(held.events))
