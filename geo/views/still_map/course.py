"""The course of one arrow: how it bends, where it stops, and where its head sits."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from geo.views import style
from geo.views.still_map.grouping import Arrow, Look
from geo.views.still_map.window import Points

STEPS = 48
RETREAT, RETREAT_STEP = 48.0, 4.0
"""Pixels that a head moves back at most, and at a time, to be clear of marks."""
LEAST_LEFT = 0.4
"""Share of its way that an arrow keeps however far its head moves back."""


@dataclass(frozen=True, slots=True)
class Course:
    """Hold an arrow's body up to the head's base, its head, and where it leaves the map.

    ``head`` is None where the destination is missing. ``leaves_to`` and ``comes_from`` name
    ends off the map.
    """

    arrow: Arrow
    body: Points
    head: Points | None
    width: float
    comes_from: str = ""
    leaves_to: str = ""
    retreat: float = 0.0
    is_clear: bool = True
    """Whether the head lies on no mark."""

    @property
    def way(self) -> Points:
        """Return the points along the arrow, from its start to its tip."""
        return self.body if self.head is None else np.vstack([self.body, self.head[1]])

    @property
    def middle(self) -> tuple[float, float]:
        """Return the point half way along the body."""
        x, y = _at(self.body, 0.5)
        return float(x), float(y)


def curved(stops: Sequence[Points], bend: float) -> Points:
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


def build(
    arrow: Arrow,
    curve: Points,
    ends: Sequence[Points],
    gaps: tuple[float, float],
    *,
    obstacles: shapely.STRtree,
    scale: float,
) -> Course:
    """Build the course along a curve; ``gaps`` are left out at its ends.

    The head moves back along the way as far as it must to be clear of the ``obstacles``.
    """
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
    width = arrow.width * scale
    comes_from = arrow.origin if comes_in else ""
    leaves_to = arrow.destination if goes_out else ""
    if not arrow.has_head:
        way = between(curve, start_gap, length - end_gap)
        return Course(arrow, way, None, width, comes_from, leaves_to)
    made: list[Course] = []
    for retreat in np.arange(0, RETREAT + 1, RETREAT_STEP):
        left = length - start_gap - end_gap - retreat
        if made and left < LEAST_LEFT * length:
            break
        body, head = _with_head(between(curve, start_gap, start_gap + left), width, scale)
        is_clear = not obstacles.query(shapely.Polygon(head).buffer(1.5), "intersects").size
        made.append(
            Course(
                arrow, body, head, width, comes_from, leaves_to, float(retreat), is_clear=is_clear
            )
        )
        if is_clear:
            return made[-1]
    return made[0]


def _with_head(way: Points, width: float, scale: float) -> tuple[Points, Points]:
    """Divide a way into the body of an arrow and its head."""
    length = float(np.hypot(*np.diff(way, axis=0).T).sum())
    head_length = style.HEAD_LENGTH * max(width, style.WIDTH_UNKNOWN * scale)
    body = between(way, 0, length - min(head_length, length * 0.6))
    return body, _head(body[-1], way[-1], width, scale)


def _head(base: Points, tip: Points, width: float, scale: float) -> Points:
    along = (tip - base) / max(float(np.hypot(*(tip - base))), 1e-6)
    across = np.array([-along[1], along[0]])
    half = style.HEAD_WIDTH * max(width, style.WIDTH_UNKNOWN * scale) / 2
    half = min(half, float(np.hypot(*(tip - base))))
    notch = base + (tip - base) * 0.16
    return np.array([base + across * half, tip, base - across * half, notch])


def between(points: Points, start: float, stop: float) -> Points:
    """Cut a way between two distances along it, in pixels."""
    along = np.concatenate(([0.0], np.hypot(*np.diff(points, axis=0).T).cumsum()))
    start = min(max(start, 0.0), along[-1] - 0.1)
    stop = min(max(stop, start + 0.1), along[-1])
    inside = along[(along > start) & (along < stop)]
    kept = np.concatenate(([start], inside, [stop]))
    return np.column_stack([np.interp(kept, along, points[:, axis]) for axis in (0, 1)])


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
    return build(
        arrow, np.array(points), points, (0.0, 0.0), obstacles=shapely.STRtree([]), scale=1.0
    )
