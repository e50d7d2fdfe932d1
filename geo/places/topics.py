"""Names that a sentence only speaks of: nothing in it happens there, and nobody acts there."""

from collections.abc import Callable

from geo.model import Parse, Place, Token
from geo.model.generic_noun import singular
from geo.places.lexicon import (
    DEEDS,
    OFFICIALS,
    PARTNERS,
    POWERS,
    REACTIONS,
    SCENES,
    TITLED_BODIES,
    TOPICS,
)

_EXCLUDING = (("not",), ("nor",), ("rather", "than"), ("instead", "of"), ("other", "than"))
_FAVOURING = frozenset({"pro", "anti", "non"})
_LINKS = frozenset({"the", "in", "from", "to", "at", "of", "by"})
_LISTED = ("conj", "appos")
_LONGEST_COMPOUND = 3  # words


def is_topic(parse: Parse, tokens: tuple[Token, ...], word: Token, place: Place | None) -> bool:
    """Tell whether the name is excluded, is what something is about, or only says whose it is.

    ``word`` is the token of the name that the rest of the sentence governs.
    """
    if is_excluded(parse, tokens) or _is_favoured(parse, tokens):
        return True
    return place is not None and any(rule(parse, word, place) for rule in _RULES)


def is_excluded(parse: Parse, tokens: tuple[Token, ...]) -> bool:
    """Tell whether the text rules the name out: "not Homa", "rather than Homa or Tarn"."""
    i = tokens[0].i
    while True:
        first = i
        while i and parse.tokens[i - 1].text.casefold() in _LINKS:
            i -= 1
        before = tuple(token.text.casefold() for token in parse.tokens[max(0, i - 2) : i])
        held_back = tuple(t.text.casefold() for t in parse.tokens[max(0, i - 1) : first])
        if any(before[-len(w) :] == w or held_back[: len(w)] == w for w in _EXCLUDING):
            return True
        if len(before) < 2 or before[-1] not in (",", "and", "or", "nor"):
            return False
        i = _start_of_name(parse, i - 1)
        if i < 0:
            return False


def _start_of_name(parse: Parse, stop: int) -> int:
    """Return where the capitalised words that end before a list's comma begin, or -1."""
    first = stop
    while first and parse.tokens[first - 1].text[0].isupper():
        first -= 1
    return first if first < stop else -1


def acts_with(parse: Parse, word: Token) -> bool:
    """Tell whether a list makes the name one of several powers: "its foes, Velia and Tarn"."""
    while word.dep in _LISTED and word.head != word.i:
        word = parse.head(word)
        if word.lemma.casefold() in POWERS and word.pos == "NOUN":
            return True
    return False


def _is_favoured(parse: Parse, tokens: tuple[Token, ...]) -> bool:
    """Tell whether a prefix makes it what somebody is for or against: "pro-Velia"."""
    before = parse.tokens[max(0, tokens[0].i - 2) : tokens[0].i]
    joined = "".join(token.text for token in before[-2:]).casefold()
    return any(joined.endswith(f"{prefix}-") for prefix in _FAVOURING)


def _governor(parse: Parse, word: Token, *prepositions: str) -> Token | None:
    """Return what a preposition ties the name, or the list it is in, to."""
    while word.dep in _LISTED and word.head != word.i:
        word = parse.head(word)
    if word.dep != "pobj" or parse.head(word).text.casefold() not in prepositions:
        return None
    return parse.head(parse.head(word))


def _is_about(parse: Parse, word: Token, place: Place) -> bool:
    """Tell what a cause or a question is about: "as a result of the Homa dam"."""
    owner = _governor(parse, word, "of", "over", "about", "on", "to")
    return owner is not None and owner.lemma.casefold() in TOPICS


def _is_capital_that_reacts(parse: Parse, word: Token, place: Place) -> bool:
    """Tell a capital whose government is meant: "officials in Tarn", "alarm grew in Tarn"."""
    if not place.feature.startswith("P.PPLC"):
        return False
    governor = _governor(parse, word, "in")
    if governor is None:
        return False
    subjects = [child for child in parse.children(governor) if child.dep.startswith("nsubj")]
    if any(token.lemma.casefold() in REACTIONS for token in (governor, *subjects)):
        return True
    return governor.dep == "nsubj" and governor.lemma.casefold() in OFFICIALS


def _is_where_partners_are(parse: Parse, word: Token, place: Place) -> bool:
    """Tell a region that says which partners or interests: "its allies in Velia"."""
    if place.feature[:1] not in ("A", "L"):
        return False
    governor = _governor(parse, word, "in", "across")
    return governor is not None and governor.lemma.casefold() in PARTNERS


def _is_in_title(parse: Parse, word: Token, place: Place) -> bool:
    """Tell the end of a body's title: "the Organization for Trade and Security in Velia"."""
    token = word
    while token.dep in ("pobj", "prep", "conj") and token.head != token.i:
        token = parse.head(token)
        if token.pos not in ("ADP", "PROPN") or (token.pos == "PROPN" and token.text.islower()):
            return False
        if token.lemma.casefold() in TITLED_BODIES:
            return True
    return False


def _is_doer(parse: Parse, word: Token, place: Place) -> bool:
    """Tell a town that does what only people do: "Homa marched north" is a general's name."""
    if not place.feature.startswith("P.") or word.dep not in ("nsubj", "conj"):
        return False
    while word.dep == "conj" and parse.head(word).pos == "PROPN":
        word = parse.head(word)
    verb = parse.head(word)
    return word.dep == "nsubj" and verb.pos == "VERB" and verb.lemma.casefold() in DEEDS


def _is_whose_capital(parse: Parse, word: Token, place: Place) -> bool:
    """Tell the country in "Tarn, capital of Velia"."""
    owner = _governor(parse, word, "of")
    is_country = place.feature.startswith("A.PCL")
    return is_country and owner is not None and owner.lemma.casefold() == "capital"


def _owns_more_than_land(parse: Parse, word: Token, place: Place) -> bool:
    """Tell a country that only says whose: "U.S. history"."""
    if not place.feature.startswith("A.PCL"):
        return False
    noun = parse.head(word)
    follows = 0 < noun.i - word.i <= _LONGEST_COMPOUND
    is_land = singular(noun.text) or noun.lemma.casefold() in SCENES
    return word.dep == "compound" and noun.pos == "NOUN" and follows and not is_land


_RULES: tuple[Callable[[Parse, Token, Place], bool], ...] = (
    _is_about,
    _is_in_title,
    _is_whose_capital,
    _is_doer,
    _is_capital_that_reacts,
    _is_where_partners_are,
    _owns_more_than_land,
)
