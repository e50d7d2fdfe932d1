"""Geocoders: the index behind geopy's interface, and the online ones a person may switch on."""

from collections.abc import Collection, Iterator
from typing import Any

from geopy.distance import great_circle
from geopy.geocoders import GeoNames, Nominatim
from geopy.location import Location
from geopy.point import Point

from geo.errors import GeocoderUnavailable
from geo.gazetteer.index import Index
from geo.model import Place
from geo.settings import Settings

_REACHES_KM = (10.0, 50.0, 250.0, 1000.0)
_AGENT = "sandtable"


class OfflineGeocoder:
    """Answer geopy's questions from the index: ``geocode`` and ``reverse``.

    Locations are geopy's, in its order (latitude, longitude); ``raw["place"]`` is the
    :class:`~geo.model.Place`. An optional ``timeout`` is accepted, as callers of geopy give it.
    """

    def __init__(self, index: Index) -> None:
        self._index = index

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        limit: int = 10,
        country_codes: str | Collection[str] = (),
        timeout: float | None = None,
    ) -> Location | list[Location] | None:
        """Return the place of a name, or all it may mean; None when there is none.

        What follows a comma narrows the country: "Tripoli, Lebanon".
        """
        name, *context = (part.strip() for part in query.split(","))
        codes = [country_codes] if isinstance(country_codes, str) else list(country_codes)
        countries = {code.upper() for code in codes} or set(self._countries(context))
        found = self._index.candidates(name, countries=tuple(countries), limit=100)
        places = [c.place for c in found if not countries or c.place.country in countries]
        return _as_answer([_location(place) for place in places[:limit]], exactly_one)

    def reverse(
        self,
        query: str | tuple[float, float] | Point,
        *,
        exactly_one: bool = True,
        limit: int = 10,
        timeout: float | None = None,
    ) -> Location | list[Location] | None:
        """Return the nearest settlement, or several, the nearest first; None at high sea."""
        point = Point(query)
        for reach_km in _REACHES_KM:
            box = self._index.settlements_within(point.longitude, point.latitude, reach_km)
            near = sorted((great_circle(point, (p.lat, p.lon)).km, p.id, p) for p in box)
            within = [_location(place) for distance, _, place in near if distance <= reach_km]
            if within:
                return _as_answer(within[:limit], exactly_one)
        return None

    def _countries(self, context: list[str]) -> Iterator[str]:
        for part in context[-1:]:
            for candidate in self._index.candidates(part, tolerant=False, limit=5):
                if candidate.place.feature.startswith("A.PCL"):
                    yield candidate.place.country


def make_online(settings: Settings) -> Nominatim | GeoNames:
    """Make the online geocoder that the settings name; nothing is asked yet.

    Raises
    ------
    GeocoderUnavailable
        If there is no such geocoder, or the contact that its terms ask for is missing.
    """
    if settings.geocoder not in ("nominatim", "geonames"):
        raise GeocoderUnavailable(
            f"SANDTABLE_GEOCODER is {settings.geocoder!r}: set it to nominatim or geonames, or "
            "unset it to stay offline"
        )
    if not settings.geocoder_user:
        wanted = "your user name" if settings.geocoder == "geonames" else "a contact address"
        raise GeocoderUnavailable(
            f"{settings.geocoder} asks for {wanted}: set SANDTABLE_GEOCODER_USER, or unset "
            "SANDTABLE_GEOCODER to stay offline"
        )
    if settings.geocoder == "geonames":
        return GeoNames(
            settings.geocoder_user,
            user_agent=_AGENT,
            scheme="https",
            domain="secure.geonames.org",
        )
    return Nominatim(user_agent=f"{_AGENT} ({settings.geocoder_user})")


def _location(place: Place) -> Location:
    address = ", ".join(filter(None, (place.name, place.country)))
    return Location(address, Point(place.lat, place.lon), {"place": place})


def _as_answer(found: list[Any], exactly_one: bool) -> Location | list[Location] | None:
    if not found:
        return None
    return found[0] if exactly_one else found
