"""What a noun can be, as far as moving and fighting are concerned."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from geo.claims.clauses import lemma_of
from geo.claims.lexicon import Lexicon
from geo.forces import IRREGULAR_NOUNS, REGULAR_NOUNS
from geo.model import Force, Span, Token, content_id

_GOVERNMENT = frozenset(
    {"government", "regime", "state", "authority", "parliament", "presidency", "ministry"}
)
_PEACEFUL = frozenset(
    {"civilian", "peace", "negotiating", "medical", "political", "work", "labor", "labour"}
    | {"market", "rescue", "aid", "election", "wage", "sales"}
)
_HELPLESS = frozenset(
    {"wounded", "injured", "captured", "captive", "imprisoned", "dead", "killed", "slain"}
)
_UNITS = frozenset(
    {"army", "group", "division", "brigade", "battalion", "regiment", "corp", "task", "fleet"}
)
_BROAD = frozenset(
    {"force", "unit", "member", "personnel", "group", "party", "guard", "column", "element", "man"}
)


class ActorKind(StrEnum):
    """Sort of thing that a noun phrase stands for."""

    FORCE = "force"
    STATE = "state"
    PEOPLE = "people"  #: a people by its bare name: "the Turks"
    COMMANDER = "commander"  #: one person, who may stand for those led by them
    REINFORCEMENT = "reinforcement"
    EQUIPMENT = "equipment"
    UNKNOWN = "unknown"  #: a pronoun whose antecedent is not found
    CIVILIAN = "civilian"
    PLACE = "place"
    OTHER = "other"

    @property
    def moves(self) -> bool:
        """Tell whether an army's map has an arrow for it."""
        return self in _MOVING

    @property
    def acts(self) -> bool:
        """Tell whether it can order, attack or take."""
        return self in _ACTING


_ACTING = frozenset(
    {
        ActorKind.FORCE,
        ActorKind.PEOPLE,
        ActorKind.STATE,
        ActorKind.COMMANDER,
        ActorKind.REINFORCEMENT,
    }
)
_MOVING = _ACTING - {ActorKind.STATE} | {ActorKind.EQUIPMENT}


@dataclass(frozen=True, slots=True)
class Actor:
    """Hold what a noun phrase stands for; ``forces`` is empty where nobody is named."""

    kind: ActorKind
    forces: tuple[Force, ...]
    head: Token
    span: Span


def unknown(name: str) -> Force:
    """Keep a force that the table does not know under the name the text gives it."""
    cleaned = " ".join(name.split())
    return Force(content_id("f", cleaned.casefold()), cleaned)


def is_unknown(force: Force) -> bool:
    """Tell whether a force is kept only under the words of the text."""
    return force.id == content_id("f", force.name.casefold())


def kind_of_name(lexicon: Lexicon, force: Force, head: Token) -> ActorKind:
    """Sort the head of a phrase that names a force: "Turkey", "Turkish jets", "Turks"."""
    lemma = lemma_of(head)
    if lemma in _GOVERNMENT:
        return ActorKind.STATE
    if lexicon.is_a(lemma, "civilian"):
        return ActorKind.CIVILIAN
    if lexicon.is_a(lemma, "equipment") and not lexicon.is_a(lemma, "people"):
        return ActorKind.EQUIPMENT
    return ActorKind.STATE if force.id.startswith("state-") else ActorKind.FORCE


def kind_of_noun(lexicon: Lexicon, head: Token, modifiers: Collection[str]) -> ActorKind | None:
    """Sort a common noun by its class and what stands before it; None where neither tells."""
    lemma = lemma_of(head)
    if lemma in _GOVERNMENT:
        return ActorKind.STATE
    if not lexicon.is_a(lemma, "people"):
        for name in ("reinforcement", "civilian", "equipment"):
            if lexicon.is_a(lemma, name):
                goods = any(lexicon.is_a(modifier, "civilian") for modifier in modifiers)
                return ActorKind.CIVILIAN if goods and name != "equipment" else ActorKind(name)
    if lexicon.is_a(lemma, "people") or lemma in REGULAR_NOUNS | IRREGULAR_NOUNS:
        if _HELPLESS.intersection(modifiers):
            return ActorKind.CIVILIAN
        peaceful = lemma in _BROAD and _PEACEFUL.intersection(modifiers)
        return ActorKind.OTHER if peaceful else ActorKind.FORCE
    if any(lexicon.is_a(modifier, "commander") for modifier in modifiers):
        return ActorKind.COMMANDER
    unit = head.pos in ("PROPN", "NUM") and any(m.rstrip("s") in _UNITS for m in modifiers)
    return ActorKind.FORCE if unit else None
