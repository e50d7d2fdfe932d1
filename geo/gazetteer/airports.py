"""Airports and airbases from the package airportsdata (MIT)."""

import re
from collections.abc import Iterator

import airportsdata

from geo.model import Place

_MILITARY = re.compile(r"\b(air ?base|air force|afb|army air|naval air|military)\b", re.IGNORECASE)
_GENERIC = re.compile(
    r"\s*\b(international|regional|municipal|airport|airfield|aerodrome|airstrip|air ?base|"
    r"air force base|afb|army air ?field|naval air station)\b.*$",
    re.IGNORECASE,
)
_RADIUS_KM = 4.0


def read_airports() -> Iterator[Place]:
    """Read named airports; airbases carry GeoNames' code S.AIRB, the others S.AIRP.

    Private strips and heliports, which news never names, are left out by their lack of an
    IATA code outside of airbases.
    """
    for row in airportsdata.load("ICAO").values():
        name, military = row["name"].strip(), bool(_MILITARY.search(row["name"]))
        if not name or not (row["iata"] or military):
            continue
        yield Place(
            id=f"airport:{row['icao']}",
            name=name,
            lon=row["lon"],
            lat=row["lat"],
            radius_km=_RADIUS_KM,
            feature="S.AIRB" if military else "S.AIRP",
            country=row["country"],
            admin1="",
            population=0,
            source="airportsdata",
            aliases=_short_names(name, military),
        )


def _short_names(name: str, military: bool) -> tuple[str, ...]:
    """Name the airport as texts do: "Benina airport" for "Benina International Airport".

    >>> _short_names("Benina International Airport", False)
    ('Benina Airport',)
    """
    bare = _GENERIC.sub("", name).strip(" -/")
    kinds = ("Airbase", "Air Base", "Base") if military else ("Airport",)
    return tuple(f"{bare} {kind}" for kind in kinds if bare and f"{bare} {kind}" != name)
