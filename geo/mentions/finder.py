"""Find the places and forces that an article names."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from geo.mentions.evidence import survey, weigh
from geo.mentions.proposals import Proposal, propose, span_of
from geo.mentions.recogniser import load_weights, probability
from geo.model import Article, Candidate, Force, Gazetteer, Mention, MentionKind, Parse, Span

THRESHOLD = 0.5
"""Least probability of a span that is kept as a place."""


class ForceScanner(Protocol):
    """What this stage asks of the table of forces."""

    def scan(self, body: str) -> tuple[tuple[Span, Force], ...]:
        """Return every force that the text names, with its span."""
        ...


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
    named = (
        _mention(article, span, MentionKind.FORCE, f"force:{force.id}")
        for span, force in forces.scan(article.body)
    )
    return tuple(sorted((*places, *named), key=lambda m: (m.span, m.kind)))


def find_names(
    body: str, parse: Parse, gazetteer: Gazetteer, weights: Mapping[str, float] | None = None
) -> tuple[Judged, ...]:
    """Return the spans that are most likely place names; no two overlap."""
    weights = load_weights() if weights is None else weights
    proposals = propose(body, parse, gazetteer)
    document = survey(parse, proposals)
    meanings: dict[str, tuple[Candidate, ...]] = {}
    judged = []
    for proposal in proposals:
        if proposal.text not in meanings:
            meanings[proposal.text] = (
                gazetteer.candidates(proposal.text, tolerant=False) if proposal.known else ()
            )
        features = weigh(proposal, document, meanings[proposal.text])
        judged.append(Judged(proposal, probability(features, weights)))
    return _select(judged)


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
