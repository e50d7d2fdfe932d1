"""The store and what is computed from it, each once a revision.

Events and cards are frozen or never changed after they are made, so sessions share them
(``st.cache_resource``); Streamlit's data cache would copy them at every step of the slider.
"""

import gc
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock

import numpy as np
import streamlit as st
from numpy.typing import NDArray
from sqlalchemy.exc import SQLAlchemyError

from geo import gazetteer, knowledge, origin, places, preparation, settings
from geo import unmet_names as names
from geo.errors import DamagedRecord, NotFound, SandtableError, StoreUnavailable
from geo.model import (
    Analysis,
    Article,
    Candidate,
    Decision,
    DecisionKind,
    Event,
    EventQuery,
    standing,
)
from geo.store import Store, open_store, pass_over
from geo.views import military_symbols, sides, style
from geo.views.provenance import Provenance
from geo.views.web_map import day_number, symbol_of, write_card, write_column_file, write_columns
from geo.views.web_map.script_json import write_json
from pages.ui import static_files

_REVISIONS, _CARDS = 3, 200
_KNOWN_ON = "@"  # between the store's revision and a day, in the key of a corpus as known then
_PREPARING, _PREPARED = Lock(), set[str]()


@st.cache_resource(show_spinner=False)
def _open_store(url: str) -> Store:
    return open_store(url, must_exist=True)


def store() -> Store:
    """Return the store of this server, which :func:`prepare` made if it was not there.

    Raises
    ------
    StoreUnavailable
        If the database cannot be opened, or is gone since.
    """
    return _open_store(settings.load().database_url)


def forget_store() -> None:
    """Open the store anew at the next request, after it could not be reached."""
    _open_store.clear()


def prepare(progress: preparation.Progress) -> None:
    """Put in place what is missing, once a server.

    ``python -m geo serve`` has done so before; on Streamlit hosting only this does: it fills
    an empty store and, after an upgrade, analyses its articles again.
    """
    url = settings.load().database_url
    with _PREPARING:
        if url not in _PREPARED:
            preparation.prepare(progress).close()
        _PREPARED.add(url)


@st.cache_resource(show_spinner=False)
def warm_up() -> None:
    """Load what reading an article takes, once a server, for a person who may add one."""
    preparation.warm_up()


@dataclass(frozen=True, slots=True)
class Corpus:
    """Hold all that one revision of the store has: events, articles, colours of the sides.

    ``damaged`` says in words which records could not be read and are left out. ``revision``
    is the key of everything computed from the corpus; that of a corpus as known on a day ends
    in the day. Such a corpus has ``left_out`` articles without a day of publication; ``sides``,
    which colours go by, are still those of the whole store.
    """

    revision: str
    events: tuple[Event, ...]
    articles: Mapping[str, Article]
    by_id: Mapping[str, Event]
    sides: tuple[str, ...]
    slots: Mapping[str, int | None]
    first: NDArray[np.float64]
    last: NDArray[np.float64]
    is_placed: NDArray[np.bool_]
    damaged: tuple[str, ...]
    left_out: int = 0

    @property
    def known_on(self) -> date | None:
        """Return the day until which articles count, None for all of them."""
        return _split(self.revision)[1]

    @property
    def publishers(self) -> frozenset[str]:
        """Return the publishers of all articles."""
        return frozenset(article.publisher for article in self.articles.values())

    @property
    def extent(self) -> tuple[int, int] | None:
        """Return the first and the last day number of dated events, None if there are none."""
        if np.isnan(self.first).all():
            return None
        return int(np.nanmin(self.first)), int(np.nanmax(self.last))


def corpus(known: date | None = None) -> Corpus:
    """Return what the store holds now, or what of it was known on a day.

    Raises
    ------
    StoreUnavailable
        If the database cannot be opened, or was lost since.
    """
    try:
        revision = store().revision()
        return corpus_of(f"{revision}{_KNOWN_ON}{known.isoformat()}" if known else revision)
    except SQLAlchemyError as error:
        raise StoreUnavailable(f"the connection to the database was lost: {error}") from error


def corpus_of(revision: str) -> Corpus:
    """Return what the store holds; the revision is the key under which it is remembered."""
    whole, day = _split(revision)
    return _known_on(whole, day) if day else _read_corpus(whole)


def _split(revision: str) -> tuple[str, date | None]:
    """Split a corpus's key into the store's revision and the day of what was known, if any."""
    whole, _, day = revision.partition(_KNOWN_ON)
    return whole, date.fromisoformat(day) if day else None


@st.cache_resource(show_spinner=False, max_entries=_REVISIONS)
def _read_corpus(revision: str) -> Corpus:
    contents = store().contents()
    # Streamlit collects garbage after every run of a page, which walks all of these each time.
    gc.collect()
    gc.freeze()
    return _make_corpus(
        revision,
        contents.events,
        contents.articles,
        sides.told_in(contents.events),
        tuple(map(str, contents.damaged)),
    )


@st.cache_resource(show_spinner=False, max_entries=_REVISIONS)
def _known_on(revision: str, day: date) -> Corpus:
    """Return the corpus as known on a day; the sides keep their colours."""
    whole = _read_corpus(revision)
    known = knowledge.known_on(whole.events, whole.articles, day)
    key = f"{revision}{_KNOWN_ON}{day.isoformat()}"
    made = _make_corpus(key, known.events, known.articles, whole.sides, whole.damaged)
    return replace(made, left_out=known.undated)


def _make_corpus(
    revision: str,
    events: tuple[Event, ...],
    articles: Mapping[str, Article],
    told_sides: tuple[str, ...],
    damaged: tuple[str, ...],
) -> Corpus:
    return Corpus(
        revision=revision,
        events=events,
        articles=articles,
        by_id={event.id: event for event in events},
        sides=told_sides,
        slots=style.assign_sides(told_sides),
        first=np.array([day_number(e.when.first) if e.when else np.nan for e in events], float),
        last=np.array([day_number(e.when.last) if e.when else np.nan for e in events], float),
        is_placed=np.array([event.is_placed for event in events], bool),
        damaged=damaged,
    )


def columns_address(revision: str) -> str:
    """Publish the events as columns for the map and return their address."""

    def make() -> bytes:
        held = corpus_of(revision)
        return write_column_file(write_columns(held.events, held.slots))

    return static_files.publish_made(f"events-{revision}.gz", make)


@st.cache_resource(show_spinner=False, max_entries=200)
def _selected(revision: str, query: EventQuery) -> NDArray[np.bool_]:
    held = corpus_of(revision)
    return np.array([query.matches(event, held.articles) for event in held.events], bool)


def selected(revision: str, query: EventQuery) -> NDArray[np.bool_]:
    """Return a mask of the events that a query selects, whatever its days."""
    return _selected(revision, without_days(query))


def within_days(held: Corpus, query: EventQuery) -> NDArray[np.bool_]:
    """Return a mask of the events that the map draws in the query's days.

    An undated event is drawn only where every day is shown.
    """
    if query.first is None and query.last is None:
        return np.ones(len(held.events), bool)
    start = -np.inf if query.first is None else day_number(query.first)
    end = np.inf if query.last is None else day_number(query.last)
    return (held.last >= start) & (held.first <= end)


def chosen(held: Corpus, query: EventQuery) -> list[Event]:
    """Return the events that a query selects, undated ones among them."""
    mask = selected(held.revision, query)
    mask = mask & (within_days(held, query) | np.isnan(held.first))
    return [held.events[number] for number in np.flatnonzero(mask)]


@st.cache_resource(show_spinner=False, max_entries=200)
def unmet_names(revision: str, query: EventQuery) -> tuple[names.Unmet, ...]:
    """Return the forces and places that a query asks for and no event has."""
    held = corpus_of(revision)
    return names.find(query, held.events, open_gazetteer, held.publishers)


@st.cache_resource(show_spinner=False, max_entries=20)
def provenance_of(revision: str, query: EventQuery) -> Provenance:
    """Return what a file of the selection says about where it comes from."""
    held = corpus_of(revision)
    return origin.of(store()).trace(chosen(held, query), held.articles, query, held.known_on)


def without_days(query: EventQuery) -> EventQuery:
    """Return the query for any day."""
    return replace(query, first=None, last=None)


def find_event(held: Corpus, event_or_claim_id: str) -> Event | None:
    """Return the event that a link names, also by the id it had before it was merged."""
    if not event_or_claim_id or event_or_claim_id in held.by_id:
        return held.by_id.get(event_or_claim_id)
    try:
        return held.by_id.get(store().event(event_or_claim_id).id)
    except (NotFound, DamagedRecord):  # damage is told of on every page
        return None


def find_analysis(article_id: str) -> Analysis | None:
    """Return what was read out of an article, None where that is missing or damaged."""
    try:
        return store().analysis(article_id)
    except (NotFound, DamagedRecord):
        return None


def decisions() -> tuple[Decision, ...]:
    """Return every decision but damaged ones, which every page tells of."""
    return store().decisions(pass_over)


@st.cache_resource(show_spinner=False, max_entries=_CARDS)
def card_text(revision: str, event_id: str) -> str:
    """Return the card of an event as JSON, "" where the store has no such event."""
    held = corpus_of(revision)
    event = held.by_id.get(event_id)
    return json.dumps(write_card(event, held.articles, held.slots)) if event else ""


@st.cache_resource(show_spinner=False, max_entries=_CARDS)
def card_address(revision: str, event_id: str) -> str:
    """Publish the card of an event of the store and return its address."""
    name = f"card-{revision}-{event_id}.json"
    return static_files.publish(name, card_text(revision, event_id))


@st.cache_resource(show_spinner=False, max_entries=_REVISIONS)
def symbols_address(revision: str) -> str:
    """Publish the military symbols of all forces that act and return their address."""
    codes = {symbol_of(event) for event in corpus_of(revision).events} - {""}
    return static_files.publish(
        f"symbols-{revision}.json", write_json(military_symbols.draw(codes))
    )


@st.cache_resource(show_spinner=False)
def open_gazetteer() -> gazetteer.Index:
    """Return the gazetteer, built on first use."""
    gazetteer.ensure_built(lambda *_: None)
    return gazetteer.open_index()


def meaning(name: str) -> places.Meaning:
    """Return what a name may mean: first the place that a person chose for all texts, if any."""
    index = open_gazetteer()
    decided = standing(DecisionKind.PLACE_ALIAS, decisions())
    chosen_by = gazetteer.Corrected(index, gazetteer.aliases_of_countries(decided, ()))
    first = places.weigh_bare(name, chosen_by)
    if not chosen_by.has_decided(name):
        return first
    known = {candidate.place.id for candidate in first.candidates}
    others = (c for c in places.weigh_bare(name, index).candidates if c.place.id not in known)
    return replace(first, candidates=(*first.candidates, *others))


def candidates_if_any(name: str) -> tuple[Candidate, ...]:
    """Return what a name may mean, nothing where no gazetteer has been built or can be read."""
    try:
        gazetteer.open_index()  # building one here would keep the person waiting
        return meaning(name).candidates
    except SandtableError:  # every page tells of it where it is needed
        return ()
