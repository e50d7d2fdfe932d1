"""One place from two sources is one entry: the reviewed one, with the names of both."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product
from math import cos, floor, hypot, radians

from geo.gazetteer.entry import Entry, NameKind
from geo.gazetteer.keys import normalised_key
from geo.model import Place

_TWIN_KM = 30.0
_SAME_AIRPORT_KM = 5.0
_KM_PER_DEGREE = 111.2


class Reviewed:
    """Hold reviewed entries, and let those of other sources join them."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = list(entries)
        self._by_name: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._airports: dict[tuple[int, int], list[int]] = defaultdict(list)
        self._sorts = {_sort(entry.place) for entry in self.entries}
        self._by_id = {entry.place.id: number for number, entry in enumerate(self.entries)}
        for number, entry in enumerate(self.entries):
            for key in _keys(entry):
                self._by_name[key].append(number)
            if entry.place.feature.startswith("S.AIR"):
                self._airports[_cell(entry.place)].append(number)

    def twin(self, entry: Entry) -> Entry | None:
        """Return the reviewed entry of the same place, or None."""
        number = next(self._twins(entry), None)
        return None if number is None else self.entries[number]

    def join(self, others: Iterable[Entry]) -> Iterator[Entry]:
        """Yield the entries that have no reviewed twin; the others give theirs their names.

        Twins have the same id, or share country and feature class, and a name within 30 km (for
        areas: within half the smaller one's radius). Airports are twins within 5 km whatever
        their names.
        The reviewed entry keeps its point, radius and feature.
        """
        for entry in others:
            twin = next(self._twins(entry), None)
            if twin is None:
                yield entry
            else:
                self.entries[twin] = _join(self.entries[twin], entry)

    def _twins(self, entry: Entry) -> Iterator[int]:
        place = entry.place
        if place.id in self._by_id:
            yield self._by_id[place.id]
        if _sort(place) not in self._sorts:
            return
        if place.feature.startswith("S.AIR"):
            for number in self._airports_around(place):
                own = self.entries[number].place
                near = _distance_km(own, place) <= _SAME_AIRPORT_KM
                if near and own.country == place.country:
                    yield number
        for name in entry.place_names():
            for number in self._by_name.get((place.country, normalised_key(name)), ()):
                if are_twins(self.entries[number].place, place):
                    yield number

    def _airports_around(self, place: Place) -> Iterator[int]:
        column, row = _cell(place)
        for cell in product(range(column - 1, column + 2), range(row - 1, row + 2)):
            yield from self._airports.get(cell, ())


def _cell(place: Place) -> tuple[int, int]:
    """Return the cell of a grid of degrees; what is 5 km away may lie in the next one."""
    return floor(place.lon), floor(place.lat)


def _sort(place: Place) -> tuple[str, str]:
    """Return what twins must share at least: country and feature class."""
    return place.country, place.feature[:1]


def _keys(entry: Entry) -> set[tuple[str, str]]:
    country = entry.place.country
    return {(country, normalised_key(name)) for name in entry.place_names()}


def are_twins(one: Place, other: Place) -> bool:
    """Tell whether two places that share a name are one: of one kind, and near each other."""
    near_km = max(_TWIN_KM, min(one.radius_km, other.radius_km) / 2)
    return _sort(one) == _sort(other) and _distance_km(one, other) <= near_km


def _join(reviewed: Entry, other: Entry) -> Entry:
    place = replace(
        reviewed.place,
        population=max(reviewed.place.population, other.place.population),
        admin1=reviewed.place.admin1 or other.place.admin1,
    )
    main = (other.place.name, NameKind.ALIAS)
    return Entry(place, (*reviewed.names, main, *other.names))


def _distance_km(one: Place, other: Place) -> float:
    """Approximate a short distance on a plane; good to a percent below 100 km."""
    east = (one.lon - other.lon) * cos(radians(one.lat))
    return _KM_PER_DEGREE * hypot(east, one.lat - other.lat)
