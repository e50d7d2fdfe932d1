"""Look names up in the index file."""

import sqlite3
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from math import cos, radians
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz.distance import OSA

from geo.errors import GazetteerMissing, GazetteerUnreadable, NotFound
from geo.gazetteer import queries, schema
from geo.gazetteer.building import index_path
from geo.gazetteer.entry import NameKind
from geo.gazetteer.generic_names import bare_names
from geo.gazetteer.imports import Import, installed
from geo.gazetteer.keys import exact_key, is_latin, normalised_key, transliteration_keys
from geo.gazetteer.prominence import WELL_KNOWN
from geo.model import Candidate, MatchRule, Place

_STRICTNESS = {rule: number for number, rule in enumerate(MatchRule)}
_MOST_ROWS = 200
_IMPORT_CACHE_KIB = 8_000
"""Holds the upper levels of the trees of 13 million places."""
_KM_PER_DEGREE = 111.2


class Index:
    """Look up names and places in a built index; safe to share between threads.

    ``imports`` answer beside it; a place that both have is the index's, with the names of both.
    ``version`` changes with the sources, with the code that builds the index and with what is
    imported.

    Raises
    ------
    GazetteerMissing
        If there is no index at the path.

    Every question raises ``GazetteerUnreadable`` where the file turns out to be damaged.
    """

    def __init__(self, path: Path, imports: Sequence[Import] = ()) -> None:
        if not path.is_file():
            raise GazetteerMissing(f"no gazetteer at {path}: run `python -m geo gazetteer build`")
        versions = (path.stem.rpartition("-")[2], *(item.version for item in imports))
        self.version = "+".join(versions)
        self._path = path
        self._attached = {f"import_{n}": item.path for n, item in enumerate(imports)}
        schemas = tuple(self._attached)
        self._by_name = queries.by_name("name", schemas)
        self._by_sound = queries.by_name("sound", schemas)
        self._by_id = queries.by_id(schemas)
        self._is_name = queries.is_name(schemas)
        self._spellings = queries.spellings(schemas)
        self._settlements_within = queries.settlements_within(schemas)
        self._local = threading.local()

    def place(self, id: str) -> Place:
        """Return the place with this id.

        Raises
        ------
        NotFound
            If the index has no such place.
        """
        rows = self._ask(self._by_id, (id,))
        if not rows:
            raise NotFound(f"the gazetteer has no place {id!r}")
        return schema.place_of(rows[0])

    def is_name(self, name: str) -> bool:
        """Tell whether the exact or normalised name of a place is in the index."""
        question = {
            "key": normalised_key(name),
            "name": name,
            "alias": NameKind.ALIAS,
            "abbreviation": NameKind.ABBREVIATION,
            "well_known": -WELL_KNOWN,
        }
        return bool(self._ask(self._is_name, question))

    def candidates(
        self, name: str, *, countries: Collection[str] = (), tolerant: bool = True, limit: int = 20
    ) -> tuple[Candidate, ...]:
        """Return the entries a name may mean, strictest rule first, then by prominence.

        A looser rule is tried only where the stricter ones meet nothing; other spellings by
        transliteration also where they meet nothing in the ``countries`` that are given. Fuzzy
        matches are the last resort, and made inside these countries alone.
        """
        found = list(self._named(name))
        if tolerant:
            found += self._without_generic_noun(name, only_fitting=bool(found))
            if not _any_in(found, countries):
                found += self._transliterated(name, countries)
            if not found:
                found += self._with_generic_noun(name)
            if not found:
                found += self._fuzzy(name, countries)
        best: dict[str, Candidate] = {}
        for candidate in found:
            known = best.setdefault(candidate.place.id, candidate)
            if _STRICTNESS[candidate.rule] < _STRICTNESS[known.rule]:
                best[candidate.place.id] = candidate
        return tuple(sorted(best.values(), key=_strictness)[:limit])

    def settlements_within(self, lon: float, lat: float, distance_km: float) -> tuple[Place, ...]:
        """Return the settlements in the square that reaches so far from a point on each side."""
        high = distance_km / _KM_PER_DEGREE
        wide = min(180.0, high / max(0.01, cos(radians(lat))))
        box = (lat - high, lat + high, lon - wide, lon + wide)
        rows = self._ask(self._settlements_within, box)
        places: dict[str, Place] = {}
        for place in map(schema.place_of, rows):
            places.setdefault(place.id, place)
        return tuple(places.values())

    def _named(self, name: str) -> Iterator[Candidate]:
        exact = exact_key(name)
        rows = self._rows(self._by_name, normalised_key(name), NameKind.DEMONYM)
        for kind, known, place in rows:
            if kind != NameKind.ABBREVIATION or known == name:
                rule = MatchRule.EXACT if exact_key(known) == exact else MatchRule.NORMALISED
                yield Candidate(place, rule, known)

    def _without_generic_noun(self, name: str, *, only_fitting: bool) -> Iterator[Candidate]:
        """Meet "Jufra base" by "Jufra"; places of the kind asked for come first."""
        for bare, asked in bare_names(name):
            rows = list(self._rows(self._by_name, normalised_key(bare), NameKind.STEM))
            if not any(row.place.feature.startswith(asked) for row in rows):
                for key in transliteration_keys(bare):
                    rows += self._rows(self._by_sound, key, NameKind.STEM)
            fitting = [row for row in rows if row.place.feature.startswith(asked)]
            others = [row for row in rows if row.kind != NameKind.STEM and not only_fitting]
            for row in (*fitting, *others):
                yield Candidate(row.place, MatchRule.GENERIC, row.name)

    def _with_generic_noun(self, name: str) -> Iterator[Candidate]:
        """Meet "Khadim" by "Al Khadim Airport"."""
        for row in self._rows(self._by_name, normalised_key(name), NameKind.STEM):
            yield Candidate(row.place, MatchRule.GENERIC, row.name)

    def _transliterated(self, name: str, countries: Collection[str]) -> Iterator[Candidate]:
        for key in transliteration_keys(name):
            for row in self._rows(self._by_sound, key, NameKind.ALIAS):
                if not countries or row.place.country in countries:
                    yield Candidate(row.place, MatchRule.TRANSLITERATED, row.name)

    def _fuzzy(self, name: str, countries: Collection[str]) -> Iterator[Candidate]:
        """Meet names that begin alike and are one edit away, from nine letters on two."""
        key = normalised_key(name)
        if len(key) < 5 or not is_latin(name):
            return
        edits, same = (2, 3) if len(key) >= 9 else (1, 2)
        for country in sorted(countries):
            bounds = (country, key[:same], key[:same] + "\uffff")
            near = {
                (OSA.distance(key, known, score_cutoff=edits), known)
                for (known,) in self._ask(self._spellings, bounds)
            }
            for distance, known in sorted(near):
                if distance <= edits:
                    for row in self._rows(self._by_name, known, NameKind.ABBREVIATION):
                        if row.place.country == country:
                            yield Candidate(row.place, MatchRule.FUZZY, row.name)

    def _rows(self, query: str, key: str, loosest: NameKind) -> Iterator["_Row"]:
        rows = self._ask(query, (key, loosest, _MOST_ROWS)) if key else []
        for kind, _rank, name, *place, known in rows:
            found = schema.place_of(place)
            yield _Row(kind, name or found.name, self.place(found.id) if known else found)

    def _ask(self, query: str, values: Sequence[object] | Mapping[str, object]) -> list[Any]:
        """Return all rows that answer a query.

        Raises
        ------
        GazetteerUnreadable
            If the file is damaged.
        """
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            advice = "run `python -m geo gazetteer build`"
            if self._attached:
                names = ", ".join(path.stem for path in self._attached.values())
                advice += f", and if that does not help, import again what was imported ({names})"
            raise GazetteerUnreadable(
                f"the gazetteer at {self._path} cannot be read ({error}): {advice}"
            ) from error

    @property
    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(_read_only(self._path), uri=True)
            for name, path in self._attached.items():
                if not path.is_file():
                    raise GazetteerMissing(
                        f"the import {path.stem} was removed: start this program again"
                    )
                connection.execute(f"ATTACH ? AS {name}", (_read_only(path),))
                connection.execute(f"PRAGMA {name}.cache_size = -{_IMPORT_CACHE_KIB}")
            self._local.connection = connection
        return connection


class _Row(NamedTuple):
    """A name of the index that a key met, and its place."""

    kind: int
    name: str
    place: Place


def open_index(path: Path | None = None) -> Index:
    """Open the index at the path, or this release's with all that was imported.

    Raises
    ------
    GazetteerMissing
        If it has not been built.
    """
    return Index(path) if path else Index(index_path(), installed())


def _read_only(path: Path) -> str:
    return f"{path.resolve().as_uri()}?mode=ro&immutable=1"


def _strictness(candidate: Candidate) -> int:
    return _STRICTNESS[candidate.rule]


def _any_in(candidates: list[Candidate], countries: Collection[str]) -> bool:
    """Tell whether there is a candidate in the countries, or at all where none are given."""
    return any(not countries or c.place.country in countries for c in candidates)
