"""Which events each section of a briefing tells of: of all of them, or of what fits two pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.model import Event, EventQuery
from geo.views.briefing import short_form
from geo.views.briefing.shelves import Shelves, sort_events, time_of
from geo.views.prose import lead

_MOST_JUDGEMENTS = 5
_MOST_EVENTS = 400
"""A briefing tells no more than this: nobody reads on, and the data file has them all."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Hold what is told at all, what may lead, and what the sections tell of.

    ``unplaced`` is what is asserted without a place, ``undated`` without a date. Of a window of
    days the undated stand there and nowhere else, whatever their status: they may lie outside.
    """

    told: tuple[Event, ...]
    leading: tuple[Event, ...]
    judged: tuple[Event, ...]
    shelves: Shelves
    undated: tuple[Event, ...]
    unplaced: tuple[Event, ...]


def plan_full(events: Iterable[Event], query: EventQuery) -> Plan:
    """Tell of all events, of too many the weightiest."""
    telling = sorted(filter(_says_who_or_where, events), key=lead.weight_of)
    told = tuple(sorted(telling[-_MOST_EVENTS:], key=time_of))
    leading = _within_window(told, query)
    shelves = sort_events(leading)
    judged = tuple(lead.rank(leading)[:_MOST_JUDGEMENTS])
    undated, unplaced = _unknown(shelves.asserted)
    outside = tuple(event for event in told if event not in leading)
    return Plan(told, leading, judged, shelves, undated + outside, unplaced)


def plan_short(events: Sequence[Event], query: EventQuery) -> Plan:
    """Tell of what fits two pages, of each event in one section."""
    events = [short_form.shorten(event) for event in events if _says_who_or_where(event)]
    judged = lead.rank(_within_window(events, query))[: short_form.MOST_JUDGEMENTS]
    told = short_form.choose(events, judged)
    leading = _within_window(told, query)
    others = [event for event in leading if event not in judged]
    undated, unplaced = _unknown(sort_events(others).asserted)
    undated += tuple(event for event in told if event not in leading)
    unplaced = tuple(event for event in unplaced if event not in undated)
    shelves = sort_events(event for event in others if event not in undated + unplaced)
    return Plan(told, leading, tuple(judged), shelves, undated, unplaced)


def _says_who_or_where(event: Event) -> bool:
    """Tell whether there is anything to tell: not just "an operation will follow"."""
    return bool(event.forces or event.opponents or event.quantities or event.resolutions)


def _within_window(events: Iterable[Event], query: EventQuery) -> tuple[Event, ...]:
    """Return what may lead: of a window of days only what the sources date."""
    return tuple(event for event in events if event.is_dated or not has_window(query))


def has_window(query: EventQuery) -> bool:
    """Tell whether a query asks for days."""
    return query.first is not None or query.last is not None


def _unknown(asserted: Sequence[Event]) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """Return what has no date, and what has no place."""
    return (
        tuple(event for event in asserted if not event.is_dated),
        tuple(event for event in asserted if not event.is_placed),
    )
