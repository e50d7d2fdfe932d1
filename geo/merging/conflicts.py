"""Where the claims of one event disagree, in words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, product

from geo.merging.aspects import Spot, spots_of
from geo.merging.likeness import any_near
from geo.merging.things import counted_as
from geo.model import Claim, Conflict, Quantity, Status

ROUNDING = 1.1
"""Counts no further apart than a tenth are one count, rounded."""


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
    claims: Iterable[Claim], field: str, spots: Callable[[Claim], tuple[Spot, ...]]
) -> Iterator[Conflict]:
    """Report a field in which some two claims name places and no two of them are near."""
    given = [(claim, spots(claim)) for claim in claims if spots(claim)]
    pairs = combinations(dict.fromkeys(here for _, here in given), 2)
    apart = {spots for pair in pairs if not any_near(*pair) for spots in pair}
    if apart:
        named = dict.fromkeys(
            " and ".join(spot.name for spot in here) for _, here in given if here in apart
        )
        ids = tuple(claim.id for claim, here in given if here in apart)
        yield Conflict(field, f"{field} differ: {'; '.join(named)}", ids)


def _find_dates(claims: Iterable[Claim]) -> Iterator[Conflict]:
    dated = [(claim, claim.when) for claim in claims if claim.when]
    pairs = combinations(dict.fromkeys(when for _, when in dated), 2)
    apart = {when for one, other in pairs if not one.meets(other) for when in (one, other)}
    if apart:
        spans = sorted({(when.first, when.last) for when in apart})
        named = (str(a) if a == b else f"{a} to {b}" for a, b in spans)
        ids = tuple(claim.id for claim, when in dated if when in apart)
        yield Conflict("when", f"dates differ: {'; '.join(named)}", ids)


def _find_quantities(claims: Iterable[Claim]) -> Iterator[Conflict]:
    """Report counts of the same thing that no rounding explains."""
    by_thing: defaultdict[str, defaultdict[str, list[Quantity]]]
    by_thing = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        for quantity in claim.quantities:
            if quantity.low is not None or quantity.high is not None:
                by_thing[counted_as(quantity.unit)][claim.id].append(quantity)
    for _, told in sorted(by_thing.items()):
        pairs = combinations(dict.fromkeys(map(tuple, told.values())), 2)
        apart = {counts for pair in pairs if not _any_alike(*pair) for counts in pair}
        if apart:
            telling = [id_ for id_, counts in told.items() if tuple(counts) in apart]
            given = [quantity for id_ in telling for quantity in told[id_]]
            units = dict.fromkeys(quantity.unit.casefold() or "units" for quantity in given)
            counts = dict.fromkeys(map(_write, given))
            description = f"numbers of {', '.join(units)} differ: {'; '.join(counts)}"
            yield Conflict("quantities", description, tuple(telling))


def _any_alike(some: Iterable[Quantity], others: Iterable[Quantity]) -> bool:
    return any(_alike(one, other) for one, other in product(some, others))


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
