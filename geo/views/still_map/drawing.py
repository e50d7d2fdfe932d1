"""Draw a scene's ground, marks and labels onto a canvas."""

from collections import defaultdict

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.views import fonts
from geo.views.still_map import labelling, typesetting
from geo.views.still_map.crowding import joints
from geo.views.still_map.face import Face
from geo.views.still_map.labels import Placed, Role
from geo.views.still_map.page import Box
from geo.views.still_map.painter import Canvas
from geo.views.still_map.pen import Pen
from geo.views.still_map.scene import Scene
from geo.views.still_map.sequence import HEADING_HEIGHT
from geo.views.style import Hue, Theme, ZOrder

EDGE, WIDE_EDGE = 0.75, 0.5
"""Opacity of the edges of vague places, and of those that are wide."""
RING = 0.44
"""Width of a ring's line, as a share of its radius."""
LIFT = 20.0
"""What an inset adds to the order of drawing: it lies on the whole of the map."""
HEADING_SIZE = 12.5


def draw_map(canvas: Canvas, scene: Scene) -> None:
    """Draw everything inside the frames of the maps."""
    for face in scene.faces:
        _draw_face(canvas, scene, face)
        if face.inset and face.zoomed:
            _draw_inset(canvas, scene, face.inset, face.zoomed)
        if face.heading:
            _draw_heading(canvas, scene, face)


def _draw_face(canvas: Canvas, scene: Scene, face: Face, lift: float = 0.0) -> None:
    canvas.within(face.window.box, lift)
    _draw_ground(canvas, scene, face)
    _draw_areas(canvas, scene, face)
    scale = face.sizes.marks
    for course in face.courses:
        look = course.arrow.look
        Pen(canvas, scene.theme, scene.hue(look.side), look, scale=scale).course(course)
    for tie in face.ties:
        canvas.line(tie, scene.theme.casing, 3.0, "ties", ZOrder.SYMBOL - 0.2)
        canvas.line(tie, scene.theme.text, 0.9, "ties", ZOrder.SYMBOL - 0.1)
    for dot in face.dots:
        draw_dot(canvas, scene.theme, dot, face.sizes.dot_radius, layer="places", z=ZOrder.SYMBOL)
    for item in face.symbols:
        look = item.symbol.look
        pen = Pen(canvas, scene.theme, scene.hue(look.side), look, scale=scale)
        pen.symbol(item.symbol.shape, item.centre, item.radius)
    for placed in face.labels:
        _draw_label(canvas, scene, placed)
    canvas.within(None)


def draw_dot(
    canvas: Canvas,
    theme: Theme,
    centre: tuple[float, float],
    radius: float,
    *,
    layer: str,
    z: float,
) -> None:
    """Draw the ring of a place that events name."""
    edge_width = RING * radius
    canvas.disc(centre, radius, theme.casing, layer, z, edge=theme.text, edge_width=edge_width)


def _draw_inset(canvas: Canvas, scene: Scene, inset: Face, zoomed: Box) -> None:
    """Draw a part of the map again, larger, joined to where it is by two lines."""
    theme, box = scene.theme, inset.window.box
    canvas.rectangle(zoomed, "none", "inset", ZOrder.LABEL + 0.1, edge=theme.text, edge_width=0.9)
    for start, end in joints(zoomed, box):
        canvas.line(np.array([start, end]), theme.muted, 0.6, "inset", ZOrder.CONTEXT)
    _draw_face(canvas, scene, inset, lift=LIFT)
    canvas.rectangle(box, "none", "inset", LIFT + ZOrder.FURNITURE, edge=theme.text, edge_width=0.9)


def _draw_heading(canvas: Canvas, scene: Scene, face: Face) -> None:
    box, theme = face.window.box, scene.theme
    start = box.left, box.top + (HEADING_HEIGHT - HEADING_SIZE) / 2 + 1
    text = typesetting.shorten(face.heading, HEADING_SIZE, box.width, fonts.SEMIBOLD)
    canvas.text(
        text, start, HEADING_SIZE, theme.text, "headings", z=ZOrder.FURNITURE, weight=fonts.SEMIBOLD
    )


def _draw_ground(canvas: Canvas, scene: Scene, face: Face) -> None:
    theme, ground, box = scene.theme, face.ground, face.window.box
    canvas.rectangle(box, theme.water, "water", ZOrder.WATER)
    frame = shapely.box(*box.grown(2))
    canvas.fill(ground.land.intersection(frame), theme.land_quiet, "land", ZOrder.LAND)
    canvas.fill(ground.near.intersection(frame), theme.land, "land", ZOrder.LAND + 0.1)
    for lines, colour, width, layer in (
        (ground.borders, theme.border, 1.1, "borders"),
        (ground.coasts, theme.coast, 0.8, "coast"),
    ):
        canvas.stroke(lines.intersection(frame), colour, width, layer, ZOrder.BORDER)


def _draw_areas(canvas: Canvas, scene: Scene, face: Face) -> None:
    by_side: dict[str | None, list[BaseGeometry]] = defaultdict(list)
    for item in face.areas:
        if item.is_shaded:
            by_side[item.area.side].append(item.outline)
        edge = shapely.intersection(item.outline.boundary, shapely.box(*face.window.box.grown(-1)))
        hue = _area_hue(scene, item.area.side)
        opacity = WIDE_EDGE if item.area.is_wide else EDGE
        canvas.stroke(
            edge, hue.mark, 1.0, "areas", ZOrder.AREA + 0.1, dash=(1.2, 3.4), opacity=opacity
        )
    for side, outlines in by_side.items():
        shade = shapely.union_all(outlines)
        canvas.fill(
            shade, _area_hue(scene, side).fill, "areas", ZOrder.AREA, opacity=scene.theme.shade
        )


def _area_hue(scene: Scene, side: str | None) -> Hue:
    return scene.theme.no_side if side is None else scene.hue(side)


def _draw_label(canvas: Canvas, scene: Scene, placed: Placed) -> None:
    theme, label = scene.theme, placed.label
    colour = {
        Role.NOTE: scene.hue(label.side).ink,
        Role.COUNTRY: theme.muted,
        Role.TOWN: theme.muted,
        Role.AREA: theme.muted,
    }.get(label.role, theme.text)
    if placed.leader:
        leader = np.array([label.anchor, placed.leader])
        canvas.line(leader, theme.casing, 2.6, "leaders", ZOrder.CONTEXT + 0.8)
        canvas.line(leader, theme.muted, 0.9, "leaders", ZOrder.CONTEXT + 0.9)
    if label.role in (Role.TOWN, Role.CAPITAL):
        canvas.disc(label.anchor, labelling.TOWN_DOT_RADIUS, theme.muted, "towns", ZOrder.CONTEXT)
    size = label.size
    for number, line in enumerate(reversed(label.lines)):
        rise = typesetting.DESCENT + number * labelling.LEADING
        canvas.text(
            line,
            (placed.box.left, placed.box.bottom + rise * size),
            size,
            colour,
            f"labels-{label.role.value}",
            z=ZOrder.LABEL,
            weight=labelling.weight_of(label),
            halo=theme.casing,
        )
