"""Where one claim tells otherwise than the event that it is part of.

What is told more vaguely or in part is not told otherwise: a week that holds the day, one of two
forces, a district around the town, soldiers whom nobody names.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from geo.merging.agreement import are_kin
from geo.merging.aspects import spots_of
from geo.merging.conflicts import have_other_counts
from geo.merging.identity import identified
from geo.merging.likeness import any_near
from geo.model import Claim, DateSpan, Event, Force, Resolution, Status


def find_dissent(claim: Claim, event: Event) -> frozenset[str]:
    """Return the names of the event's fields that a claim gives otherwise.

    Where sources are apart the event may hold what each of them gives; then whoever gives one of
    these only tells otherwise. What claim or event leave open, nobody tells otherwise.
    """
    disputed = {c.field for c in event.conflicts if claim.id in c.claim_ids}

    def is_otherwise(field: str) -> bool:
        told, merged = getattr(claim, field), getattr(event, field)
        if not told or not merged:
            return False
        return not _AGREE[field](told, merged) or (field in disputed and _is_part(told, merged))

    return frozenset(filter(is_otherwise, _AGREE))


def _is_part(told: Any, merged: Any) -> bool:
    """Tell whether a claim names fewer places than the event."""
    is_of_places = isinstance(merged, tuple) and isinstance(merged[0], Resolution)
    return is_of_places and set(spots_of(told)) < set(spots_of(merged))


def _are_of_one_force(some: Iterable[Force], others: Iterable[Force]) -> bool:
    named, other = identified(some), identified(others)
    return not named or not other or are_kin(named, other)


def _are_near(some: tuple[Resolution, ...], others: tuple[Resolution, ...]) -> bool:
    spots, other = spots_of(some), spots_of(others)
    return not spots or not other or any_near(spots, other)


def _are_alike(one: Status, other: Status) -> bool:
    return one is other or (one.is_asserted and other.is_asserted)


_AGREE: Mapping[str, Callable[[Any, Any], bool]] = {
    "forces": _are_of_one_force,
    "opponents": _are_of_one_force,
    "quantities": lambda some, others: not have_other_counts(some, others),
    "origins": _are_near,
    "via": _are_near,
    "destinations": _are_near,
    "locations": _are_near,
    "when": DateSpan.meets,
    "status": _are_alike,
}
