"""The page: sizes in CSS pixels (1/96 inch), origin at the lower left, y upwards."""

from dataclasses import dataclass
from typing import NamedTuple

PIXELS_PER_INCH = 96


class Box(NamedTuple):
    """A rectangle on the page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Return the width in CSS pixels."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return the height in CSS pixels."""
        return self.top - self.bottom

    @property
    def centre(self) -> tuple[float, float]:
        """Return the middle."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def grown(self, margin: float) -> "Box":
        """Return the box with a margin around it; a negative margin shrinks it.

        >>> Box(0, 0, 10, 4).grown(1)
        Box(left=-1, bottom=-1, right=11, top=5)
        """
        return Box(self.left - margin, self.bottom - margin, self.right + margin, self.top + margin)

    def meets(self, other: "Box") -> bool:
        """Tell whether two boxes share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def holds(self, other: "Box") -> bool:
        """Tell whether the other box lies wholly inside this one."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.bottom <= other.bottom
            and other.top <= self.top
        )


@dataclass(frozen=True, slots=True)
class Page:
    """Hold the size of a page and the share of it that the side panel takes."""

    width: float = 1280
    height: float = 900
    margin: float = 30
    panel: float = 236
    gutter: float = 24

    def map_box(self, header: float, footer: float) -> Box:
        """Return the map's place under a header and over a footer of these heights."""
        return Box(
            self.margin,
            self.margin + footer,
            self.width - self.margin - self.panel - self.gutter,
            self.height - self.margin - header,
        )

    def panel_box(self, header: float, footer: float) -> Box:
        """Return the place of the legend and the locator, right of the map."""
        beside = self.map_box(header, footer)
        return Box(beside.right + self.gutter, beside.bottom, self.width - self.margin, beside.top)
