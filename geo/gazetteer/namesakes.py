"""Settlements that bear the name of the division they lie in: "Homs" is a city and a province.

Without more context the city is meant, and it goes by every spelling that the division's name
has: sources spell the two apart ("Gedaref" the state, "El Gedaref" its capital).
"""

from collections.abc import Iterable, Iterator

from geo.gazetteer.entry import Entry, NameKind, named
from geo.gazetteer.generic_names import bare_names
from geo.gazetteer.keys import is_latin, normalised_key
from geo.gazetteer.prominence import prominence

_SHARE = 6
"""A village counts only if it has at least this part of the division's people: "Quebec" is not
first of all the city."""


class Namesakes:
    """Find first-order divisions' namesakes among settlements.

    ``prominence`` holds, by id, what a namesake is worth at least: more than its division.
    """

    def __init__(self, divisions: Iterable[Entry]) -> None:
        self.prominence: dict[str, int] = {}
        self._divisions = {
            (entry.place.country, entry.place.admin1): entry
            for entry in divisions
            if entry.place.feature == "A.ADM1"
        }

    def share(self, settlements: Iterable[Entry]) -> Iterator[Entry]:
        """Yield the settlements, namesakes with the names of their divisions."""
        for entry in settlements:
            place = entry.place
            division = self._divisions.get((place.country, place.admin1))
            if division is None or place.population * _SHARE < division.place.population:
                yield entry
                continue
            names = _proper_names(division)
            if normalised_key(place.name) not in map(normalised_key, names):
                yield entry
                continue
            self.prominence[place.id] = prominence(division.place) + 1
            yield Entry(place, (*named(names, NameKind.ALIAS), *entry.names))


def _proper_names(division: Entry) -> list[str]:
    """Return the names of a division that have no generic noun: a city is no "Homs Governorate"."""
    return [
        name
        for name, kind in division.all_names()
        if kind <= NameKind.ALIAS and is_latin(name) and not any(bare_names(name))
    ]
