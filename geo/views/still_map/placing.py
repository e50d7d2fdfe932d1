"""Where symbols, dots and areas stand on the page."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from geo.layers import SEPARATOR, Layers
from geo.views import style
from geo.views.still_map import grouping
from geo.views.still_map.grouping import Position, Symbol
from geo.views.still_map.page import Box
from geo.views.still_map.window import Window

DOT_RADIUS = 3.4
NEIGHBOURHOOD = 110.0
"""Pixels around a place within which its symbols may disturb others."""
AROUND = ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1))
"""Where a group of symbols may stand beside its place: right and up are positive."""
HEAD_PIECE, HEAD_REACH = 30.0, 5.0
"""Length in pixels of a way's end that an arrowhead takes, and half its width."""
LARGEST_OUTLINE, LARGEST_SHADE = 0.6, 0.16
"""Shares of the map above which a vague place is not outlined, and not shaded."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that an event names: where it is, and how far it may reach."""

    name: str
    position: Position
    radius_km: float
    mentions: int


@dataclass(frozen=True, slots=True)
class PlacedSymbol:
    """A symbol with its middle on the page."""

    symbol: Symbol
    centre: tuple[float, float]
    is_on_spot: bool

    @property
    def box(self) -> Box:
        """Return the room the symbol takes."""
        x, y = self.centre
        return Box(x, y, x, y).grown(style.SYMBOL_RADIUS * 1.12)


@dataclass(frozen=True, slots=True)
class PlacedArea:
    """A vague place with its outline on the page."""

    area: grouping.Area
    outline: BaseGeometry
    is_shaded: bool


@dataclass(frozen=True, slots=True)
class Around:
    """Hold what symbols may disturb: dots of other places, symbols, ways and heads of arrows."""

    dots: Sequence[tuple[float, float]]
    symbols: Sequence[PlacedSymbol]
    lines: NDArray[np.object_]
    heads: NDArray[np.object_]


def spots(layers: Layers) -> tuple[Spot, ...]:
    """Return every place of the layers once, those that most events name first."""
    found: dict[Position, tuple[str, float, set[str]]] = {}

    def note(name: str, position: Position, radius_km: float, event_id: str) -> None:
        found.setdefault(position, (name, radius_km, set()))[2].add(event_id)

    row: Any
    for row in layers.movements.itertuples():
        coords = list(row.geometry.coords)
        if not row.missing_origin:
            note(row.origin, coords[0], row.origin_radius_km, row.event_id)
        if not row.missing_destination:
            note(row.destination, coords[-1], row.destination_radius_km, row.event_id)
        passed = coords[not row.missing_origin : len(coords) - (not row.missing_destination)]
        names = row.vias.split(SEPARATOR)
        if len(names) == len(passed):
            for name, position in zip(names, passed, strict=True):
                note(name, position, 0.0, row.event_id)
    for row in layers.places.itertuples():
        note(row.place, (row.lon, row.lat), row.radius_km, row.event_id)
    made = (Spot(name, xy, radius, len(ids)) for xy, (name, radius, ids) in found.items())
    return tuple(sorted(made, key=lambda spot: (-spot.mentions, spot.name)))


def stand(
    symbols: Sequence[Symbol],
    named: Sequence[Spot],
    ways: Sequence[tuple[Position, ...]],
    window: Window,
) -> tuple[tuple[PlacedSymbol, ...], dict[Position, tuple[float, float]]]:
    """Set symbols on their places, and return the places that are marked by a dot.

    One symbol stands on the spot if nothing else is there; several stand together above,
    below or beside a dot, off other places and off the ``ways`` of arrows, in lon, lat.
    """
    on_page = {spot.position: _page_point(window, spot.position) for spot in named}
    visible = {p: xy for p, xy in on_page.items() if window.box.holds(Box(*xy, *xy))}
    sharp = {spot.position for spot in named if spot.radius_km <= style.AREA_FROM_KM}
    lines = np.array(
        [shapely.LineString(window.to_page(np.array(way))) for way in ways], dtype=object
    )
    groups: dict[Position, list[Symbol]] = defaultdict(list)
    for symbol in symbols:
        if symbol.position in visible:
            groups[symbol.position].append(symbol)
    placed: list[PlacedSymbol] = []
    dots = {position: visible[position] for position in visible if position in sharp}
    lines_tree = shapely.STRtree(lines)
    heads = shapely.buffer([_last_piece(line) for line in lines], HEAD_REACH)
    heads_tree = shapely.STRtree(heads)
    for position, group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        x, y = visible[position]
        near = Box(x, y, x, y).grown(NEIGHBOURHOOD)
        others = [xy for p, xy in dots.items() if p != position and near.holds(Box(*xy, *xy))]
        neighbours = [item for item in placed if near.meets(item.box)]
        crossing = lines[lines_tree.query(shapely.box(*near))]
        arriving = heads[heads_tree.query(shapely.box(*near))]
        around = Around(others, neighbours, crossing, arriving)
        chosen = min(
            _arrangements(group, x, y, has_dot=position in sharp),
            key=lambda tried: _disturbance(tried, around, window.box),
        )
        if chosen[0].is_on_spot:
            dots.pop(position, None)
        placed.extend(chosen)
    return tuple(placed), dots


def _last_piece(line: shapely.LineString) -> BaseGeometry:
    """Return where an arrow along the line has its head, before its last stop."""
    return substring(line, max(line.length - HEAD_PIECE, 0.0), line.length)


def _page_point(window: Window, position: Position) -> tuple[float, float]:
    x, y = window.to_page(np.array([position]))[0]
    return float(x), float(y)


def _arrangements(
    group: Sequence[Symbol], x: float, y: float, *, has_dot: bool
) -> Iterator[tuple[PlacedSymbol, ...]]:
    """Return ways to set a group at a place, the most natural first."""
    if len(group) == 1:
        yield (PlacedSymbol(group[0], (x, y), is_on_spot=True),)
    step = style.SYMBOL_RADIUS * 2 + 4
    gap = (DOT_RADIUS + 3 if has_dot else 0) + step / 2
    for dx, dy in AROUND:
        per_row = 2 if dy == 0 else 4
        rows = [group[start : start + per_row] for start in range(0, len(group), per_row)]
        left = x + dx * gap - (1 - dx) / 2 * (len(rows[0]) - 1) * step
        bottom = y + dy * gap - (1 - dy) / 2 * (len(rows) - 1) * step
        yield tuple(
            PlacedSymbol(symbol, (left + column * step, bottom + row * step), is_on_spot=False)
            for row, members in enumerate(rows)
            for column, symbol in enumerate(members)
        )


def _disturbance(tried: Sequence[PlacedSymbol], around: Around, frame: Box) -> float:
    boxes = [item.box for item in tried]
    cost = sum(12.0 for box in boxes for other in around.symbols if box.meets(other.box.grown(1)))
    cost += sum(
        8.0 for box in boxes for x, y in around.dots if box.grown(DOT_RADIUS).holds(Box(x, y, x, y))
    )
    cost += sum(20.0 for box in boxes if not frame.holds(box))
    if not tried[0].is_on_spot:
        outlines = [shapely.box(*box) for box in boxes]
        cost += 1.0
        cost += sum(9.0 * _count(around.heads, outline) for outline in outlines)
        cost += sum(1.5 * _count(around.lines, outline) for outline in outlines)
    return cost


def _count(shapes: NDArray[np.object_], outline: BaseGeometry) -> int:
    return int(np.count_nonzero(shapely.intersects(shapes, outline)))


def outline_areas(layers: Layers, window: Window) -> Iterator[PlacedArea]:
    """Outline the vague places whose edge can be seen on the map."""
    frame = shapely.box(*window.box)
    for area in grouping.areas(layers):
        whole = shapely.make_valid(window.draw(area.geometry))
        seen = whole.intersection(frame)
        if 0 < seen.area < LARGEST_OUTLINE * frame.area:
            is_small = whole.area < LARGEST_SHADE * frame.area
            yield PlacedArea(area, seen, is_shaded=is_small and not area.is_wide)
