"""Places that an import shares with the index under other ids: found by name, kind and distance."""

from typing import Protocol

from geo.gazetteer.airports import read_airports
from geo.gazetteer.entry import Entry
from geo.gazetteer.index import Index
from geo.gazetteer.joining import Reviewed, are_twins
from geo.gazetteer.tables import TABLES, read_tables, reviewed_tables
from geo.model import Place


class Twins(Protocol):
    """Find the place of the index that an imported one is."""

    def find(self, entry: Entry) -> Place | None:
        """Return the index's place, or None where it has none under another id."""
        ...


class GeonamesTwins:
    """Find the reviewed places and airports of the index among those of GeoNames.

    GeoNames' settlements and divisions have the same ids in the index: they need no search.
    """

    def __init__(self) -> None:
        reviewed = Reviewed(read_tables(reviewed_tables(TABLES)))
        airports = list(reviewed.join(read_airports()))
        self._own = Reviewed((*reviewed.entries, *airports))

    def find(self, entry: Entry) -> Place | None:
        """Return the reviewed place or the airport, or None."""
        twin = self._own.twin(entry)
        return twin.place if twin else None


class TableTwins:
    """Find any place of the index among those of a user's table."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def find(self, entry: Entry) -> Place | None:
        """Return the index's place of a name of the entry, the same kind and spot, or None."""
        for name in entry.place_names():
            for candidate in self._index.candidates(name, tolerant=False, limit=50):
                if are_twins(candidate.place, entry.place):
                    return candidate.place
        return None
