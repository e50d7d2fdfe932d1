"""Airports and airbases from the package airportsdata (MIT)."""

import re
from collections.abc import Iterator

import airportsdata

from geo.gazetteer.entry import Entry, NameKind, named
from geo.gazetteer.generic_names import bare_names
from geo.model import Place

_MILITARY = re.compile(
    r"\b(air ?base|air force|afb|army|naval|navy|military|marine corps|raf)\b", re.IGNORECASE
)
_RADIUS_KM = 4.0


def read_airports() -> Iterator[Entry]:
    """Read named airports; airbases carry GeoNames' code S.AIRB, the others S.AIRP.

    The United States' thousands of private strips, which news never names, are left out.
    An airport is also met by its city and the noun, "Tobruk airport", and one of many
    flights by its name without the city: "Heathrow" for "London Heathrow Airport".
    """
    for code, row in airportsdata.load("ICAO").items():
        name, military = row["name"].strip(), bool(_MILITARY.search(row["name"]))
        if name and (row["iata"] or military or row["country"] != "US"):
            place = Place(
                id=f"airport:{code}",
                name=name,
                lon=row["lon"],
                lat=row["lat"],
                radius_km=_RADIUS_KM,
                feature="S.AIRB" if military else "S.AIRP",
                country=row["country"],
                admin1="",
                population=0,
                source="airportsdata",
            )
            stems = [bare for bare, _ in bare_names(name)]
            city = row["city"]
            own = [stem.removeprefix(f"{city} ") for stem in stems] if city else []
            aliases = [word for word in own if " " not in word and word not in (city, *stems)]
            yield Entry(
                place,
                (
                    *named(aliases if row["iata"] else (), NameKind.ALIAS),
                    *named(filter(None, (*stems, *own, city)), NameKind.STEM),
                ),
            )
