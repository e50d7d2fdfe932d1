"""What a second look at a span learns from the first look at all others."""

from collections import defaultdict
from collections.abc import Sequence

from geo.mentions.evidence import labelling
from geo.mentions.proposals import Proposal
from geo.mentions.surroundings import Features
from geo.model import Parse

_AGREED = 0.6
"""Mean likelihood from which on the other mentions of a name agree that it is a place."""
_LIST_LINKS = frozenset({",", "and", "or", "&", "to", "/", "-"})
_LONGEST_OVERLAP = 12  # proposals that begin inside a longer one


def add_consistency(
    features: Sequence[Features],
    proposals: Sequence[Proposal],
    first: Sequence[float],
    parse: Parse,
) -> None:
    """Add to each proposal what the first pass makes of its other mentions and of its neighbours.

    ``first`` are the probabilities of the first pass, one a proposal.
    """
    by_text: dict[str, list[int]] = defaultdict(list)
    for number, proposal in enumerate(proposals):
        by_text[proposal.text.casefold()].append(number)
    for number, proposal in enumerate(proposals):
        others = [first[n] for n in by_text[proposal.text.casefold()] if n != number]
        row = features[number]
        row["first pass: this mention"] = first[number]
        if others:
            row["first pass: likeliest other mention"] = max(others)
            mean = sum(others) / len(others)
            row["first pass: mean of other mentions"] = mean
            if mean > _AGREED:
                label = labelling(row)
                row[f"first pass: other mentions agree + {label}"] = mean
        else:
            row["first pass: no other mention"] = 1.0
    for numbers in by_text.values():
        _add_surroundings_of_others([features[number] for number in numbers])
    _add_neighbours(features, proposals, first, parse)


def _add_surroundings_of_others(rows: Sequence[Features]) -> None:
    """Add to each mention of a name what stands around the others: "the town of Homa"."""
    for label, names in _TELLING.items():
        told = [any(name in row for name in names) for row in rows]
        total = sum(told)
        for row, own in zip(rows, told, strict=True):
            if others := total - own:
                row[f"other mentions: any {label}"] = 1.0
                row[f"other mentions: share {label}"] = others / (len(rows) - 1)


_TELLING = {
    "with the kind of place": (
        "left: generic noun of",
        "right: lower-case generic noun",
        "right: comma and what it is",
    ),
    "with what holds it": ("right: comma and what holds it",),
    "after a locative": ("left: locative",),
    "after a verb of motion": ("left: verb of motion",),
    "after a title": ("left: title",),
    "after a rank": ("left: rank of a person",),
}
"""What the surroundings of a name's other mentions tell, by the features that say so."""


def _add_neighbours(
    features: Sequence[Features],
    proposals: Sequence[Proposal],
    first: Sequence[float],
    parse: Parse,
) -> None:
    """Add the likeliest neighbour in a list, and the likeliest span that overlaps."""
    begins: dict[int, float] = defaultdict(float)
    ends: dict[int, float] = defaultdict(float)
    for proposal, likelihood in zip(proposals, first, strict=True):
        begins[proposal.first] = max(begins[proposal.first], likelihood)
        ends[proposal.stop] = max(ends[proposal.stop], likelihood)
    for number, proposal in enumerate(proposals):
        row = features[number]
        listed = [
            likelihoods.get(_over_links(parse, start, step), 0.0)
            for likelihoods, start, step in (
                (ends, proposal.first, -1),
                (begins, proposal.stop, 1),
            )
            if _over_links(parse, start, step) != start
        ]
        if listed:
            row["first pass: neighbour in a list"] = max(listed)
        near = range(
            max(0, number - _LONGEST_OVERLAP), min(len(proposals), number + _LONGEST_OVERLAP)
        )
        rivals = [first[n] for n in near if n != number and proposals[n].overlaps(proposal)]
        if rivals:
            row["first pass: likeliest overlapping span"] = max(rivals)


def _over_links(parse: Parse, i: int, step: int) -> int:
    """Step over at most two commas or conjunctions from a boundary between tokens."""
    for _ in range(2):
        at = i if step > 0 else i - 1
        if not 0 <= at < len(parse.tokens) or parse.tokens[at].text not in _LIST_LINKS:
            break
        i += step
    return i
