"""How the two ends of a movement relate: an end around the other end tells nothing of the way."""

from collections.abc import Sequence

from geo.layers.areas import contains
from geo.model import Resolution

_QUARTER = "P.PPLX"


def surrounds(place: Resolution, other: Sequence[Resolution]) -> bool:
    """Tell whether a place contains one of the other end's places."""
    return place.place is not None and any(
        contains(place.place, inner.place) and not _are_two_towns(place, inner)
        for inner in other
        if inner.place
    )


def _are_two_towns(one: Resolution, other: Resolution) -> bool:
    """Tell whether both are whole towns: neighbours within a radius are no part of each other."""
    return all(
        end.place is not None
        and not end.relation
        and end.place.feature.startswith("P.")
        and end.place.feature != _QUARTER
        for end in (one, other)
    )


def beside(end: Sequence[Resolution], other: Sequence[Resolution]) -> tuple[Resolution, ...]:
    """Return the places of one end that contain none of the other end."""
    return tuple(place for place in end if not surrounds(place, other))
