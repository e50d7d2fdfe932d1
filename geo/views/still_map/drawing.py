"""Draw a scene's ground, marks and labels onto a canvas."""

import numpy as np
import shapely

from geo.views import style
from geo.views.still_map import labelling, typesetting
from geo.views.still_map.curves import Course
from geo.views.still_map.grouping import Look
from geo.views.still_map.labels import Placed, Role
from geo.views.still_map.painter import HOLLOW_CORE, Canvas
from geo.views.still_map.placing import DOT_RADIUS
from geo.views.still_map.scene import Scene
from geo.views.still_map.window import Points
from geo.views.style import Hue, Shape, Theme, ZOrder

CROSS = 5.5
"""Half the size in pixels of the cross on what is denied."""


def draw_map(canvas: Canvas, scene: Scene) -> None:
    """Draw everything inside the map's frame."""
    canvas.within(scene.window.box)
    _draw_ground(canvas, scene)
    _draw_areas(canvas, scene)
    for course in scene.courses:
        draw_course(canvas, scene.theme, course, scene.hue(course.arrow.look.side))
    for x, y in scene.dots:
        canvas.disc(
            x, y, DOT_RADIUS, scene.theme.casing, "places", ZOrder.SYMBOL, scene.theme.text, 1.5
        )
    for item in scene.symbols:
        look = item.symbol.look
        draw_symbol(canvas, scene.theme, item.symbol.shape, item.centre, look, scene.hue(look.side))
    for placed in scene.labels:
        _draw_label(canvas, scene, placed)
    canvas.within(None)


def _draw_ground(canvas: Canvas, scene: Scene) -> None:
    theme, ground, box = scene.theme, scene.ground, scene.window.box
    canvas.rectangle(box, theme.water, "water", ZOrder.WATER)
    frame = shapely.box(*box.grown(2))
    canvas.fill(ground.land.intersection(frame), theme.land_quiet, "land", ZOrder.LAND)
    canvas.fill(ground.near.intersection(frame), theme.land, "land", ZOrder.LAND + 0.1)
    for lines, colour, width, layer in (
        (ground.borders, theme.border, 1.1, "borders"),
        (ground.coasts, theme.coast, 0.8, "coast"),
    ):
        canvas.stroke(lines.intersection(frame), colour, width, layer, ZOrder.BORDER)


def _draw_areas(canvas: Canvas, scene: Scene) -> None:
    for item in scene.areas:
        hue = scene.hue(item.area.side)
        canvas.fill(item.outline, hue.fill, "areas", ZOrder.AREA, opacity=0.13)
        canvas.stroke(
            item.outline, hue.mark, 1.1, "areas", ZOrder.AREA, dash=(1.5, 3.5), opacity=0.8
        )


def draw_course(canvas: Canvas, theme: Theme, course: Course, hue: Hue) -> None:
    """Draw an arrow with its casing, its line and its head."""
    arrow, look = course.arrow, course.arrow.look
    draw_line(canvas, theme, course.body, arrow.width, look, hue)
    colour = style.mix(theme.land, hue.mark, look.line.opacity)
    if course.head is not None:
        canvas.rings(
            [course.head],
            theme.casing,
            "arrowheads",
            ZOrder.HEAD,
            edge=theme.casing,
            edge_width=2 * style.CASING,
        )
        canvas.rings(
            [course.head],
            theme.casing if look.is_hollow else colour,
            "arrowheads",
            ZOrder.HEAD + 0.1,
            edge=colour,
            edge_width=1.4 if look.is_hollow else 0.6,
        )
    if look.line.crossed:
        _draw_cross(canvas, theme, course.middle, hue)


def draw_line(
    canvas: Canvas, theme: Theme, points: Points, width: float, look: Look, hue: Hue
) -> None:
    """Draw the line of an arrow: light casing, colour, and a light core where it is hollow."""
    line = look.line
    colour = style.mix(theme.land, hue.mark, line.opacity)
    canvas.line(points, theme.casing, width + 2 * style.CASING, "arrow-casings", ZOrder.LINE_CASING)
    broad = width * 1.3 if look.is_hollow else width
    canvas.line(points, colour, broad, "arrows", ZOrder.LINE, line.dash)
    if look.is_hollow:
        core = broad * HOLLOW_CORE
        dash = tuple(part / HOLLOW_CORE for part in line.dash)
        canvas.line(points, theme.casing, core, "arrows", ZOrder.LINE + 0.1, dash)


def draw_symbol(
    canvas: Canvas,
    theme: Theme,
    shape: Shape,
    centre: tuple[float, float],
    look: Look,
    hue: Hue,
) -> None:
    """Draw a symbol with its casing; its edge is dashed like the line of its status."""
    rings = [
        np.array(ring) * style.SYMBOL_RADIUS + np.array(centre) for ring in style.OUTLINES[shape]
    ]
    colour = style.mix(theme.land, hue.mark, look.line.opacity)
    is_open = look.is_hollow or bool(look.line.dash)
    canvas.rings(
        rings,
        theme.casing,
        "symbols",
        ZOrder.SYMBOL,
        edge=theme.casing,
        edge_width=2 * style.CASING + 1,
    )
    canvas.rings(
        rings,
        theme.casing if is_open else colour,
        "symbols",
        ZOrder.SYMBOL + 0.1,
        edge="none" if is_open else colour,
        edge_width=0.5,
    )
    if is_open:
        dash = tuple(part * 0.9 for part in look.line.dash)
        for ring in rings:
            closed = np.vstack([ring, ring[:1]])
            canvas.line(closed, colour, 1.5, "symbols", ZOrder.SYMBOL + 0.2, dash)
    if look.line.crossed:
        _draw_cross(canvas, theme, centre, hue)


def _draw_cross(canvas: Canvas, theme: Theme, centre: tuple[float, float], hue: Hue) -> None:
    for slope in (1, -1):
        stroke = np.array(centre) + np.array([[-CROSS, -CROSS * slope], [CROSS, CROSS * slope]])
        canvas.line(stroke, theme.casing, 5.5, "crosses", ZOrder.HEAD + 0.2)
    for slope in (1, -1):
        stroke = np.array(centre) + np.array([[-CROSS, -CROSS * slope], [CROSS, CROSS * slope]])
        canvas.line(stroke, hue.mark, 2.4, "crosses", ZOrder.HEAD + 0.3)


def _draw_label(canvas: Canvas, scene: Scene, placed: Placed) -> None:
    theme, label = scene.theme, placed.label
    ground = theme.land
    colour = {
        Role.NOTE: scene.hue(label.side).ink,
        Role.COUNTRY: theme.muted,
        Role.TOWN: theme.muted,
        Role.AREA: theme.muted,
    }.get(label.role, theme.text)
    if placed.leader:
        leader = np.array([label.anchor, placed.leader])
        canvas.line(leader, ground, 2.6, "leaders", ZOrder.CONTEXT + 0.8)
        canvas.line(leader, theme.muted, 0.9, "leaders", ZOrder.CONTEXT + 0.9)
    if label.role is Role.TOWN:
        canvas.disc(*label.anchor, labelling.TOWN_DOT_RADIUS, theme.muted, "towns", ZOrder.CONTEXT)
    size = labelling.SIZES[label.role]
    canvas.text(
        label.text,
        placed.box.left,
        placed.box.bottom + typesetting.DESCENT * size,
        size,
        colour,
        f"labels-{label.role.value}",
        ZOrder.LABEL,
        weight=labelling.weight_of(label),
        halo=ground,
    )
