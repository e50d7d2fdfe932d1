"""The places that events name: where each is on the page, and the outlines of the vague ones."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from geo.layers import SEPARATOR, Layers
from geo.views.still_map import grouping
from geo.views.still_map.grouping import Position
from geo.views.still_map.page import Box
from geo.views.still_map.window import Window

LARGEST_OUTLINE, LARGEST_SHADE = 0.6, 0.16
"""Shares of the map above which a vague place is not outlined, and not shaded."""
INSIDE = 36.0
"""Pixels that marks of a vague place keep from the edge of the map, where its middle is off it."""
PLAIN = 100
"""An outline of more corners than this is a border that somebody traced."""
ROUNDING = 0.16
"""Radius of an outline's corners, as a share of its size: no survey line bounds a vague place."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that an event names: where it is, and how far it may reach."""

    name: str
    position: Position
    radius_km: float
    mentions: int


@dataclass(frozen=True, slots=True)
class PlacedArea:
    """A vague place with its outline on the page."""

    area: grouping.Area
    outline: BaseGeometry
    is_shaded: bool


def find(layers: Layers) -> tuple[Spot, ...]:
    """Return every place of the layers once, those that most events name first."""
    found: dict[Position, tuple[str, float, set[str]]] = {}

    def note(name: str, position: Position, radius_km: float, event_id: str) -> None:
        found.setdefault(position, (name, radius_km, set()))[2].add(event_id)

    row: Any
    for row in layers.movements.itertuples():
        coords = list(row.geometry.coords)
        if not row.missing_origin:
            note(row.origin, coords[0], row.origin_radius_km, row.event_id)
        if not row.missing_destination:
            note(row.destination, coords[-1], row.destination_radius_km, row.event_id)
        passed = coords[not row.missing_origin : len(coords) - (not row.missing_destination)]
        names = row.vias.split(SEPARATOR)
        if len(names) == len(passed):
            for name, position in zip(names, passed, strict=True):
                note(name, position, 0.0, row.event_id)
    for row in layers.places.itertuples():
        note(row.place, (row.lon, row.lat), row.radius_km, row.event_id)
    made = (Spot(name, xy, radius, len(ids)) for xy, (name, radius, ids) in found.items())
    return tuple(sorted(made, key=lambda spot: (-spot.mentions, spot.name)))


def locate(
    named: Sequence[Spot],
    areas: Sequence[grouping.Area],
    window: Window,
    land: BaseGeometry,
    *,
    reaches_in: bool = True,
) -> Mapping[Position, tuple[float, float]]:
    """Return where on the map places are; those that cannot be seen are left out.

    A vague place says "somewhere inside", and any point inside is as good as its middle: one
    whose middle is off the map stands at the nearest point that is on it, if it
    ``reaches_in``, and one whose middle is off the coast stands ashore.
    """
    by_position = {area.position: area for area in areas}
    frame = window.box
    found: dict[Position, tuple[float, float]] = {}
    for spot in named:
        x, y = map(float, window.to_page(np.array([spot.position]))[0])
        is_seen, area = frame.holds(Box(x, y, x, y)), by_position.get(spot.position)
        if is_seen and (area is None or area.is_water or land.intersects(shapely.Point(x, y))):
            found[spot.position] = (x, y)
        elif area is not None and (is_seen or reaches_in) and np.isfinite((x, y)).all():
            moved = _nearest_inside(area, window, land, (x, y))
            if moved is not None or is_seen:
                found[spot.position] = moved or (x, y)
    return found


def _nearest_inside(
    area: grouping.Area, window: Window, land: BaseGeometry, point: tuple[float, float]
) -> tuple[float, float] | None:
    """Return the point of an area, on the map and ashore, that is nearest to its middle."""
    drawn = shapely.make_valid(window.draw(area.geometry))
    seen = drawn.intersection(shapely.box(*window.box.grown(-INSIDE)))
    ashore = seen if area.is_water else seen.intersection(land)
    kept = ashore.buffer(-min(INSIDE / 3, float(np.sqrt(ashore.area)) / 6))
    if kept.is_empty:
        return None
    nearest, _ = nearest_points(kept, shapely.Point(point))
    return nearest.x, nearest.y


def outline(
    areas: Sequence[grouping.Area], window: Window, land: BaseGeometry
) -> Iterator[PlacedArea]:
    """Outline the vague places whose edge can be seen on the map.

    Corners are rounded, and what is no water ends at the coast.
    """
    frame = shapely.box(*window.box)
    for area in areas:
        whole = shapely.make_valid(window.draw(area.geometry))
        seen = whole.intersection(frame)
        if not 0 < seen.area < LARGEST_OUTLINE * frame.area:
            continue
        is_small = whole.area < LARGEST_SHADE * frame.area
        soft = _soften(whole).intersection(frame)
        ashore = soft.intersection(land)
        shown = soft if area.is_water or ashore.is_empty else ashore
        yield PlacedArea(area, shown, is_shaded=is_small and not area.is_wide)


def _soften(shape: BaseGeometry) -> BaseGeometry:
    """Round off the corners of a plain shape; one of many corners is a border that was traced."""
    if shapely.get_num_coordinates(shape) > PLAIN:
        return shape
    radius = ROUNDING * float(np.sqrt(shape.area))
    soft = shape.buffer(-radius).buffer(radius)
    return shape if soft.is_empty else soft
