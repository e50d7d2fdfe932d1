"""Attach places to a trigger: which preposition governs them, through which nouns."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from geo.claims.annotated import Annotated, Spot
from geo.claims.clauses import is_passive, is_verbal
from geo.claims.lexicon import PLACE_SLOTS, Frame, Lexicon, Slot
from geo.model import Mention, MentionKind, PlaceRole, Resolution, Span, Token

_CLASSES = {
    "from": "from", "off": "from", "out": "from", "to": "to", "toward": "to", "towards": "to",
    "into": "to", "onto": "to", "past": "to", "until": "to", "on": "on", "upon": "on",
    "against": "against", "for": "for", "of": "of", "with": "with", "via": "via", "through": "via",
    "in": "at", "at": "at", "near": "at", "around": "at", "inside": "at", "within": "at",
    "outside": "at", "across": "at", "throughout": "at", "along": "at", "over": "at",
    "between": "at", "beyond": "at", "by": "by", "up": "at", "above": "at", "behind": "at",
    "below": "at", "beside": "at", "about": "at", "opposite": "at", "amid": "at", "down": "at",
}  # fmt: skip
_DIRECTIONAL = frozenset({"from", "to"})
_PASS_THROUGH = frozenset(
    {"including", "include", "such", "like", "namely", "especially", "notably", "as"}
)
_NOMINAL = frozenset({"appos", "nmod", "compound", "amod", "npadvmod", "dep", "nummod", "attr"})
_CLAUSE_MARKS = frozenset({"relcl", "advcl", "ccomp", "parataxis", "csubj"})


@dataclass(frozen=True, slots=True)
class End:
    """Say which slot a place fills, and how it hangs on the trigger."""

    slot: Slot
    resolution: Resolution
    relation: str
    holder: Token | None


def find(
    text: Annotated, lexicon: Lexicon, trigger: Token, frame: Frame, anchors: tuple[Token, ...]
) -> tuple[End, ...]:
    """Return the places that the trigger's clause gives, each with its slot."""
    sentence = text.parse.sentence_of(trigger)
    passive = trigger.pos == "VERB" and is_passive(text.parse, trigger)
    found: list[End] = []
    for spot in _candidates(text, lexicon, trigger):
        if not sentence.first <= spot.head.i < sentence.stop:
            continue
        link = _link(text, lexicon, spot, {anchor.i for anchor in anchors}, trigger)
        if link is None:
            continue
        relation, holder = link
        if passive and relation == "subject":
            relation = "object"
        slots = [slot for slot in frame.of(relation) if slot in PLACE_SLOTS]
        if slots:
            found.append(End(slots[0], spot.resolution, relation, holder))
        elif relation in ("at", "on", "via"):
            slot = Slot.VIA if relation == "via" else Slot.LOCATION
            found.append(End(slot, spot.resolution, relation, holder))
    return tuple(_without_repeats(found))


def _candidates(text: Annotated, lexicon: Lexicon, trigger: Token) -> Iterator[Spot]:
    sentence = text.parse.sentence_of(trigger)
    for spot in text.spots_in(sentence):
        if spot.resolution.role in (PlaceRole.LITERAL, PlaceRole.METONYM, PlaceRole.ASSOCIATIVE):
            yield spot
    for token in text.parse.tokens_of(sentence):
        if token.i in text.spot_at or token.i in text.glossed or token.i in text.force_at:
            continue
        if token.lemma.casefold() == "there" and token.dep in ("advmod", "pcomp", "pobj"):
            yield from _refer(text, token, "there", plural=True)
        elif _is_generic(text, lexicon, token):
            lemma = token.lemma.casefold()
            if lexicon.is_a(lemma, "anaphor") and _is_definite(text, token):
                referents = list(_refer(text, token, lemma, plural=token.tag == "NNS"))
                yield from referents
                if referents:
                    continue
            yield Spot(_unplaced(text, token), token, token.i, token.i + 1)


def _is_generic(text: Annotated, lexicon: Lexicon, token: Token) -> bool:
    """Tell whether a token is a common noun for a place, with no name in its phrase."""
    if token.pos != "NOUN" or not lexicon.is_a(token.lemma, "locative"):
        return False
    return not any(t.i in text.spot_at for t in text.parse.subtree(token) if abs(t.i - token.i) < 8)


def _is_definite(text: Annotated, token: Token) -> bool:
    return any(
        child.dep in ("det", "poss")
        and child.text.casefold() in ("the", "this", "that", "these", "those", "both")
        for child in text.parse.children(token)
    )


_FEATURES = {
    "city": ("P",), "town": ("P",), "village": ("P",), "capital": ("P",), "port": ("P", "S"),
    "base": ("S",), "airbase": ("S",), "airport": ("S",), "airfield": ("S",), "camp": ("S", "P"),
    "country": ("A.PCL",), "province": ("A",), "island": ("T",), "peninsula": ("T", "A", "L"),
    "region": ("A", "L", "T", "H"), "district": ("A", "P", "L"), "neighborhood": ("P", "A"),
    "neighbourhood": ("P", "A"), "border": (),
}  # fmt: skip


def _refer(text: Annotated, token: Token, noun: str, *, plural: bool) -> Iterator[Spot]:
    """Yield the latest places before the token that the noun can refer to."""
    wanted = _FEATURES.get(noun, ("P", "A", "S", "L", "T", "H", "R"))
    number = text.parse.sentence_number(token)
    earlier = [
        spot
        for spot in text.spots
        if spot.head.i < token.i
        and spot.resolution.is_mappable
        and text.parse.sentence_number(spot.head) >= number - (20 if noun == "country" else 4)
    ]
    for spot in reversed(earlier):
        place = spot.resolution.place
        if place is None or (place.feature and not place.feature.startswith(wanted)):
            continue
        group = [spot]
        if plural:
            group = [
                other
                for other in earlier
                if other.resolution.place and _coordinated(text, other, spot)
            ] or [spot]
        for member in group:
            yield Spot(_anaphor(text, token, member.resolution), token, token.i, token.i + 1)
        return


def _coordinated(text: Annotated, one: Spot, other: Spot) -> bool:
    return one is other or _first_conjunct(text, one.head).i == _first_conjunct(text, other.head).i


def _first_conjunct(text: Annotated, token: Token) -> Token:
    while token.dep == "conj" and text.parse.head(token).i != token.i:
        token = text.parse.head(token)
    return token


def _anaphor(text: Annotated, token: Token, referent: Resolution) -> Resolution:
    span = Span(token.start, token.end)
    mention = Mention(text.article.id, span, token.text, MentionKind.PLACE, "anaphor")
    reason = f"refers to {referent.mention.text}"
    return replace(
        referent,
        mention=mention,
        role=PlaceRole.LITERAL,
        confidence=referent.confidence * 0.7,
        reasons=(reason,),
    )


def _unplaced(text: Annotated, token: Token) -> Resolution:
    span = Span(token.start, token.end)
    mention = Mention(text.article.id, span, token.text, MentionKind.PLACE, "generic")
    return Resolution(mention, None, 0.0, PlaceRole.LITERAL, reasons=("the text gives no name",))


def _link(
    text: Annotated, lexicon: Lexicon, spot: Spot, anchors: set[int], trigger: Token
) -> tuple[str, Token | None] | None:
    """Climb from a place to the trigger; return the deciding relation and the noun it passes."""
    parse = text.parse
    relation, holder, node = "", None, spot.head
    if node.dep == "advmod" and node.head in anchors:
        return "at", None
    for _ in range(12):
        if node.i in anchors:
            return (relation or "of", holder)
        parent, dep = parse.head(node), node.dep
        if parent.i == node.i:
            return None
        if parent.pos in ("ADP", "SCONJ") and dep in ("pobj", "pcomp", "prep", "nmod", "advmod"):
            relation, node, holder = _through_preposition(text, lexicon, parent, relation, holder)
            if node is None:
                return None
        elif dep in ("conj", "prep") or dep in _NOMINAL or (dep == "poss" and parent.i in anchors):
            if dep == "compound" and parent.i in anchors and not relation:
                relation = "at" if trigger.pos != "VERB" else "of"
            node = parent
        elif dep == "poss" and lexicon.is_a(parent.lemma, "locative"):
            node = parent
        elif dep in ("dobj", "nsubj", "nsubjpass", "dative"):
            if parent.i in anchors:
                if dep == "dative":
                    return (relation or "to", holder)
                if parent.i != trigger.i and not relation:
                    return None
                return (relation or ("object" if dep == "dobj" else "subject"), holder)
            return None
        elif dep in ("advmod", "acomp", "prt", "oprd", "agent") and not is_verbal(node):
            node = parent
        else:
            return None
    return None


def _through_preposition(
    text: Annotated, lexicon: Lexicon, preposition: Token, relation: str, holder: Token | None
) -> tuple[str, Token, Token | None]:
    """Step over a preposition: keep the role where it only says where inside a larger place."""
    parse = text.parse
    word = preposition.text.casefold()
    above = parse.head(preposition)
    if word in _PASS_THROUGH or parse.head(preposition).text.casefold() in _PASS_THROUGH:
        return relation, preposition, holder
    mine = _CLASSES.get(word, "at")
    if word == "of" and above.text.casefold() in (
        "out",
        "outside",
        "inside",
        "west",
        "east",
        "north",
        "south",
    ):
        return relation, preposition, holder
    if relation in _DIRECTIONAL:
        return relation, preposition, holder
    chained = above.i in text.spot_at or lexicon.is_a(above.lemma, "locative")
    if chained and mine not in _DIRECTIONAL and not _is_trigger_like(above):
        return relation, preposition, holder
    if above.pos == "ADP" and _CLASSES.get(above.text.casefold()) in _DIRECTIONAL:
        return relation, preposition, holder
    if above.pos in ("NOUN", "PROPN", "PRON") and not chained:
        holder = above
    return mine, preposition, holder


def _is_trigger_like(token: Token) -> bool:
    return token.pos == "VERB"


def _without_repeats(ends: list[End]) -> Iterator[End]:
    seen: set[tuple[Slot, str]] = set()
    for end in ends:
        place = end.resolution.place
        key = (end.slot, place.id if place else end.resolution.mention.text.casefold())
        if key not in seen:
            seen.add(key)
            yield end
