"""Sentences about events, hedged by their status.

What is planned, conditional or denied is never worded as having happened. Sentences vary by
their turn in a list, so that a column of them can be read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from geo.model import CODES, Action, Claim, DateBasis, Event, Resolution, Status
from geo.views.briefing import wording


@dataclass(frozen=True, slots=True)
class _Verb:
    past: str
    participle: str
    base: str
    towards: str = "to"
    """Preposition before a destination: "to" only where the verb says so much."""


_VERBS: Mapping[Action, _Verb] = MappingProxyType(
    {
        Action.WITHDRAW: _Verb("withdrew", "withdrawn", "withdraw", "towards"),
        Action.REDEPLOY: _Verb("redeployed", "redeployed", "redeploy"),
        Action.DEPLOY: _Verb("deployed", "deployed", "deploy"),
        Action.REINFORCE: _Verb("sent", "sent", "send"),
        Action.ADVANCE: _Verb("advanced", "advanced", "advance", "towards"),
        Action.TRANSFER_EQUIPMENT: _Verb("moved", "moved", "move"),
        Action.CAPTURE: _Verb("captured", "captured", "capture"),
        Action.LOSE_CONTROL: _Verb("lost control of", "lost control of", "lose control of"),
        Action.HANDOVER: _Verb("handed over", "handed over", "hand over"),
        Action.STRIKE: _Verb("carried out strikes", "carried out strikes", "carry out strikes"),
        Action.CLASH: _Verb("fought", "fought", "fight"),
        Action.FORTIFY: _Verb("fortified positions", "fortified positions", "fortify positions"),
        Action.BUILD_UP: _Verb("massed forces", "massed forces", "mass forces"),
        Action.BLOCKADE: _Verb("blockaded", "blockaded", "blockade"),
        Action.TALKS: _Verb("held talks", "held talks", "hold talks"),
        Action.POLITICAL: _Verb("took a political step", "taken a political step",
                                "take a political step"),
        Action.PLANNED_OPERATION: _Verb("prepared an operation", "prepared an operation",
                                        "carry out an operation"),
    }
)  # fmt: skip

_TAKES_PLACE = {Action.CAPTURE, Action.LOSE_CONTROL, Action.HANDOVER, Action.BLOCKADE}
"""Actions whose place is the object of the verb."""
_CIVIL = {Action.TALKS, Action.POLITICAL}
_OPPONENT = {
    Action.CAPTURE: "from",
    Action.LOSE_CONTROL: "to",
    Action.HANDOVER: "to",
    Action.TALKS: "with",
    Action.CLASH: "against",
    Action.STRIKE: "against",
    Action.ADVANCE: "against",
    Action.BLOCKADE: "against",
    Action.PLANNED_OPERATION: "against",
}


@dataclass(frozen=True, slots=True)
class Clause:
    """Hold the parts of a sentence about an event."""

    subject: str
    is_plural: bool
    verb: _Verb
    rest: str
    again: str = ""
    """Pronoun for the subject where the sentence has named it already as the speaker."""

    @property
    def past(self) -> str:
        """Say that it happened."""
        return f"{self.subject} {self.verb.past}{self.rest}"

    @property
    def past_perfect(self) -> str:
        """Say that it had happened before."""
        return f"{self.again or self.subject} had {self.verb.participle}{self.rest}"

    @property
    def be(self) -> str:
        """Give "is" or "are" for the subject."""
        return "are" if self.is_plural else "is"


def describe(event: Event, supporting: tuple[Claim, ...], publisher: str, turn: int) -> str:
    """Write one sentence about the event.

    ``supporting`` are the claims that it rests on, ``publisher`` is the publisher of the first,
    "" if unknown; ``turn`` picks the variant.
    """
    clause = clause_of(event)
    source = _source(supporting)
    if source.casefold() == clause.subject.casefold():
        clause = replace(clause, again="they" if clause.is_plural else "it")
    frame = _FRAMES[event.status]
    if event.status.is_asserted and event.action is Action.PLANNED_OPERATION:
        frame = _planned
    text = frame(clause, source + _side(event, supporting, source), publisher, turn)
    return wording.sentence(text)


def clause_of(event: Event, *, is_dated: bool = True) -> Clause:
    """Take an event apart into subject, verb and the rest, in the order English has them."""
    subject, is_plural = _subject(event)
    rest = _object(event) + _ends(event) + _opponents(event)
    if is_dated:
        rest += _when(event)
    return Clause(subject, is_plural, _VERBS[event.action], rest)


def headline(event: Event) -> str:
    """Write a headline about an asserted event, without its date."""
    clause = clause_of(event, is_dated=False)
    said = "said" if event.status is Status.CLAIMED else "reported"
    subject = clause.subject.removeprefix("the ")
    if event.status is Status.CONFIRMED:
        text = f"{subject} {clause.verb.past}{clause.rest}"
    else:
        text = f"{subject} {said} to have {clause.verb.participle}{clause.rest}"
    return text[:1].upper() + text[1:]


def label(action: Action) -> str:
    """Name an action for a table."""
    return CODES[action].label


def way(event: Event) -> str:
    """Write where from and where to, for a table: "Sirte to Brega"."""
    origins, destinations = _bare_names(event.origins), _bare_names(event.destinations)
    via = f" by way of {_bare_names(event.via)}" if event.via else ""
    if origins and destinations:
        return f"{origins} to {destinations}{via}"
    if origins:
        return f"from {origins}{via}, destination not given"
    if destinations:
        return f"to {destinations}{via}, origin not given"
    return _bare_names(event.locations) or "place not given"


def _bare_names(resolutions: Sequence[Resolution]) -> str:
    return wording.listed(map(wording.bare_name, resolutions))


def _when(event: Event) -> str:
    """Write when; where only the report is dated, what did not happen has no date of its own."""
    span = event.when
    if span and span.basis is DateBasis.PUBLICATION and not event.status.is_asserted:
        return f" (reported on {wording.full_day(span.last)})"
    return wording.when(span)


def _subject(event: Event) -> tuple[str, bool]:
    names = [wording.force_name(force) for force in event.forces]
    number = "" if _counts_object(event) else wording.count(event.quantities)
    if not names:
        unnamed = "unnamed parties" if event.action in _CIVIL else "unidentified forces"
        return number or unnamed, True
    owner = wording.listed(names)
    if not number:
        return owner, len(set(names)) > 1 or wording.is_plural(event.forces[0])
    unit = number.split()[-1]
    if len(names) == 1 and owner.split()[-1] == unit:
        return f"{number.removesuffix(unit)}{owner.removeprefix('the ')}", True
    return f"{number} of {owner}", True


def _counts_object(event: Event) -> bool:
    return event.action is Action.TRANSFER_EQUIPMENT or event.action is Action.REINFORCE


def _object(event: Event) -> str:
    number = wording.count(event.quantities)
    if event.action is Action.TRANSFER_EQUIPMENT:
        return f" {number or 'equipment'}"
    if event.action is Action.REINFORCE:
        return f" reinforcements ({number})" if number else " reinforcements"
    if event.action in _TAKES_PLACE:
        places = event.locations or event.destinations or event.origins
        return f" {wording.place_names(places)}" if places else " a place that is not named"
    return ""


def _ends(event: Event) -> str:
    if event.action in _TAKES_PLACE:
        return ""
    parts = ""
    if event.origins:
        parts += f" from {wording.place_names(event.origins)}"
    if event.via:
        parts += f" by way of {wording.place_names(event.via)}"
    if event.destinations:
        parts += f" {_VERBS[event.action].towards} {wording.place_names(event.destinations)}"
    if event.locations and not parts:
        parts = wording.location_phrase(event.locations)
    return parts


def _opponents(event: Event) -> str:
    preposition = _OPPONENT.get(event.action)
    if not preposition or not event.opponents:
        return ""
    return f" {preposition} {wording.listed(map(wording.force_name, event.opponents))}"


def _source(claims: tuple[Claim, ...]) -> str:
    """Name the outermost speaker of the first claim that has one."""
    names = (wording.speaker(link.source) for claim in claims for link in claim.attribution[:1])
    return next(filter(None, names), "")


def _side(event: Event, claims: tuple[Claim, ...], source: str) -> str:
    """Say where the speaker stands, if the text's forces tell."""
    sides = [link.side for claim in claims for link in claim.attribution[:1] if link.side]
    if not source or not sides:
        return ""
    if sides[0] in {force.side for force in event.opponents}:
        return ", which opposes it,"
    own = {force.side for force in event.forces}
    names = {wording.force_name(force).casefold() for force in event.forces}
    is_ally = own == {sides[0]} and source.casefold() not in names
    return ", of the same side," if is_ally else ""


def _reported(clause: Clause, source: str, publisher: str, turn: int) -> str:
    if source:
        return (
            f"according to {source.rstrip(',')}, {clause.past}",
            f"{source} said that {clause.past_perfect}",
            f"{clause.past}, according to {source.rstrip(',')}",
        )[turn % 3]
    variants = (
        f"{clause.subject} reportedly {clause.verb.past}{clause.rest}",
        f"{clause.subject} {clause.be} reported to have {clause.verb.participle}{clause.rest}",
        f"{publisher} reported that {clause.past_perfect}",
    )
    return variants[turn % (3 if publisher else 2)]


def _claimed(clause: Clause, source: str, publisher: str, turn: int) -> str:
    if source:
        return _reported(clause, source, publisher, turn)
    return (
        f"one side says that {clause.past}",
        f"{clause.subject} {clause.be} said by one side to have "
        f"{clause.verb.participle}{clause.rest}",
    )[turn % 2]


def _confirmed(clause: Clause, source: str, publisher: str, turn: int) -> str:
    if source:
        return f"{clause.past}, as {source.rstrip(',')} confirmed"
    return f"{clause.past}; the report treats this as confirmed"


def _historical(clause: Clause, source: str, publisher: str, turn: int) -> str:
    if source:
        return f"according to {source.rstrip(',')}, {clause.past_perfect}"
    recalling = publisher or "the report"
    return (
        f"earlier, {clause.past_perfect}",
        f"{clause.past_perfect}, {recalling} recalled",
    )[turn % 2]


def _planned(clause: Clause, source: str, publisher: str, turn: int) -> str:
    planned = f"{clause.subject} {clause.be} to {clause.verb.base}{clause.rest}"
    if source:
        return f"according to {source.rstrip(',')}, {planned}; it is not said to have happened"
    speaker = publisher or "the report"
    return (
        f"{speaker} tells of a plan, demand or threat for {clause.subject} to "
        f"{clause.verb.base}{clause.rest}",
        f"{planned}, as a plan, demand or threat has it",
    )[turn % 2]


def _conditional(clause: Clause, source: str, publisher: str, turn: int) -> str:
    would = f"{clause.subject} would {clause.verb.base}{clause.rest}"
    speaker = source.rstrip(",") or publisher or "the report"
    return (
        f"on a condition named by {speaker}, {would}",
        f"{would}, but only on a condition, according to {speaker}",
    )[turn % 2]


def _denied(clause: Clause, source: str, publisher: str, turn: int) -> str:
    if source:
        return f"{source} denied that {clause.past_perfect}"
    return (
        f"it was denied that {clause.past_perfect}",
        f"{publisher or 'the report'} carries a denial that {clause.past_perfect}",
    )[turn % 2]


_FRAMES = {
    Status.REPORTED: _reported,
    Status.CLAIMED: _claimed,
    Status.CONFIRMED: _confirmed,
    Status.HISTORICAL: _historical,
    Status.PLANNED: _planned,
    Status.CONDITIONAL: _conditional,
    Status.DENIED: _denied,
}

assert set(_VERBS) == set(Action)
assert set(_FRAMES) == set(Status)
