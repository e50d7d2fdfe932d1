"""The places of one document as a set of names that inform one another."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import acos, cos, radians, sin
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from geo.model import Candidate, Place

Vectors = NDArray[np.float64]
EARTH_RADIUS_KM = 6371.0
_NEAR_KM, _FAR_KM = 100.0, 700.0
_SAME_SPOT_KM = 50.0
_WIDE_KM = 500.0
"""From this radius on, a place is too wide for its point to say what lies near it."""
_LIKELIEST = 15  # candidates of a name that can speak for another's
_LEAST_ROOT = 4  # letters


@dataclass(frozen=True, slots=True)
class Toponym:
    """Hold one name of the document as it is asked for, with what it may mean.

    ``asked`` are the GeoNames features that its generic noun asks for; ``containers`` and
    ``contained`` are the indices of toponyms said to hold it, or to lie in it.
    ``count`` is how often the document names it; ``taken`` is the share of these, 0 to 1, where
    somebody takes the place or moves to or from it.
    """

    name: str
    asked: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    containers: tuple[int, ...]
    contained: tuple[int, ...]
    count: int
    taken: float = 0.0


@dataclass(frozen=True, slots=True)
class Belief:
    """Say how likely each candidate of a toponym is, and how likely none of them is meant."""

    candidates: tuple[float, ...]
    none: float

    @property
    def best(self) -> int | None:
        """Return the index of the likeliest candidate, or None where there is none."""
        if not self.candidates:
            return None
        return max(range(len(self.candidates)), key=self.candidates.__getitem__)


class Support(NamedTuple):
    """Say how far other names speak for each candidate, 0 to 1, one value a candidate.

    ``near``, ``nearest`` and ``far`` weigh the others' candidates by their likelihood;
    ``possible`` only asks whether any of them lies near. ``apart`` says how far a candidate lies
    from the nearest of them, as much as they themselves lie in one part of the world.
    """

    near: Vectors
    nearest: Vectors
    far: Vectors
    possible: Vectors
    apart: Vectors


class Context:
    """Answer, for each toponym, what the other toponyms of the document say."""

    def __init__(
        self, toponyms: tuple[Toponym, ...], beliefs: tuple[Belief, ...], votes: Mapping[str, float]
    ) -> None:
        self._toponyms, self._beliefs = toponyms, beliefs
        self._countries = [_shares(t, b, _country) for t, b in zip(toponyms, beliefs, strict=True)]
        self._divisions = [_shares(t, b, _division) for t, b in zip(toponyms, beliefs, strict=True)]
        self._weights = [1.0 + np.log(t.count) for t in toponyms]
        self._country_votes = self._tally(self._countries, votes)
        self._division_votes = self._tally(self._divisions, {})
        self._akin = _kinship([toponym.name for toponym in toponyms])
        self._points, self._likely, self._owners = self._likely_points()
        self._in_one_part = self._pair_up()

    def country_share(self, number: int, country: str) -> float:
        """Return the share, 0 to 1, of the other names' votes that a country has."""
        return self._share(number, country, self._country_votes, self._countries)

    def division_share(self, number: int, place: Place) -> float:
        """Return the share, 0 to 1, of the other names' votes that a first-order division has."""
        return self._share(number, _division(place), self._division_votes, self._divisions)

    def countries(self, least_share: float = 0.15) -> tuple[str, ...]:
        """Return the countries that the document is about, the most voted first."""
        total = sum(self._country_votes.values())
        ranked = sorted(self._country_votes.items(), key=lambda item: (-item[1], item[0]))
        return tuple(c for c, votes in ranked if c and votes >= least_share * total)

    def support(self, number: int) -> Support:
        """Return how far the other names speak for each candidate of this one."""
        own = unit_vectors(c.place for c in self._toponyms[number].candidates)
        others = np.array([not self._akin[number, owner] for owner in self._owners], dtype=bool)
        if not others.any() or not len(own):
            return Support(*(np.zeros(len(own)) for _ in Support._fields))
        owners, likely = self._owners[others], self._likely[others]
        chords = _chords(own, self._points[others])
        near = np.exp(-chords * (EARTH_RADIUS_KM / _NEAR_KM))
        far = np.exp(-chords * (EARTH_RADIUS_KM / _FAR_KM))
        begins = np.flatnonzero(np.diff(owners, prepend=-1))
        weights = np.array([self._weights[owner] for owner in owners[begins]])
        spread = 1.0 + np.log([len(self._toponyms[owner].candidates) for owner in owners[begins]])
        near_each = np.add.reduceat(near * likely, begins, axis=1)
        far_each = np.add.reduceat(far * likely, begins, axis=1)
        any_each = np.maximum.reduceat(near, begins, axis=1) / spread
        nearest_far = np.maximum.reduceat(far * likely, begins, axis=1).max(axis=1)
        return Support(
            near=near_each @ weights / (1.0 + weights.sum()),
            nearest=near_each.max(axis=1),
            far=far_each @ weights / (0.5 + weights.sum()),
            possible=any_each @ weights / (1.0 + weights.sum()),
            apart=self._cohesion(owners[begins]) * (1.0 - nearest_far),
        )

    def _cohesion(self, owners: NDArray[np.int64]) -> float:
        """Return how far some names lie in one part of the world, 0 to 1; 1 is a single spot."""
        weights = np.array([self._weights[owner] for owner in owners])
        pairs = self._in_one_part[np.ix_(owners, owners)]
        return float(weights @ pairs @ weights / weights.sum() ** 2)

    def containment(self, number: int, place: Place) -> float | None:
        """Return how likely the place lies in what the text says holds it; None if unsaid."""
        return self._linked(self._toponyms[number].containers, lambda other: holds(other, place))

    def holding(self, number: int, place: Place) -> float | None:
        """Return how likely the place holds what the text says lies in it; None if unsaid."""
        return self._linked(self._toponyms[number].contained, lambda other: holds(place, other))

    def _linked(self, numbers: tuple[int, ...], fits: Callable[[Place], bool]) -> float | None:
        if not numbers:
            return None
        return max(
            sum(
                probability
                for candidate, probability in zip(
                    self._toponyms[i].candidates, self._beliefs[i].candidates, strict=True
                )
                if fits(candidate.place)
            )
            for i in numbers
        )

    def _tally(
        self, shares: list[dict[str, float]], extra: Mapping[str, float]
    ) -> dict[str, float]:
        votes: dict[str, float] = defaultdict(float, extra)
        for weight, own in zip(self._weights, shares, strict=True):
            for key, share in own.items():
                votes[key] += weight * share
        return votes

    def _share(
        self, number: int, key: str, votes: dict[str, float], shares: list[dict[str, float]]
    ) -> float:
        if not key:
            return 0.0
        same_name = np.flatnonzero(self._akin[number])
        own = sum(self._weights[i] * shares[i].get(key, 0.0) for i in same_name)
        own_total = sum(self._weights[i] * sum(shares[i].values()) for i in same_name)
        total = sum(votes.values()) - own_total
        return max(0.0, (votes.get(key, 0.0) - own)) / total if total > 1e-9 else 0.0

    def _pair_up(self) -> Vectors:
        """Return how likely each two names lie in one part of the world, 0 to 1."""
        pairs = np.zeros((len(self._toponyms), len(self._toponyms)))
        if len(self._owners):
            begins = np.flatnonzero(np.diff(self._owners, prepend=-1))
            owners = self._owners[begins]
            far = np.exp(-_chords(self._points, self._points) * (EARTH_RADIUS_KM / _FAR_KM))
            likely = far * np.outer(self._likely, self._likely)
            by_name = np.maximum.reduceat(np.maximum.reduceat(likely, begins), begins, axis=1)
            pairs[np.ix_(owners, owners)] = by_name
        return pairs

    def _likely_points(self) -> tuple[Vectors, Vectors, NDArray[np.int64]]:
        """Return the likelier candidates of all names: where, how likely, of which name."""
        chosen = [
            (number, candidate.place, probability)
            for number, (toponym, belief) in enumerate(
                zip(self._toponyms, self._beliefs, strict=True)
            )
            for candidate, probability in sorted(
                zip(toponym.candidates, belief.candidates, strict=True),
                key=lambda pair: -pair[1],
            )[:_LIKELIEST]
            if candidate.place.radius_km < _WIDE_KM
        ]
        points = unit_vectors(place for _, place, _ in chosen)
        likely = np.array([probability for *_, probability in chosen])
        return points, likely, np.array([number for number, *_ in chosen], dtype=np.int64)


def _chords(some: Vectors, others: Vectors) -> Vectors:
    """Return the straight distances between unit vectors, one row for each of the first."""
    chords: Vectors = np.sqrt(np.maximum(2.0 - 2.0 * some @ others.T, 0.0))
    return chords


def _kinship(names: list[str]) -> NDArray[np.bool_]:
    """Tell which names share a root, "Homa" and "Homa County": such speak for themselves only."""
    roots = [name.casefold() for name in names]
    return np.array(
        [
            [
                one == other
                or (
                    (min(len(one), len(other)) >= _LEAST_ROOT)
                    and (one.startswith(other) or other.startswith(one))
                )
                for other in roots
            ]
            for one in roots
        ]
    )


def unit_vectors(places: Iterable[Place]) -> Vectors:
    """Return places as unit vectors from the centre of the Earth, one row a place."""
    degrees = np.radians([(place.lon, place.lat) for place in places]).reshape(-1, 2)
    lon, lat = degrees[:, 0], degrees[:, 1]
    return np.column_stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)))


def likelihood_there(candidates: Sequence[Candidate], belief: Belief) -> Vectors:
    """Return, for each candidate, how likely the place meant is it or one of the same spot.

    A town, the district named after it and its airport rival by name but hardly in where
    they lie.
    """
    vectors = unit_vectors(candidate.place for candidate in candidates)
    same_spot = vectors @ vectors.T >= np.cos(_SAME_SPOT_KM / EARTH_RADIUS_KM)
    there: Vectors = np.minimum(same_spot @ np.array(belief.candidates), 1.0)
    return there


def holds(outer: Place, inner: Place) -> bool:
    """Tell whether one place, by its administrative codes or its radius, holds another."""
    if outer.id == inner.id:
        return False
    if outer.feature.startswith("A.PCL"):
        return inner.country == outer.country and not inner.feature.startswith("A.PCL")
    if outer.feature == "A.ADM1":
        same = inner.country == outer.country and inner.admin1 == outer.admin1
        return same and inner.feature != "A.ADM1"
    return inner.radius_km <= outer.radius_km and _sphere_km(outer, inner) <= outer.radius_km + 15


def _sphere_km(one: Place, other: Place) -> float:
    """Return the distance on a sphere: quick, and near enough to tell what holds what."""
    lat, other_lat = radians(one.lat), radians(other.lat)
    cosine = sin(lat) * sin(other_lat)
    cosine += cos(lat) * cos(other_lat) * cos(radians(one.lon - other.lon))
    return EARTH_RADIUS_KM * acos(min(1.0, max(-1.0, cosine)))


def _country(place: Place) -> str:
    return place.country


def _division(place: Place) -> str:
    return f"{place.country}.{place.admin1}" if place.admin1 else ""


def _shares(toponym: Toponym, belief: Belief, key: Callable[[Place], str]) -> dict[str, float]:
    shares: dict[str, float] = defaultdict(float)
    for candidate, probability in zip(toponym.candidates, belief.candidates, strict=True):
        if name := key(candidate.place):
            shares[name] += probability
    return shares
