"""Paint a scene with matplotlib: one axes over the whole page, in CSS pixels."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import Stroke
from shapely.geometry.base import BaseGeometry

from geo.views import fonts
from geo.views.still_map import typesetting
from geo.views.still_map.page import PIXELS_PER_INCH, Box, Page
from geo.views.still_map.typesetting import POINTS_PER_PIXEL
from geo.views.still_map.window import Points
from geo.views.style import ZOrder


class Canvas:
    """Draw plain things onto a page; every method takes CSS pixels and colours.

    ``layer`` names the group that an SVG keeps the artist in.
    """

    def __init__(self, page: Page, paper: str, *, halos: bool = True) -> None:
        size = page.width / PIXELS_PER_INCH, page.height / PIXELS_PER_INCH
        self.figure = Figure(figsize=size, facecolor=paper)
        self._axes: Axes = self.figure.add_axes((0, 0, 1, 1))
        self._axes.set(xlim=(0, page.width), ylim=(0, page.height))
        self._axes.axis("off")
        self._clip: Box | None = None
        self._lift = 0.0
        self._halos = halos

    def within(self, box: Box | None, lift: float = 0.0) -> None:
        """Clip what follows to a box, or to nothing, and lift it in the order of drawing."""
        self._clip, self._lift = box, lift

    def fill(
        self,
        geometry: BaseGeometry,
        colour: str,
        layer: str,
        z: float,
        *,
        opacity: float = 1.0,
    ) -> None:
        """Fill polygons."""
        paths = [_polygon_path(part) for part in _parts(geometry, "Polygon")]
        if paths:
            self._patch(
                Path.make_compound_path(*paths), layer, z, facecolor=colour, alpha=opacity, lw=0
            )

    def stroke(
        self,
        geometry: BaseGeometry,
        colour: str,
        width: float,
        layer: str,
        z: float,
        *,
        dash: Sequence[float] = (),
        dash_start: float = 0.0,
        opacity: float = 1.0,
    ) -> None:
        """Draw lines, or the outlines of polygons; dashes are in multiples of the width.

        ``dash_start`` is how much of the pattern has been drawn before.
        """
        lines = [*_parts(geometry, "LineString"), *_rings(geometry)]
        paths = [Path(np.asarray(line.coords)) for line in lines]
        if paths:
            self._patch(
                Path.make_compound_path(*paths),
                layer,
                z,
                facecolor="none",
                edgecolor=colour,
                alpha=opacity,
                lw=width * POINTS_PER_PIXEL,
                linestyle=(dash_start, tuple(dash)) if dash else "solid",
                capstyle="round",
                joinstyle="round",
            )

    def line(
        self,
        points: Points,
        colour: str,
        width: float,
        layer: str,
        z: float,
        *,
        dash: Sequence[float] = (),
        dash_start: float = 0.0,
        opacity: float = 1.0,
    ) -> None:
        """Draw one line through points."""
        self.stroke(
            shapely.LineString(points),
            colour,
            width,
            layer,
            z,
            dash=dash,
            dash_start=dash_start,
            opacity=opacity,
        )

    def rings(
        self,
        rings: Iterable[Points],
        colour: str,
        layer: str,
        z: float,
        *,
        edge: str = "none",
        edge_width: float = 0.0,
        opacity: float = 1.0,
    ) -> None:
        """Fill closed rings of points, one over the other, and draw their edge."""
        paths = [Path(np.vstack([ring, ring[:1]]), closed=True) for ring in rings]
        self._patch(
            Path.make_compound_path(*paths),
            layer,
            z,
            facecolor=colour,
            edgecolor=edge,
            lw=edge_width * POINTS_PER_PIXEL,
            alpha=opacity,
            joinstyle="round",
        )

    def disc(
        self,
        centre: tuple[float, float],
        radius: float,
        colour: str,
        layer: str,
        z: float,
        *,
        edge: str = "none",
        edge_width: float = 0.0,
    ) -> None:
        """Fill a circle."""
        x, y = centre
        angles = np.linspace(0, 2 * np.pi, 33)[:-1]
        ring = np.column_stack((x + radius * np.cos(angles), y + radius * np.sin(angles)))
        self.rings([ring], colour, layer, z, edge=edge, edge_width=edge_width)

    def rectangle(
        self,
        box: Box,
        colour: str,
        layer: str,
        z: float,
        *,
        edge: str = "none",
        edge_width: float = 0.0,
    ) -> None:
        """Fill a box."""
        patch = Rectangle(
            (box.left, box.bottom),
            box.width,
            box.height,
            facecolor=colour,
            edgecolor=edge,
            lw=edge_width * POINTS_PER_PIXEL,
            zorder=z + self._lift,
            gid=layer,
            snap=False,
        )
        self._axes.add_artist(patch)

    def text(
        self,
        text: str,
        start: tuple[float, float],
        size: float,
        colour: str,
        layer: str,
        *,
        z: float = ZOrder.FURNITURE,
        weight: int = fonts.REGULAR,
        align: str = "left",
        halo: str = "",
    ) -> None:
        """Write one line from the start of its baseline; dollar signs are plain characters.

        The halo is a separate outline beneath, so that the text itself stays text in PDF.
        """
        properties = typesetting.font(text, size, weight)
        shared: dict[str, Any] = {
            "fontproperties": properties,
            "ha": align,
            "va": "baseline",
            "parse_math": False,
        }
        if halo and self._halos:
            self._axes.text(
                *start,
                text,
                color=halo,
                zorder=z + self._lift - 0.5,
                gid=f"{layer}-halo",
                path_effects=[Stroke(linewidth=2.6 * POINTS_PER_PIXEL, foreground=halo)],
                **shared,
            )
        self._axes.text(*start, text, color=colour, zorder=z + self._lift, gid=layer, **shared)

    def _patch(self, path: Path, layer: str, z: float, **look: Any) -> None:
        patch = PathPatch(path, zorder=z + self._lift, gid=layer, snap=False, **look)
        self._axes.add_artist(patch)
        if self._clip:
            box = self._clip
            patch.set_clip_path(
                Rectangle(
                    (box.left, box.bottom), box.width, box.height, transform=self._axes.transData
                )
            )


def _parts(geometry: BaseGeometry, kind: str) -> Iterator[Any]:
    for part in shapely.get_parts(geometry):
        if part.geom_type == kind:
            yield part
        elif part.geom_type.startswith(("Multi", "GeometryCollection")):
            yield from _parts(part, kind)


def _rings(geometry: BaseGeometry) -> Iterator[BaseGeometry]:
    for polygon in _parts(geometry, "Polygon"):
        yield polygon.exterior
        yield from polygon.interiors


def _polygon_path(polygon: shapely.Polygon) -> Path:
    rings = [np.asarray(ring.coords) for ring in (polygon.exterior, *polygon.interiors)]
    return Path.make_compound_path(*(Path(ring, closed=True) for ring in rings))
