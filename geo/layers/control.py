"""Who held a place on a day, as far as the texts say: a pure function of events and a day.

Only three things tell of a holder: a capture, a loss and a handover that somebody asserts. Being
somewhere, advancing or withdrawing is not holding. Where the dates leave the order of two tellings
open, both stay; where no telling is known to be over by the day, the holder is unknown.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from geo.model import (
    Action,
    DateBasis,
    Event,
    Force,
    Place,
    RelationKind,
    Resolution,
    Status,
)

CHANGES = frozenset({Action.CAPTURE, Action.LOSE_CONTROL, Action.HANDOVER})
"""Actions after which a place has another holder, or is said to have one."""


class Standing(StrEnum):
    """How far the texts settle who held a place on a day."""

    NAMED = "named"  #: one holder is named, and nothing told speaks against it
    OPEN = "open"  #: several holders are named, and the texts do not settle which
    UNKNOWN = "unknown"  #: no holder is named for the day


@dataclass(frozen=True, slots=True)
class Version:
    """Say who held the place by one event.

    ``holders`` are empty where the event does not name them. ``is_before`` tells that they held
    it until the event, which came after the day. ``is_certain_by_day`` is false where the event
    may have come before the day or after it.
    """

    holders: tuple[Force, ...]
    event: Event
    is_before: bool = False
    is_certain_by_day: bool = True


@dataclass(frozen=True, slots=True)
class Holding:
    """Say who held a place at the end of a day, by which events; ``denials`` speak against them."""

    place: Place
    day: date
    standing: Standing
    versions: tuple[Version, ...] = ()
    denials: tuple[Event, ...] = ()

    @property
    def holders(self) -> tuple[Force, ...]:
        """Return the holders that are named, none unless all versions agree."""
        if self.standing is not Standing.NAMED:
            return ()
        return next(version.holders for version in self.versions if version.holders)


@dataclass(frozen=True, slots=True)
class _Change:
    """Hold one change of hands and the days within which it came; None is any earlier or later."""

    event: Event
    first: date | None
    last: date | None
    before: tuple[Force, ...]
    after: tuple[Force, ...]


def find_holdings(events: Iterable[Event], day: date) -> tuple[Holding, ...]:
    """Find who held each place at the end of the day; a place no text speaks of is left out.

    Places come by name. The order of the events does not matter.
    """
    told, denied = _by_place(events)
    holdings = (
        _holding(place, changes, denied.get(place.id, ()), day) for place, changes in told.values()
    )
    return tuple(sorted(holdings, key=lambda holding: (holding.place.name, holding.place.id)))


def follow_place(events: Iterable[Event], place_id: str, days: Iterable[date]) -> Iterator[Holding]:
    """Find who held one place at the end of each of the days, in their order."""
    told, denied = _by_place(events)
    if place_id in told:
        place, changes = told[place_id]
        for day in days:
            yield _holding(place, changes, denied.get(place_id, ()), day)


def places_of(event: Event) -> tuple[Place, ...]:
    """Return the places that a change of hands is about, each once; none for other events.

    Who takes a base somewhere in a place does not hold the place.
    """
    if event.action not in CHANGES:
        return ()
    named = event.locations or event.destinations or event.origins
    places = {r.place.id: r.place for r in named if r.place and r.is_mappable and not _is_site(r)}
    return tuple(places.values())


def _is_site(resolution: Resolution) -> bool:
    """Tell a site without a name, of which there may be others in the same place."""
    return resolution.relation is not None and resolution.relation.kind is RelationKind.SITE


def _by_place(
    events: Iterable[Event],
) -> tuple[Mapping[str, tuple[Place, list[_Change]]], Mapping[str, list[Event]]]:
    """Gather asserted changes and denied ones by the id of their place."""
    told: dict[str, tuple[Place, list[_Change]]] = {}
    denied: dict[str, list[Event]] = {}
    for event in sorted(events, key=lambda event: event.id):
        for place in places_of(event):
            if event.status.is_asserted:
                told.setdefault(place.id, (place, []))[1].append(_change(event))
            elif event.status is Status.DENIED:
                denied.setdefault(place.id, []).append(event)
    return told, denied


def _change(event: Event) -> _Change:
    gains = event.action is Action.CAPTURE
    before, after = (event.opponents, event.forces) if gains else (event.forces, event.opponents)
    if event.when is None:
        return _Change(event, None, None, before, after)
    is_by = event.when.basis is DateBasis.PUBLICATION
    return _Change(event, None if is_by else event.when.first, event.when.last, before, after)


def _holding(
    place: Place, changes: Sequence[_Change], denied: Sequence[Event], day: date
) -> Holding:
    over = _latest([c for c in changes if c.last is not None and c.last <= day])
    later = [c for c in changes if c.first is not None and c.first > day]
    rest = [
        c for c in changes if not (c.last and c.last <= day) and not (c.first and c.first > day)
    ]
    versions = [Version(change.after, change.event) for change in over]
    versions += [Version(c.after, c.event, is_certain_by_day=False) for c in rest]
    if not versions:
        versions = [Version(c.before, c.event, is_before=True) for c in _earliest(later)]
    versions = _without_echoes(versions)
    denials = tuple(d for d in denied if any(_speaks_against(d, v.event) for v in versions))
    return Holding(place, day, _standing(versions, denials), tuple(versions), denials)


def _latest(changes: Sequence[_Change]) -> list[_Change]:
    """Return the changes that no other one is known to have followed."""
    newest = max((change.first for change in changes if change.first), default=date.min)
    return [c for c in changes if c.last is None or c.last >= newest]


def _earliest(changes: Sequence[_Change]) -> list[_Change]:
    """Return the changes that no other one is known to have preceded."""
    oldest = min((change.last for change in changes if change.last), default=date.max)
    return [c for c in changes if c.first is None or c.first <= oldest]


def _without_echoes(versions: Sequence[Version]) -> list[Version]:
    """Leave out a loss without a new holder where another event names the one who took over."""
    named = [version for version in versions if version.holders and version.is_certain_by_day]
    return [
        v
        for v in versions
        if v.holders or not any(not _share(other.holders, v.event.forces) for other in named)
    ]


def _standing(versions: Sequence[Version], denials: Sequence[Event]) -> Standing:
    certain = [version for version in versions if version.is_certain_by_day]
    if not any(version.holders for version in certain):
        return Standing.UNKNOWN
    agreed = all(_share(one.holders, other.holders) for one in versions for other in versions)
    return Standing.NAMED if agreed and not denials else Standing.OPEN


def _share(some: Sequence[Force], others: Sequence[Force]) -> bool:
    """Tell whether two lists have a force in common, or a side."""
    ids, sides = {f.id for f in some}, {f.side for f in some if f.side}
    return any(force.id in ids or force.side in sides for force in others)


def _speaks_against(denial: Event, event: Event) -> bool:
    meets = denial.when is None or event.when is None or denial.when.meets(event.when)
    return denial.action is event.action and meets and _share(denial.forces, event.forces)
