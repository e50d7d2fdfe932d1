"""Names in a query that no event has: misspelt ones told from places and forces without events."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from geo import forces
from geo.errors import NotFound
from geo.gazetteer import Index
from geo.model import Event, EventQuery, Force

_LISTED = 8
_CANDIDATES = 20


@dataclass(frozen=True, slots=True)
class Unmet:
    """Hold a value of a query's parameter that no event has.

    ``is_known`` where the tables know the name; ``reason`` says the rest in plain words.
    """

    parameter: str
    value: str
    is_known: bool
    reason: str

    def write(self, prefix: str = "") -> str:
        """Write one line; ``prefix`` is what stands before a parameter: ``--`` for flags."""
        return f"{prefix}{self.parameter}={self.value[:60]!r}: {self.reason}"


def find(
    query: EventQuery,
    events: Iterable[Event],
    open_gazetteer: Callable[[], Index],
    publishers: Collection[str] = (),
) -> tuple[Unmet, ...]:
    """Return the forces, places and publishers of the query that none of the events has.

    ``publishers`` are those of the store. The gazetteer is opened only where a place is in no
    event.
    """
    if not query.forces and not query.places and not query.publishers:
        return ()
    told = tuple(events)
    return (
        *_unmet_forces(query.forces, told),
        *_unmet_places(query.places, told, open_gazetteer),
        *_unmet_publishers(query.publishers, publishers),
    )


def _unmet_publishers(wanted: Collection[str], known: Collection[str]) -> Iterable[Unmet]:
    for value in _missing(wanted, known):
        advice = _advice(value, {name for name in known if name})
        yield Unmet("publisher", value, False, f"no article is by this publisher; {advice}")


def _unmet_forces(wanted: Collection[str], events: Iterable[Event]) -> Iterable[Unmet]:
    names = {name for e in events for f in e.forces + e.opponents for name in _names_of(f)}
    for value in _missing(wanted, names):
        if forces.load().named(value):
            yield Unmet("force", value, True, "no event is about this force")
        else:
            advice = _advice(value, names)
            yield Unmet("force", value, False, f"no force has this id, name or side; {advice}")


def _unmet_places(
    wanted: Collection[str], events: Iterable[Event], open_gazetteer: Callable[[], Index]
) -> Iterable[Unmet]:
    names = {r.place.id: r.place.name for e in events for r in e.resolutions if r.place}
    for value in _missing(wanted, {*names, *names.values()}):
        meant = _place_ids(value, open_gazetteer())
        if meant:
            yield Unmet("place", value, True, _why_empty(meant, names))
        else:
            advice = _advice(value, set(names.values()))
            yield Unmet("place", value, False, f"no place has this id or name; {advice}")


def _place_ids(value: str, gazetteer: Index) -> tuple[str, ...]:
    try:
        return (gazetteer.place(value).id,)
    except NotFound:
        found = gazetteer.candidates(value, tolerant=False, limit=_CANDIDATES)
        return tuple(candidate.place.id for candidate in found)


def _why_empty(meant: Iterable[str], names: Mapping[str, str]) -> str:
    known = next((names[id_] for id_ in meant if id_ in names), "")
    if known:
        return f"the events call this place {known}"
    return "the gazetteer knows this place, and no event is there"


def _missing(wanted: Iterable[str], names: Iterable[str]) -> list[str]:
    met = {name.casefold() for name in names}
    return [value for value in wanted if value.casefold() not in met]


def _advice(value: str, names: Collection[str]) -> str:
    by_key = {name.casefold(): name for name in sorted(names)}
    near = [by_key[key] for key in get_close_matches(value.casefold(), by_key)]
    shown = near or sorted(names)[:_LISTED]
    return f"the store has {', '.join(shown)}" if shown else "the store has no events yet"


def _names_of(force: Force) -> set[str]:
    return {name for name in (force.id, force.name, force.side) if name}
