"""What stands around the map: title, legend, scale bar, locator, method and credits."""

import math

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.layers import basemap
from geo.model import Status
from geo.views import fonts, style
from geo.views.still_map import header, typesetting
from geo.views.still_map.curves import straight
from geo.views.still_map.ground import clipped
from geo.views.still_map.grouping import Look
from geo.views.still_map.legend import Entry
from geo.views.still_map.page import Box
from geo.views.still_map.painter import Canvas
from geo.views.still_map.pen import Pen
from geo.views.still_map.scene import Scene
from geo.views.still_map.window import Window, around_point
from geo.views.style import ZOrder

HEADING, ROW, SECTION_GAP, SAMPLE = 19.0, 21.0, 12.0, 40.0
"""Heights of the legend's parts, and the width of its samples, in pixels."""
LINE = 1.25
"""Leading of an entry of several lines."""
LOCATOR_HEIGHT = 150.0
SCALE_WIDTH = 120.0


def draw_furniture(canvas: Canvas, scene: Scene) -> None:
    """Draw everything outside the map's frame, and the scale bar inside it."""
    canvas.rectangle(
        scene.window.box,
        "none",
        "frame",
        ZOrder.FURNITURE,
        edge=scene.theme.furniture,
        edge_width=1.0,
    )
    _draw_header(canvas, scene)
    _draw_scale_bar(canvas, scene)
    bottom = _draw_legend(canvas, scene)
    _draw_locator(canvas, scene, bottom)


def _draw_header(canvas: Canvas, scene: Scene) -> None:
    page, theme, sizes = scene.page, scene.theme, style.TEXT_SIZES
    y = page.height - page.margin
    for line in scene.header.title:
        y -= sizes["title"] * header.TITLE_LEADING
        canvas.text(
            line, (page.margin, y + 5), sizes["title"], theme.text, "title", weight=fonts.SEMIBOLD
        )
    for line in scene.header.subtitle:
        y -= sizes["subtitle"] * header.TEXT_LEADING
        canvas.text(line, (page.margin, y + 3), sizes["subtitle"], theme.muted, "subtitle")
    y = scene.window.box.bottom - 10
    for line in scene.header.foot:
        y -= sizes["note"] * header.TEXT_LEADING
        canvas.text(line, (page.margin, y + 4), sizes["note"], theme.muted, "method")


def _draw_scale_bar(canvas: Canvas, scene: Scene) -> None:
    box, theme = scene.window.box, scene.theme
    kilometres = _round_length(SCALE_WIDTH * scene.window.metres_per_pixel / 1000)
    length = kilometres * 1000 / scene.window.metres_per_pixel
    left, y = box.left + 14, box.bottom + 14
    bar = np.array([[left, y + 5], [left, y], [left + length, y], [left + length, y + 5]])
    canvas.line(bar, theme.land, 4.0, "scale", ZOrder.FURNITURE)
    canvas.line(bar, theme.text, 1.4, "scale", ZOrder.FURNITURE + 0.1)
    text = f"{kilometres:,g} km"
    canvas.text(
        text, (left + 5, y + 5), 11, theme.text, "scale", z=ZOrder.FURNITURE + 0.6, halo=theme.land
    )


def _round_length(kilometres: float) -> float:
    """Return the greatest round length that is not above the given one.

    >>> _round_length(137), _round_length(4.2)
    (100.0, 2.0)
    """
    power = 10.0 ** math.floor(math.log10(kilometres))
    return next(step * power for step in (5.0, 2.0, 1.0) if step * power <= kilometres)


def _draw_legend(canvas: Canvas, scene: Scene) -> float:
    """Draw the legend from the panel's top down and return where it ends."""
    panel, theme = scene.panel, scene.theme
    scale = min(1.0, panel.height / _legend_height(scene))
    size, y = style.TEXT_SIZES["legend"] * scale, panel.top
    for section in scene.legend:
        y -= HEADING * scale
        canvas.text(
            section.heading,
            (panel.left, y + 5 * scale),
            size,
            theme.text,
            "legend",
            weight=fonts.SEMIBOLD,
        )
        for entry in section.entries:
            y -= ROW * scale
            sample = Box(panel.left, y, panel.left + SAMPLE, y + ROW * scale)
            _draw_sample(canvas, scene, entry, sample)
            baseline = sample.centre[1] - size * 0.34
            lines = _entry_lines(entry, panel)
            for number, line in enumerate(lines):
                start = panel.left + SAMPLE + 8, baseline - number * size * LINE
                canvas.text(line, start, size, theme.text, "legend")
            y -= (len(lines) - 1) * size * LINE
        y -= SECTION_GAP * scale
    return y


def _legend_height(scene: Scene) -> float:
    size = style.TEXT_SIZES["legend"]
    return sum(
        HEADING
        + SECTION_GAP
        + sum(
            ROW + (len(_entry_lines(entry, scene.panel)) - 1) * size * LINE
            for entry in section.entries
        )
        for section in scene.legend
    )


def _entry_lines(entry: Entry, panel: Box) -> list[str]:
    return typesetting.wrap(
        typesetting.plain(entry.text), style.TEXT_SIZES["legend"], panel.width - SAMPLE - 8
    )


def _draw_sample(canvas: Canvas, scene: Scene, entry: Entry, box: Box) -> None:
    theme = scene.theme
    hue = theme.no_side if entry.side is None else scene.hue(entry.side)
    x, y = box.centre
    if entry.is_swatch:
        swatch = Box(box.left + 4, y - 6, box.right - 4, y + 6)
        canvas.rectangle(swatch, hue.mark, "legend", ZOrder.FURNITURE)
    elif entry.is_area:
        area = shapely.box(box.left + 4, y - 7, box.right - 4, y + 7)
        canvas.fill(area, hue.fill, "legend", ZOrder.FURNITURE, opacity=0.16)
        canvas.stroke(area, hue.mark, 1.0, "legend", ZOrder.FURNITURE, dash=(1.2, 3.4))
    else:
        statuses = (status for status, line in style.LINES.items() if line == entry.line)
        look = Look("", next(statuses, Status.REPORTED), entry.is_hollow)
        pen = Pen(canvas, theme, hue, look, group="legend-")
        if entry.shape:
            pen.symbol(entry.shape, (x, y))
        else:
            start, end = (box.left + 2, y), (box.right - 2, y)
            radii_km = (style.WIDE_FROM_KM if entry.fades else 0.0, 0.0)
            pen.course(
                straight(start, end, entry.width, look, has_head=entry.has_head, radii_km=radii_km)
            )


def _draw_locator(canvas: Canvas, scene: Scene, bottom_of_legend: float) -> None:
    """Show where on Earth the map lies, if there is room under the legend."""
    panel, theme = scene.panel, scene.theme
    height = min(LOCATOR_HEIGHT, bottom_of_legend - panel.bottom - 10)
    if height < 80:
        return
    box = Box(panel.left, panel.bottom, panel.right, panel.bottom + height)
    window = around_point(scene.window, box)
    canvas.within(box)
    canvas.rectangle(box, theme.water, "locator", ZOrder.FURNITURE)
    frame = shapely.box(*box)
    land = [window.draw(shape) for shape in clipped(basemap.countries(), window.bbox).geometry]
    for shape in land:
        part = shapely.make_valid(shapely.simplify(shape, 0.5)).intersection(frame)
        canvas.fill(part, theme.land_quiet, "locator", ZOrder.FURNITURE + 0.1)
        canvas.stroke(part, theme.furniture, 0.6, "locator", ZOrder.FURNITURE + 0.2)
    canvas.stroke(
        _outline_of(scene.window, window), theme.text, 1.6, "locator", ZOrder.FURNITURE + 0.3
    )
    canvas.within(None)
    canvas.rectangle(
        box, "none", "locator", ZOrder.FURNITURE + 0.4, edge=theme.furniture, edge_width=1.0
    )


def _outline_of(shown: Window, locator: Window) -> BaseGeometry:
    """Return the edge of one window as another shows it."""
    ring = shapely.segmentize(shapely.box(*shown.box), 40).exterior
    return shapely.Polygon(locator.to_page(shown.to_lonlat(np.asarray(ring.coords))))
