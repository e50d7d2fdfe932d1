"""Where the claims of one event disagree, in words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from geo.merging.aspects import Spot, spots_of
from geo.merging.likeness import any_near
from geo.model import Claim, Conflict, Quantity, Status


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
    by_unit: defaultdict[str, list[tuple[Claim, Quantity]]] = defaultdict(list)
    for claim in claims:
        for quantity in claim.quantities:
            if quantity.low is not None or quantity.high is not None:
                by_unit[quantity.unit.casefold()].append((claim, quantity))
    for unit, given in sorted(by_unit.items()):
        pairs = combinations(given, 2)
        apart = [pair for pair in pairs if pair[0][0] is not pair[1][0] and _differ(*pair)]
        if apart:
            counts = dict.fromkeys(_write(q) for pair in apart for _, q in pair)
            ids = dict.fromkeys(claim.id for pair in apart for claim, _ in pair)
            yield Conflict(
                "quantities",
                f"numbers of {unit or 'units'} differ: {'; '.join(counts)}",
                tuple(ids),
            )


def _differ(one: tuple[Claim, Quantity], other: tuple[Claim, Quantity]) -> bool:
    (_, here), (_, there) = one, other
    return _top(here) < _bottom(there) or _top(there) < _bottom(here)


def _bottom(quantity: Quantity) -> float:
    return quantity.low if quantity.low is not None else 0


def _top(quantity: Quantity) -> float:
    return quantity.high if quantity.high is not None else float("inf")


def _write(quantity: Quantity) -> str:
    if quantity.low == quantity.high:
        return str(quantity.low)
    return f"{quantity.low if quantity.low is not None else 'up'} to {quantity.high or 'more'}"
