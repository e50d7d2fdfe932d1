"""What an output command works on: the events that its flags select, and their articles."""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from geo import gazetteer, origin, unmet_names
from geo.commands.query_flags import query_of
from geo.errors import InvalidQuery
from geo.model import Article, Event, EventQuery
from geo.model.query import select
from geo.origin import Origin
from geo.store import Contents, open_store
from geo.views import sides
from geo.views.provenance import Provenance


@dataclass(frozen=True, slots=True)
class Selection:
    """Hold the selected events beside all of the store.

    Colours go by the sides of the whole store, so that a filter changes no colour.
    """

    query: EventQuery
    events: tuple[Event, ...]
    contents: Contents
    origin: Origin

    @property
    def provenance(self) -> Provenance:
        """Return what a file of the selection says about where it comes from."""
        return self.origin.trace(self.events, self.articles, self.query)

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
            return "no event: the store is empty; `ingest` or `serve` fills it"
        return f"no event: the filters select none of {len(self.all_events)}"

    @property
    def tally(self) -> str:
        """Say how many of how many events are selected, and why none where none is."""
        note = f"; {self.why_empty}" if self.why_empty else ""
        return f"{len(self.events)} of {len(self.all_events)} events{note}"

    @property
    def sides(self) -> tuple[str, ...]:
        """Return the sides in the store, each as often as it is told of."""
        return sides.told_in(self.all_events)


def load_selection(arguments: argparse.Namespace) -> Selection:
    """Read the store once and select by the query flags, as :func:`load` does.

    Raises
    ------
    InvalidQuery
        If a flag cannot be understood, or names a force or place that nothing knows.
    StoreUnavailable
        If the database cannot be opened.
    """
    selection = load(query_of(arguments))
    _check_names(selection)
    return selection


def load(query: EventQuery) -> Selection:
    """Read the store once and select; print which records are damaged.

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
    return Selection(query, select(query, contents.events, contents.articles), contents, whence)


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
