"""Where the claims of one event disagree, in words."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import TypeVar

from geo.merging.aspects import Spot, is_stated, spots_of
from geo.merging.likeness import near
from geo.merging.things import counted_as
from geo.model import Claim, Conflict, DateSpan, Quantity, Status

ROUNDING = 1.1
"""Counts no further apart than a tenth are one count, rounded."""

_ARTICLES = frozenset({"a", "an", "the"})
_Value = TypeVar("_Value", bound=Hashable)


def find_conflicts(claims: Sequence[Claim], telling: Sequence[Claim]) -> tuple[Conflict, ...]:
    """List on which fields claims of one event disagree.

    ``telling`` are the claims that the event's values come from; a denial among the others is
    a conflict of its own.
    """
    return (
        *_find_denials(claims, telling),
        *_find_places(telling, "origins", lambda claim: spots_of(claim.origins)),
        *_find_places(telling, "destinations", lambda claim: spots_of(claim.destinations)),
        *_find_dates(telling),
        *_find_quantities(telling),
    )


def _find_denials(claims: Iterable[Claim], telling: Sequence[Claim]) -> Iterator[Conflict]:
    denials = [c for c in claims if c.status is Status.DENIED and c not in telling]
    if denials:
        by = sorted({claim.attribution[0].source for claim in denials if claim.attribution})
        yield Conflict(
            "status",
            f"denied by {', '.join(by)}" if by else "denied",
            tuple(claim.id for claim in denials),
        )


def _find_places(
    claims: Sequence[Claim], field: str, spots: Callable[[Claim], tuple[Spot, ...]]
) -> Iterator[Conflict]:
    """Report a field in which two sources name places and no two of them are near."""
    apart = _find_apart(claims, spots, near)
    if apart:
        named = dict.fromkeys(" and ".join(s.name for s in spots(claim)) for claim in apart)
        description = f"{field} differ: {'; '.join(named)}"
        yield Conflict(field, description, tuple(claim.id for claim in apart))


def _find_dates(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Report days that do not meet; a day that no text states is no claim to disagree with."""

    def stated(claim: Claim) -> tuple[DateSpan, ...]:
        return (claim.when,) if claim.when and is_stated(claim.when) else ()

    apart = _find_apart(claims, stated, DateSpan.meets)
    if apart:
        spans = sorted({(claim.when.first, claim.when.last) for claim in apart if claim.when})
        named = (str(a) if a == b else f"{a} to {b}" for a, b in spans)
        description = f"dates differ: {'; '.join(named)}"
        yield Conflict("when", description, tuple(claim.id for claim in apart))


def _find_quantities(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Report counts of the same thing that no rounding explains."""
    things = {
        counted_as(quantity.unit) for claim in claims for quantity in _counted(claim.quantities)
    }
    for thing in sorted(things):

        def counts_of(claim: Claim, thing: str = thing) -> tuple[Quantity, ...]:
            return tuple(q for q in _counted(claim.quantities) if counted_as(q.unit) == thing)

        apart = _find_apart(claims, counts_of, _alike)
        if apart:
            given = [quantity for claim in apart for quantity in counts_of(claim)]
            units = dict.fromkeys(quantity.unit.casefold() or "units" for quantity in given)
            counts = dict.fromkeys(map(_write, given))
            description = f"numbers of {', '.join(units)} differ: {'; '.join(counts)}"
            yield Conflict("quantities", description, tuple(claim.id for claim in apart))


def _find_apart(
    claims: Sequence[Claim],
    values: Callable[[Claim], tuple[_Value, ...]],
    alike: Callable[[_Value, _Value], bool],
) -> list[Claim]:
    """Return the claims of sources that disagree: no value of the one is like any of the other's.

    All that one source gives stands together: who names two towns, one a sentence, told of two
    and contradicts nobody who tells of either.
    """
    giving = [claim for claim in claims if values(claim)]
    apart: set[str] = set()
    for sources in _comparable(giving):
        by_values: defaultdict[tuple[_Value, ...], list[Claim]] = defaultdict(list)
        for told in sources:
            every = dict.fromkeys(value for claim in told for value in values(claim))
            by_values[tuple(every)] += told
        for one, other in combinations(by_values, 2):
            if not any(alike(a, b) for a, b in product(one, other)):
                apart.update(claim.id for claim in by_values[one] + by_values[other])
    return [claim for claim in giving if claim.id in apart]


def _comparable(claims: Sequence[Claim]) -> Iterator[list[list[Claim]]]:
    """Yield sources that can disagree: the articles, then the named speakers within each."""
    articles: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        articles[claim.article_id].append(claim)
    yield [*articles.values()]
    for told in articles.values():
        yield _by_speaker(told)


def _by_speaker(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Group claims by who is named as saying so; "the officer" is the army officer named before."""
    names = {c.id: _speaker(c.attribution[0].source) for c in claims if c.attribution}
    speakers: dict[frozenset[str], list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: -len(names.get(claim.id, ()))):
        if name := names.get(claim.id):
            fuller = next((known for known in speakers if name <= known), name)
            speakers.setdefault(fuller, []).append(claim)
    return [*speakers.values()]


def _speaker(source: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", source.casefold())) - _ARTICLES


def have_other_counts(some: Iterable[Quantity], others: Iterable[Quantity]) -> bool:
    """Tell whether both count the same things, and nothing as the other does."""
    both = product(_counted(some), _counted(others))
    same = [(a, b) for a, b in both if counted_as(a.unit) == counted_as(b.unit)]
    return bool(same) and not any(_alike(a, b) for a, b in same)


def _counted(quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    return (q for q in quantities if q.low is not None or q.high is not None)


def _alike(one: Quantity, other: Quantity) -> bool:
    """Tell whether two counts may be one, rounded."""
    return _bottom(one) <= _top(other) * ROUNDING and _bottom(other) <= _top(one) * ROUNDING


def _bottom(quantity: Quantity) -> float:
    return quantity.low if quantity.low is not None else 0


def _top(quantity: Quantity) -> float:
    return quantity.high if quantity.high is not None else float("inf")


def _write(quantity: Quantity) -> str:
    if quantity.low == quantity.high:
        return str(quantity.low)
    return f"{quantity.low if quantity.low is not None else 'up'} to {quantity.high or 'more'}"
