"""Which sides events tell of, each as often as it is told of: colours go to the most told."""

from collections.abc import Iterable

from geo.layers.rows import side_of
from geo.model import Event


def told_in(events: Iterable[Event]) -> tuple[str, ...]:
    """Return a side once for each event that it acts in or is fought in.

    Marks are coloured by who acts, so that a side that never does needs no colour and is left
    out. Give this to :func:`geo.views.style.assign_sides`.
    """
    told = tuple(events)
    acting = {side_of(event.forces) for event in told} - {""}
    return tuple(side for event in told for side in sorted(_sides(event) & acting))


def _sides(event: Event) -> set[str]:
    return {side_of(event.forces), side_of(event.opponents)}
