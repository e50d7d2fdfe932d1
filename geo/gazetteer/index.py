"""Look names up in the index and in what was imported: the rules by which a name meets a place."""

from collections.abc import Collection, Iterator, Sequence
from math import cos, radians
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from geo.errors import GazetteerMissing, NotFound
from geo.gazetteer.building import index_path
from geo.gazetteer.entry import NameKind
from geo.gazetteer.files import Files, Question, Row
from geo.gazetteer.generic_names import bare_names
from geo.gazetteer.imports import Import, installed
from geo.gazetteer.keys import exact_key, is_latin, normalised_key, transliteration_keys
from geo.model import Candidate, MatchRule, Place

_STRICTNESS = {rule: number for number, rule in enumerate(MatchRule)}
_SHARE = 4
"""Of an import answers this part of the limit at most, beside what lies in the countries.

Some names have thousands of namesakes there.
"""
_KM_PER_DEGREE = 111.2
_TAKEN_FOR_ONE_ANOTHER = tuple(map(frozenset, ("aeiouyhw", "bpvfw", "dtz", "szcx", "gjkqcx", "mn")))
"""Letters that one writes for another by ear; others tell names apart."""


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
        self._files = Files(path, [item.path for item in imports])

    def place(self, id: str) -> Place:
        """Return the place with this id.

        Raises
        ------
        NotFound
            If the index has no such place.
        """
        place = self._files.place(id)
        if place is None:
            raise NotFound(f"the gazetteer has no place {id!r}")
        return place

    def is_name(self, name: str) -> bool:
        """Tell whether the exact or normalised name of a place is in the index."""
        return self._files.is_name(normalised_key(name), name)

    def candidates(
        self, name: str, *, countries: Collection[str] = (), tolerant: bool = True, limit: int = 20
    ) -> tuple[Candidate, ...]:
        """Return the entries a name may mean, strictest rule first, then by prominence.

        A looser rule is tried only where the stricter ones meet nothing; other spellings by
        transliteration also where they meet nothing in the ``countries`` that are given. Fuzzy
        matches are the last resort, and made inside these countries alone.

        Of an import answer the places in the countries. Of the others answer the well-known ones
        where the index knows the name too, else the most prominent ones, a quarter of the limit.
        """
        search = _Search(self._files, name, frozenset(countries), max(1, limit // _SHARE))
        found = list(search.named())
        if tolerant:
            found += search.without_generic_noun(only_fitting=bool(found))
            if not search.is_met_by(found):
                found += search.transliterated()
            if not found:
                found += search.with_generic_noun()
            if not found:
                found += search.fuzzy()
        return _strictest(found)[:limit]

    def settlements_within(self, lon: float, lat: float, distance_km: float) -> tuple[Place, ...]:
        """Return the settlements in the square that reaches so far from a point on each side."""
        high = distance_km / _KM_PER_DEGREE
        wide = min(180.0, high / max(0.01, cos(radians(lat))))
        box = (lat - high, lat + high, lon - wide, lon + wide)
        places: dict[str, Place] = {}
        for place in self._files.settlements_within(box):
            places.setdefault(place.id, place)
        return tuple(places.values())


class _Search(NamedTuple):
    """Meet one name by each of the rules."""

    files: Files
    name: str
    countries: frozenset[str]
    share: int

    def is_met_by(self, candidates: list[Candidate]) -> bool:
        """Tell whether there is a candidate in the countries, or at all where none are given."""
        return any(not self.countries or c.place.country in self.countries for c in candidates)

    def named(self) -> Iterator[Candidate]:
        """Meet the name itself."""
        exact = exact_key(self.name)
        for row in self._rows("name", normalised_key(self.name), NameKind.DEMONYM):
            if row.kind != NameKind.ABBREVIATION or row.name == self.name:
                is_exact = row.name == self.name or exact_key(row.name) == exact
                rule = MatchRule.EXACT if is_exact else MatchRule.NORMALISED
                yield Candidate(row.place, rule, row.name)

    def without_generic_noun(self, *, only_fitting: bool) -> Iterator[Candidate]:
        """Meet "Jufra base" by "Jufra"; places of the kind asked for come first."""
        for bare, asked in bare_names(self.name):
            rows = self._rows("name", normalised_key(bare), NameKind.STEM)
            if not any(row.place.feature.startswith(asked) for row in rows):
                rows += [
                    row
                    for key in transliteration_keys(bare)
                    for row in self._rows("sound", key, NameKind.STEM)
                    if row.place.feature.startswith(asked) or self._may_lie(row.place)
                ]
            fitting = [row for row in rows if row.place.feature.startswith(asked)]
            others = [row for row in rows if row.kind != NameKind.STEM and not only_fitting]
            for row in (*fitting, *others):
                yield Candidate(row.place, MatchRule.GENERIC, row.name)

    def with_generic_noun(self) -> Iterator[Candidate]:
        """Meet "Khadim" by "Al Khadim Airport"."""
        for row in self._rows("name", normalised_key(self.name), NameKind.STEM):
            yield Candidate(row.place, MatchRule.GENERIC, row.name)

    def transliterated(self) -> Iterator[Candidate]:
        """Meet other romanisations."""
        for key in transliteration_keys(self.name):
            for row in self._rows("sound", key, NameKind.ALIAS):
                if self._may_lie(row.place):
                    yield Candidate(row.place, MatchRule.TRANSLITERATED, row.name)

    def fuzzy(self) -> Iterator[Candidate]:
        """Meet names that begin alike and are one edit away, from nine letters on two.

        In a shorter name the edit exchanges no letters that sound unlike: "Kafra" is not Kabra.
        """
        key = normalised_key(self.name)
        if len(key) < 5 or not is_latin(self.name):
            return
        edits, same = (2, 3) if len(key) >= 9 else (1, 2)
        lengths = len(key) - edits, len(key) + edits
        for country in sorted(self.countries):
            spellings = self.files.spellings(country, key[:same], lengths)
            near = extract(key, spellings, scorer=OSA.distance, score_cutoff=edits, limit=None)
            for distance, known in sorted((distance, known) for known, distance, _ in near):
                if edits == 1 and distance and not _is_misspelt(key, known):
                    continue
                for row in self._rows("name", known, NameKind.ABBREVIATION):
                    if row.place.country == country:
                        yield Candidate(row.place, MatchRule.FUZZY, row.name)

    def _may_lie(self, place: Place) -> bool:
        """Tell whether a place lies in the countries, or none are given."""
        return not self.countries or place.country in self.countries

    def _rows(self, table: str, key: str, loosest: NameKind) -> list[Row]:
        return self.files.rows(Question(table, key, loosest, self.share, self.countries))


def _is_misspelt(name: str, known: str) -> bool:
    """Tell whether two keys one edit apart may be one name.

    A letter may be missing or stand in another place; another letter must sound alike.
    """
    if sorted(name) == sorted(known) or len(name) != len(known):
        return True
    exchanged = {pair for pair in zip(name, known, strict=True) if pair[0] != pair[1]}
    return all(
        any(sounds.issuperset(pair) for sounds in _TAKEN_FOR_ONE_ANOTHER) for pair in exchanged
    )


def open_index(path: Path | None = None) -> Index:
    """Open the index at the path, or this release's with all that was imported.

    Raises
    ------
    GazetteerMissing
        If it has not been built.
    """
    return Index(path) if path else Index(index_path(), installed())


def _strictest(candidates: list[Candidate]) -> tuple[Candidate, ...]:
    """Return each place once, by its strictest rule, in the order of the rules."""
    best: dict[str, Candidate] = {}
    for candidate in candidates:
        known = best.setdefault(candidate.place.id, candidate)
        if _strictness(candidate) < _strictness(known):
            best[candidate.place.id] = candidate
    return tuple(sorted(best.values(), key=_strictness))


def _strictness(candidate: Candidate) -> int:
    return 0 if candidate.rule is MatchRule.EXACT else _STRICTNESS[candidate.rule]
