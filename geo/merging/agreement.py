"""Which claims of one event bear one another out, and on what.

Sources confirm one another only as far as they say the same: a paper that gives another day or
another town is no second source for the first one's.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from geo.merging.aspects import Spot, ends_of, involved_in, is_of_report, is_stated
from geo.merging.identity import identified, with_kin
from geo.merging.likeness import NEWS_DAYS, any_near
from geo.model import Claim, DateSpan, Force

Sources = Sequence[frozenset[str]]
"""Ids of articles, in one group for each independent source."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Hold the date that is best supported, and the claims that give it, one force and one end.

    ``sources`` are the independent ones among those claims.
    """

    when: DateSpan | None
    claims: tuple[Claim, ...]
    sources: tuple[frozenset[str], ...]


def find_agreement(claims: Sequence[Claim], sources: Sources) -> Agreement:
    """Find what most independent sources say, and who says it; the most telling claim first."""
    when = best_date(claims, sources)
    agreeing = [claim for claim in claims if when is None or _is_on(claim, when)]
    agreeing = _of_one_force(agreeing, sources)
    agreeing = _of_one_end(agreeing, sources)
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


def _is_on(claim: Claim, when: DateSpan) -> bool:
    """Tell whether a claim gives the date; a report bears out a day only while it is news."""
    if claim.when is None or not claim.when.meets(when):
        return False
    is_guess = is_of_report(claim.when) and is_stated(when)
    return not is_guess or (claim.when.last - when.last).days <= NEWS_DAYS


def _of_one_force(claims: list[Claim], sources: Sources) -> list[Claim]:
    """Keep the claims of the force that most sources name, or of its kin; all if none does."""
    named = [identified(involved_in(claim)) for claim in claims]

    def of_kin(some: tuple[Force, ...]) -> list[Claim]:
        told = zip(claims, named, strict=True)
        return [claim for claim, others in told if are_kin(some, others)]

    each = map(of_kin, dict.fromkeys(filter(None, named)))
    return max(each, key=lambda told: _count(told, sources), default=claims)


def are_kin(some: tuple[Force, ...], others: tuple[Force, ...]) -> bool:
    """Tell whether a force of the one is one of the other's, or a part of it."""
    mine, theirs = {force.id for force in some}, {force.id for force in others}
    return any(force.id in theirs for force in with_kin(some)) or any(
        force.id in mine for force in with_kin(others)
    )


def _of_one_end(claims: list[Claim], sources: Sources) -> list[Claim]:
    """Keep the claims that give the end most sources give, and no other start or end."""
    ends = [ends_of(claim) for claim in claims]
    best = [_best_end([both[side] for both in ends], claims, sources) for side in (0, 1)]
    shared, support = max(
        ((side, _support(best[side], [b[side] for b in ends], claims, sources)) for side in (1, 0)),
        key=lambda item: item[1],
    )
    if not support:
        return claims
    return [
        claim
        for claim, both in zip(claims, ends, strict=True)
        if any_near(both[shared], best[shared])
        and all(not mine or any_near(mine, end) for mine, end in zip(both, best, strict=True))
    ]


def _best_end(
    ends: Sequence[tuple[Spot, ...]], claims: Sequence[Claim], sources: Sources
) -> tuple[Spot, ...]:
    given = dict.fromkeys(filter(None, ends))
    return max(given, key=lambda end: _support(end, ends, claims, sources), default=())


def _support(
    end: tuple[Spot, ...],
    ends: Sequence[tuple[Spot, ...]],
    claims: Sequence[Claim],
    sources: Sources,
) -> int:
    near = [claim for claim, other in zip(claims, ends, strict=True) if any_near(end, other)]
    return _count(near, sources)


def _lies_in(when: DateSpan, other: DateSpan) -> bool:
    return other.first <= when.first and when.last <= other.last


def _count(claims: Sequence[Claim], sources: Sources) -> int:
    ids = {claim.article_id for claim in claims}
    return sum(not ids.isdisjoint(group) for group in sources)
