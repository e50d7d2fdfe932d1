"""Which section an event belongs to, and which events lead."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from geo.model import MOVEMENTS, Action, Event, Status

_CONTROL = {Action.CAPTURE, Action.LOSE_CONTROL, Action.HANDOVER, Action.BLOCKADE}
_FIGHTING = {Action.STRIKE, Action.CLASH}


@dataclass(frozen=True, slots=True)
class Shelves:
    """Hold the events of a briefing by section; every event lies on exactly one shelf."""

    moved: tuple[Event, ...]
    control: tuple[Event, ...]
    fighting: tuple[Event, ...]
    other: tuple[Event, ...]
    planned: tuple[Event, ...]
    denied: tuple[Event, ...]

    @property
    def asserted(self) -> tuple[Event, ...]:
        """Return what somebody says did happen, in time order."""
        return tuple(sorted(self.moved + self.control + self.fighting + self.other, key=time_of))


def sort_events(events: Iterable[Event]) -> Shelves:
    """Put every event on its shelf, in the order given."""
    shelves: dict[str, list[Event]] = {field.name: [] for field in fields(Shelves)}
    for event in events:
        shelves[_shelf_of(event)].append(event)
    return Shelves(**{name: tuple(held) for name, held in shelves.items()})


def _shelf_of(event: Event) -> str:
    if event.status is Status.DENIED:
        return "denied"
    if not event.status.is_asserted or event.action is Action.PLANNED_OPERATION:
        return "planned"
    if event.action in MOVEMENTS:
        return "moved"
    if event.action in _CONTROL:
        return "control"
    return "fighting" if event.action in _FIGHTING else "other"


def leading(shelves: Shelves) -> list[Event]:
    """Rank what is said to have happened now, the weightiest first."""
    told = (event for event in shelves.asserted if event.status is not Status.HISTORICAL)
    return sorted(told, key=weight_of, reverse=True)


def time_of(event: Event) -> tuple[str, str, str]:
    """Order events by time, undated ones last."""
    if event.when is None:
        return "9999", "9999", event.id
    return event.when.first.isoformat(), event.when.last.isoformat(), event.id


def weight_of(event: Event) -> tuple[bool, int, int, float, str, str]:
    """Rank what leads the briefing: movements, well sourced, complete, sure, recent."""
    ends = sum(any(r.is_mappable for r in end) for end in (event.origins, event.destinations))
    return (
        event.is_movement,
        min(event.independent_sources, 3),
        ends,
        round(event.confidence, 1),
        time_of(event)[0] if event.when else "",
        event.id,
    )
