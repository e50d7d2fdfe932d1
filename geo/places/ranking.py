"""Weigh the candidates of a name: named features, readable weights, one probability each."""

import json
import math
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from geo.model import Candidate, MatchRule, Place
from geo.places.context import Belief, Context, Toponym

Features = dict[str, float]
WEIGHTS = Path(__file__).with_name("weights.json")
"""Weights by feature name; ``benchmarks/train_geoparsing.py`` writes them."""

_GREAT_CITY = 300_000
_AREAS = ("country", "first-order division")
_MILITARY = ("S.AIR", "S.INSM", "S.NVB", "S.FT", "L.MILB")
_UNREVIEWED = ("GeoNames", "airportsdata")
_KINDS = (
    ("A.PCL", "country"),
    ("A.ADM1", "first-order division"),
    ("A.ADM2", "second-order division"),
    ("A.", "lower division"),
    ("P.PPLC", "capital"),
    ("P.PPLA", "seat of a division"),
    ("P.PPLX", "part of a town"),
    ("P.", "settlement"),
    ("S.AIR", "airport"),
    ("S.", "spot"),
    ("R.", "road"),
    ("H.", "water"),
    ("T.", "land form"),
    ("L.CONT", "continent"),
    ("L.", "area"),
)


class Weights(NamedTuple):
    """Hold the weights of the first pass, without context, and of the passes with it."""

    alone: Mapping[str, float]
    in_context: Mapping[str, float]


@cache
def load_weights() -> Weights:
    """Read the weights that ship with the code."""
    tables = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Weights(tables["alone"], tables["in context"])


def kind_of(place: Place) -> str:
    """Name the kind of place in plain words.

    >>> kind_of(Place("x", "Hun", 15.9, 29.1, 5, "P.PPLA", "LY", "", 0, "test"))
    'seat of a division'
    """
    return _kind_of_feature(place.feature)


@cache
def _kind_of_feature(feature: str) -> str:
    return next((kind for prefix, kind in _KINDS if feature.startswith(prefix)), "other")


def features_of(toponym: Toponym, number: int, context: Context | None) -> list[Features]:
    """Return the features of each candidate, then those of "none of them"."""
    if not toponym.candidates:
        return [{"none: always": 1.0}]
    largest = max(c.place.population for c in toponym.candidates)
    rows = [
        _alone(toponym, rank, candidate, largest)
        for rank, candidate in enumerate(toponym.candidates)
    ]
    _add_namesakes(rows, toponym)
    _add_seats(rows, toponym)
    none = _none(toponym, largest)
    if context is not None:
        _add_context(rows, none, toponym, number, context)
    return [*rows, none]


def believe(rows: list[Features], weights: Mapping[str, float]) -> Belief:
    """Turn features into probabilities that sum to 1 over the candidates and "none"."""
    scores = [sum(weights.get(name, 0.0) * v for name, v in row.items()) for row in rows]
    highest = max(scores)
    powers = [math.exp(score - highest) for score in scores]
    total = sum(powers)
    return Belief(tuple(p / total for p in powers[:-1]), powers[-1] / total)


def explain(row: Features, weights: Mapping[str, float], limit: int = 4) -> tuple[str, ...]:
    """Return the features that moved a score most, with their contribution in log-odds."""
    moves = {name: weights.get(name, 0.0) * value for name, value in row.items()}
    ranked = sorted(moves.items(), key=lambda item: (-abs(item[1]), item[0]))
    return tuple(f"{name} ({move:+.1f})" for name, move in ranked[:limit] if abs(move) >= 0.05)


def _alone(toponym: Toponym, rank: int, candidate: Candidate, largest: int) -> Features:
    place = candidate.place
    row: Features = {
        f"match: {candidate.rule.value}": 1.0,
        f"kind: {kind_of(place)}": 1.0,
        "prominence: population": math.log10(place.population + 1) / 7,
        "prominence: rank": 1 / (1 + rank),
    }
    if place.population:
        row["prominence: share of the largest"] = place.population / largest
    else:
        row["prominence: no population known"] = 1.0
    if candidate.matched_name.casefold() == place.name.casefold():
        row["match: main name"] = 1.0
    if place.source not in _UNREVIEWED:
        row["prominence: in a reviewed table"] = 1.0
    if len(toponym.candidates) == 1:
        row["match: only candidate"] = 1.0
    if toponym.asked:
        fits = any(place.feature.startswith(prefix) for prefix in toponym.asked)
        row["asked: kind fits" if fits else "asked: kind differs"] = 1.0
        if place.feature.startswith(toponym.asked[0]):
            row["asked: kind fits best"] = 1.0
        if fits and place.feature.startswith(_MILITARY):
            row["asked: airfield or base fits"] = 1.0
        elif fits and place.feature.startswith("S."):
            row["asked: spot fits"] = 1.0
        elif fits and place.feature.startswith("H."):
            row["asked: water fits"] = 1.0
    if not toponym.asked and toponym.taken and (extent := _extent(place)):
        row[f"taken or moved to: {extent}"] = toponym.taken
    if toponym.name.isupper() and len(toponym.name) <= 4:
        row[f"match: acronym for a {kind_of(place)}"] = 1.0
    return row


def _extent(place: Place) -> str:
    """Say whether forces that take the place take a settlement, a spot or a whole area."""
    return {"P": "settlement", "S": "spot", "A": "area", "L": "area"}.get(place.feature[:1], "")


def _add_seats(rows: list[Features], toponym: Toponym) -> None:
    """Tell a division from the town of its name in it: Basra, Kidal."""
    divisions = {
        (c.place.country, c.place.admin1)
        for c in toponym.candidates
        if kind_of(c.place) == "first-order division"
    }
    towns = {
        (c.place.country, c.place.admin1)
        for c in toponym.candidates
        if c.place.feature.startswith("P.")
    }
    shared = divisions & towns
    for row, candidate in zip(rows, toponym.candidates, strict=True):
        place = candidate.place
        if (place.country, place.admin1) in shared:
            if place.feature.startswith("P."):
                row["namesake: town in a division of its name"] = 1.0
            elif kind_of(place) == "first-order division":
                row["namesake: division with a town of its name"] = 1.0


def _add_namesakes(rows: list[Features], toponym: Toponym) -> None:
    """Tell a country or division from its great city of the same name: Mexico, Washington."""
    areas: dict[str, set[str]] = defaultdict(set)
    cities: set[str] = set()
    for place in (candidate.place for candidate in toponym.candidates):
        if _is_great_city(place):
            cities.add(place.country)
        elif kind_of(place) in _AREAS:
            areas[kind_of(place)].add(place.country)
    for row, candidate in zip(rows, toponym.candidates, strict=True):
        place, kind = candidate.place, kind_of(candidate.place)
        if kind in _AREAS and place.country in cities:
            row[f"namesake: {kind} with a great city of its name"] = 1.0
        elif _is_great_city(place):
            for area in _AREAS:
                if place.country in areas[area]:
                    row[f"namesake: great {kind} in a {area} of its name"] = 1.0


def _is_great_city(place: Place) -> bool:
    return place.feature.startswith("P.") and place.population >= _GREAT_CITY


def _none(toponym: Toponym, largest: int) -> Features:
    rules = {candidate.rule for candidate in toponym.candidates}
    row: Features = {
        "none: always": 1.0,
        "none: largest population": math.log10(largest + 1) / 7,
        "none: candidates": math.log10(len(toponym.candidates)),
    }
    if not rules & {MatchRule.EXACT, MatchRule.NORMALISED}:
        row["none: no exact match"] = 1.0
    if toponym.asked and not any(
        c.place.feature.startswith(prefix) for c in toponym.candidates for prefix in toponym.asked
    ):
        row["none: no candidate of the kind asked"] = 1.0
    return row


def _add_context(
    rows: list[Features], none: Features, toponym: Toponym, number: int, context: Context
) -> None:
    support = context.support(number)
    best_country = 0.0
    for i, (row, candidate) in enumerate(zip(rows, toponym.candidates, strict=False)):
        place = candidate.place
        country = context.country_share(number, place.country)
        best_country = max(best_country, country)
        row["context: country"] = country
        row["context: country named"] = float(country > 0.02)
        row["context: division"] = context.division_share(number, place)
        row["context: near others"] = float(support.near[i])
        row["context: nearest other"] = float(support.nearest[i])
        row["context: same part of the world"] = float(support.far[i])
        row["context: others may lie near"] = float(support.possible[i])
        _add_distance(row, place, float(support.apart[i]), is_country_named=country > 0.02)
        if (inside := context.containment(number, place)) is not None:
            row["containment: lies in what follows"] = inside
        if (outside := context.holding(number, place)) is not None:
            row["containment: holds what precedes"] = outside
    none["none: best country share"] = best_country


def _add_distance(row: Features, place: Place, apart: float, *, is_country_named: bool) -> None:
    """Tell a far namesake from a place that any text may name: a great city, a whole country."""
    row["apart: from where the others lie"] = apart
    if place.feature.startswith("P."):
        little = 1.0 - math.log10(place.population + 1) / 7
        row["apart: a little town"] = apart * little
        if not is_country_named:
            row["apart: a little town, its country not named"] = apart * little
