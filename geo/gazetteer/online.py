"""A gazetteer that asks an online geocoder for names the index does not know."""

import logging
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from msgspec import MsgspecError

from geo.gazetteer.answers import Answers, place_of
from geo.gazetteer.geocoding import make_online
from geo.gazetteer.index import Index
from geo.gazetteer.keys import exact_key, normalised_key, transliteration_keys
from geo.model import Candidate, MatchRule, Place
from geo.settings import Settings

_log = logging.getLogger(__name__)
_LEAST_SECONDS_APART = 1.0
_GIVE_UP_AFTER = 3
_FAULTS = (
    *(GeopyError, OSError),  # the network and the service
    *(sqlite3.Error, MsgspecError),  # the file of answers
    *(LookupError, TypeError, ValueError),  # an answer of another form
)
_OPTIONS: Mapping[str, Mapping[str, Any]] = {
    "nominatim": {"addressdetails": True, "namedetails": True, "language": "en", "limit": 10},
    "geonames": {},
}


class WithOnline:
    """Answer as the index does, and ask a geocoder for names that the index does not know.

    Of its answers only those count whose name meets the one asked for, exactly or as another
    spelling: a geocoder answers anything with something. When it cannot be reached the index
    alone answers; after three failures in a row it is not asked again.
    """

    def __init__(
        self, index: Index, service: str, geocode: Callable[..., Any], answers: Answers
    ) -> None:
        self.version = f"{index.version}+{service}"
        self._index = index
        self._service = service
        self._geocode = geocode
        self._answers = answers
        self._failures = 0

    def place(self, id: str) -> Place:
        """Return the index's place with this id."""
        return self._index.place(id)

    def is_name(self, name: str) -> bool:
        """Tell whether the name is in the index; the geocoder is not asked."""
        return self._index.is_name(name)

    def candidates(
        self, name: str, *, countries: Collection[str] = (), tolerant: bool = True, limit: int = 20
    ) -> tuple[Candidate, ...]:
        """Return what the index returns or, where that is nothing, what the geocoder knows."""
        found = self._index.candidates(name, countries=countries, tolerant=tolerant, limit=limit)
        if found or not tolerant or not normalised_key(name):
            return found
        asked = [c for place in self._ask(name) for c in _candidates(name, place, self._service)]
        near = [c for c in asked if c.place.country in countries]
        return tuple((near or asked)[:limit])

    def _ask(self, name: str) -> tuple[Place, ...]:
        key = exact_key(name)
        try:
            known = self._answers.get(self._service, key)
            if known is not None or self._failures >= _GIVE_UP_AFTER:
                return known or ()
            options = _OPTIONS.get(self._service, {})
            located = self._geocode(name, exactly_one=False, **options) or ()
            places = tuple(place_of(self._service, location) for location in located)
            self._failures = 0
            self._answers.keep(self._service, key, places)
        except _FAULTS as error:
            self._failures += 1
            _log.warning("%s could not be asked for %r: %s", self._service, name, error)
            return ()
        return places


def with_online(index: Index, settings: Settings) -> Index | WithOnline:
    """Return the index, or the index and the geocoder that the settings switch on.

    Raises
    ------
    GeocoderUnavailable
        If the settings name no geocoder we know, or lack the contact its terms ask for.
    """
    if not settings.geocoder:
        return index
    geocode = RateLimiter(
        make_online(settings).geocode,
        min_delay_seconds=_LEAST_SECONDS_APART,
        max_retries=1,
        error_wait_seconds=2.0,
        swallow_exceptions=False,
    )
    return WithOnline(
        index, settings.geocoder, geocode, Answers(settings.home / "geocoder-answers.sqlite")
    )


def _candidates(name: str, place: Place, service: str) -> Iterator[Candidate]:
    for known in (place.name, *place.aliases):
        if rule := _rule(name, known):
            yield Candidate(place, rule, known, reasons=(f"{service} knows it, the index not",))
            return


def _rule(name: str, known: str) -> MatchRule | None:
    if exact_key(name) == exact_key(known):
        return MatchRule.EXACT
    if normalised_key(name) == normalised_key(known):
        return MatchRule.NORMALISED
    if set(transliteration_keys(name)) & set(transliteration_keys(known)):
        return MatchRule.TRANSLITERATED
    return None
