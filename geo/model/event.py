"""Events: one real-world happening, as one or more claims tell it."""

from dataclasses import dataclass

from geo.model.claim import Claim, Quantity
from geo.model.date_span import DateSpan
from geo.model.force import Force
from geo.model.ids import content_id
from geo.model.place import Resolution
from geo.model.vocabulary import MOVEMENTS, Action, Status


@dataclass(frozen=True, slots=True)
class Conflict:
    """Say on which field the claims of an event disagree, in words, and which claims do."""

    field: str
    description: str
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Hold the merged values of claims that tell of one happening.

    Nothing is lost in merging: every claim stays readable in ``claims``, the most telling
    first. ``independent_sources`` counts publishers that do not repeat one another.
    ``reasons`` say why the claims were taken for one happening.
    """

    id: str
    claims: tuple[Claim, ...]
    action: Action
    status: Status
    forces: tuple[Force, ...]
    opponents: tuple[Force, ...]
    quantities: tuple[Quantity, ...]
    origins: tuple[Resolution, ...]
    via: tuple[Resolution, ...]
    destinations: tuple[Resolution, ...]
    locations: tuple[Resolution, ...]
    when: DateSpan | None
    confidence: float
    independent_sources: int
    conflicts: tuple[Conflict, ...] = ()
    reasons: tuple[str, ...] = ()

    @staticmethod
    def id_of(claim_id: str) -> str:
        """Derive an event's id from the claim that founds it, so that links to it stay good."""
        return content_id("e", claim_id)

    @property
    def is_movement(self) -> bool:
        """Tell whether the event is a movement with at least one end."""
        return self.action in MOVEMENTS and bool(self.origins or self.destinations)

    @property
    def is_dated(self) -> bool:
        """Tell whether the event has a date."""
        return self.when is not None

    @property
    def is_placed(self) -> bool:
        """Tell whether the event has at least one place on the map."""
        return any(resolution.is_mappable for resolution in self.resolutions)

    @property
    def resolutions(self) -> tuple[Resolution, ...]:
        """Return every place of the event, in the order origin, via, destination, location."""
        return self.origins + self.via + self.destinations + self.locations
