"""What the words around a place mention ask for: a kind of place, a container."""

import re
from dataclasses import dataclass

from geo.model import Mention, Parse, Token
from geo.model.generic_noun import GENERIC_NOUNS, singular
from geo.places.lexicon import TAKINGS

_LONGEST_LINK = 16
_COMPASS = r"(?:(?:[NS][EW]?|[EW])\.?|(?:north|south)?(?:east|west)?(?:ern)?)\s+"
_CONTAINER_LINK = re.compile(
    rf"\s*(?:,\s*|\s\(|\bin\s+(?:the\s+)?)\Z|\s*\((?:in\s+)?{_COMPASS}\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Cues:
    """Hold what one mention's surroundings say.

    ``noun`` is the generic noun beside the name ("airbase"), "" for none. ``container`` is
    the index of the mention that this one is said to lie in ("Paris, Texas"), or None.
    ``taken`` tells whether somebody takes the place, or moves to or from it.
    """

    noun: str
    container: int | None
    taken: bool

    @property
    def features(self) -> tuple[str, ...]:
        """Return the GeoNames feature prefixes asked for."""
        return GENERIC_NOUNS.get(self.noun, ())


def read_cues(body: str, parse: Parse, mentions: tuple[Mention, ...]) -> tuple[Cues, ...]:
    """Read the cues of each place mention; the mentions are in text order."""
    return tuple(
        Cues(
            _generic_noun(parse, mention),
            _container(body, mentions, number),
            _is_taken(parse, mention),
        )
        for number, mention in enumerate(mentions)
    )


def _generic_noun(parse: Parse, mention: Mention) -> str:
    tokens = parse.tokens_in(mention.span)
    if not tokens:
        return ""
    return _noun_after(parse, tokens[-1]) or _noun_before(parse, tokens[0]) or _noun_in(tokens)


def _noun_in(tokens: tuple[Token, ...]) -> str:
    """Find the noun that is part of the name itself: "Laurel County", "Lake Mary"."""
    if len(tokens) < 2:
        return ""
    return singular(tokens[-1].text) or singular(tokens[0].text)


def _noun_after(parse: Parse, last: Token) -> str:
    """Find the noun in "Jufra base", "Jufra air base", "the Jufra and Watiya bases"."""
    i = _skip_coordination(parse, last.i + 1)
    coordinated = i != last.i + 1
    for token in parse.tokens[i : i + 3]:
        noun = singular(token.text)
        if noun and (not coordinated or token.text.casefold() != noun):
            return "airbase" if _is_air(parse, token) and noun in ("base", "field") else noun
        if token.text.casefold() not in ("air", "military", "international", "naval", "oil"):
            return ""
    return ""


def _is_air(parse: Parse, noun: Token) -> bool:
    return noun.i > 0 and parse.tokens[noun.i - 1].text.casefold() == "air"


def _skip_coordination(parse: Parse, i: int) -> int:
    """Step over "and Watiya", ", Hun and Sokna"; return the place reached, or where it began."""
    begin, tokens = i, parse.tokens
    while i + 1 < len(tokens) and tokens[i].text in (",", "and", "or", "&"):
        following = i + 1 + (tokens[i + 1].text in ("and", "or"))
        j = following
        while j < len(tokens) and (tokens[j].pos == "PROPN" or tokens[j].text == "-"):
            j += 1
        if j == following:
            return begin
        i = j
    return i


def _noun_before(parse: Parse, first: Token) -> str:
    """Find the noun in "the city of Sirte", "the cities of Sirte and Jufra", "the town Hun"."""
    tokens, i = parse.tokens, first.i - 1
    if i >= 0 and tokens[i].text in ("and", "or", ","):
        head = parse.head(first)
        if first.dep == "conj" and head.dep == "pobj" and parse.head(head).text == "of":
            owner = parse.head(parse.head(head))
            return singular(owner.text) if owner.tag in ("NNS", "NNPS") else ""
        return ""
    if i >= 0 and tokens[i].text == "the":
        i -= 1
    if i > 0 and tokens[i].text == "of":
        if tokens[i - 1].text.casefold() in ("bank", "banks"):
            return "river"  # "the east bank of the Homa"
        noun = singular(tokens[i - 1].text)
        lists = any(child.dep == "conj" for child in parse.children(first))
        is_plural = noun != tokens[i - 1].text.casefold()
        return noun if lists or not is_plural else ""  # "the ports of Libya": Libya is no port
    if i >= 0 and tokens[i].pos == "NOUN" and tokens[i].tag == "NN":
        return singular(tokens[i].text)
    return ""


def _is_taken(parse: Parse, mention: Mention) -> bool:
    tokens = parse.tokens_in(mention.span)
    inside = {token.i for token in tokens}
    word = next((token for token in reversed(tokens) if token.head not in inside), None)
    while word is not None and word.dep == "conj" and parse.head(word).pos in ("PROPN", "NOUN"):
        word = parse.head(word)
    if word is None:
        return False
    governor = parse.head(word)
    if word.dep == "pobj":
        governor = parse.head(governor)
    elif word.dep not in ("dobj", "nsubjpass", "nsubj"):
        return False
    agrees = word.dep != "nsubj" or governor.lemma in ("fall", "surrender")
    return agrees and governor.lemma.casefold() in TAKINGS


def _container(body: str, mentions: tuple[Mention, ...], number: int) -> int | None:
    if number + 1 >= len(mentions):
        return None
    here, after = mentions[number].span, mentions[number + 1].span
    between = body[here.end : after.start]
    linked = len(between) <= _LONGEST_LINK and _CONTAINER_LINK.match(between)
    return number + 1 if linked else None
