"""Claims: what one sentence of one article says."""

from dataclasses import dataclass
from enum import StrEnum

from geo.model.date_span import DateSpan
from geo.model.force import Force
from geo.model.place import Resolution
from geo.model.span import Span
from geo.model.vocabulary import MOVEMENTS, Action, Status


@dataclass(frozen=True, slots=True)
class Quantity:
    """Count what moved: "between 800 and 1,400 mercenaries" is 800, 1400, "mercenaries".

    ``low`` and ``high`` are None where the text counts without a number ("hundreds of").
    ``words`` are the text's own where it rounds: "several hundred" is 200, 900.
    """

    low: int | None
    high: int | None
    unit: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Name one link of the chain of who says so, outermost first.

    ``side`` is the camp of the source where it is known, "" otherwise.
    """

    source: str
    span: Span
    side: str = ""


class EvidenceRole(StrEnum):
    """What a span of the sentence contributes to the claim."""

    TRIGGER = "trigger"
    FORCE = "force"
    OPPONENT = "opponent"
    QUANTITY = "quantity"
    ORIGIN = "origin"
    VIA = "via"
    DESTINATION = "destination"
    LOCATION = "location"
    DATE = "date"
    ATTRIBUTION = "attribution"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Point at the words that a value of the claim was read from."""

    role: EvidenceRole
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """Hold what one clause says: who did what, from where to where, when, and who says so.

    ``span`` is the clause that states it, ``sentence`` the sentence around it; both are
    offsets into the article's body. Ends that the text does not give are empty tuples; ends
    it gives without a place on the map are resolutions without a place. ``when`` is None
    for an undated claim. ``rule`` and ``version`` say which rule of which release made it.
    """

    id: str
    article_id: str
    span: Span
    sentence: Span
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
    attribution: tuple[Attribution, ...]
    evidence: tuple[Evidence, ...]
    confidence: float
    rule: str
    version: str

    @property
    def is_movement(self) -> bool:
        """Tell whether the claim is of a movement and gives at least one end."""
        return self.action in MOVEMENTS and bool(self.origins or self.destinations)

    @property
    def resolutions(self) -> tuple[Resolution, ...]:
        """Return every place of the claim, in the order origin, via, destination, location."""
        return self.origins + self.via + self.destinations + self.locations
