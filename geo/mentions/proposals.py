"""Spans that could be a place name, before anything judges them."""

from collections.abc import Iterator
from dataclasses import dataclass

from geo.mentions.lexicon import (
    ARTICLES,
    COMPASS,
    DIRECTIONS,
    JOINERS,
    MOTION_VERBS,
    NEVER_PLACES,
    PARTICLES,
)
from geo.model import Entity, Gazetteer, Parse, Span, Token
from geo.model.generic_noun import singular

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_COMMON_POS = frozenset({"ADJ", "ADV", "VERB", "AUX", "DET", "PRON", "ADP", "NUM", "INTJ"})
"""Parts of speech of words that are no names by themselves: demonyms, openings of sentences."""
_LEAST_SHOUTED = 5
"""Letters from which on a part of speech says little of a word in capitals: datelines."""
_LONGEST_NAME = 7  # tokens; "Al - Jafra" counts three
_LONGEST_OWNER, _LONGEST_OWNED = 2, 2  # tokens before and after a possessive in a name
_LONGEST_LINK = 2  # tokens
_LONGEST_APPOSITION = 6  # tokens up to its noun
_LIST_LINKS = frozenset({",", "and", "or", "&"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """Hold a half-open range of tokens that could name a place.

    ``known`` tells whether the gazetteer has exactly this name.
    """

    first: int
    stop: int
    text: str
    known: bool

    def overlaps(self, other: "Proposal") -> bool:
        """Tell whether the two share a token."""
        return self.first < other.stop and other.first < self.stop

    def extends(self, other: "Proposal") -> bool:
        """Tell whether this one holds the other and more."""
        inside = self.first <= other.first and other.stop <= self.stop
        return inside and (self.stop - self.first) > (other.stop - other.first)


def propose(body: str, parse: Parse, gazetteer: Gazetteer) -> tuple[Proposal, ...]:
    """Return every span worth judging, in text order.

    These are the names the gazetteer knows among the capitalised words, the spans the
    language model takes for places, and whole capitalised runs where the words around ask for
    a place; and every other mention of any of these.
    """
    known: dict[str, bool] = {}

    def make(first: int, stop: int) -> Proposal:
        text = " ".join(parse.span(first, stop).of(body).split())
        if text not in known:
            known[text] = gazetteer.is_name(text)
        return Proposal(first, stop, text, known[text])

    found: dict[tuple[int, int], Proposal] = {}
    spare: list[Proposal] = []
    listed = 0  # where the last run ended that the words around make a place
    for first, stop in _runs(parse):
        proposals = [make(*bounds) for bounds in _names_in(parse, first, stop)]
        members = _members(parse, first, stop)
        shaped = _stands_like_a_place(parse, first, stop) or _continues_list(parse, listed, first)
        if shaped:
            listed = stop
        chain = _chain(parse, proposals)
        for proposal in proposals:
            fits = shaped and (proposal.first, proposal.stop) in members
            if proposal.known or fits or proposal in chain or _ends_in_kind(parse, proposal):
                found[proposal.first, proposal.stop] = proposal
            else:
                spare.append(proposal)
    for over in _over_possessives(parse):
        if (proposal := make(*over)).known:
            found[over] = proposal
    for entity in parse.entities:
        bounds = trim(parse, entity) if entity.label in PLACE_LABELS else None
        if bounds and make(*bounds).text.casefold() not in NEVER_PLACES:
            found.setdefault(bounds, make(*bounds))
    for proposal in [p for p in found.values() if not p.known and _begins_with_direction(parse, p)]:
        del found[proposal.first, proposal.stop]
        bare = make(proposal.first + 1, proposal.stop)
        found.setdefault((bare.first, bare.stop), bare)
    texts = {proposal.text for proposal in found.values()}
    found.update({(p.first, p.stop): p for p in spare if p.text in texts})
    return tuple(found[bounds] for bounds in sorted(found) if not _is_compass(parse, found[bounds]))


def _is_compass(parse: Parse, proposal: Proposal) -> bool:
    """Tell a direction in short from a state: "(NE Velia)" is none, "Homa, NE" is one."""
    if proposal.text not in COMPASS:
        return False
    listed = proposal.first > 0 and parse.tokens[proposal.first - 1].text == ","
    return not listed and parse.tokens[proposal.stop].text[:1].isupper()


def _members(parse: Parse, first: int, stop: int) -> set[tuple[int, int]]:
    """Return a run as a whole and, of "Homa and Barsa", what "and" joins."""
    links = [i for i in range(first, stop) if parse.tokens[i].text == "and"]
    bounds = zip([first, *(i + 1 for i in links)], [*links, stop], strict=True)
    return {(first, stop), *bounds}


def _continues_list(parse: Parse, listed: int, first: int) -> bool:
    """Tell whether only commas and conjunctions stand between the end of a place and a name."""
    links = parse.tokens[listed:first]
    return 0 < len(links) <= _LONGEST_LINK and all(token.text in _LIST_LINKS for token in links)


def _chain(parse: Parse, proposals: list[Proposal]) -> list[Proposal]:
    """Return the words that hyphens tie to a known name: "the Homa-Tarn-Barsa line"."""
    tokens = parse.tokens
    words = [
        p
        for p in proposals
        if p.stop - p.first == 1 and any(_is_hyphen(tokens, i) for i in (p.first - 1, p.stop))
    ]
    return words if any(word.known for word in words) else []


def _is_hyphen(tokens: tuple[Token, ...], i: int) -> bool:
    return 0 < i < len(tokens) - 1 and tokens[i].text in ("-", "–")


def _begins_with_direction(parse: Parse, proposal: Proposal) -> bool:
    several = proposal.stop - proposal.first > 1
    return several and parse.tokens[proposal.first].text.casefold() in DIRECTIONS


def trim(parse: Parse, entity: Entity) -> tuple[int, int] | None:
    """Cut an entity down to its bare name: no article, no possessive, no lower-case ends."""
    first, stop = entity.first, entity.stop
    while first < stop and not _begins_name(parse, first):
        first += 1
    if first < stop - 1 and parse.tokens[first].text in ("The", "THE"):
        first += 1
    while stop > first and not is_name_word(parse.tokens[stop - 1]):
        stop -= 1
    return (first, stop + _full_stop(parse, stop)) if first < stop else None


def is_name_word(token: Token) -> bool:
    """Tell whether the token is written as names are: "Sirte", "d'Alene", a caseless script."""
    text = token.text
    caseless = text[0].isalpha() and text[0].upper() == text[0].lower()
    return text[0].isupper() or caseless or (text[1:2] in ("'", "’") and text[2:3].isupper())


def touches(left: Token, right: Token) -> bool:
    """Tell whether nothing, not even a space, stands between two tokens."""
    return left.end == right.start


def _runs(parse: Parse) -> Iterator[tuple[int, int]]:
    """Yield the longest ranges made of name words, particles and joiners."""
    tokens, i = parse.tokens, 0
    while i < len(tokens):
        if not _begins_name(parse, i):
            i += 1
            continue
        first, stop = i, i + 1
        while (step := _next_name(tokens, stop)) is not None:
            stop = step
        yield first, stop
        i = stop


def _next_name(tokens: tuple[Token, ...], stop: int) -> int | None:
    """Return where the run ends if it goes on past ``stop``, over at most three linking tokens."""
    for end in range(stop, min(stop + 4, len(tokens))):
        token = tokens[end]
        if is_name_word(token):
            return end + 1
        joins = token.text in JOINERS and touches(tokens[end - 1], token)
        if not (joins or token.text in PARTICLES):
            return None
    return None


def _over_possessives(parse: Parse) -> Iterator[tuple[int, int]]:
    """Yield the names that a possessive may stand in: "Homa's Drift", "Old Tarn's Nek"."""
    tokens = parse.tokens
    for i in range(1, len(tokens) - 1):
        if tokens[i].tag != "POS" or not touches(tokens[i - 1], tokens[i]):
            continue
        for first in range(i - 1, max(-1, i - 1 - _LONGEST_OWNER), -1):
            if not is_name_word(tokens[first]):
                break
            for stop in range(i + 2, min(len(tokens), i + 1 + _LONGEST_OWNED) + 1):
                if not is_name_word(tokens[stop - 1]):
                    break
                yield first, stop


def _names_in(parse: Parse, first: int, stop: int) -> Iterator[tuple[int, int]]:
    for start in range(first, stop):
        if not _begins_name(parse, start):
            continue
        for end in range(start + 1, min(start + _LONGEST_NAME, stop) + 1):
            if not is_name_word(parse.tokens[end - 1]):
                continue
            if end == start + 1 and _is_no_name_alone(parse.tokens[start]):
                continue
            yield start, end + _full_stop(parse, end)


def _full_stop(parse: Parse, end: int) -> int:
    """Count the full stop of an abbreviation that the tokeniser split off ("W.Va" ".")."""
    if end < len(parse.tokens) and parse.tokens[end].text == ".":
        last = parse.tokens[end - 1]
        return int("." in last.text and touches(last, parse.tokens[end]))
    return 0


def _begins_name(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    if is_name_word(token):
        return True
    following = parse.tokens[i + 1 : i + 3]
    return (
        token.text in ARTICLES
        and len(following) == 2
        and following[0].text in JOINERS
        and is_name_word(following[1])
    )


def _is_no_name_alone(token: Token) -> bool:
    shouted = token.text.isupper() and len(token.text) >= _LEAST_SHOUTED
    if token.pos in _COMMON_POS and token.entity not in PLACE_LABELS and not shouted:
        return True
    if token.text.isupper() and 1 < len(token.text) < 5:
        return token.pos not in ("PROPN", "NOUN", "X") and not token.entity
    return token.text.casefold() in NEVER_PLACES or not token.text[0].isalpha()


def _ends_in_kind(parse: Parse, proposal: Proposal) -> bool:
    """Tell whether the words look like "Laurel County": a name and the kind of place it is."""
    words = parse.tokens[proposal.first : proposal.stop]
    return len(words) > 1 and bool(singular(words[-1].text)) and words[-2].pos == "PROPN"


def _stands_like_a_place(parse: Parse, first: int, stop: int) -> bool:
    """Tell whether the words around ask for a place: "in", "captured", "the town" or "district"."""
    tokens = parse.tokens
    after = tokens[stop].text if stop < len(tokens) else ""
    if after == "," and says_kind(tokens, stop + 1):
        return True
    if after.islower() and singular(after):
        return True
    i = first - 1
    while i > 0 and tokens[i].text.casefold() in ("the", *DIRECTIONS):
        i -= 1
    if i < 0:
        return False
    before = tokens[i]
    return before.pos == "ADP" or before.lemma in MOTION_VERBS or bool(singular(before.text))


def says_kind(tokens: tuple[Token, ...], first: int) -> bool:
    """Tell whether an apposition says what kind of place it is: "a small town in", "the port"."""
    words = tokens[first : first + _LONGEST_APPOSITION]
    if not words or words[0].text.casefold() not in ("a", "an", "the", "one", "another"):
        return False
    noun = next((word.text for word in words if word.pos == "NOUN"), "")
    return bool(singular(noun))


def span_of(parse: Parse, proposal: Proposal) -> Span:
    """Return the characters of a proposal."""
    return parse.span(proposal.first, proposal.stop)
