"""One event as a clause: subject, verb and the rest, in the order English has them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from geo.model import Action, DateBasis, Event, Force, Resolution
from geo.views.prose import dates, ends, wording


@dataclass(frozen=True, slots=True)
class Verb:
    """Hold the forms of a verb."""

    past: str
    participle: str
    base: str
    towards: str = "to"
    """Preposition before a destination: "to" only where the verb says so much."""


_VERBS: Mapping[Action, Verb] = MappingProxyType(
    {
        Action.WITHDRAW: Verb("withdrew", "withdrawn", "withdraw", "towards"),
        Action.REDEPLOY: Verb("redeployed", "redeployed", "redeploy"),
        Action.DEPLOY: Verb("deployed", "deployed", "deploy"),
        Action.REINFORCE: Verb("sent", "sent", "send"),
        Action.ADVANCE: Verb("advanced", "advanced", "advance", "towards"),
        Action.TRANSFER_EQUIPMENT: Verb("moved", "moved", "move"),
        Action.CAPTURE: Verb("captured", "captured", "capture"),
        Action.LOSE_CONTROL: Verb("lost control of", "lost control of", "lose control of"),
        Action.HANDOVER: Verb("handed over", "handed over", "hand over"),
        Action.STRIKE: Verb("carried out strikes", "carried out strikes", "carry out strikes"),
        Action.CLASH: Verb("fought", "fought", "fight"),
        Action.FORTIFY: Verb("fortified positions", "fortified positions", "fortify positions"),
        Action.BUILD_UP: Verb("massed forces", "massed forces", "mass forces"),
        Action.BLOCKADE: Verb("blockaded", "blockaded", "blockade"),
        Action.TALKS: Verb("held talks", "held talks", "hold talks"),
        Action.POLITICAL: Verb("took a political step", "taken a political step",
                                "take a political step"),
        Action.PLANNED_OPERATION: Verb("prepared an operation", "prepared an operation",
                                        "carry out an operation"),
    }
)  # fmt: skip

_HOLD = Verb("held", "held", "hold")

_TAKES_PLACE = {Action.CAPTURE, Action.LOSE_CONTROL, Action.HANDOVER, Action.BLOCKADE}
"""Actions whose place is the object of the verb."""
_CIVIL = {Action.TALKS, Action.POLITICAL}
_SENDS = {Action.TRANSFER_EQUIPMENT, Action.REINFORCE}
"""Actions whose verb needs an object: what is sent."""
_MOVES = {Action.DEPLOY, Action.REDEPLOY, Action.WITHDRAW}
"""Actions whose verb takes what a force moves for its object, where the text names it."""
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
    verb: Verb
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


def clause_of(event: Event, *, is_dated: bool = True, is_holding: bool = False) -> Clause:
    """Take an event apart into subject, verb and the rest, in the order English has them.

    ``is_holding`` tells that the source speaks of holding the place, where the action is a
    capture.
    """
    subject, is_plural, moved = _actors(event)
    rest = _object(event, moved) + _ends(event) + _opponents(event)
    if is_dated:
        rest += _when(event)
    verb = _HOLD if tells_of_holding(event, is_holding) else _VERBS[event.action]
    return Clause(subject, is_plural, verb, rest)


def tells_of_holding(event: Event, is_holding: bool) -> bool:
    """Tell whether an event read as a capture is only said to be a place held."""
    return is_holding and event.action is Action.CAPTURE and not event.opponents


def _when(event: Event) -> str:
    """Write when; where only the report is dated, what did not happen has no date of its own."""
    span = event.when
    if span and span.basis is DateBasis.PUBLICATION and not event.status.is_asserted:
        return f" (report of {dates.full_day(span.last)})"
    return dates.when(span)


def _actors(event: Event) -> tuple[str, bool, str]:
    """Return the subject, whether it is plural, and what the verb moves or takes."""
    forces = wording.acting(event.forces)
    names = [wording.force_name(force) for force in forces]
    number = wording.count(event.quantities, joint_of(event, "quantities"))
    if not names:
        if number and event.action not in _SENDS:
            return number, wording.counts_several(event.quantities), ""
        return (
            ("unnamed parties" if event.action in _CIVIL else "unidentified forces"),
            True,
            number,
        )
    if not number or event.action in _SENDS:
        return wording.listed(names), _are_several(forces), number
    return _counted(event, names, number)


def _are_several(forces: Sequence[Force]) -> bool:
    """Tell whether a verb after the names of the forces stands in the plural."""
    return len(set(map(wording.force_name, forces))) > 1 or wording.is_plural(forces[0])


def joint_of(event: Event, field: str) -> str:
    """Return what joins the values of a field: "or" where the versions of it exclude each other."""
    return "or" if field in {conflict.field for conflict in event.conflicts} else "and"


def _counted(event: Event, names: Sequence[str], number: str) -> tuple[str, bool, str]:
    """Join the forces to the number of what moved: it is they, what they move, or part of them."""
    owner, several = wording.listed(names), wording.counts_several(event.quantities)
    unit = number.rsplit(maxsplit=1)[-1]
    if owner.removeprefix("the ") in number or _are_all_in(names, number):
        return number, several, ""
    if set(number.split()) <= set(owner.split()):
        return owner, several, ""
    if names == [owner] and owner.split()[-1] == unit:
        return f"{number.removesuffix(unit)}{owner.removeprefix('the ')}", several, ""
    if any(name.split()[-1] == unit for name in names):
        return f"{owner}, {number} in all,", True, ""
    if event.action in _MOVES:
        return owner, _are_several(wording.acting(event.forces)), number
    return f"{number} of {owner}", several, ""


def _are_all_in(names: Sequence[str], number: str) -> bool:
    """Tell whether a count names all it counts: "hundreds of Homs and Hama rebels"."""
    counted = set(number.split())
    return all(counted.issuperset(name.removeprefix("the ").split()) for name in names)


def _object(event: Event, number: str) -> str:
    if event.action is Action.TRANSFER_EQUIPMENT:
        return f" {number or 'equipment'}"
    if event.action is Action.REINFORCE:
        if not number or number.endswith("reinforcements"):
            return f" {number or 'reinforcements'}"
        return f" {number} as reinforcements"
    if event.action in _TAKES_PLACE:
        places = event.locations or event.destinations or event.origins
        return f" {wording.object_names(places)}" if places else " a place that is not named"
    return f" {number}" if number else ""


def _ends(event: Event) -> str:
    if event.action in _TAKES_PLACE:
        return ""
    parts = ""
    if event.origins:
        joint = joint_of(event, "origins")
        parts += f" from {name_end(event.origins, event.destinations, joint)}"
    if event.via:
        parts += f" by way of {wording.object_names(event.via)}"
    if event.destinations:
        joint, towards = joint_of(event, "destinations"), _VERBS[event.action].towards
        parts += f" {towards} {name_end(event.destinations, event.origins, joint)}"
    if event.locations and not parts:
        parts = wording.location_phrase(event.locations)
    return parts


def name_end(end: Sequence[Resolution], other: Sequence[Resolution], joint: str = "and") -> str:
    """Name the places of one end, so that nothing seems to move from a place to itself.

    A place that contains the other end is only a part of itself; one that the other end names
    too is told in the text's own words, where they are others.
    """
    return wording.listed((_name_apart(place, other) for place in end), joint)


def _name_apart(place: Resolution, other: Sequence[Resolution]) -> str:
    if not place.relation and ends.surrounds(place, other):
        return f"another part of {wording.place_name(place)}"
    name, words = wording.bare_name(place), wording.plain(place.mention.text)
    if name in map(wording.bare_name, other) and words.casefold() != name.casefold():
        return f"“{words}”"
    return wording.object_name(place)


def _opponents(event: Event) -> str:
    preposition = _OPPONENT.get(event.action)
    if not preposition or not event.opponents:
        return ""
    return f" {preposition} {wording.listed(map(wording.force_name, event.opponents))}"


assert set(_VERBS) == set(Action)
