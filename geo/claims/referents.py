"""What in a sentence can stand for a place: names, common nouns, "there", "which" and "it"."""

from collections.abc import Iterator

from geo.claims import anaphors
from geo.claims.annotated import Annotated, Spot
from geo.claims.clauses import described_noun, noun_phrase
from geo.claims.lexicon import Lexicon
from geo.model import (
    Mention,
    MentionKind,
    PlaceRole,
    Resolution,
    Sentence,
    Span,
    Token,
)

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_MEANT = frozenset({PlaceRole.LITERAL, PlaceRole.METONYM, PlaceRole.ASSOCIATIVE})
_WAYS = frozenset({"from", "out", "to", "into", "toward", "towards"})
_NO_PLACES = frozenset(
    {"NORP", "DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LAW"}
)
_WITHIN = frozenset({"in", "of", "near", "around", "along", "at"})
_SETTLEMENTS = frozenset({"city", "town", "port", "village"})
_SITES = frozenset({"base", "port", "camp", "garrison", "town", "city", "village", "airfield"})
_ORDINALS = frozenset({"second", "third", "fourth"})


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
    if _names_a_site(text, spot):
        return True
    named = text.force_at.get(spot.head.i)
    if named is not None and not named.force.id.startswith("state-") and named.first <= spot.first:
        return True
    letters = spot.resolution.mention.text.replace(".", "")
    before = spot.head.dep in ("compound", "nmod", "amod")
    return before and letters.isupper() and spot.head.i in text.force_at


def _names_a_site(text: Annotated, spot: Spot) -> bool:
    """Tell a sea or a river in the name of what lies on it: "other Black Sea bases"."""
    place, noun = spot.resolution.place, text.parse.head(spot.head)
    water = place is not None and place.feature.startswith("H")
    before = spot.head.dep in ("compound", "nmod") and noun.pos == "NOUN"
    return water and before and noun.i not in text.spot_at and noun.lemma in _SITES


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
        yield from anaphors.latest(text, token, anaphors.ANY, plural=True)
    elif lemma == "it" and token.dep in ("dobj", "pobj"):
        yield from anaphors.latest(text, token, ("P", "S", "A.ADM", "T", "L"), plural=False)
    elif token.tag in ("WDT", "WRB") and lemma in ("which", "where"):
        yield from _antecedent(text, lexicon, token)
    elif _is_unknown_name(text, token):
        first = (*_own_name(text, token), token)[0]
        yield Spot(_unplaced(text, first, token), token, first.i, token.i + 1)
    elif _is_common(text, lexicon, token):
        name = _own_name(text, token)
        refers = _is_definite(text, token) and not name and not _is_described(text, lexicon, token)
        if lexicon.is_a(lemma, "anaphor") and refers:
            meant = tuple(anaphors.referents(text, token))
        else:
            meant = _greatest(text, token, lemma)
        yield from meant
        if meant:
            return
        first = name[0] if name else token
        yield Spot(_unplaced(text, first, token), token, first.i, token.i + 1)


def _is_common(text: Annotated, lexicon: Lexicon, token: Token) -> bool:
    """Tell whether a token is a common noun for a place, with no name in its phrase."""
    if token.pos != "NOUN" or not lexicon.is_a(token.lemma, "locative"):
        return False
    if token.dep in ("compound", "nmod") or token.i + 1 in text.spot_at:
        return False  # "the city Homs" is Homs
    ways = [c for c in text.parse.children(token) if c.text.casefold() in _WAYS]
    onward = {t.i for way in ways for t in text.parse.subtree(way)}  # "the city from X"
    phrase = (t for t in noun_phrase(text.parse, token) if t.i not in onward)
    named = (t for t in phrase if t.i in text.spot_at)
    return all(
        (t.dep == "poss" and only_owns(text, t, token)) or _names_a_site(text, text.spot_at[t.i])
        for t in named
    )


def only_owns(text: Annotated, owner: Token, noun: Token) -> bool:
    """Tell whether a country only says whose town is meant: "Ruritania's second city"."""
    place = text.spot_at[owner.i].resolution.place
    country = place is not None and place.feature.startswith("A.PCL")
    return country and owner.head == noun.i and noun.lemma in _SETTLEMENTS


def _greatest(text: Annotated, noun: Token, lemma: str) -> tuple[Spot, ...]:
    """Return the town that is only ranked among its country's: "Ruritania's second city"."""
    if lemma not in _SETTLEMENTS:
        return ()
    children = text.parse.children(noun)
    owners = [child for child in children if child.dep == "poss" and child.i in text.spot_at]
    ranks = [c for c in children if c.tag == "JJS" or c.lemma.casefold() in _ORDINALS]
    if not (owners and ranks):
        return ()
    return tuple(anaphors.greatest(text, noun, text.spot_at[owners[0].i]))


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
    return any(
        p.pos == "PROPN" or p.i in text.spot_at or lexicon.is_a(p.lemma, "locative") for p in inner
    )


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


def _own_name(text: Annotated, noun: Token) -> tuple[Token, ...]:
    """Return the name that a noun ends, where nobody knows the place: "the Van Dorn line"."""
    parts = (
        child
        for child in text.parse.children(noun)
        if child.dep in ("compound", "nmod") and child.pos == "PROPN" and child.i < noun.i
    )
    return tuple(t for part in parts for t in text.parse.subtree(part) if t.pos == "PROPN")


def _unplaced(text: Annotated, first: Token, last: Token) -> Resolution:
    span = Span(first.start, last.end)
    words = span.of(text.article.body)
    mention = Mention(text.article.id, span, words, MentionKind.PLACE, "generic")
    why = "the text gives no name" if first is last else "no place of that name is known"
    return Resolution(mention, None, 0.0, PlaceRole.LITERAL, reasons=(why,))
