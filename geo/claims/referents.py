"""What in a sentence can stand for a place: names, common nouns, "there", "which" and "it"."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from geo.claims.annotated import Annotated, Spot
from geo.claims.clauses import described_noun, noun_phrase
from geo.claims.lexicon import Lexicon
from geo.model import (
    Mention,
    MentionKind,
    PlaceRole,
    RelationKind,
    Resolution,
    Sentence,
    Span,
    Token,
)

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_MEANT = frozenset({PlaceRole.LITERAL, PlaceRole.METONYM, PlaceRole.ASSOCIATIVE})
_SETTLEMENTS, _SITES, _AREAS = ("P",), ("S",), ("A", "L", "T", "H")
_ANY = ("P", "S", "A", "L", "T", "H", "R", "V")
_FEATURES = {
    "city": _SETTLEMENTS,
    "town": _SETTLEMENTS,
    "village": _SETTLEMENTS,
    "capital": _SETTLEMENTS,
    "port": ("P", "S"),
    "base": _SITES,
    "airbase": _SITES,
    "airport": _SITES,
    "airfield": _SITES,
    "camp": ("S", "P"),
    "province": ("A",),
    "island": ("T",),
    "peninsula": ("T", "A", "L"),
    "region": _AREAS,
    "district": ("A", "P", "L"),
}
"""GeoNames feature classes that a common noun can refer back to; others may mean any."""

_WAYS = frozenset({"from", "out", "to", "into", "toward", "towards"})
_NO_PLACES = frozenset(
    {"NORP", "DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LAW"}
)
_SMALL = frozenset({"town", "village"})
_WITHIN = frozenset({"in", "of", "near", "around", "along", "at"})
_SENTENCES_BACK = 4
_ANAPHOR_TRUST = 0.7


def candidates(text: Annotated, lexicon: Lexicon, sentence: Sentence) -> Iterator[Spot]:
    """Yield everything in the sentence that can be the end of a movement."""
    first = text.parse.tokens[sentence.first]
    for spot in text.spots_in(text.parse.sentence_number(first)):
        if spot.resolution.role in _MEANT and not _is_other(text, spot):
            yield spot
    bracketed = False  # "(80 km south of the capital)" only explains the name before
    for token in text.parse.tokens_of(sentence):
        bracketed = token.text == "(" or (bracketed and token.text != ")")
        if (
            not bracketed
            and token.i not in text.spot_at
            and token.i not in text.glossed
            and token.i not in text.force_at
        ):
            yield from _stand_in(text, lexicon, token)


def _is_other(text: Annotated, spot: Spot) -> bool:
    """Tell a name that is not the place itself: "the Darfur capital", "the U.S. invasion"."""
    if text.parse.head(spot.head).lemma == "capital" and spot.head.dep in ("compound", "nmod"):
        return True
    if _is_excluded(text, spot.head):
        return True
    named = text.force_at.get(spot.head.i)
    if named is not None and not named.force.id.startswith("state-") and named.first <= spot.first:
        return True
    letters = spot.resolution.mention.text.replace(".", "")
    before = spot.head.dep in ("compound", "nmod", "amod")
    return before and letters.isupper() and spot.head.i in text.force_at


def _is_excluded(text: Annotated, head: Token) -> bool:
    """Tell a name that the text rules out: "Russia, not Egypt or Syria"."""
    while True:
        before = text.parse.tokens[text.parse.subtree(head)[0].i - 1]
        first = text.parse.subtree(head)[0]
        if "not" in (before.text.casefold(), first.text.casefold()):
            return True
        if head.dep not in ("conj", "appos") or head.head == head.i:
            return False
        head = text.parse.head(head)


def _stand_in(text: Annotated, lexicon: Lexicon, token: Token) -> Iterator[Spot]:
    """Yield the places that a word without a name stands for."""
    lemma = token.lemma.casefold()
    if lemma == "there" and token.dep in ("advmod", "pcomp", "pobj"):
        yield from _latest(text, token, _ANY, plural=True)
    elif lemma == "it" and token.dep in ("dobj", "pobj"):
        yield from _latest(text, token, ("P", "S", "A.ADM", "T", "L"), plural=False)
    elif token.tag in ("WDT", "WRB") and lemma in ("which", "where"):
        yield from _antecedent(text, lexicon, token)
    elif _is_unknown_name(text, token):
        first = (*_own_name(text, token), token)[0]
        yield Spot(_unplaced(text, first, token), token, first.i, token.i + 1)
    elif _is_common(text, lexicon, token):
        name = _own_name(text, token)
        refers = _is_definite(text, token) and not name and not _is_described(text, lexicon, token)
        if lexicon.is_a(lemma, "anaphor") and refers:
            referents = list(_referents(text, token, lemma))
            yield from referents
            if referents:
                return
        first = name[0] if name else token
        yield Spot(_unplaced(text, first, token), token, first.i, token.i + 1)


def _is_common(text: Annotated, lexicon: Lexicon, token: Token) -> bool:
    """Tell whether a token is a common noun for a place, with no name in its phrase."""
    if token.pos != "NOUN" or not lexicon.is_a(token.lemma, "locative"):
        return False
    if token.dep in ("compound", "nmod"):
        return False
    return not any(t.i in text.spot_at for t in noun_phrase(text.parse, token))


def _is_unknown_name(text: Annotated, token: Token) -> bool:
    """Tell a name after "from", "to" or "into" that can only be a place's, known or not."""
    if token.pos != "PROPN" or token.dep != "pobj" or token.entity in _NO_PLACES:
        return False
    preposition = text.parse.head(token)
    if preposition.text == "of":  # "pulled out of X"
        preposition = text.parse.head(preposition)
    return preposition.text.casefold() in _WAYS


def _is_definite(text: Annotated, token: Token) -> bool:
    children = text.parse.children(token)
    return any(c.dep == "det" and c.text.casefold() in _DEFINITE for c in children)


def _is_described(text: Annotated, lexicon: Lexicon, noun: Token) -> bool:
    """Tell whether the words around say which is meant: "the oil port", "camps in the south"."""
    if any(c.dep == "compound" and c.pos == "NOUN" for c in text.parse.children(noun)):
        return True
    children = [child for child in text.parse.children(noun) if child.i > noun.i]
    clauses = (child for child in children if child.dep in ("acl", "relcl"))
    if any(text.parse.subtree(clause)[0].i == noun.i + 1 for clause in clauses):
        return True
    preposition = text.parse.tokens[noun.i + 1]  # which the parse may have hung on the verb
    if preposition.text not in _WITHIN:
        return False
    inner = (child for child in text.parse.children(preposition) if child.dep == "pobj")
    return any(p.i in text.spot_at or lexicon.is_a(p.lemma, "locative") for p in inner)


def _antecedent(text: Annotated, lexicon: Lexicon, pronoun: Token) -> Iterator[Spot]:
    """Yield the place that "which" or "where" in a relative clause stands for."""
    noun = described_noun(text.parse, pronoun)
    if noun is None:
        return
    spot = text.spot_at.get(noun.i)
    if spot is not None and spot.resolution.role in _MEANT:
        yield Spot(spot.resolution, pronoun, pronoun.i, pronoun.i + 1)
    elif _is_common(text, lexicon, noun):
        for referent in _stand_in(text, lexicon, noun):
            yield Spot(referent.resolution, pronoun, pronoun.i, pronoun.i + 1)


def _referents(text: Annotated, token: Token, noun: str) -> Iterator[Spot]:
    """Yield what a definite noun refers back to: "the city", "the two bases", "the country"."""
    if noun == "country":
        yield from _country_spoken_of(text, token)
    else:
        features = _FEATURES.get(noun, _ANY)
        yield from _latest(text, token, features, plural=token.tag == "NNS")


def _country_spoken_of(text: Annotated, token: Token) -> Iterator[Spot]:
    """Yield the country that the article has named most, the latest of equals.

    It is none whose forces the sentence speaks of, for they were at home there: "Russia sent
    troops to the country".
    """
    here = text.forces_in(text.parse.sentence_number(token))
    at_home = {named.force.side for named in here if named.head.i < token.i}
    named: dict[str, Resolution] = {}
    counts: Counter[str] = Counter()
    for spot, place in reversed(text.countries):
        if spot.head.i < token.i and place.name not in at_home:
            named.setdefault(place.id, spot.resolution)
            counts[place.id] += spot.resolution.role is PlaceRole.LITERAL
    if named:
        referent = named[max(named, key=counts.__getitem__)]
        yield Spot(_refer(text, token, referent), token, token.i, token.i + 1)


def _latest(
    text: Annotated, token: Token, features: tuple[str, ...], *, plural: bool
) -> Iterator[Spot]:
    """Yield the latest place before the token that fits; all coordinated with it if plural."""
    number = text.parse.sentence_number(token)
    earlier = [
        spot
        for spot in text.spots_in(*range(number - _SENTENCES_BACK, number + 1))
        if spot.head.i < token.i
        and spot.resolution.is_mappable
        and not _is_loose(spot)
        and spot.head.dep not in ("nsubj", "nsubjpass")
    ]
    for spot in reversed(earlier):
        feature = spot.resolution.place.feature if spot.resolution.place else ""
        if feature and not feature.startswith(features):
            continue
        if token.lemma in _SMALL and feature.startswith("P.PPLC"):
            continue  # nobody calls a capital "the town"
        group = [other for other in earlier if _are_coordinated(text, other, spot)]
        if token.tag == "NNS" and len(group) == 1:
            return  # "the ports" are more than the one place named before
        for member in group if plural else [spot]:
            yield Spot(_refer(text, token, member.resolution), token, token.i, token.i + 1)
        return


def _is_loose(spot: Spot) -> bool:
    """Tell a place that only lies about another: "the region" is not "near Barda"."""
    relation = spot.resolution.relation
    return relation is not None and relation.kind is not RelationKind.SIDE


def place_spoken_of(text: Annotated, token: Token, *, sentences: int) -> Resolution | None:
    """Return the latest place named before the token, at most so many sentences back."""
    number = text.parse.sentence_number(token)
    for spot in reversed(text.spots_in(*range(number - sentences, number + 1))):
        if spot.head.i < token.i and spot.resolution.is_mappable:
            return replace(
                spot.resolution,
                confidence=spot.resolution.confidence * _ANAPHOR_TRUST,
                reasons=("the place spoken of",),
            )
    return None


def _are_coordinated(text: Annotated, one: Spot, other: Spot) -> bool:
    return _first_conjunct(text, one.head).i == _first_conjunct(text, other.head).i


def _first_conjunct(text: Annotated, token: Token) -> Token:
    while token.dep == "conj" and token.head != token.i:
        token = text.parse.head(token)
    return token


def _refer(text: Annotated, token: Token, referent: Resolution) -> Resolution:
    span = Span(token.start, token.end)
    return replace(
        referent,
        mention=Mention(text.article.id, span, token.text, MentionKind.PLACE, "anaphor"),
        role=PlaceRole.LITERAL,
        confidence=referent.confidence * _ANAPHOR_TRUST,
        reasons=(f"refers to {referent.mention.text}",),
    )


def _own_name(text: Annotated, noun: Token) -> tuple[Token, ...]:
    """Return the name that a noun ends, where nobody knows the place: "the Maginot line"."""
    return tuple(
        child
        for child in text.parse.children(noun)
        if child.dep in ("compound", "nmod") and child.pos == "PROPN" and child.i < noun.i
    )


def _unplaced(text: Annotated, first: Token, last: Token) -> Resolution:
    span = Span(first.start, last.end)
    words = span.of(text.article.body)
    mention = Mention(text.article.id, span, words, MentionKind.PLACE, "generic")
    why = "the text gives no name" if first is last else "no place of that name is known"
    return Resolution(mention, None, 0.0, PlaceRole.LITERAL, reasons=(why,))
