"""Sizes of marks and labels, in CSS pixels: smaller where a map is small."""

from dataclasses import dataclass

from geo.views import style
from geo.views.still_map.page import Box

FULL_SIDE = 540.0
"""A map whose sides are this long in the mean, or longer, has marks and labels of full size."""
FULL_ROOM = 85.0
"""So many pixels for each mark, as the side of a square, let it have its full size."""
LEAST_MARKS, LEAST_TEXT = 0.62, 0.84
"""Shares of the full sizes that marks and labels never fall below."""
DOT_RADIUS = 3.4


@dataclass(frozen=True, slots=True)
class Sizes:
    """Hold by how much the marks and the labels of one map are reduced."""

    marks: float = 1.0
    text: float = 1.0

    @property
    def symbol_radius(self) -> float:
        """Return half the size of a symbol."""
        return style.SYMBOL_RADIUS * self.marks

    @property
    def dot_radius(self) -> float:
        """Return the radius of the dot of a place."""
        return DOT_RADIUS * self.marks


def fit(box: Box, count: int) -> Sizes:
    """Return the sizes for a map of so many marks that fills the box.

    >>> fit(Box(0, 0, 900, 700), 20), fit(Box(0, 0, 200, 200), 5)
    (Sizes(marks=1.0, text=1.0), Sizes(marks=0.62, text=0.84))
    >>> fit(Box(0, 0, 900, 700), 130).marks < 1
    True
    """
    side = float((box.width * box.height) ** 0.5)
    share, room = side / FULL_SIDE, side / max(count, 1) ** 0.5 / FULL_ROOM
    return Sizes(min(1.0, max(min(share, room), LEAST_MARKS)), min(1.0, max(share, LEAST_TEXT)))
