"""What a whole text says about its capitalised words, read once for all of its spans."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geo.mentions.lexicon import DIRECTIONS
from geo.mentions.proposals import PLACE_LABELS, Proposal, is_name_word
from geo.model import Candidate, Parse, Place, Token

ENGLISH_NAMES = frozenset({"US", "GB", "CA", "AU", "NZ", "IE", "ZA"})
"""Countries whose places share their names with English words and people."""
_VOTING_LABELS = PLACE_LABELS | {"NORP"}


@dataclass(frozen=True, slots=True)
class Document:
    """Hold what the whole text says about its capitalised words.

    ``countries`` are the shares of the countries that its likely places and demonyms lie in.
    ``area_at`` are the codes of the countries and divisions that the names beginning at a token
    may mean; ``lies_in`` those that the names ending before a token may lie in. ``abroad`` is
    the share of the text's countries whose names the language model knows less well.
    """

    parse: Parse
    countries: dict[str, float]
    abroad: float
    proposals: frozenset[tuple[int, int]]
    longest: dict[int, int]
    labels: dict[str, Counter[str]]
    surnames: frozenset[str]
    after_name: dict[str, float]
    titles: frozenset[int]
    area_at: Mapping[int, frozenset[str]]
    lies_in: Mapping[int, frozenset[str]]
    lower_case: frozenset[str]
    entity_at: dict[int, tuple[int, int, str]]


def survey(
    parse: Parse, proposals: tuple[Proposal, ...], meanings: Mapping[str, tuple[Candidate, ...]]
) -> Document:
    """Read once through the text for what any single span needs to know.

    ``meanings`` are the gazetteer's entries by exactly the text of each proposal.
    """
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    surnames: set[str] = set()
    entity_at: dict[int, tuple[int, int, str]] = {}
    for entity in parse.entities:
        for i in range(entity.first, entity.stop):
            entity_at[i] = entity
        words = [t for t in parse.tokens[entity.first : entity.stop] if is_name_word(t)]
        if entity.label == "PERSON" and len(words) > 1 and _stands_apart(parse, words[-1]):
            surnames.add(words[-1].text)
    for proposal in proposals:
        labels[proposal.text][parse.tokens[proposal.stop - 1].entity or "none"] += 1
    longest: dict[int, int] = {}
    for proposal in proposals:
        if proposal.known:
            for i in range(proposal.first, proposal.stop):
                longest[i] = max(longest.get(i, 0), proposal.stop - proposal.first)
    countries = _countries(parse, proposals, meanings)
    return Document(
        parse=parse,
        countries=countries,
        abroad=sum(share for code, share in countries.items() if code not in ENGLISH_NAMES),
        proposals=frozenset((p.first, p.stop) for p in proposals if p.known),
        longest=longest,
        labels=dict(labels),
        surnames=frozenset(surnames),
        after_name=_shares_after_a_name(parse),
        titles=_title_case_lines(parse),
        area_at=_join((p.first, areas_of(meanings[p.text])) for p in proposals if p.known),
        lies_in=_join((p.stop, areas_around(meanings[p.text])) for p in proposals if p.known),
        lower_case=frozenset(t.text for t in parse.tokens if t.text.islower()),
        entity_at=entity_at,
    )


def _stands_apart(parse: Parse, word: Token) -> bool:
    """Tell whether the word is no part of a hyphenated one: "al-Homa" makes no surname Homa."""
    return word.i == 0 or parse.tokens[word.i - 1].end != word.start


def areas_of(meanings: Iterable[Candidate]) -> frozenset[str]:
    """Return the codes of the countries and first-order divisions among the meanings."""
    places = [meaning.place for meaning in meanings]
    countries = {place.country for place in places if place.feature.startswith("A.PCL")}
    return frozenset(countries) | {_division(p) for p in places if p.feature == "A.ADM1"}


def areas_around(meanings: Iterable[Candidate]) -> frozenset[str]:
    """Return the codes of the countries and first-order divisions that the meanings lie in."""
    places = [meaning.place for meaning in meanings]
    countries = {place.country for place in places if not place.feature.startswith("A.PCL")}
    divisions = {_division(p) for p in places if p.admin1 and p.feature != "A.ADM1"}
    return (frozenset(countries) | divisions) - {""}


def _division(place: Place) -> str:
    return f"{place.country}.{place.admin1}"


def _join(sets: Iterable[tuple[int, frozenset[str]]]) -> Mapping[int, frozenset[str]]:
    joined: dict[int, frozenset[str]] = defaultdict(frozenset)
    for at, codes in sets:
        joined[at] |= codes
    return joined


def _shares_after_a_name(parse: Parse) -> dict[str, float]:
    """Return how often, 0 to 1, each name word closes a run of them: "Bell" in "Anna Bell"."""
    total: Counter[str] = Counter()
    closing: Counter[str] = Counter()
    for before, token in zip((None, *parse.tokens), parse.tokens, strict=False):
        if is_name_word(token):
            total[token.text] += 1
            closing[token.text] += before is not None and _begins_longer_name(before)
    return {text: count / total[text] for text, count in closing.items()}


def _begins_longer_name(token: Token) -> bool:
    """Tell whether the next name word belongs to this one: not to the "North" of "North Velia"."""
    is_direction = token.text.casefold() in DIRECTIONS
    return is_name_word(token) and token.pos == "PROPN" and not is_direction


def _title_case_lines(parse: Parse) -> frozenset[int]:
    """Return the tokens of sentences and lines whose long words are all capitalised."""
    found: set[int] = set()
    for sentence in parse.sentences:
        line: list[Token] = []
        for token in (*parse.tokens_of(sentence), None):
            if token is not None and "\n" not in token.text:
                line.append(token)
                continue
            words = [t for t in line if len(t.text) > 3 and t.text.isalpha()]
            if len(words) > 2 and all(word.text[0].isupper() for word in words):
                found.update(t.i for t in line)
            line = []
    return frozenset(found)


def _countries(
    parse: Parse, proposals: tuple[Proposal, ...], meanings: Mapping[str, tuple[Candidate, ...]]
) -> dict[str, float]:
    """Let each name that the model takes for a place or a people vote for its likeliest country."""
    votes: Counter[str] = Counter()
    for proposal in proposals:
        found = meanings[proposal.text]
        if found and parse.tokens[proposal.stop - 1].entity in _VOTING_LABELS:
            votes[found[0].place.country] += 1
    del votes[""]
    total = votes.total()
    return {country: count / total for country, count in votes.items()}
