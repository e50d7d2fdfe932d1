"""Narrow a query in SQL; :meth:`geo.model.EventQuery.matches` then decides.

A condition here may let too much through, never too little.
"""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, or_, select

from geo.model import BBox, EventQuery
from geo.store import rows
from geo.store.tables import event_keys, events


def conditions(query: EventQuery) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions that every selected event meets."""
    if query.first:
        yield or_(events.c.last_day.is_(None), events.c.last_day >= query.first)
    if query.last:
        yield or_(events.c.first_day.is_(None), events.c.first_day <= query.last)
    if query.actions:
        yield events.c.action.in_([action.value for action in query.actions])
    if query.statuses:
        yield events.c.status.in_([status.value for status in query.statuses])
    if query.forces:
        yield _has_key(rows.FORCE, query.forces)
    if query.places:
        yield _has_key(rows.PLACE, query.places)
    if query.bbox:
        yield from _meets_box(query.bbox)


def _has_key(kind: str, names: tuple[str, ...]) -> ColumnElement[bool]:
    return events.c.id.in_(
        select(event_keys.c.event_id).where(
            event_keys.c.kind == kind,
            event_keys.c.value.in_([rows.key(name) for name in names]),
        )
    )


def _meets_box(bbox: BBox) -> Iterator[ColumnElement[bool]]:
    west, south, east, north = bbox
    yield events.c.south <= north
    yield events.c.north >= south
    if west <= east:
        yield events.c.west <= east
        yield events.c.east >= west
    else:  # across the antimeridian
        yield or_(events.c.east >= west, events.c.west <= east)
