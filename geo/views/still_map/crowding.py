"""Where places crowd, and which corner of the map is free to show them again, larger."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely

from geo.views.still_map.course import Course
from geo.views.still_map.page import Box
from geo.views.still_map.placing import PlacedSymbol
from geo.views.still_map.spots import Spot
from geo.views.still_map.window import Points, Window, part_of
from geo.views.style import AREA_FROM_KM

REACH = 0.085
"""Places so near each other, as a share of the map's shorter side, crowd."""
LEAST_PLACES = 4
WIDTH, HEIGHT = 0.31, 0.36
"""Size of the inset as shares of the map."""
LEAST_ZOOM = 2.2
LEAST_MAP = 420.0
"""A map less wide than this has no room for an inset."""
EDGE = 10.0
SCALE_BAR_HEIGHT = 44.0


@dataclass(frozen=True, slots=True)
class Crowd:
    """Hold what part of the map is shown again, and the window that shows it.

    ``whole`` is the whole map at that scale: arrows are laid out on it and run out of the inset.
    """

    zoomed: Box
    window: Window
    whole: Window


def find(
    named: Sequence[Spot],
    courses: Iterable[Course],
    symbols: Iterable[PlacedSymbol],
    dots: Iterable[tuple[float, float]],
    window: Window,
) -> Crowd | None:
    """Find the densest crowd of places; None where there is none, or no corner is free."""
    frame = window.box
    sharp = [spot.position for spot in named if spot.radius_km <= AREA_FROM_KM]
    if frame.width < LEAST_MAP or len(sharp) < LEAST_PLACES:
        return None
    points = window.to_page(np.array(sharp))
    points = points[[frame.holds(Box(x, y, x, y)) for x, y in points]]
    reach = REACH * min(frame.width, frame.height)
    near = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1)) <= reach
    if not len(points) or near.sum(axis=1).max() < LEAST_PLACES:
        return None
    members = points[near[near.sum(axis=1).argmax()]]
    taken = [item.box for item in symbols]
    taken += [Box(x, y, x, y).grown(6) for x, y in dots]
    corner = _free_corner(frame, taken, [course.body for course in courses])
    if corner is None:
        return None
    zoomed = _around(members, corner, reach)
    if corner.width / zoomed.width < LEAST_ZOOM or corner.meets(zoomed.grown(EDGE)):
        return None
    shown = part_of(window, zoomed, corner)
    zoom = corner.width / zoomed.width
    left = corner.left - (zoomed.left - frame.left) * zoom
    bottom = corner.bottom - (zoomed.bottom - frame.bottom) * zoom
    box = Box(left, bottom, left + frame.width * zoom, bottom + frame.height * zoom)
    whole = replace(shown, west_m=window.west_m, south_m=window.south_m, box=box)
    return Crowd(zoomed, shown, whole)


def _around(members: Points, corner: Box, reach: float) -> Box:
    """Return the box around places that has the shape of the corner."""
    (left, bottom), (right, top) = (
        members.min(axis=0) - reach * 0.3,
        members.max(axis=0) + reach * 0.3,
    )
    ratio = corner.width / corner.height
    width = max(right - left, (top - bottom) * ratio)
    x, y = (left + right) / 2, (bottom + top) / 2
    return Box(x - width / 2, y - width / ratio / 2, x + width / 2, y + width / ratio / 2)


def _free_corner(frame: Box, taken: Sequence[Box], lines: Sequence[Points]) -> Box | None:
    width, height = frame.width * WIDTH, frame.height * HEIGHT
    left, right = frame.left + EDGE, frame.right - EDGE - width
    top, bottom = frame.top - EDGE - height, frame.bottom + EDGE
    for x, y in ((right, top), (left, top), (right, bottom), (left, bottom + SCALE_BAR_HEIGHT)):
        corner = Box(x, y, x + width, y + height)
        if not any(corner.meets(box) for box in taken) and not _is_crossed(corner.grown(4), lines):
            return corner
    return None


def _is_crossed(box: Box, lines: Sequence[Points]) -> bool:
    return any(
        bool(
            (
                (line[:, 0] > box.left)
                & (line[:, 0] < box.right)
                & (line[:, 1] > box.bottom)
                & (line[:, 1] < box.top)
            ).any()
        )
        for line in lines
    )


def joints(zoomed: Box, box: Box) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Return the two lines between corners of the boxes that run through neither."""
    frame = shapely.union(shapely.box(*zoomed), shapely.box(*box)).buffer(-0.5)
    pairs = [
        ((getattr(zoomed, x), getattr(zoomed, y)), (getattr(box, x), getattr(box, y)))
        for x in ("left", "right")
        for y in ("bottom", "top")
    ]
    free = [pair for pair in pairs if not shapely.LineString(pair).intersects(frame)]
    return free[:2]
