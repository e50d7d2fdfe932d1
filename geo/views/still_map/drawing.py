"""Draw a scene's ground, marks and labels onto a canvas."""

from collections import defaultdict

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.views.still_map import labelling, typesetting
from geo.views.still_map.labels import Placed, Role
from geo.views.still_map.painter import Canvas
from geo.views.still_map.pen import Pen
from geo.views.still_map.placing import DOT_RADIUS
from geo.views.still_map.scene import Scene
from geo.views.style import ZOrder

EDGE, WIDE_EDGE = 0.7, 0.35
"""Opacity of the edges of vague places, and of those that are wide."""


def draw_map(canvas: Canvas, scene: Scene) -> None:
    """Draw everything inside the map's frame."""
    canvas.within(scene.window.box)
    _draw_ground(canvas, scene)
    _draw_areas(canvas, scene)
    for course in scene.courses:
        look = course.arrow.look
        Pen(canvas, scene.theme, scene.hue(look.side), look).course(course)
    for dot in scene.dots:
        canvas.disc(
            dot,
            DOT_RADIUS,
            scene.theme.casing,
            "places",
            ZOrder.SYMBOL,
            edge=scene.theme.text,
            edge_width=1.5,
        )
    for item in scene.symbols:
        look = item.symbol.look
        Pen(canvas, scene.theme, scene.hue(look.side), look).symbol(item.symbol.shape, item.centre)
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
    by_side: dict[str, list[BaseGeometry]] = defaultdict(list)
    for item in scene.areas:
        if item.is_shaded:
            by_side[item.area.side].append(item.outline)
        edge = shapely.intersection(item.outline.boundary, shapely.box(*scene.window.box.grown(-1)))
        hue = scene.theme.no_side if item.area.is_wide else scene.hue(item.area.side)
        opacity = WIDE_EDGE if item.area.is_wide else EDGE
        canvas.stroke(
            edge, hue.mark, 1.0, "areas", ZOrder.AREA + 0.1, dash=(1.2, 3.4), opacity=opacity
        )
    for side, outlines in by_side.items():
        shade = shapely.union_all(outlines)
        canvas.fill(shade, scene.hue(side).fill, "areas", ZOrder.AREA, opacity=0.11)


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
        canvas.disc(label.anchor, labelling.TOWN_DOT_RADIUS, theme.muted, "towns", ZOrder.CONTEXT)
    size = labelling.SIZES[label.role]
    canvas.text(
        label.text,
        (placed.box.left, placed.box.bottom + typesetting.DESCENT * size),
        size,
        colour,
        f"labels-{label.role.value}",
        z=ZOrder.LABEL,
        weight=labelling.weight_of(label),
        halo=ground,
    )
