"""Where things stand on the page: map, sections of the legend, locator, link."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from geo.views import style
from geo.views.still_map import typesetting
from geo.views.still_map.header import Header
from geo.views.still_map.legend import Entry, Section
from geo.views.still_map.page import Box, Page

HEADING, ROW, SECTION_GAP, SAMPLE = 19.0, 21.0, 12.0, 40.0
"""Heights of the legend's parts, and the width of its samples, in pixels."""
LINE = 1.25
"""Leading of an entry of several lines."""
COLUMN = 205.0
"""Least width of a column of the legend below the map."""
LOCATOR_HEIGHT, LEAST_LOCATOR = 150.0, 72.0
LOCATOR_GAP = 10.0
LINK_HEIGHT = 84.0
EASY_SCALE = 0.82
"""A legend is made no smaller than this for the sake of the locator."""
LEAST_SCALE = 0.45
"""Below this size nobody could read a legend; one that is still too high runs over."""


@dataclass(frozen=True, slots=True)
class Side:
    """Hold where the parts beside or below the map stand; None for what is left out."""

    sections: tuple[tuple[Section, Box], ...]
    locator: Box | None
    link: Box | None
    scale: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Hold the page at its final height, the map's box, and the room for the legend."""

    page: Page
    map: Box
    panel: Box


def entry_lines(entry: Entry, width: float, scale: float) -> list[str]:
    """Break the text of an entry into lines."""
    size = style.TEXT_SIZES["legend"] * scale
    return typesetting.wrap(typesetting.plain(entry.text), size, width - SAMPLE - 8)


def section_height(section: Section, width: float, scale: float) -> float:
    """Return the height of a section with the gap that follows it."""
    size = style.TEXT_SIZES["legend"] * scale
    lines = (len(entry_lines(entry, width, scale)) - 1 for entry in section.entries)
    rows = len(section.entries) * ROW * scale + sum(lines) * size * LINE
    return (HEADING + SECTION_GAP) * scale + rows


def plan(page: Page, header: Header, sections: Sequence[Section], *, has_link: bool) -> Layout:
    """Divide the page; ``sections`` are all that the legend may come to hold."""
    left, right = page.margin, page.width - page.margin
    if not page.is_legend_below:
        bottom, top = page.margin + header.below, page.height - page.margin - header.above
        edge = right - page.panel
        return Layout(
            page, Box(left, bottom, edge - page.gutter, top), Box(edge, bottom, right, top)
        )
    width, scale = page.inner_width, page.legend_scale
    legend = _columns(page, sections, width, scale, has_link=has_link).height
    if page.map_height:
        rest = header.above + header.below + 2 * page.margin + legend + page.gutter
        page = replace(page, height=page.map_height + rest)
    bottom = page.margin + header.below
    top = page.height - page.margin - header.above
    edge = bottom + legend
    return Layout(page, Box(left, edge + page.gutter, right, top), Box(left, bottom, right, edge))


def set_side(layout: Layout, sections: Sequence[Section], *, has_link: bool) -> Side:
    """Set the legend, the locator and the link into the panel, in columns where it is wide."""
    page, panel = layout.page, layout.panel
    if page.is_legend_below or _count_columns(page, panel.width, page.legend_scale) > 1:
        return _set_columns(layout, sections, has_link=has_link)
    scale = page.legend_scale
    link = Box(*panel[:3], panel.bottom + LINK_HEIGHT) if has_link else None
    floor = link.top + SECTION_GAP if link else panel.bottom
    room = panel.top - floor
    wanted = room - LEAST_LOCATOR - LOCATOR_GAP
    while _total(sections, panel.width, scale) > (wanted if scale > EASY_SCALE else room):
        if scale <= LEAST_SCALE:
            break
        scale -= 0.02
    placed, y = [], panel.top
    for section in sections:
        height = section_height(section, panel.width, scale)
        placed.append((section, Box(panel.left, y - height, panel.right, y)))
        y -= height
    height = min(LOCATOR_HEIGHT, y - floor - LOCATOR_GAP)
    locator = Box(panel.left, floor, panel.right, floor + height)
    return Side(tuple(placed), locator if height >= LEAST_LOCATOR else None, link, scale)


def _total(sections: Sequence[Section], width: float, scale: float) -> float:
    return sum(section_height(section, width, scale) for section in sections)


def _set_columns(layout: Layout, sections: Sequence[Section], *, has_link: bool) -> Side:
    page, panel, scale = layout.page, layout.panel, layout.page.legend_scale
    columns = _columns(page, sections, panel.width, scale, has_link=has_link)
    while columns.height > panel.height + 0.5 and scale > LEAST_SCALE:
        scale -= 0.02
        columns = _columns(page, sections, panel.width, scale, has_link=has_link)
    boxes: list[Box] = []
    tops: defaultdict[int, float] = defaultdict(lambda: panel.top)
    for number, height in columns.parts:
        left = panel.left + number * (columns.width + page.gutter)
        boxes.append(Box(left, tops[number] - height, left + columns.width, tops[number]))
        tops[number] -= height
    placed = tuple(zip(sections, boxes, strict=False))
    gap = SECTION_GAP * scale
    rest = [Box(box.left, box.bottom + gap, box.right, box.top) for box in boxes[len(placed) :]]
    return Side(placed, rest[0], rest[1] if has_link else None, scale)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Hold the width of columns, and for each part its column and its height."""

    width: float
    parts: tuple[tuple[int, float], ...]

    @property
    def height(self) -> float:
        """Return the height of the highest column."""
        numbers, heights = zip(*self.parts, strict=True)
        return max(_heights(numbers, heights))


def _count_columns(page: Page, room: float, scale: float) -> int:
    return max(1, int((room + page.gutter) // (COLUMN * scale + page.gutter)))


def _columns(
    page: Page, sections: Sequence[Section], room: float, scale: float, *, has_link: bool
) -> _Columns:
    """Divide the parts among columns: the sections, the locator and the link.

    The highest column is as low as it can be, and the parts keep their order as far as that
    allows.
    """
    count = _count_columns(page, room, scale)
    width = (room - (count - 1) * page.gutter) / count
    parts = [section_height(section, width, scale) for section in sections]
    gap = SECTION_GAP * scale
    parts.append(min(width * 0.62, LOCATOR_HEIGHT * scale) + gap)
    if has_link:
        parts.append(LINK_HEIGHT + gap)
    columns = min(
        product(range(count), repeat=len(parts)),
        key=lambda tried: (round(max(_heights(tried, parts))), _disorder(tried)),
    )
    return _Columns(width, tuple(zip(columns, parts, strict=True)))


def _heights(columns: Sequence[int], parts: Sequence[float]) -> list[float]:
    heights = [0.0] * (max(columns) + 1)
    for column, part in zip(columns, parts, strict=True):
        heights[column] += part
    return heights


def _disorder(columns: Sequence[int]) -> int:
    return sum(after < before for before, after in combinations(columns, 2))
