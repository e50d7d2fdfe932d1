"""The page: sizes in CSS pixels (1/96 inch), origin at the lower left, y upwards."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
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
    """Hold the size of a page, and how legend and text fit it.

    The legend stands in a panel right of the map, or below the map in columns. With
    ``map_height`` the map is that high and the page grows to fit. ``dpi`` is the resolution of
    a PNG that shows the page at its intended size.
    """

    width: float = 1280
    height: float = 900
    margin: float = 30
    panel: float = 236
    gutter: float = 24
    is_legend_below: bool = False
    map_height: float = 0
    text_scale: float = 1.0
    legend_scale: float = 1.0
    dpi: int = 192

    @property
    def inner_width(self) -> float:
        """Return the width between the margins."""
        return self.width - 2 * self.margin


PAGES: Mapping[str, Page] = MappingProxyType(
    {
        "screen": Page(),
        "square": Page(
            810, 810, margin=26, gutter=16, is_legend_below=True, legend_scale=0.86, dpi=128
        ),
        "wide": Page(1280, 720, margin=28, panel=410, legend_scale=0.88, dpi=144),
        "column": Page(
            420,
            0,
            margin=12,
            gutter=14,
            is_legend_below=True,
            map_height=400,
            text_scale=0.8,
            legend_scale=0.86,
            dpi=300,
        ),
        "a4": Page(794, 1123, margin=45, gutter=20, is_legend_below=True, dpi=300),
        "a4-landscape": Page(1123, 794, margin=38, panel=216, legend_scale=0.92, dpi=300),
    }
)
"""Pages by name: 1080 by 1080 pixels, 1920 by 1080, a newspaper's column of 111 mm, and A4."""
