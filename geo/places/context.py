"""The places of one document as a set of names that inform one another."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.model import Candidate, Place

Vectors = NDArray[np.float64]
EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Toponym:
    """Hold one name of the document as it is asked for, with what it may mean.

    ``asked`` are the GeoNames features that its generic noun asks for; ``containers`` and
    ``contained`` are the indices of toponyms said to hold it, or to lie in it.
    ``count`` is how often the document names it.
    """

    name: str
    asked: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    containers: tuple[int, ...]
    contained: tuple[int, ...]
    count: int


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
        self._points, self._certainty = self._best_points()

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

    def distances_km(self, number: int) -> tuple[Vectors, Vectors]:
        """Return the distances to the best places of the other names, and how sure those are.

        One row a candidate of this toponym, one column another name.
        """
        own = unit_vectors(c.place for c in self._toponyms[number].candidates)
        others = [
            i
            for i, t in enumerate(self._toponyms)
            if i != number and self._certainty[i] > 0 and t.name != self._toponyms[number].name
        ]
        cosines = np.clip(own @ self._points[others].T, -1.0, 1.0)
        return EARTH_RADIUS_KM * np.arccos(cosines), self._certainty[others]

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
        same_name = [
            i for i, t in enumerate(self._toponyms) if t.name == self._toponyms[number].name
        ]
        own = sum(self._weights[i] * shares[i].get(key, 0.0) for i in same_name)
        own_total = sum(self._weights[i] * sum(shares[i].values()) for i in same_name)
        total = sum(votes.values()) - own_total
        return max(0.0, (votes.get(key, 0.0) - own)) / total if total > 1e-9 else 0.0

    def _best_points(self) -> tuple[Vectors, Vectors]:
        points = np.zeros((len(self._toponyms), 3))
        certainty = np.zeros(len(self._toponyms))
        for i, (toponym, belief) in enumerate(zip(self._toponyms, self._beliefs, strict=True)):
            if (best := belief.best) is not None:
                place = toponym.candidates[best].place
                if place.radius_km < 500:
                    points[i] = unit_vectors([place])[0]
                    certainty[i] = belief.candidates[best]
        return points, certainty


def unit_vectors(places: Iterable[Place]) -> Vectors:
    """Return places as unit vectors from the centre of the Earth, one row a place."""
    degrees = np.radians([(place.lon, place.lat) for place in places]).reshape(-1, 2)
    lon, lat = degrees[:, 0], degrees[:, 1]
    return np.column_stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)))


def holds(outer: Place, inner: Place) -> bool:
    """Tell whether one place, by its administrative codes or its radius, holds another."""
    if outer.id == inner.id:
        return False
    if outer.feature.startswith("A.PCL"):
        return inner.country == outer.country and not inner.feature.startswith("A.PCL")
    if outer.feature == "A.ADM1":
        same = inner.country == outer.country and inner.admin1 == outer.admin1
        return same and inner.feature != "A.ADM1"
    cosine = (unit_vectors([outer]) @ unit_vectors([inner]).T).item()
    distance_km = EARTH_RADIUS_KM * float(np.arccos(min(1.0, max(-1.0, cosine))))
    return inner.radius_km <= outer.radius_km and distance_km <= outer.radius_km + 15


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
