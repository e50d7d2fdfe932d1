"""Who held or stood where, and from which day to which: spells, each with its evidence.

Holding follows :mod:`geo.layers.control`. Standing is less: a text places a force at a place
by a day, and no text has told of its leaving since. Nobody is carried on from place to place.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from geo.layers.control import Holding, Standing, follow_place, places_of
from geo.model import Action, Event, Force, Place

STAYS = frozenset(
    {
        *(Action.DEPLOY, Action.REINFORCE, Action.REDEPLOY, Action.BUILD_UP),
        *(Action.FORTIFY, Action.BLOCKADE, Action.CLASH),
    }
)
"""Actions that say that a force is at the place, or came to it.

An advance or a withdrawal towards a place tells of no arrival, and a strike may come from afar.
"""
LEAVINGS = frozenset({Action.WITHDRAW, Action.REDEPLOY, Action.LOSE_CONTROL, Action.HANDOVER})
"""Actions after which a force is no longer said to be at a place."""

_LOSSES = frozenset({Action.LOSE_CONTROL, Action.HANDOVER})
_DAY = timedelta(days=1)
_Telling = tuple[Force, Place, Event]


class Kind(StrEnum):
    """What a force is to the place."""

    HELD = "held"
    STOOD = "stood"


@dataclass(frozen=True, slots=True)
class Spell:
    """Say who held a place, or stood there, between two days.

    ``first`` and ``last`` are inclusive; None is any earlier or any later day. ``forces`` are
    empty unless the texts settle who it was; ``events`` are the evidence, denials among them.
    """

    kind: Kind
    place: Place
    first: date | None
    last: date | None
    standing: Standing
    forces: tuple[Force, ...]
    events: tuple[Event, ...]

    def covers(self, day: date) -> bool:
        """Tell whether the spell covers the end of the day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def find_spells(events: Iterable[Event]) -> tuple[Spell, ...]:
    """Find all spells that the events tell of, by place, kind and first day."""
    told = tuple(events)
    spells = [*_held(told), *_stood(told)]
    return tuple(
        sorted(spells, key=lambda s: (s.place.name, s.place.id, s.kind, s.first or date.min))
    )


def _held(events: Sequence[Event]) -> Iterator[Spell]:
    by_place: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        for place in places_of(event):
            by_place[place.id].append(event)
    for place_id, told in by_place.items():
        yield from _join(_holdings(place_id, told))


def _holdings(place_id: str, events: Sequence[Event]) -> Iterator[Holding]:
    """Return who held the place at the end of each day on which that may change."""
    days = {day for event in events if event.when for day in (event.when.first, event.when.last)}
    before = min(days, default=date.max) - _DAY
    return follow_place(events, place_id, (before, *sorted(days)))


def _join(holdings: Iterable[Holding]) -> Iterator[Spell]:
    """Join what stays the same from one day of change to the next."""
    changes: list[Holding] = []
    for holding in holdings:
        if not changes or _told(changes[-1]) != _told(holding):
            changes.append(holding)
    for number, holding in enumerate(changes):
        if not number and holding.standing is Standing.UNKNOWN:
            continue  # before the first change that any text tells of
        following = changes[number + 1].day - _DAY if number + 1 < len(changes) else None
        yield Spell(
            Kind.HELD,
            holding.place,
            holding.day if number else None,
            following,
            holding.standing,
            holding.holders,
            tuple(dict.fromkeys((*(v.event for v in holding.versions), *holding.denials))),
        )


def _told(holding: Holding) -> tuple[object, ...]:
    return holding.standing, holding.versions, holding.denials


def _stood(events: Sequence[Event]) -> Iterator[Spell]:
    """Yield, for each force at each place, how long each telling of its being there holds."""
    seen: defaultdict[tuple[str, str], list[_Telling]] = defaultdict(list)
    left: defaultdict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        if event.when is None or not event.status.is_asserted:
            continue
        for force, place in _arrivals(event):
            seen[force.id, place.id].append((force, place, event))
        for force, place in _departures(event):
            left[force.id, place.id].append(event)
    for key, tellings in seen.items():
        yield from _follow(tellings, left[key])


def _arrivals(event: Event) -> Iterator[tuple[Force, Place]]:
    if event.action in STAYS:
        for resolution in event.destinations + event.locations:
            if resolution.place and resolution.is_mappable:
                yield from ((force, resolution.place) for force in event.forces)


def _departures(event: Event) -> Iterator[tuple[Force, Place]]:
    if event.action in LEAVINGS:
        named = event.origins or (event.locations if event.action in _LOSSES else ())
        for resolution in named:
            if resolution.place:
                yield from ((force, resolution.place) for force in event.forces)
    if event.action is Action.CAPTURE:
        yield from ((force, place) for place in places_of(event) for force in event.opponents)


def _follow(tellings: Sequence[_Telling], left: Sequence[Event]) -> Iterator[Spell]:
    """Follow one force at one place from telling to telling, until it is told to have left."""
    ordered = sorted(tellings, key=lambda telling: (_last_day(telling[2]), telling[2].id))
    for number, (force, place, event) in enumerate(ordered):
        since = _last_day(event)
        until = _last_day(ordered[number + 1][2]) if number + 1 < len(ordered) else None
        if until == since:
            continue
        over = [o for o in left if _last_day(o) >= since and o.when and o.when.first > since]
        unsure = [o for o in left if o not in over and _last_day(o) >= since]
        ends = [day for day in (until, *map(_last_day, over)) if day is not None]
        last = min(ends) - _DAY if ends else None
        standing = Standing.OPEN if unsure else Standing.NAMED
        yield Spell(Kind.STOOD, place, since, last, standing, (force,), (event, *unsure))


def _last_day(event: Event) -> date:
    return event.when.last if event.when else date.max
