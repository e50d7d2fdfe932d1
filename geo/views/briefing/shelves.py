"""Which section an event belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from geo.model import MOVEMENTS, Action, DateBasis, Event, Status

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


def time_of(event: Event) -> tuple[str, str, str]:
    """Order events by the day a reader sees: the last where only "by" a day is known.

    Undated events come last.
    """
    if event.when is None:
        return "9999", "9999", event.id
    is_by = event.when.basis is DateBasis.PUBLICATION
    shown = event.when.last if is_by else event.when.first
    return shown.isoformat(), event.when.last.isoformat(), event.id
