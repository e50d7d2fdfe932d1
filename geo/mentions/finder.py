"""Find the places and forces that an article names."""

from collections.abc import Iterable
from typing import NamedTuple

from geo.mentions.consistency import add_consistency
from geo.mentions.evidence import weigh
from geo.mentions.forces import ForceScanner, find_forces
from geo.mentions.proposals import Proposal, propose, span_of
from geo.mentions.recogniser import Weights, load_weights, probability
from geo.mentions.surroundings import Features
from geo.mentions.survey import survey
from geo.model import Article, Gazetteer, Mention, MentionKind, Parse, Span

THRESHOLD = 0.3
"""Least probability of a span that is kept as a place."""


class Judged(NamedTuple):
    """A proposal with the probability that it is a place."""

    proposal: Proposal
    probability: float


def find(
    article: Article,
    parse: Parse,
    gazetteer: Gazetteer,
    forces: ForceScanner,
    *,
    weights: Weights | None = None,
) -> tuple[Mention, ...]:
    """Find the place and force mentions of an article, in text order.

    Places do not overlap one another; a place may lie inside a force ("US Africa Command"):
    the places stage gives it the role of an embedded name. ``weights`` are those that ship
    with the code unless others are given, as in a measurement that leaves a corpus out.
    """
    places = (
        _mention(article, span_of(parse, proposal), MentionKind.PLACE, _detector(parse, proposal))
        for proposal, _ in find_names(article.body, parse, gazetteer, weights)
    )
    named = find_forces(article, forces)
    return tuple(sorted((*places, *named), key=lambda m: (m.span, m.kind)))


def find_names(
    body: str, parse: Parse, gazetteer: Gazetteer, weights: Weights | None = None
) -> tuple[Judged, ...]:
    """Return the spans that are most likely place names; no two overlap."""
    weights = weights or load_weights()
    proposals = propose(body, parse, gazetteer)
    features = read_evidence(parse, proposals, gazetteer)
    first = [probability(row, weights.first) for row in features]
    add_consistency(features, proposals, first, parse)
    second = [probability(row, weights.second) for row in features]
    judged = [Judged(p, likelihood) for p, likelihood in zip(proposals, second, strict=True)]
    return _select(judged)


def read_evidence(
    parse: Parse, proposals: tuple[Proposal, ...], gazetteer: Gazetteer
) -> list[Features]:
    """Return the features of each proposal for the first pass."""
    known = {proposal.text: proposal.known for proposal in proposals}
    meanings = {
        text: gazetteer.candidates(text, tolerant=False) if is_known else ()
        for text, is_known in known.items()
    }
    document = survey(parse, proposals, meanings)
    return [weigh(proposal, document, meanings[proposal.text]) for proposal in proposals]


def _select(judged: Iterable[Judged]) -> tuple[Judged, ...]:
    """Keep the likeliest of overlapping spans, the longer one of equals."""
    kept: list[Judged] = []
    taken: set[int] = set()
    order = sorted(judged, key=lambda j: (-j.probability, j.proposal.first - j.proposal.stop))
    for candidate in order:
        if candidate.probability < THRESHOLD:
            break
        tokens = range(candidate.proposal.first, candidate.proposal.stop)
        if taken.isdisjoint(tokens):
            kept.append(candidate)
            taken.update(tokens)
    return tuple(sorted(kept, key=lambda j: j.proposal.first))


def _mention(article: Article, span: Span, kind: MentionKind, detector: str) -> Mention:
    return Mention(article.id, span, span.of(article.body), kind, detector)


def _detector(parse: Parse, proposal: Proposal) -> str:
    """Name what found it: the model's label, the gazetteer, or the shape of the words alone."""
    label = parse.tokens[proposal.stop - 1].entity
    found_by = [part for part in (label, "gazetteer" if proposal.known else "") if part]
    return "place:" + ("+".join(found_by) or "shape")
