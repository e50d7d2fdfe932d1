"""A gazetteer with a person's corrections on top."""

import logging
from collections.abc import Collection, Mapping
from typing import Protocol

from geo.errors import NotFound
from geo.gazetteer.keys import normalised_key
from geo.model import Candidate, Gazetteer, MatchRule, Place

_log = logging.getLogger(__name__)


class PlaceIndex(Gazetteer, Protocol):
    """A gazetteer that tells places by their ids as well."""

    def place(self, id: str) -> Place:
        """Return the place with this id, or raise ``NotFound``."""
        ...


class Corrected:
    """Answer as the index does, except for the names that a person has decided.

    ``aliases`` maps a name to the id of the place it means. A name whose place is no longer
    in the index is answered by the index.
    """

    def __init__(self, index: PlaceIndex, aliases: Mapping[str, str]) -> None:
        self._index = index
        self._decided: dict[str, Candidate] = {}
        for name, place_id in aliases.items():
            try:
                place = index.place(place_id)
            except NotFound as error:
                _log.warning("the correction of %r is not applied: %s", name, error)
                continue
            reasons = ("a person said so",)
            decision = Candidate(place, MatchRule.CORRECTED, name, 1.0, reasons)
            self._decided[normalised_key(name)] = decision

    def has_decided(self, name: str) -> bool:
        """Tell whether a person said what the name means."""
        return normalised_key(name) in self._decided

    def is_name(self, name: str) -> bool:
        """Tell whether the name was decided or is in the index."""
        return self.has_decided(name) or self._index.is_name(name)

    def candidates(
        self, name: str, *, countries: Collection[str] = (), tolerant: bool = True, limit: int = 20
    ) -> tuple[Candidate, ...]:
        """Return the decided place alone, or what the index returns."""
        decided = self._decided.get(normalised_key(name))
        if decided:
            return (decided,)
        return self._index.candidates(name, countries=countries, tolerant=tolerant, limit=limit)
