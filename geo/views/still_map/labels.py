"""Where labels go: ranked, beside what they name, off everything that must stay readable.

Each label in turn takes the cheapest of its candidate positions. Boxes of labels, symbols and
arrowheads are never overlapped; lines are avoided. A label that finds no place is left out.
The order of preference follows Imhof, "Positioning Names on Maps" (1975).
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from geo.views.still_map.page import Box
from geo.views.still_map.window import Points

NEAR = ((1, 0.35), (1, -0.35), (-1, 0.35), (-1, -0.35), (0, 1), (0, -1))
"""Right above, right below, left above, left below, above, below."""
FAR = (20.0, 36.0, 54.0, 76.0)
DIRECTIONS = 16
CROSSED = 8.0
"""Cost of a box that a label's leader runs through."""
PADDING = 1.5
CELL = 3.0
"""Size in pixels of the cells in which lines are remembered."""


class Role(Enum):
    """What a label names; decides on its type."""

    PLACE = "place"
    AREA = "area"
    EDGE = "edge"
    NOTE = "note"
    COUNTRY = "country"
    CAPITAL = "capital"
    TOWN = "town"


_TIED = frozenset({Role.PLACE, Role.AREA, Role.CAPITAL})
"""Roles of labels that a line ties to what they name where they stand further off."""


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of known size that want to stand beside ``anchor``, ``reach`` pixels off it."""

    lines: tuple[str, ...]
    role: Role
    anchor: tuple[float, float]
    reach: float
    width: float
    height: float
    size: float
    side: str = ""
    is_strong: bool = False

    @property
    def text(self) -> str:
        """Return what the label says, as one line."""
        return " ".join(self.lines)


@dataclass(frozen=True, slots=True)
class Placed:
    """A label with its box, and the end of its leader line where it stands further off."""

    label: Label
    box: Box
    leader: tuple[float, float] | None = None


@dataclass
class Board:
    """Know what is taken on the page, and find room."""

    frame: Box
    taken: Points = field(default_factory=lambda: np.empty((0, 4)))
    placed: list[Placed] = field(default_factory=list)
    _line_cells: NDArray[np.bool_] = field(init=False)
    _touched_before: NDArray[np.int64] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        shape = int(self.frame.width / CELL) + 1, int(self.frame.height / CELL) + 1
        self._line_cells = np.zeros(shape, dtype=bool)

    def take(self, boxes: Iterable[Box]) -> None:
        """Keep boxes free of labels."""
        self.taken = np.vstack([self.taken, *boxes])

    def avoid(self, points: Points) -> None:
        """Keep labels off a line, where it can be done."""
        columns, rows = self._cells(_dense(points))
        self._line_cells[columns, rows] = True
        self._touched_before = None

    def place(self, label: Label, candidates: Sequence[Box], *, over_lines: bool = True) -> bool:
        """Put the label into the cheapest free candidate; tell whether there was one.

        Earlier candidates are preferred. With ``over_lines`` false no line may be touched.
        """
        best: tuple[float, Box] | None = None
        for order, box in enumerate(candidates):
            if not self._is_free(box):
                continue
            touched = self._touched(box)
            if touched and not over_lines:
                continue
            cost = order + 3.0 * touched + CROSSED * self._crossed(label, box)
            if best is None or cost < best[0]:
                best = cost, box
            if cost <= order:
                break
        if best is None:
            return False
        box = best[1]
        self.placed.append(Placed(label, box, _leader(label, box)))
        self.take([box.grown(PADDING)])
        return True

    def _crossed(self, label: Label, box: Box) -> int:
        """Count the boxes that a leader to a label in this box would run through."""
        end = _leader(label, box)
        if end is None or not len(self.taken):
            return 0
        start = np.array(label.anchor)
        along = np.linspace(0, 1, max(int(np.hypot(*(end - start)) / 3), 2))[:, None]
        points = start + (np.array(end) - start) * along
        left, bottom, right, top = self.taken.T[:, :, None]
        x, y = points.T
        inside = (left < x) & (x < right) & (bottom < y) & (y < top)
        return int((inside.any(axis=1) & ~inside[:, 0]).sum())

    def has_room(self, box: Box) -> bool:
        """Tell whether a box lies on the map, free of boxes and lines."""
        return self._is_free(box) and not self._touched(box)

    def _is_free(self, box: Box) -> bool:
        left, bottom, right, top = self.taken.T
        meets = (left < box.right) & (box.left < right) & (bottom < box.top) & (box.bottom < top)
        return self.frame.holds(box) and not meets.any()

    def _touched(self, box: Box) -> int:
        """Count the cells in a box that a line runs through, by a summed-area table."""
        if self._touched_before is None:
            sums = self._line_cells.cumsum(axis=0, dtype=np.int64).cumsum(axis=1)
            self._touched_before = np.pad(sums, ((1, 0), (1, 0)))
        corners = np.array([[box.left - 1, box.bottom - 1], [box.right + 1, box.top + 1]])
        (left, right), (bottom, top) = self._cells(corners)
        sums = self._touched_before
        return int(
            sums[right + 1, top + 1]
            - sums[left, top + 1]
            - sums[right + 1, bottom]
            + sums[left, bottom]
        )

    def _cells(self, points: Points) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        cells = ((points - (self.frame.left, self.frame.bottom)) / CELL).astype(np.int64)
        columns, rows = self._line_cells.shape
        return cells[:, 0].clip(0, columns - 1), cells[:, 1].clip(0, rows - 1)


def around(label: Label, *, far: bool = True, scale: float = 1.0) -> list[Box]:
    """Return boxes beside a label's anchor, the best first, then ever further off.

    ``scale`` reduces how far off.
    """
    boxes = [_beside(label, dx, dy, label.reach + 3) for dx, dy in NEAR]
    if far:
        boxes += [
            _beside(label, math.cos(angle), math.sin(angle), label.reach + distance * scale)
            for distance in FAR
            for angle in (2 * math.pi * step / DIRECTIONS for step in range(DIRECTIONS))
        ]
    return boxes


def beside_box(label: Label, box: Box) -> list[Box]:
    """Return boxes that touch the sides of a box: below, above, right and left of it."""
    (x, y), gap = box.centre, label.height / 2 + 1
    right, left = box.right + label.width / 2 + 4, box.left - label.width / 2 - 4
    inward = min(0.0, (label.width - box.width) / 2)
    across = (x, box.left + label.width / 2 + inward, box.right - label.width / 2 - inward)
    return [
        *(_box_at(label, at, box.bottom - gap) for at in across),
        *(_box_at(label, at, box.top + gap) for at in across),
        *(_box_at(label, right, at) for at in (y, box.top - gap, box.bottom + gap)),
        *(_box_at(label, left, at) for at in (y, box.top - gap, box.bottom + gap)),
    ]


def centred(label: Label, points: Iterable[tuple[float, float]]) -> list[Box]:
    """Return boxes with their middle on the points."""
    return [_box_at(label, x, y) for x, y in points]


def beside(
    label: Label, point: tuple[float, float], normal: tuple[float, float], gap: float
) -> Box:
    """Return the box that clears a straight line through a point by a gap.

    ``normal`` is the unit vector from the line towards the label.
    """
    (x, y), (nx, ny) = point, normal
    distance = gap + abs(nx) * label.width / 2 + abs(ny) * label.height / 2
    return _box_at(label, x + nx * distance, y + ny * distance)


def _beside(label: Label, dx: float, dy: float, distance: float) -> Box:
    x, y = label.anchor
    length = math.hypot(dx, dy)
    horizontal = max(-1.0, min(1.0, 1.6 * dx / length))
    vertical = max(-1.0, min(1.0, 1.6 * dy / length))
    return _box_at(
        label,
        x + dx / length * distance + horizontal * label.width / 2,
        y + dy / length * distance + vertical * label.height / 2,
    )


def _box_at(label: Label, x: float, y: float) -> Box:
    return Box(x - label.width / 2, y - label.height / 2, x + label.width / 2, y + label.height / 2)


def _leader(label: Label, box: Box) -> tuple[float, float] | None:
    if label.role not in _TIED:
        return None
    x, y = label.anchor
    nearest = min(max(x, box.left), box.right), min(max(y, box.bottom), box.top)
    distance = math.hypot(nearest[0] - x, nearest[1] - y)
    return nearest if distance > label.reach + 9 else None


def _dense(points: Points) -> Points:
    """Return points every two pixels along a way."""
    pieces = []
    for start, end in pairwise(points):
        count = max(int(np.hypot(*(end - start)) / 2), 1)
        pieces.append(np.linspace(start, end, count, endpoint=False))
    return np.concatenate([*pieces, points[-1:]]) if pieces else points
