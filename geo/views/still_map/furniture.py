"""What stands around the map: title, legend, scale bar, locator, method and credits."""

import math

import numpy as np
import segno
import shapely
from shapely.geometry.base import BaseGeometry

from geo.layers import basemap
from geo.model import Status
from geo.views import fonts, style
from geo.views.still_map import drawing, header, typesetting
from geo.views.still_map.course import straight
from geo.views.still_map.ground import clipped
from geo.views.still_map.grouping import Look
from geo.views.still_map.layout import HEADING, LINE, LINK_HEIGHT, ROW, SAMPLE, entry_lines
from geo.views.still_map.legend import Entry, Section
from geo.views.still_map.page import Box
from geo.views.still_map.painter import Canvas
from geo.views.still_map.pen import Pen
from geo.views.still_map.scene import Scene
from geo.views.still_map.sizes import DOT_RADIUS
from geo.views.still_map.window import Window, around_point
from geo.views.style import ZOrder

SCALE_WIDTH = 120.0
SYMBOL_SHARE = 0.4
"""Radius of a symbol at most, as a share of its row in the legend."""
QUIET_ZONE = 4
"""Modules around a QR code that stay light (ISO/IEC 18004)."""
LIGHT_GROUND = "#ffffff"
"""What dark modules must stand on; where it is the paper, the quiet zone needs no room."""
LINK_WORDS, LINK_LINES = "Live map", 5


def draw_furniture(canvas: Canvas, scene: Scene) -> None:
    """Draw everything outside the maps' frames, and the scale bars inside them."""
    for face in scene.faces:
        canvas.rectangle(
            face.window.box,
            "none",
            "frame",
            ZOrder.FURNITURE,
            edge=scene.theme.furniture,
            edge_width=1.0,
        )
        _draw_scale_bar(canvas, scene, face.window)
        if face.inset:
            _draw_scale_bar(canvas, scene, face.inset.window, lift=drawing.LIFT)
    _draw_header(canvas, scene)
    for section, box in scene.side.sections:
        _draw_section(canvas, scene, section, box)
    if scene.side.locator:
        _draw_locator(canvas, scene, scene.side.locator)
    if scene.side.link:
        _draw_link(canvas, scene, scene.side.link)


def _draw_header(canvas: Canvas, scene: Scene) -> None:
    page, theme, lines = scene.page, scene.theme, scene.header
    y, size = page.height - page.margin, lines.title_size
    for line in lines.title:
        y -= size * header.TITLE_LEADING
        canvas.text(line, (page.margin, y + 5), size, theme.text, "title", weight=fonts.SEMIBOLD)
    for line in lines.subtitle:
        y -= lines.subtitle_size * header.TEXT_LEADING
        canvas.text(line, (page.margin, y + 3), lines.subtitle_size, theme.muted, "subtitle")
    y, size = page.margin + lines.below - 10, style.TEXT_SIZES["note"]
    for line in lines.foot:
        y -= size * header.TEXT_LEADING
        canvas.text(line, (page.margin, y + 4), size, theme.muted, "method")


def _draw_scale_bar(canvas: Canvas, scene: Scene, window: Window, lift: float = 0.0) -> None:
    box, theme = window.box, scene.theme
    width = min(SCALE_WIDTH, box.width * 0.3)
    kilometres = _round_length(width * window.metres_per_pixel / 1000)
    length = kilometres * 1000 / window.metres_per_pixel
    canvas.within(None, lift)
    left, y = box.left + 14, box.bottom + 14
    bar = np.array([[left, y + 5], [left, y], [left + length, y], [left + length, y + 5]])
    canvas.line(bar, theme.casing, 4.0, "scale", ZOrder.FURNITURE)
    canvas.line(bar, theme.text, 1.4, "scale", ZOrder.FURNITURE + 0.1)
    start = left + length + 6, y - 1
    canvas.text(
        f"{kilometres:,g} km",
        start,
        11,
        theme.text,
        "scale",
        z=ZOrder.FURNITURE + 0.6,
        halo=theme.casing,
    )
    canvas.within(None)


def _round_length(kilometres: float) -> float:
    """Return the greatest round length that is not above the given one.

    >>> _round_length(137), _round_length(4.2)
    (100.0, 2.0)
    """
    power = 10.0 ** math.floor(math.log10(kilometres))
    return next(step * power for step in (5.0, 2.0, 1.0) if step * power <= kilometres)


def _draw_section(canvas: Canvas, scene: Scene, section: Section, box: Box) -> None:
    theme, scale = scene.theme, scene.side.scale
    size, y = style.TEXT_SIZES["legend"] * scale, box.top - HEADING * scale
    start = box.left, y + 5 * scale
    canvas.text(section.heading, start, size, theme.text, "legend", weight=fonts.SEMIBOLD)
    for entry in section.entries:
        y -= ROW * scale
        sample = Box(box.left, y, box.left + SAMPLE, y + ROW * scale)
        _draw_sample(canvas, scene, entry, sample)
        baseline = sample.centre[1] - size * 0.34
        lines = entry_lines(entry, box.width, scale)
        for number, line in enumerate(lines):
            at = box.left + SAMPLE + 8, baseline - number * size * LINE
            canvas.text(line, at, size, theme.text, "legend")
        y -= (len(lines) - 1) * size * LINE


def _draw_sample(canvas: Canvas, scene: Scene, entry: Entry, box: Box) -> None:
    theme = scene.theme
    hue = theme.no_side if entry.side is None else scene.hue(entry.side)
    x, y = box.centre
    if entry.is_swatch:
        swatch = Box(box.left + 4, y - 6, box.right - 4, y + 6)
        canvas.rectangle(swatch, hue.mark, "legend", ZOrder.FURNITURE)
    elif entry.is_dot:
        drawing.draw_dot(canvas, theme, (x, y), DOT_RADIUS, layer="legend", z=ZOrder.FURNITURE)
    elif entry.is_area:
        area = shapely.box(box.left + 4, y - 7, box.right - 4, y + 7)
        canvas.fill(area, hue.fill, "legend", ZOrder.FURNITURE, opacity=theme.shade)
        canvas.stroke(area, hue.mark, 1.0, "legend", ZOrder.FURNITURE, dash=(1.2, 3.4))
    else:
        statuses = (status for status, line in style.LINES.items() if line == entry.line)
        look = Look("", next(statuses, Status.REPORTED), entry.is_hollow)
        pen = Pen(canvas, theme, hue, look, group="legend-")
        if entry.shape:
            pen.symbol(entry.shape, (x, y), min(style.SYMBOL_RADIUS, box.height * SYMBOL_SHARE))
        else:
            start, end = (box.left + 2, y), (box.right - 2, y)
            radii_km = (style.WIDE_FROM_KM if entry.fades else 0.0, 0.0)
            pen.course(
                straight(start, end, entry.width, look, has_head=entry.has_head, radii_km=radii_km)
            )


def _draw_link(canvas: Canvas, scene: Scene, box: Box) -> None:
    """Draw the address of the live map, and a QR code of it."""
    theme, side = scene.theme, min(box.height, LINK_HEIGHT)
    rows = segno.make(scene.link, error="m", micro=False, boost_error=False).matrix
    module = side / (len(rows) + 2 * QUIET_ZONE)
    edge = box.left - (QUIET_ZONE * module if theme.paper == LIGHT_GROUND else 0)
    ground = Box(edge, box.top - side, edge + side, box.top)
    canvas.rectangle(ground, LIGHT_GROUND, "link", ZOrder.FURNITURE)
    left, top = ground.left + QUIET_ZONE * module, ground.top - QUIET_ZONE * module
    cells = [
        shapely.box(
            left + x * module, top - (y + 1) * module, left + (x + 1) * module, top - y * module
        )
        for y, row in enumerate(rows)
        for x, is_dark in enumerate(row)
        if is_dark
    ]
    canvas.fill(shapely.union_all(cells), "#000000", "link", ZOrder.FURNITURE + 0.1)
    size, y = style.TEXT_SIZES["note"], ground.top - 11
    words = ground.right + 10
    canvas.text(LINK_WORDS, (words, y), size, theme.text, "link", weight=fonts.SEMIBOLD)
    shown = scene.link.partition("://")[2]
    for line in typesetting.break_address(shown, size, box.right - words)[:LINK_LINES]:
        y -= size * header.TEXT_LEADING
        canvas.text(line, (words, y), size, theme.muted, "link")


def _draw_locator(canvas: Canvas, scene: Scene, box: Box) -> None:
    """Show where on Earth the map lies."""
    theme, shown = scene.theme, scene.faces[0].window
    window = around_point(shown, box)
    canvas.within(box)
    canvas.rectangle(box, theme.water, "locator", ZOrder.FURNITURE)
    frame = shapely.box(*box)
    land = [window.draw(shape) for shape in clipped(basemap.countries(), window.bbox).geometry]
    for shape in land:
        part = shapely.make_valid(shapely.simplify(shape, 0.5)).intersection(frame)
        canvas.fill(part, theme.land_quiet, "locator", ZOrder.FURNITURE + 0.1)
        canvas.stroke(part, theme.furniture, 0.6, "locator", ZOrder.FURNITURE + 0.2)
    canvas.stroke(_outline_of(shown, window), theme.text, 1.6, "locator", ZOrder.FURNITURE + 0.3)
    canvas.within(None)
    canvas.rectangle(
        box, "none", "locator", ZOrder.FURNITURE + 0.4, edge=theme.furniture, edge_width=1.0
    )


def _outline_of(shown: Window, locator: Window) -> BaseGeometry:
    """Return the edge of one window as another shows it."""
    ring = shapely.segmentize(shapely.box(*shown.box), 40).exterior
    return shapely.Polygon(locator.to_page(shown.to_lonlat(np.asarray(ring.coords))))
