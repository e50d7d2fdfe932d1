"""The briefing of the current selection: its model, its map and its files."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import NamedTuple

import streamlit as st

from geo.model import Event, EventQuery
from geo.views import briefing, provenance
from geo.views.briefing.record import parse_record
from pages.ui import services
from pages.ui.services import Corpus


class Subject(NamedTuple):
    """Say what a briefing tells: all on two pages or in full, or what is new.

    ``since`` is a day, or the written record of an earlier briefing; what is new is told whole.
    """

    since: date | str | None = None
    is_short: bool = False


def make(held: Corpus, query: EventQuery, subject: Subject) -> briefing.BriefingModel:
    """Return the briefing without pictures and edits."""
    return _model(held.revision, query, subject)


def make_page(model: briefing.BriefingModel) -> str:
    """Return the briefing as an HTML page."""
    return briefing.write(model, ".html").decode()


def with_map(
    model: briefing.BriefingModel, held: Corpus, query: EventQuery, subject: Subject, ending: str
) -> briefing.BriefingModel:
    """Return the briefing with the map that files of this ending can show."""
    return replace(model, pictures=_map(held.revision, query, subject, ending))


def write(
    model: briefing.BriefingModel, held: Corpus, query: EventQuery, subject: Subject, ending: str
) -> bytes:
    """Write the briefing as a file with its map, as the command line does."""
    data = briefing.write(with_map(model, held, query, subject, ending), ending)
    return provenance.embed(data, ending, services.provenance_of(held.revision, query))


def writer(
    model: briefing.BriefingModel, held: Corpus, query: EventQuery, subject: Subject, ending: str
) -> "partial[bytes]":
    """Return what writes the file when it is asked for."""
    return partial(write, model, held, query, subject, ending)


@st.cache_resource(show_spinner=False, max_entries=20)
def _difference(revision: str, query: EventQuery, since: date | str) -> briefing.Difference:
    held = services.corpus_of(revision)
    earlier = parse_record(f"<!-- {since} -->".encode(), "") if isinstance(since, str) else since
    return briefing.find_changes(services.chosen(held, query), held.articles, earlier)


@st.cache_resource(show_spinner=False, max_entries=20)
def _model(revision: str, query: EventQuery, subject: Subject) -> briefing.BriefingModel:
    held = services.corpus_of(revision)
    return briefing.build(
        services.chosen(held, query),
        held.articles,
        query,
        known=held.events,
        known_on=held.known_on,
        difference=_difference(revision, query, subject.since) if subject.since else None,
        is_short=subject.is_short,
    )


@st.cache_resource(show_spinner=False, max_entries=20)
def _map(
    revision: str, query: EventQuery, subject: Subject, ending: str
) -> tuple[briefing.Picture, ...]:
    held = services.corpus_of(revision)
    events: list[Event] | tuple[Event, ...] = services.chosen(held, query)
    if subject.since:
        events = _difference(revision, query, subject.since).events
    return briefing.draw_map(
        events,
        held.articles,
        query,
        ending,
        sides=held.sides,
        known_on=held.known_on,
        is_short=subject.is_short,
    )
