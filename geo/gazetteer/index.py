"""Look names up in the index file."""

import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from rapidfuzz.distance import OSA

from geo.errors import GazetteerMissing
from geo.gazetteer import schema
from geo.gazetteer.building import index_path
from geo.gazetteer.keys import exact_key, normalised_key, transliteration_key
from geo.model import Candidate, MatchRule, Place
from geo.model.generic_noun import features_asked

_STRICTNESS = {rule: number for number, rule in enumerate(MatchRule)}
_CURATED = 3_000_000
"""Prominence, in people, that a reviewed entry is worth over its twin without review."""


class Index:
    """Look up names and places in a built index; safe to share between threads.

    Raises
    ------
    GazetteerMissing
        If there is no index at the path.
    """

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise GazetteerMissing(f"no gazetteer at {path}: run `python -m geo gazetteer build`")
        self.version = path.stem.rpartition("-")[2]
        self._path = path
        self._local = threading.local()
        self._numbered = lru_cache(maxsize=50_000)(self._read_place)
        self._keyed = lru_cache(maxsize=100_000)(self._read_keyed)

    def place(self, id: str) -> Place | None:
        """Return the place with this id, or None."""
        query = f"SELECT {schema.COLUMNS} FROM place WHERE id = ?"  # noqa: S608
        row = self._connection.execute(query, (id,)).fetchone()
        return schema.place_of(row) if row else None

    def is_name(self, name: str) -> bool:
        """Tell whether the exact or normalised name is in the index."""
        return bool(self._keyed(normalised_key(name), schema.NORMALISED))

    def candidates(
        self, name: str, *, countries: Collection[str] = (), tolerant: bool = True, limit: int = 20
    ) -> tuple[Candidate, ...]:
        """Return the entries a name may mean, strictest rule first, then by prominence.

        Looser rules are tried only where the stricter ones find nothing. Names met by their
        transliteration key come from ``countries`` alone where any is given; fuzzy ones never
        from elsewhere.
        """
        found = list(self._exact(name))
        if tolerant:
            found += self._without_generic_noun(name, countries, limit) if not found else []
            found = found or list(self._transliterated(name, countries))
            found = found or list(self._fuzzy(name, countries))
        best: dict[str, Candidate] = {}
        for candidate in found:
            known = best.get(candidate.place.id)
            if known is None or _STRICTNESS[candidate.rule] < _STRICTNESS[known.rule]:
                best[candidate.place.id] = candidate
        return tuple(sorted(best.values(), key=_order)[:limit])

    def _exact(self, name: str) -> Iterator[Candidate]:
        exact = exact_key(name)
        for number, known in self._keyed(normalised_key(name), schema.NORMALISED):
            rule = MatchRule.EXACT if exact_key(known) == exact else MatchRule.NORMALISED
            yield Candidate(self._numbered(number), rule, known)

    def _without_generic_noun(
        self, name: str, countries: Collection[str], limit: int
    ) -> list[Candidate]:
        for bare, asked in _bare_names(name):
            found = self.candidates(bare, countries=countries, limit=limit)
            fitting = [c for c in found if c.place.feature.startswith(asked)]
            if found:
                return [
                    Candidate(c.place, MatchRule.GENERIC, c.matched_name) for c in fitting or found
                ]
        return []

    def _transliterated(self, name: str, countries: Collection[str]) -> Iterator[Candidate]:
        key = transliteration_key(name)
        if len(key) < 3:
            return
        for number, known in self._keyed(key, schema.TOLERANT):
            place = self._numbered(number)
            if not countries or place.country in countries:
                yield Candidate(place, MatchRule.TRANSLITERATED, known)

    def _fuzzy(self, name: str, countries: Collection[str]) -> Iterator[Candidate]:
        key = normalised_key(name)
        allowed = 2 if len(key) >= 9 else 1 if len(key) >= 5 else 0
        if not allowed:
            return
        for country in sorted(countries):
            for known_key, number, known in self._names_of(country):
                if abs(len(known_key) - len(key)) > allowed or known_key[0] != key[0]:
                    continue
                if OSA.distance(key, known_key, score_cutoff=allowed) <= allowed:
                    yield Candidate(self._numbered(number), MatchRule.FUZZY, known)

    @lru_cache(maxsize=8)  # noqa: B019 - an index lives as long as the process
    def _names_of(self, country: str) -> tuple[tuple[str, int, str], ...]:
        query = (
            "SELECT key, place, name.name FROM place JOIN name ON place.number = name.place "
            "WHERE country = ? AND kind = ?"
        )
        return tuple(self._connection.execute(query, (country, schema.NORMALISED)))

    def _read_keyed(self, key: str, kind: int) -> tuple[tuple[int, str], ...]:
        query = "SELECT place, name FROM name WHERE key = ? AND kind = ?"
        return tuple(self._connection.execute(query, (key, kind)))

    def _read_place(self, number: int) -> Place:
        query = f"SELECT {schema.COLUMNS} FROM place WHERE number = ?"  # noqa: S608
        return schema.place_of(self._connection.execute(query, (number,)).fetchone())

    @property
    def _connection(self) -> sqlite3.Connection:
        if not hasattr(self._local, "connection"):
            address = f"{self._path.resolve().as_uri()}?mode=ro&immutable=1"
            self._local.connection = sqlite3.connect(address, uri=True)
        connection: sqlite3.Connection = self._local.connection
        return connection


def open_index(path: Path | None = None) -> Index:
    """Open the index at the path, or the one built from the sources of this release.

    Raises
    ------
    GazetteerMissing
        If it has not been built.
    """
    return Index(path or index_path())


def _bare_names(name: str) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Take a generic noun off the end or the front, and say which features it asks for.

    >>> list(_bare_names("city of Hun"))
    [('Hun', ('P.',))]
    """
    words = name.split()
    if len(words) > 1 and (asked := features_asked(words[-1])):
        yield " ".join(words[:-1]), asked
    if len(words) > 2 and words[1].casefold() == "of" and (asked := features_asked(words[0])):
        yield " ".join(words[2:]), asked


def _order(candidate: Candidate) -> tuple[int, int, str]:
    place = candidate.place
    curated = _CURATED if place.source not in ("GeoNames", "airportsdata") else 0
    return _STRICTNESS[candidate.rule], -(place.population + curated), place.id
