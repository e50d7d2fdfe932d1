"""What a whole text says about its capitalised words, read once for all of its spans."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from geo.mentions.proposals import PLACE_LABELS, Proposal, is_name_word
from geo.model import Candidate, Parse

_VOTING_LABELS = PLACE_LABELS | {"NORP"}


@dataclass(frozen=True, slots=True)
class Document:
    """Hold what the whole text says about its capitalised words.

    ``countries`` are the shares of the countries that its likely places and demonyms lie in.
    """

    parse: Parse
    countries: dict[str, float]
    proposals: frozenset[tuple[int, int]]
    longest: dict[int, int]
    labels: dict[str, Counter[str]]
    surnames: frozenset[str]
    after_name: dict[str, float]
    titles: frozenset[int]
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
        if entity.label == "PERSON" and len(words) > 1:
            surnames.add(words[-1].text)
    for proposal in proposals:
        labels[proposal.text][parse.tokens[proposal.stop - 1].entity or "none"] += 1
    longest: dict[int, int] = {}
    for proposal in proposals:
        if proposal.known:
            for i in range(proposal.first, proposal.stop):
                longest[i] = max(longest.get(i, 0), proposal.stop - proposal.first)
    return Document(
        parse=parse,
        countries=_countries(parse, proposals, meanings),
        proposals=frozenset((p.first, p.stop) for p in proposals if p.known),
        longest=longest,
        labels=dict(labels),
        surnames=frozenset(surnames),
        after_name=_shares_after_a_name(parse),
        titles=_title_case_sentences(parse),
        lower_case=frozenset(t.text for t in parse.tokens if t.text.islower()),
        entity_at=entity_at,
    )


def _shares_after_a_name(parse: Parse) -> dict[str, float]:
    """Return how often, 0 to 1, each name word closes a run of them: "Bell" in "Anna Bell"."""
    total: Counter[str] = Counter()
    closing: Counter[str] = Counter()
    for before, token in zip((None, *parse.tokens), parse.tokens, strict=False):
        if is_name_word(token):
            total[token.text] += 1
            joined = before is not None and is_name_word(before) and before.pos == "PROPN"
            closing[token.text] += joined
    return {text: count / total[text] for text, count in closing.items()}


def _title_case_sentences(parse: Parse) -> frozenset[int]:
    """Return the sentences, by first token, whose long words are all capitalised."""
    found = set()
    for sentence in parse.sentences:
        words = [t for t in parse.tokens_of(sentence) if len(t.text) > 3 and t.text.isalpha()]
        if len(words) > 2 and all(word.text[0].isupper() for word in words):
            found.add(sentence.first)
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
