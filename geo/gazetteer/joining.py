"""One place from two sources is one entry: the reviewed one, with the names of both."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import cos, hypot, radians

from geo.gazetteer.keys import normalised_key
from geo.model import Place

_TWIN_KM = 30.0
_KM_PER_DEGREE = 111.2


def join_twins(curated: list[Place], others: Iterable[Place]) -> list[Place]:
    """Return the curated places, joined with their twins, and then all others.

    Twins are of the same country and feature class, at most 30 km apart, and share a name. The
    curated entry keeps its point, radius and feature and takes the other's names and people.
    """
    by_name: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, place in enumerate(curated):
        for name in (place.name, *place.aliases):
            by_name[place.country, normalised_key(name)].append(number)
    joined, rest = list(curated), []
    for place in others:
        twin = next(_twins(place, joined, by_name), None)
        if twin is None:
            rest.append(place)
        else:
            joined[twin] = _join(joined[twin], place)
    return joined + rest


def _twins(
    place: Place, joined: list[Place], by_name: dict[tuple[str, str], list[int]]
) -> Iterator[int]:
    for name in (place.name, *place.aliases):
        for number in by_name.get((place.country, normalised_key(name)), ()):
            reviewed = joined[number]
            same_class = reviewed.feature.split(".")[0] == place.feature.split(".")[0]
            if same_class and _distance_km(reviewed, place) <= _TWIN_KM:
                yield number


def _join(reviewed: Place, other: Place) -> Place:
    names = dict.fromkeys((*reviewed.aliases, other.name, *other.aliases))
    return replace(
        reviewed,
        aliases=tuple(name for name in names if name != reviewed.name),
        population=max(reviewed.population, other.population),
        admin1=reviewed.admin1 or other.admin1,
    )


def _distance_km(one: Place, other: Place) -> float:
    """Approximate a short distance on a plane; good to a percent below 100 km."""
    east = (one.lon - other.lon) * cos(radians(one.lat))
    return _KM_PER_DEGREE * hypot(east, one.lat - other.lat)
