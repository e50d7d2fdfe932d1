"""What an output command works on: the events that its flags select, and their articles."""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass

from geo.commands.query_flags import query_of
from geo.model import Article, Event, EventQuery
from geo.model.query import select
from geo.store import open_store


@dataclass(frozen=True, slots=True)
class Selection:
    """Hold the selected events beside all of the store.

    Colours go by the sides of the whole store, so that a filter changes no colour.
    """

    query: EventQuery
    events: tuple[Event, ...]
    all_events: tuple[Event, ...]
    articles: Mapping[str, Article]

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
        """Return the sides of all forces in the store, each once."""
        return tuple({force.side for event in self.all_events for force in event.forces})


def load_selection(arguments: argparse.Namespace) -> Selection:
    """Read the store once and select by the query flags.

    Raises
    ------
    InvalidQuery
        If a flag cannot be understood.
    StoreUnavailable
        If the database cannot be opened.
    """
    query = query_of(arguments)
    store = open_store()
    try:
        events = store.events()
        articles = {article.id: article for article in store.articles()}
    finally:
        store.close()
    return Selection(query, select(query, events), events, articles)
