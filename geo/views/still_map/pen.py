"""Draw arrows and symbols in the look of their side, status and precision."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from geo.views import style
from geo.views.still_map.course import Course, between
from geo.views.still_map.grouping import Look
from geo.views.still_map.painter import Canvas
from geo.views.still_map.window import Points
from geo.views.style import Hue, Theme, ZOrder
from geo.views.symbols import OUTLINES, Shape

CROSS = 5.5
"""Half the size in pixels of the cross on what is denied."""
FADE_STEPS = 16


@dataclass(frozen=True, slots=True)
class Stroke:
    """One of the lines that lie on one another where an arrow fades; ``start`` in pixels."""

    points: Points
    start: float
    opacity: float


def strokes(points: Points, fades: tuple[bool, bool]) -> Iterator[Stroke]:
    """Lay strokes that are each a little shorter, so that their ink adds up towards the middle.

    Pieces end to end would show their joints, and a gradient is none that PDF and SVG share.
    """
    if not any(fades):
        yield Stroke(points, 0.0, 1.0)
        return
    length = float(np.hypot(*np.diff(points, axis=0).T).sum())
    over, least = style.FADE_OVER, style.FADE_TO
    for step in range(1, FADE_STEPS + 1):
        ink, before = step / FADE_STEPS, (step - 1) / FADE_STEPS
        start = over * ink if fades[0] else 0.0
        stop = min(1.0, 1 - over * (ink - least) / (1 - least)) if fades[1] else 1.0
        piece = between(points, start * length, stop * length)
        yield Stroke(piece, start * length, (ink - before) / (1 - before))


@dataclass(frozen=True, slots=True)
class Pen:
    """Hold what a mark looks like; ``group`` starts the names of the layers it draws on."""

    canvas: Canvas
    theme: Theme
    hue: Hue
    look: Look
    group: str = ""
    scale: float = 1.0

    @property
    def _colour(self) -> str:
        return style.mix(self.theme.land, self.hue.mark, self.look.line.opacity)

    def course(self, course: Course) -> None:
        """Draw an arrow: line, head, and a cross where it is denied."""
        self._line(course.body, course.width, course.arrow.fades)
        if course.head is not None:
            self._head(course.head, is_hollow=self.look.is_hollow or course.arrow.fades[1])
        if self.look.line.crossed:
            self._cross(course.middle)

    def _line(self, points: Points, width: float, fades: tuple[bool, bool]) -> None:
        """Draw a light casing, the line, and a light core where it is hollow."""
        casing, dash = self.theme.casing, self.look.line.dash
        layer = f"{self.group}arrows"
        laid = list(strokes(points, fades))
        self._lay(laid, casing, width + 2 * style.CASING, f"{layer}-casing", ZOrder.LINE_CASING)
        broad = width * style.HOLLOW_BREADTH if self.look.is_hollow else width
        self._lay(laid, self._colour, broad, layer, ZOrder.LINE, dash=dash)
        if self.look.is_hollow:
            core = style.HOLLOW_CORE
            core_dash = tuple(part / core for part in dash)
            self._lay(laid, casing, broad * core, layer, ZOrder.LINE + 0.1, dash=core_dash)

    def _lay(
        self,
        laid: Sequence[Stroke],
        colour: str,
        width: float,
        layer: str,
        z: float,
        *,
        dash: tuple[float, ...] = (),
    ) -> None:
        for stroke in laid:
            self.canvas.line(
                stroke.points,
                colour,
                width,
                layer,
                z,
                dash=dash,
                dash_start=stroke.start / width,
                opacity=stroke.opacity,
            )

    def _head(self, head: Points, *, is_hollow: bool) -> None:
        casing, layer = self.theme.casing, f"{self.group}arrowheads"
        self.canvas.rings(
            [head], casing, layer, ZOrder.HEAD, edge=casing, edge_width=2 * style.CASING
        )
        self.canvas.rings(
            [head],
            casing if is_hollow else self._colour,
            layer,
            ZOrder.HEAD + 0.1,
            edge=self._colour,
            edge_width=1.4 * self.scale if is_hollow else 0.6,
        )

    def symbol(
        self, shape: Shape, centre: tuple[float, float], radius: float = style.SYMBOL_RADIUS
    ) -> None:
        """Draw a symbol; its first ring is hollow, dashed or tinted as its status asks for."""
        rings = [np.array(ring) * radius + centre for ring in OUTLINES[shape]]
        look, layer, z = self.look, f"{self.group}symbols", ZOrder.SYMBOL
        casing, colour = self.theme.casing, self._colour
        is_open = look.is_hollow or bool(look.line.dash)
        edge_width = 2 * style.CASING + 1
        self.canvas.rings(rings, casing, layer, z, edge=casing, edge_width=edge_width)
        if solid := rings[1:] if is_open else rings:
            self.canvas.rings(solid, colour, layer, z + 0.1, edge=colour, edge_width=0.5)
        if is_open:
            inside = casing if look.is_hollow else style.mix(self.theme.land, colour, 0.35)
            self.canvas.rings(rings[:1], inside, layer, z + 0.1)
            dash = tuple(part * 0.85 for part in look.line.dash)
            closed = np.vstack([rings[0], rings[0][:1]])
            self.canvas.line(closed, colour, 1.6 * self.scale, layer, z + 0.2, dash=dash)
        if look.line.crossed:
            self._cross(centre)

    def _cross(self, centre: tuple[float, float]) -> None:
        reach = CROSS * self.scale
        strokes = [
            np.array(centre) + np.array([[-reach, -reach * slope], [reach, reach * slope]])
            for slope in (1, -1)
        ]
        layer = f"{self.group}crosses"
        for stroke in strokes:
            self.canvas.line(stroke, self.theme.casing, 5.5 * self.scale, layer, ZOrder.HEAD + 0.2)
        for stroke in strokes:
            self.canvas.line(stroke, self.hue.mark, 2.4 * self.scale, layer, ZOrder.HEAD + 0.3)
