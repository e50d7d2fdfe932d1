"""What an output command works on: the events that its flags select, and their articles."""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from geo import gazetteer, knowledge, origin, unmet_names
from geo.commands.query_flags import known_on_of, query_of
from geo.errors import InvalidQuery
from geo.model import Article, Event, EventQuery
from geo.model.query import select
from geo.origin import Origin
from geo.store import Contents, open_store
from geo.views import sides
from geo.views.provenance import Provenance


@dataclass(frozen=True, slots=True)
class Selection:
    """Hold the selected events beside all of the store, or all that was known on a day.

    ``sides`` are those of the whole store, each as often as it is told of: colours go by them, so
    that neither a filter nor an earlier day changes a colour.
    """

    query: EventQuery
    events: tuple[Event, ...]
    contents: Contents
    origin: Origin
    sides: tuple[str, ...]
    known_on: date | None = None

    @property
    def provenance(self) -> Provenance:
        """Return what a file of the selection says about where it comes from."""
        return self.origin.trace(self.events, self.articles, self.query, self.known_on)

    @property
    def all_events(self) -> tuple[Event, ...]:
        """Return every event of the store."""
        return self.contents.events

    @property
    def articles(self) -> Mapping[str, Article]:
        """Return every article of the store, by id."""
        return self.contents.articles

    @property
    def exit_code(self) -> int:
        """Return the command's exit code: 1 where a record of the store was left out."""
        return 1 if self.contents.damaged else 0

    @property
    def why_empty(self) -> str:
        """Say why no event is selected, "" where one is."""
        if self.events:
            return ""
        if not self.all_events:
            if self.known_on:
                return f"no event: no article of the store was out by {self.known_on}"
            return "no event: the store is empty; `ingest` or `serve` fills it"
        return f"no event: the filters select none of {len(self.all_events)}"

    @property
    def tally(self) -> str:
        """Say how many of how many events are selected, and why none where none is."""
        note = f"; {self.why_empty}" if self.why_empty else ""
        return f"{len(self.events)} of {len(self.all_events)} events{note}"


def load_selection(arguments: argparse.Namespace) -> Selection:
    """Read the store once and select by the query flags, as :func:`load` does.

    Raises
    ------
    InvalidQuery
        If a flag cannot be understood, or names a force or place that nothing knows.
    StoreUnavailable
        If the database cannot be opened.
    """
    selection = load(query_of(arguments), known_on_of(arguments))
    _check_names(selection)
    return selection


def load(query: EventQuery, known_on: date | None = None) -> Selection:
    """Read the store once and select; print which records are damaged.

    ``known_on`` is the day until which articles count, None for all of them.

    Raises
    ------
    StoreUnavailable
        If the database cannot be opened.
    """
    store = open_store()
    try:
        contents, whence = store.contents(), origin.of(store)
    finally:
        store.close()
    for record in contents.damaged:
        print(f"left out: {record}", file=sys.stderr)
    told = sides.told_in(contents.events)
    if known_on:
        contents = _narrow(contents, known_on)
    events = select(query, contents.events, contents.articles)
    return Selection(query, events, contents, whence, told, known_on)


def _narrow(contents: Contents, day: date) -> Contents:
    """Return what the articles published until a day tell; print how many that leaves."""
    known = knowledge.known_on(contents.events, contents.articles, day)
    told = f"{len(known.articles)} of {len(contents.articles)} articles"
    left_out = f", {known.undated} have no day of publication" if known.undated else ""
    print(f"note: as known on {day}: {told}{left_out}", file=sys.stderr)
    return replace(contents, events=known.events, articles=known.articles)


def _check_names(selection: "Selection") -> None:
    """Tell a misspelt name from one that no event has; print the latter.

    Raises
    ------
    InvalidQuery
        If a force, place or publisher of the query is in no event, and nothing else knows it.
    """
    publishers = {article.publisher for article in selection.articles.values()}
    unmet = unmet_names.find(selection.query, selection.all_events, _open_gazetteer, publishers)
    unknown = [name.write("--") for name in unmet if not name.is_known]
    if unknown:
        raise InvalidQuery("; ".join(unknown))
    for name in unmet:
        print(f"note: {name.write('--')}", file=sys.stderr)


def _open_gazetteer() -> gazetteer.Index:
    gazetteer.ensure_built()
    return gazetteer.open_index()
