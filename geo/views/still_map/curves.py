"""Which way arrows take on the page: the bend of each that disturbs the least."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import shapely

from geo.views import style
from geo.views.still_map.course import RETREAT, Course, build, curved
from geo.views.still_map.grouping import Arrow, Position
from geo.views.still_map.page import Box
from geo.views.still_map.window import Points, Window

BENDS = (1.0, -1.0, 1.8, -1.8, 0.35, -0.35, 2.6, -2.6)
"""Bends that are tried, in multiples of the usual one; the first that costs least is taken."""
WATER = 3.4
"""Cost of a course that lies wholly over water, where another bend keeps it on land."""
CROWD = 80
"""With more arrows than this no bend keeps them apart: all take the usual one."""
GAP = 5.0
"""Pixels between an arrow's ends and the edge of what stands at the place."""
BLOCKED = 6.0
"""Cost of a head that lies on a mark all the same."""
EDGE = 12.0
"""Pixels that an arrow to a place off the map keeps from the map's edge."""


def lay(
    arrows: Sequence[Arrow],
    window: Window,
    *,
    spots: Mapping[Position, Points],
    reach: Callable[[Position], float],
    land: shapely.Geometry,
    marks: Sequence[shapely.Geometry] = (),
    scale: float = 1.0,
) -> tuple[Course, ...]:
    """Lay the arrows one after the other, each where it disturbs the least.

    A course costs for every pixel over water, for nearness to places that are not its own, for
    crossing courses already laid, and for moving its head back from its place to clear marks.

    Parameters
    ----------
    arrows
        Arrows in order of precedence.
    window
        The window onto the page.
    spots
        Where on the page stops are, by their position.
    reach
        Returns the radius in pixels of what stands at a position in lon, lat.
    land
        Land on the page.
    marks
        Outlines on the page that no arrowhead may touch.
    scale
        By how much widths, heads and gaps are reduced.
    """
    shapely.prepare(land)
    is_crowded = len(arrows) > CROWD
    obstacles = shapely.STRtree(list(marks))
    stops = dict.fromkeys(stop for arrow in arrows for stop in arrow.stops)
    laid: list[Course] = []
    for arrow in arrows:
        ends = [spots[stop] for stop in arrow.stops]
        clipped = _clip(ends, window.box.grown(-EDGE))
        if clipped is None:
            continue
        gaps = _gaps(arrow, window.metres_per_pixel, reach, GAP * scale)
        bends = (curved(clipped, bend * style.ARROW_BEND) for bend in BENDS)
        courses = (
            build(arrow, curve, ends, gaps, obstacles=obstacles, scale=scale) for curve in bends
        )
        others = [spots[stop] for stop in stops if stop not in arrow.stops]
        laid.append(
            _first_clear(courses)
            if is_crowded
            else min(courses, key=lambda course: _cost(course, land, others, laid, window.box))
        )
    return tuple(laid)


def _first_clear(courses: Iterable[Course]) -> Course:
    """Return the first course whose head lies on no mark, the very first if there is none."""
    tried = []
    for course in courses:
        if course.is_clear:
            return course
        tried.append(course)
    return tried[0]


def _clip(ends: Sequence[Points], box: Box) -> list[Points] | None:
    """Cut the straight way between the ends at the box; None where it misses the box."""
    inside = [_is_inside(end, box) for end in ends]
    if all(inside):
        return list(ends)
    cut = shapely.clip_by_rect(shapely.LineString(ends), *box)
    pieces = [part for part in shapely.get_parts(cut) if part.geom_type == "LineString"]
    if not pieces:
        return None
    return list(np.array(max(pieces, key=lambda piece: piece.length).coords))


def _is_inside(point: Points, box: Box) -> bool:
    return bool(box.left <= point[0] <= box.right and box.bottom <= point[1] <= box.top)


def _cost(
    course: Course,
    land: shapely.Geometry,
    others: Sequence[Points],
    laid: Sequence[Course],
    box: Box,
) -> float:
    points, inner = course.way, course.inner
    water = 1 - float(shapely.contains_xy(land, inner[:, 0], inner[:, 1]).mean())
    outside = sum(not _is_inside(point, box.grown(-EDGE / 2)) for point in inner) / len(inner)
    near = sum(max(0.0, 1 - float(np.hypot(*(inner - other).T).min()) / 22) for other in others)
    crossings = sum(_crossing(inner, course.body) for course in laid)
    detour = float(np.hypot(*np.diff(points, axis=0).T).sum()) / max(
        float(np.hypot(*(points[-1] - points[0]))), 1.0
    )
    blocked = 0.0 if course.is_clear else BLOCKED
    return (
        WATER * water
        + 8 * outside
        + 0.9 * near
        + 0.8 * crossings
        + 2.5 * (detour - 1)
        + course.retreat / RETREAT
        + blocked
    )


def _crossing(points: Points, body: Points) -> float:
    """Return how much two courses disturb each other: crossing, or running side by side."""
    distances = np.hypot(
        points[:, None, 0] - body[None, :, 0], points[:, None, 1] - body[None, :, 1]
    ).min(axis=1)
    return float((distances < 9).mean() * 4 + (distances < 3).any())


def _gaps(
    arrow: Arrow,
    metres_per_pixel: float,
    reach: Callable[[Position], float],
    gap: float,
) -> tuple[float, float]:
    """Return the pixels that an arrow keeps from the middles of its first and last stop.

    At a wide place that is the place's own radius: the arrow says that the end is somewhere in
    there.
    """
    start, end = (
        radius_km * 1000 / metres_per_pixel if fades else reach(stop) + gap
        for stop, radius_km, fades in zip(
            (arrow.stops[0], arrow.stops[-1]), arrow.radii_km, arrow.fades, strict=True
        )
    )
    return start, end
