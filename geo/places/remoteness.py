"""Doubt a little town that lies far from everything else a text names: likely a namesake.

Gazetteers lack little places, and then a town of the same name elsewhere is all they know. Where
the other names lie close together, such a town was wrong two times out of three in texts whose
places were all known, and nearly always where one was not (``benchmarks.places_at_war``).
"""

from collections.abc import Iterable

import numpy as np
from anyascii import anyascii

from geo.model import Place, Resolution
from geo.places.context import EARTH_RADIUS_KM, Vectors, unit_vectors
from geo.places.doubt import doubted

_REMOTE_KM = 400.0
_REMOTE_UNDER_OTHER_NAME_KM = 120.0
"""How far off is doubted where the text calls the town by a name that is not its main one."""
_TIMES_THE_USUAL = 3.0
_LEAST_USUAL_KM = 30.0
_LITTLE, _VERY_LITTLE = 100_000, 50_000  # people
_LEAST_OTHERS = 2
_TOO_WIDE_KM = 500.0
_LEAST_CONFIDENCE = 0.5
_UNREVIEWED = ("GeoNames",)
_REASON = "a little town {km:.0f} km from all else that the text names: likely a namesake"


def doubt_remote(resolutions: Iterable[Resolution]) -> tuple[Resolution, ...]:
    """Lower the confidence of little towns that lie far from all else, and say why."""
    known = tuple(resolutions)
    relied_on = {
        r.place.id: r.place
        for r in known
        if r.place and r.is_mappable and r.confidence >= _LEAST_CONFIDENCE
    }
    places = tuple(p for p in relied_on.values() if p.radius_km < _TOO_WIDE_KM)
    apart_km = _distances(places)
    numbers = {place.id: number for number, place in enumerate(places)}
    return tuple(
        doubted(r, _REASON.format(km=away_km))
        if r.place
        and r.place.id in numbers
        and _is_little(r.place)
        and (away_km := _remoteness(apart_km, numbers[r.place.id], r.place, r.mention.text))
        else r
        for r in known
    )


def _is_little(place: Place) -> bool:
    is_town = place.feature.startswith("P.") and not place.feature.startswith("P.PPLC")
    return is_town and place.source in _UNREVIEWED and place.population < _LITTLE


def _remoteness(apart_km: Vectors, number: int, place: Place, name: str) -> float:
    """Return how many km off the nearest other place lies, or 0 where that is not remarkable."""
    others = np.delete(np.arange(len(apart_km)), number)
    if len(others) < _LEAST_OTHERS:
        return 0.0
    away_km = float(apart_km[number, others].min())
    usual_km = float(np.median(apart_km[np.ix_(others, others)].min(axis=1)))
    goes_by_other = _plain(name) != _plain(place.name) and place.population < _VERY_LITTLE
    limit_km = _REMOTE_UNDER_OTHER_NAME_KM if goes_by_other else _REMOTE_KM
    is_remote = away_km > max(limit_km, _TIMES_THE_USUAL * max(usual_km, _LEAST_USUAL_KM))
    return away_km if is_remote else 0.0


def _distances(places: tuple[Place, ...]) -> Vectors:
    """Return the km between each two places less the wider one's radius; none to itself."""
    vectors = unit_vectors(places)
    radii = np.array([place.radius_km for place in places])
    km = EARTH_RADIUS_KM * np.arccos(np.clip(vectors @ vectors.T, -1.0, 1.0))
    apart: Vectors = km - np.maximum.outer(radii, radii)
    np.fill_diagonal(apart, np.inf)
    return apart


def _plain(name: str) -> str:
    return "".join(letter for letter in anyascii(name).casefold() if letter.isalpha())
