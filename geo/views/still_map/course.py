"""The course of one arrow: how it bends, where it stops, and where its head sits."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely

from geo.views import style
from geo.views.still_map.grouping import Arrow, Look
from geo.views.still_map.window import Points

STEPS = 48
INNER = np.linspace(0.08, 0.92, 40)
"""Shares of an arrow's length at which its way is judged."""
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
    def inner(self) -> Points:
        """Return points at even distances along the arrow, without its ends."""
        along = _distances(self.way)
        return _interpolate(self.way, along, INNER * along[-1])

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
    length = _length(curve)
    longest = [length * (style.WIDE_GAP if fades else 1) for fades in arrow.fades]
    start_gap = 0.0 if comes_in else min(gaps[0], longest[0])
    end_gap = 0.0 if goes_out else min(gaps[1], longest[1])
    if start_gap + end_gap > 0.55 * length:
        start_gap, end_gap = (
            0.55 * length * gap / (start_gap + end_gap) for gap in (start_gap, end_gap)
        )
    whole = Course(
        arrow,
        between(curve, start_gap, length - end_gap),
        head=None,
        width=arrow.width * scale,
        comes_from=arrow.origin if comes_in else "",
        leaves_to=arrow.destination if goes_out else "",
    )
    return _with_clear_head(whole, obstacles, scale) if arrow.has_head else whole


def _with_clear_head(whole: Course, obstacles: shapely.STRtree, scale: float) -> Course:
    """Put a head on a course, as near to its end as the obstacles allow."""
    length, first = _length(whole.body), None
    for retreat in np.arange(0, RETREAT + 1, RETREAT_STEP):
        if first is not None and length - retreat < LEAST_LEFT * length:
            break
        body, head = _divide(between(whole.body, 0, length - retreat), whole.width, scale)
        is_clear = not obstacles.query(shapely.Polygon(head).buffer(1.5), "intersects").size
        made = replace(whole, body=body, head=head, retreat=float(retreat), is_clear=is_clear)
        if is_clear:
            return made
        first = first or made
    return first or whole


def _divide(way: Points, width: float, scale: float) -> tuple[Points, Points]:
    """Divide a way into the body of an arrow and its head."""
    length = _length(way)
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


def _length(points: Points) -> float:
    return float(_distances(points)[-1])


def between(points: Points, start: float, stop: float) -> Points:
    """Cut a way between two distances along it, in pixels."""
    along = _distances(points)
    start = min(max(start, 0.0), along[-1] - 0.1)
    stop = min(max(stop, start + 0.1), along[-1])
    inside = along[(along > start) & (along < stop)]
    return _interpolate(points, along, np.concatenate(([start], inside, [stop])))


def _distances(points: Points) -> Points:
    """Return how far along a way each of its points lies."""
    return np.concatenate(([0.0], np.hypot(*np.diff(points, axis=0).T).cumsum()))


def _interpolate(points: Points, along: Points, wanted: Points) -> Points:
    """Return the points at some distances along a way."""
    return np.column_stack([np.interp(wanted, along, points[:, axis]) for axis in (0, 1)])


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
