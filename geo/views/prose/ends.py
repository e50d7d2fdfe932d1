"""How the two ends of a movement relate: an end around the other end tells nothing of the way."""

from collections.abc import Sequence

from geo.layers.areas import contains
from geo.model import Resolution


def surrounds(place: Resolution, other: Sequence[Resolution]) -> bool:
    """Tell whether a place contains one of the other end's places."""
    return place.place is not None and any(
        contains(place.place, inner.place) for inner in other if inner.place
    )


def beside(end: Sequence[Resolution], other: Sequence[Resolution]) -> tuple[Resolution, ...]:
    """Return the places of one end that contain none of the other end."""
    return tuple(place for place in end if not surrounds(place, other))
