"""Find the places and forces that an article names."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from geo.mentions.evidence import survey, weigh
from geo.mentions.forces import ForceScanner, find_forces
from geo.mentions.proposals import Proposal, propose, span_of
from geo.mentions.recogniser import load_weights, probability
from geo.model import Article, Candidate, Gazetteer, Mention, MentionKind, Parse, Span

THRESHOLD = 0.5
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
    weights: Mapping[str, float] | None = None,
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
    body: str, parse: Parse, gazetteer: Gazetteer, weights: Mapping[str, float] | None = None
) -> tuple[Judged, ...]:
    """Return the spans that are most likely place names; no two overlap."""
    weights = load_weights() if weights is None else weights
    proposals = propose(body, parse, gazetteer)
    meanings = look_up(proposals, gazetteer)
    document = survey(parse, proposals, meanings)
    judged = [
        Judged(p, probability(weigh(p, document, meanings[p.text]), weights)) for p in proposals
    ]
    return _select(judged)


def look_up(
    proposals: Iterable[Proposal], gazetteer: Gazetteer
) -> dict[str, tuple[Candidate, ...]]:
    """Return the gazetteer's entries of exactly each proposal's text."""
    known = {proposal.text: proposal.known for proposal in proposals}
    return {
        text: gazetteer.candidates(text, tolerant=False) if is_known else ()
        for text, is_known in known.items()
    }


def _select(judged: Iterable[Judged]) -> tuple[Judged, ...]:
    """Keep the likeliest of overlapping spans, the longer one of equals."""
    kept: list[Judged] = []
    order = sorted(judged, key=lambda j: (-j.probability, j.proposal.first - j.proposal.stop))
    for candidate in order:
        if candidate.probability < THRESHOLD:
            break
        if not any(candidate.proposal.overlaps(other.proposal) for other in kept):
            kept.append(candidate)
    return tuple(sorted(kept, key=lambda j: j.proposal.first))


def _mention(article: Article, span: Span, kind: MentionKind, detector: str) -> Mention:
    return Mention(article.id, span, span.of(article.body), kind, detector)


def _detector(parse: Parse, proposal: Proposal) -> str:
    """Name what found it: the model's label, the gazetteer, or the shape of the words alone."""
    label = parse.tokens[proposal.stop - 1].entity
    found_by = [part for part in (label, "gazetteer" if proposal.known else "") if part]
    return "place:" + ("+".join(found_by) or "shape")
