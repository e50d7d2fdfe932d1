"""The course of arrows on the page: how they bend, where they stop, where the head sits."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
import shapely.ops

from geo.views import style
from geo.views.still_map.grouping import Arrow, Look
from geo.views.still_map.page import Box
from geo.views.still_map.window import Points, Window

BENDS = (1.0, -1.0, 1.8, -1.8, 0.35, -0.35, 2.6, -2.6)
"""Bends that are tried, in multiples of the usual one; the first that costs least is taken."""
WATER = 4.5
"""Cost of a course that lies wholly over water, where another bend keeps it on land."""
CROWD = 80
"""With more arrows than this no bend keeps them apart: all take the usual one."""
STEPS = 48
GAP = 5.0
"""Pixels between an arrow's ends and the edge of what stands at the place."""
EDGE = 12.0
"""Pixels that an arrow to a place off the map keeps from the map's edge."""


@dataclass(frozen=True, slots=True)
class Course:
    """Hold an arrow's body up to the head's base, its head, and where it leaves the map.

    ``head`` is None where the destination is missing. ``leaves_to`` and ``comes_from`` name
    ends off the map.
    """

    arrow: Arrow
    body: Points
    head: Points | None
    comes_from: str = ""
    leaves_to: str = ""

    @property
    def middle(self) -> tuple[float, float]:
        """Return the point half way along the body."""
        x, y = _at(self.body, 0.5)
        return float(x), float(y)


def lay(
    arrows: Sequence[Arrow],
    window: Window,
    reach: Callable[[tuple[float, float]], float],
    land: shapely.Geometry,
) -> tuple[Course, ...]:
    """Lay the arrows one after the other, each where it disturbs the least.

    A course costs for every pixel over water, for nearness to places that are not its own, and
    for crossing courses already laid.

    Parameters
    ----------
    arrows
        Arrows in order of precedence.
    window
        The window onto the page.
    reach
        Returns the radius in pixels of what stands at a position in lon, lat.
    land
        Land on the page.
    """
    shapely.prepare(land)
    is_crowded = len(arrows) > CROWD
    spots = {stop: window.to_page(np.array([stop]))[0] for a in arrows for stop in a.stops}
    laid: list[Course] = []
    for arrow in arrows:
        ends = [spots[stop] for stop in arrow.stops]
        clipped = _clip(ends, window.box.grown(-EDGE))
        if clipped is None:
            continue
        curves = (_curve(clipped, bend * style.ARROW_BEND) for bend in BENDS)
        if is_crowded:
            curve = next(curves)
        else:
            others = [spot for stop, spot in spots.items() if stop not in arrow.stops]
            curve = min(curves, key=lambda points: _cost(points, land, others, laid, window.box))
        gaps = _gaps(arrow, window.metres_per_pixel, reach)
        laid.append(_course(arrow, curve, ends, gaps))
    return tuple(laid)


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


def _curve(stops: Sequence[Points], bend: float) -> Points:
    """Bend a way of two stops; round off a way of more."""
    if len(stops) > 2:
        return _through(stops)
    start, end = stops[0], stops[-1]
    across = np.array([end[1] - start[1], start[0] - end[0]])
    control = (start + end) / 2 + across * bend * 2
    t = np.linspace(0, 1, STEPS)[:, None]
    curve: Points = (1 - t) ** 2 * start + 2 * t * (1 - t) * control + t**2 * end
    return curve


def _through(stops: Sequence[Points]) -> Points:
    """Return a centripetal-like Catmull-Rom curve through all stops."""
    padded = [2 * stops[0] - stops[1], *stops, 2 * stops[-1] - stops[-2]]
    t = np.linspace(0, 1, STEPS // 2)[:, None]
    pieces = [
        0.5
        * (
            2 * b
            + (c - a) * t
            + (2 * a - 5 * b + 4 * c - d) * t**2
            + (3 * b - a - 3 * c + d) * t**3
        )
        for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False)
    ]
    return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])


def _cost(
    points: Points,
    land: shapely.Geometry,
    others: Sequence[Points],
    laid: Sequence[Course],
    box: Box,
) -> float:
    inner = points[4:-4]
    water = 1 - float(shapely.contains_xy(land, inner[:, 0], inner[:, 1]).mean())
    outside = sum(not _is_inside(point, box.grown(-EDGE / 2)) for point in inner) / len(inner)
    near = sum(max(0.0, 1 - float(np.hypot(*(inner - other).T).min()) / 22) for other in others)
    crossings = sum(_crossing(inner, course.body) for course in laid)
    detour = float(np.hypot(*np.diff(points, axis=0).T).sum()) / max(
        float(np.hypot(*(points[-1] - points[0]))), 1.0
    )
    return WATER * water + 8 * outside + 0.9 * near + 0.8 * crossings + 2.5 * (detour - 1)


def _crossing(points: Points, body: Points) -> float:
    """Return how much two courses disturb each other: crossing, or running side by side."""
    distances = np.hypot(
        points[:, None, 0] - body[None, :, 0], points[:, None, 1] - body[None, :, 1]
    ).min(axis=1)
    return float((distances < 9).mean() * 4 + (distances < 3).any())


def _course(
    arrow: Arrow,
    curve: Points,
    ends: Sequence[Points],
    gaps: tuple[float, float],
) -> Course:
    comes_in = not np.allclose(curve[0], ends[0])
    goes_out = not np.allclose(curve[-1], ends[-1])
    length = float(np.hypot(*np.diff(curve, axis=0).T).sum())
    longest = [length * (style.WIDE_GAP if fades else 1) for fades in arrow.fades]
    start_gap = 0.0 if comes_in else min(gaps[0], longest[0])
    end_gap = 0.0 if goes_out else min(gaps[1], longest[1])
    if start_gap + end_gap > 0.55 * length:
        start_gap, end_gap = (
            0.55 * length * gap / (start_gap + end_gap) for gap in (start_gap, end_gap)
        )
    way = between(curve, start_gap, length - end_gap)
    head_length = min(
        style.HEAD_LENGTH * max(arrow.width, style.WIDTH_UNKNOWN),
        (length - start_gap - end_gap) * 0.6,
    )
    names = {
        "comes_from": arrow.origin if comes_in else "",
        "leaves_to": arrow.destination if goes_out else "",
    }
    if not arrow.has_head:
        return Course(arrow, way, None, **names)
    rest = float(np.hypot(*np.diff(way, axis=0).T).sum()) - head_length
    body, tip = between(way, 0, rest), way[-1]
    return Course(arrow, body, _head(body[-1], tip, arrow.width), **names)


def _gaps(
    arrow: Arrow, metres_per_pixel: float, reach: Callable[[tuple[float, float]], float]
) -> tuple[float, float]:
    """Return the pixels that an arrow keeps from the middles of its first and last stop.

    At a wide place that is the place's own radius: the arrow says that the end is somewhere in
    there.
    """
    start, end = (
        radius_km * 1000 / metres_per_pixel if fades else reach(stop) + GAP
        for stop, radius_km, fades in zip(
            (arrow.stops[0], arrow.stops[-1]), arrow.radii_km, arrow.fades, strict=True
        )
    )
    return start, end


def _head(base: Points, tip: Points, width: float) -> Points:
    along = (tip - base) / max(float(np.hypot(*(tip - base))), 1e-6)
    across = np.array([-along[1], along[0]])
    half = style.HEAD_WIDTH * max(width, style.WIDTH_UNKNOWN) / 2
    half = min(half, float(np.hypot(*(tip - base))))
    notch = base + (tip - base) * 0.16
    return np.array([base + across * half, tip, base - across * half, notch])


def between(points: Points, start: float, stop: float) -> Points:
    """Cut a way between two distances along it, in pixels."""
    line = shapely.LineString(points)
    cut = shapely.ops.substring(line, start, max(stop, start + 0.1))
    return np.array(cut.coords)


def _at(points: Points, share: float) -> Points:
    position = shapely.line_interpolate_point(shapely.LineString(points), share, normalized=True)
    return np.array([position.x, position.y])


def point_and_normal(
    course: Course, share: float
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the point at a share of a course's length, and the unit normal to its left."""
    before, after = _at(course.body, max(share - 0.03, 0)), _at(course.body, min(share + 0.03, 1))
    dx, dy = after - before
    length = math.hypot(dx, dy) or 1.0
    x, y = _at(course.body, share)
    return (float(x), float(y)), (float(-dy / length), float(dx / length))


def straight(
    start: tuple[float, float],
    end: tuple[float, float],
    width: float,
    look: Look,
    *,
    has_head: bool,
    radii_km: tuple[float, float] = (0.0, 0.0),
) -> Course:
    """Return a straight course, as legends show it."""
    arrow = Arrow((start, end), "", "", look, width, "", (), has_head, radii_km)
    points = [np.array(start), np.array(end)]
    return _course(arrow, np.array(points), points, (0.0, 0.0))
