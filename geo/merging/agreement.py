"""Which claims of one event bear one another out, and on what.

Sources confirm one another only as far as they say the same: a paper that gives another day or
another town is no second source for the first one's.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from geo.merging.aspects import Spot, spots_of
from geo.merging.likeness import any_near
from geo.model import Claim, DateBasis, DateSpan

Sources = Sequence[frozenset[str]]
"""Ids of articles, in one group for each independent source."""

_STATED = frozenset({DateBasis.TEXT, DateBasis.RELATIVE})
_ENDS: tuple[Callable[[Claim], tuple[Spot, ...]], ...] = (
    lambda claim: spots_of(claim.origins),
    lambda claim: spots_of(claim.destinations),
    lambda claim: spots_of(claim.locations),
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Hold the date that is best supported, and the claims that agree with it and on the ends.

    ``sources`` are the independent ones among those claims.
    """

    when: DateSpan | None
    claims: tuple[Claim, ...]
    sources: tuple[frozenset[str], ...]


def find_agreement(claims: Sequence[Claim], sources: Sources) -> Agreement:
    """Find what most independent sources say, and who says it; the most telling claim first."""
    when = best_date(claims, sources)
    agreeing = [claim for claim in claims if when is None or _may_be_on(claim, when)]
    for spots in _ENDS:
        best = _best_end([spots(claim) for claim in agreeing], agreeing, sources)
        agreeing = [c for c in agreeing if not spots(c) or any_near(spots(c), best)]
    ids = {claim.article_id for claim in agreeing}
    return Agreement(when, tuple(agreeing), tuple(group & ids for group in sources if group & ids))


def best_date(claims: Sequence[Claim], sources: Sources) -> DateSpan | None:
    """Return the date that most independent sources give, a vaguer one bearing out an exacter.

    A date that the text gives comes before one that was inferred; of dates as well supported,
    the most exact comes first, then the one that most claims give.
    """
    dated = [(claim, claim.when) for claim in claims if claim.when]
    counts = Counter(when for _, when in dated)

    def rank(when: DateSpan) -> tuple[bool, int, int, int, object, str]:
        backing = [claim for claim, other in dated if _lies_in(when, other)]
        support = _count(backing, sources)
        return not is_stated(when), -support, when.days, -counts[when], when.first, when.basis

    return min(counts, key=rank, default=None)


def is_stated(when: DateSpan) -> bool:
    """Tell whether the text itself gives the date."""
    return when.basis in _STATED


def _may_be_on(claim: Claim, when: DateSpan) -> bool:
    """Tell whether a claim leaves the date open or gives no other; a guess contradicts none."""
    return claim.when is None or claim.when.meets(when) or not is_stated(claim.when)


def _best_end(
    ends: Sequence[tuple[Spot, ...]], claims: Sequence[Claim], sources: Sources
) -> tuple[Spot, ...]:
    def support(end: tuple[Spot, ...]) -> int:
        near = [claim for claim, other in zip(claims, ends, strict=True) if any_near(end, other)]
        return _count(near, sources)

    return max(dict.fromkeys(filter(None, ends)), key=support, default=())


def _lies_in(when: DateSpan, other: DateSpan) -> bool:
    return other.first <= when.first and when.last <= other.last


def _count(claims: Sequence[Claim], sources: Sources) -> int:
    ids = {claim.article_id for claim in claims}
    return sum(not ids.isdisjoint(group) for group in sources)
