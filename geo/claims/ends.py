"""Attach places to a trigger: which preposition governs them, through which nouns."""

from collections.abc import Iterator
from dataclasses import dataclass

from geo.claims import referents
from geo.claims.annotated import Annotated, Spot
from geo.claims.clauses import is_passive, is_verbal
from geo.claims.lexicon import PLACE_SLOTS, Frame, Lexicon, Slot
from geo.model import Resolution, Token

_PREPOSITIONS = {
    "from": "from out off",
    "to": "to toward towards into onto past until up down",
    "on": "on upon",
    "against": "against",
    "for": "for",
    "of": "of",
    "with": "with",
    "via": "via through",
    "by": "by",
}
_CLASS_OF = {word: name for name, words in _PREPOSITIONS.items() for word in words.split()}
_DIRECTIONAL = frozenset({"from", "to"})
_LISTING = frozenset(
    {"including", "include", "such", "like", "namely", "especially", "notably", "as"}
)
_SIDES = frozenset({"out", "outside", "inside", "west", "east", "north", "south"})
_NOMINAL = frozenset({"nmod", "compound", "amod", "npadvmod", "dep", "nummod", "attr", "appos"})
_STANDING = frozenset(
    {"locate", "station", "base", "deploy", "hole", "trap", "besiege", "hold", "encamp"}
)
_LONGEST_PATH = 12


@dataclass(frozen=True, slots=True)
class End:
    """Say which slot a place fills, and how it hangs on the trigger.

    ``relation`` is the class of the deciding preposition, "subject" or "object"; ``holder`` the
    noun between the preposition and the trigger, if there is one.
    """

    slot: Slot
    resolution: Resolution
    relation: str
    holder: Token | None = None


@dataclass(slots=True)
class _Path:
    """Remember, on the way up from a place, what decides its role."""

    node: Token
    relation: str = ""
    holder: Token | None = None


def find(
    text: Annotated, lexicon: Lexicon, trigger: Token, frame: Frame, anchors: tuple[Token, ...]
) -> tuple[End, ...]:
    """Return the places that the trigger's clause gives, each with its slot."""
    passive = trigger.pos == "VERB" and is_passive(text.parse, trigger)
    found: list[End] = []
    for spot in referents.candidates(text, lexicon, text.parse.sentence_of(trigger)):
        path = _climb(text, lexicon, spot, trigger, anchors)
        if path is None:
            continue
        relation = "object" if passive and path.relation == "subject" else path.relation
        slots = [slot for slot in frame.of(relation) if slot in PLACE_SLOTS]
        if slots:
            found.append(End(slots[0], spot.resolution, relation, path.holder))
        elif relation in ("at", "on", "via"):
            slot = Slot.VIA if relation == "via" else Slot.LOCATION
            found.append(End(slot, spot.resolution, relation, path.holder))
    return tuple(_distinct(found))


def standing(text: Annotated, lexicon: Lexicon, noun: Token) -> tuple[Resolution, ...]:
    """Return where a noun phrase says that its people stand: "forces located in X"."""
    found = []
    for spot in referents.candidates(text, lexicon, text.parse.sentence_of(noun)):
        node = spot.head
        for _ in range(_LONGEST_PATH):
            parent = text.parse.head(node)
            if parent.i == noun.i or parent.i == node.i:
                break
            passes = parent.pos == "ADP" or lexicon.is_a(parent.lemma, "locative")
            if not (passes or parent.lemma in _STANDING or parent.i in text.spot_at):
                break
            node = parent
        inside = node.dep == "prep" and node.lemma in ("in", "from", "at", "inside", "around")
        participle = node.dep == "acl" and node.lemma in _STANDING
        if text.parse.head(node).i == noun.i and (inside or participle):
            found.append(spot.resolution)
    return tuple(found)


def _climb(
    text: Annotated, lexicon: Lexicon, spot: Spot, trigger: Token, anchors: tuple[Token, ...]
) -> _Path | None:
    """Climb from a place to the trigger; None where something else governs it."""
    goals = {anchor.i for anchor in anchors}
    path = _Path(spot.head, _own_relation(spot))
    if spot.head.dep in ("advmod", "npadvmod", "prep", "prt") and spot.head.head in goals:
        return _Path(spot.head, path.relation or "at")
    for _ in range(_LONGEST_PATH):
        if path.node.i in goals:
            path.relation = path.relation or "of"
            return path
        parent = text.parse.head(path.node)
        if parent.i == path.node.i:
            return None
        if parent.i in goals and path.node.dep in ("dobj", "nsubj", "nsubjpass", "dative"):
            return _as_argument(text, path, parent, trigger)
        if not _step(text, lexicon, path, parent, trigger, goals):
            return None
    return None


def _own_relation(spot: Spot) -> str:
    """Return the role that a relative place's own words give: "25 km into", "around X"."""
    words = spot.resolution.mention.text.casefold().split()
    if spot.head.pos in ("ADP", "ADV", "SCONJ") and len(words) > 1:
        return next((_CLASS_OF[w] for w in words if _CLASS_OF.get(w) in _DIRECTIONAL), "at")
    return "to" if "into" in words else ""


def _as_argument(text: Annotated, path: _Path, parent: Token, trigger: Token) -> _Path | None:
    if not path.relation and parent.i != trigger.i:
        return None
    relation = {"dobj": "object", "dative": "to"}.get(path.node.dep, "subject")
    for child in text.parse.children(parent):
        if child.dep == "prt" and parent.i < child.i < path.node.i and relation == "object":
            relation = {"up": "to", "down": "to", "through": "via"}.get(child.lemma, relation)
    path.relation = path.relation or relation
    return path


def _step(
    text: Annotated, lexicon: Lexicon, path: _Path, parent: Token, trigger: Token, goals: set[int]
) -> bool:
    """Take one step up; False where the way is barred."""
    node, dep = path.node, path.node.dep
    if parent.pos in ("ADP", "SCONJ") and dep in ("pobj", "pcomp", "prep", "nmod", "advmod", "dep"):
        return _through_preposition(text, lexicon, path, parent, trigger, goals)
    if _explains(text, node, parent) and parent.i not in goals:
        return False
    if dep == "poss":
        path.node = parent
        return lexicon.is_a(parent.lemma, "locative") or parent.i in goals
    if dep == "compound" and parent.i in goals and not path.relation:
        path.relation = "of" if trigger.pos == "VERB" else "at"
    nominal = dep in _NOMINAL or (dep == "conj" and not is_verbal(node))
    particle = dep in ("prep", "advmod", "acomp", "prt", "agent") and not is_verbal(node)
    path.node = parent
    return (nominal and not is_verbal(parent)) or particle


def _explains(text: Annotated, node: Token, parent: Token) -> bool:
    """Tell whether a place only explains another: "Khartoum, Sudan"."""
    inner, outer = text.spot_at.get(parent.i), text.spot_at.get(node.i)
    if inner is None or outer is None:
        return False
    if node.dep in ("appos", "npadvmod", "nmod"):
        return True
    place, larger = inner.resolution.place, outer.resolution.place
    if node.dep != "conj" or place is None or larger is None:
        return False
    country = larger.feature.startswith("A.PCL") and not place.feature.startswith("A.PCL")
    return country and outer.first - inner.stop == 1


def _through_preposition(
    text: Annotated,
    lexicon: Lexicon,
    path: _Path,
    preposition: Token,
    trigger: Token,
    goals: set[int],
) -> bool:
    """Step over a preposition: inside a larger place it decides nothing, elsewhere it does."""
    word, above = preposition.text.casefold(), text.parse.head(preposition)
    path.node = preposition
    if word in _LISTING or above.text.casefold() in _LISTING or path.relation in _DIRECTIONAL:
        return True
    if word == "of" and above.text.casefold() in _SIDES:
        return True
    if word == "from" and above.text.casefold() == "away" and _is_measured(text, above):
        return True
    relation = _CLASS_OF.get(word, "at")
    if above.i in goals or above.pos in ("ADP", "ADV", "VERB", "AUX", "PART"):
        outward = _CLASS_OF.get(above.text.casefold()) in _DIRECTIONAL and above.pos == "ADP"
        if not outward:
            path.relation = relation
        return True
    if above.i in text.spot_at and relation not in _DIRECTIONAL:
        return False  # "the mountains of northern Iraq": the larger place is no end of its own
    if above.i in text.spot_at or lexicon.is_a(above.lemma, "locative"):
        if relation in _DIRECTIONAL:
            path.relation = relation
        return True
    path.relation, path.holder = relation, above
    return _may_hold(text, lexicon, above, trigger)


def _is_measured(text: Annotated, adverb: Token) -> bool:
    """Tell whether "away" gives a distance: "125 km away from X" is near X, not an origin."""
    return any(child.dep in ("npadvmod", "nummod") for child in text.parse.children(adverb))


def _may_hold(text: Annotated, lexicon: Lexicon, noun: Token, trigger: Token) -> bool:
    """Tell whether a place hung on this noun can still be an end of the trigger."""
    return (
        noun.i in text.force_at
        or noun.pos in ("NUM", "PRON")
        or noun.dep in ("dobj", "nsubj", "nsubjpass")
        and noun.head == trigger.i
        or lexicon.is_a(noun.lemma, "people", "equipment", "reinforcement")
    )


def _distinct(ends: list[End]) -> Iterator[End]:
    seen: set[tuple[Slot, str]] = set()
    for end in ends:
        place = end.resolution.place
        key = (end.slot, place.id if place else end.resolution.mention.text.casefold())
        if key not in seen:
            seen.add(key)
            yield end
