"""Where symbols and dots stand on the page."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from geo.views import style
from geo.views.still_map.grouping import Position, Symbol
from geo.views.still_map.page import Box
from geo.views.still_map.sizes import Sizes
from geo.views.still_map.spots import Spot
from geo.views.still_map.window import Points

NEIGHBOURHOOD = 110.0
"""Pixels around a place within which its symbols may disturb others."""
AROUND = ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1))
"""Where a group of symbols may stand beside its place: right and up are positive."""
RINGS = (1.0, 2.2, 3.6)
"""How far off, in multiples of the nearest; from the second on a line ties group and place."""
OFF = 20.0
"""Cost of a symbol that leaves the map, or stands on what is reserved."""
FARTHER = 4.0
"""Cost of a ring further out."""
AREA_SHIFT = 0.2
"""Cost of a pixel that a group stands off the middle of a vague place, which has no dot."""
HEAD_PIECE, HEAD_REACH = 30.0, 5.0
"""Length in pixels of a way's end that an arrowhead is likely to take, and half its width."""
TOUCHING = 1.7
"""Dots of places nearer than so many radii are one dot."""


@dataclass(frozen=True, slots=True)
class PlacedSymbol:
    """A symbol with its middle on the page."""

    symbol: Symbol
    centre: tuple[float, float]
    is_on_spot: bool
    radius: float

    @property
    def box(self) -> Box:
        """Return the room the symbol takes."""
        x, y = self.centre
        return Box(x, y, x, y).grown(self.radius * 1.12)


@dataclass(frozen=True, slots=True)
class Standing:
    """Hold where symbols and dots stand, and the lines that tie far symbols to their place."""

    symbols: tuple[PlacedSymbol, ...]
    dots: Mapping[Position, tuple[float, float]]
    ties: tuple[Points, ...]


@dataclass(frozen=True, slots=True)
class _Around:
    """Hold what a group of symbols may disturb."""

    dots: Sequence[tuple[float, float]]
    symbols: Sequence[PlacedSymbol]
    lines: Sequence[BaseGeometry]
    heads: Sequence[BaseGeometry]


class _Arrows:
    """Find the ways and heads of arrows near a box."""

    def __init__(self, ways: Sequence[Points], heads: Sequence[Points], sizes: Sizes) -> None:
        self._lines = [shapely.LineString(way) for way in ways]
        self._heads = [shapely.Polygon(head).buffer(1.5) for head in heads] or [
            _last_piece(line).buffer(HEAD_REACH * sizes.marks) for line in self._lines
        ]
        self._line_tree = shapely.STRtree(self._lines)
        self._head_tree = shapely.STRtree(self._heads)

    def lines_near(self, box: Box) -> list[BaseGeometry]:
        return [self._lines[i] for i in self._line_tree.query(shapely.box(*box))]

    def heads_near(self, box: Box) -> list[BaseGeometry]:
        return [self._heads[i] for i in self._head_tree.query(shapely.box(*box))]


def stand(
    symbols: Sequence[Symbol],
    named: Sequence[Spot],
    on_page: Mapping[Position, tuple[float, float]],
    ways: Sequence[Points],
    *,
    frame: Box,
    sizes: Sizes,
    heads: Sequence[Points] = (),
    reserved: Box,
) -> Standing:
    """Set symbols on their places, and choose the places that are marked by a dot.

    One symbol stands on the spot if nothing else is there; several stand together above,
    below or beside a dot, off other places, the ``ways`` of arrows, and their ``heads`` where
    these are known. ``on_page`` has the places that can be seen. What is ``reserved`` is kept
    free where it can be.
    """
    sharp, arrows = _sharp(named, on_page), _Arrows(ways, heads, sizes)
    dots = _distinct(sharp, sizes)
    placed: list[PlacedSymbol] = []
    ties: list[Points] = []
    for position, group in _groups(symbols, on_page):
        x, y = on_page[position]
        near = Box(x, y, x, y).grown(NEIGHBOURHOOD)
        around = _Around(
            [xy for p, xy in dots.items() if p != position and near.holds(Box(*xy, *xy))],
            [item for item in placed if near.meets(item.box)],
            arrows.lines_near(near),
            arrows.heads_near(near),
        )
        chosen = min(
            _arrangements(group, x, y, sizes, has_dot=position in sharp),
            key=lambda tried: (
                tried.cost
                + _disturbance(tried.symbols, around, sizes)
                + sum(OFF * (not frame.holds(item.box)) for item in tried.symbols)
                + sum(OFF * item.box.meets(reserved) for item in tried.symbols)
            ),
        )
        if chosen.symbols[0].is_on_spot:
            dots.pop(position, None)
        elif position in dots and chosen.is_far:
            ties += _tie(chosen.symbols, (x, y), sizes)
        placed.extend(chosen.symbols)
    return Standing(tuple(placed), dots, tuple(ties))


def _sharp(
    named: Sequence[Spot], on_page: Mapping[Position, tuple[float, float]]
) -> dict[Position, tuple[float, float]]:
    """Return the places in view that are precise enough for a dot."""
    return {
        spot.position: on_page[spot.position]
        for spot in named
        if spot.radius_km <= style.AREA_FROM_KM and spot.position in on_page
    }


def _groups(
    symbols: Sequence[Symbol], on_page: Mapping[Position, tuple[float, float]]
) -> list[tuple[Position, list[Symbol]]]:
    """Return the symbols in view by their place, the largest groups first."""
    groups: dict[Position, list[Symbol]] = defaultdict(list)
    for symbol in symbols:
        if symbol.position in on_page:
            groups[symbol.position].append(symbol)
    return sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))


def _distinct(
    dots: Mapping[Position, tuple[float, float]], sizes: Sizes
) -> dict[Position, tuple[float, float]]:
    """Leave out dots that would lie on one named before."""
    kept: dict[Position, tuple[float, float]] = {}
    for position, (x, y) in dots.items():
        reach = TOUCHING * sizes.dot_radius
        if all(np.hypot(x - other[0], y - other[1]) > reach for other in kept.values()):
            kept[position] = (x, y)
    return kept


def _last_piece(line: shapely.LineString) -> BaseGeometry:
    """Return where an arrow along the line has its head, before its last stop."""
    return substring(line, max(line.length - HEAD_PIECE, 0.0), line.length)


@dataclass(frozen=True, slots=True)
class _Arrangement:
    """Hold one way to set a group of symbols at a place, and what it costs on empty ground."""

    symbols: tuple[PlacedSymbol, ...]
    cost: float
    is_far: bool = False


def _arrangements(
    group: Sequence[Symbol], x: float, y: float, sizes: Sizes, *, has_dot: bool
) -> Iterator[_Arrangement]:
    """Return ways to set a group at a place, the most natural first."""
    radius = sizes.symbol_radius
    if len(group) == 1:
        yield _Arrangement((PlacedSymbol(group[0], (x, y), is_on_spot=True, radius=radius),), 0.0)
    step = radius * 2 + 4 * sizes.marks
    nearest = (sizes.dot_radius + 3 if has_dot else 0) + step / 2
    for (ring, share), (dx, dy) in product(enumerate(RINGS), AROUND):
        gap = nearest + (share - 1) * step / 2
        per_row = 2 if dy == 0 else 4
        rows = [group[start : start + per_row] for start in range(0, len(group), per_row)]
        left = x + dx * gap - (1 - dx) / 2 * (len(rows[0]) - 1) * step
        bottom = y + dy * gap - (1 - dy) / 2 * (len(rows) - 1) * step
        placed = tuple(
            PlacedSymbol(
                symbol, (left + column * step, bottom + row * step), is_on_spot=False, radius=radius
            )
            for row, members in enumerate(rows)
            for column, symbol in enumerate(members)
        )
        shift = 0.0 if has_dot else AREA_SHIFT * _shift(placed, x, y)
        yield _Arrangement(placed, 1.0 + FARTHER * ring + shift, is_far=ring > 0)


def _shift(tried: Sequence[PlacedSymbol], x: float, y: float) -> float:
    """Return how far the middle of a group lies off its place, in pixels."""
    middle = np.mean([item.centre for item in tried], axis=0)
    return float(np.hypot(*(middle - (x, y))))


def _tie(
    chosen: Sequence[PlacedSymbol], place: tuple[float, float], sizes: Sizes
) -> Iterator[Points]:
    """Return the line from a place to the nearest symbol of a group, unless they touch."""
    near = min((np.array(item.centre) for item in chosen), key=lambda c: np.hypot(*(c - place)))
    distance = float(np.hypot(*(near - place)))
    start, end = sizes.dot_radius + 1, distance - sizes.symbol_radius
    along = (near - place) / distance
    if end - start >= sizes.symbol_radius * 0.7:
        yield np.array([place + along * start, place + along * end])


def _disturbance(tried: Sequence[PlacedSymbol], around: _Around, sizes: Sizes) -> float:
    boxes = [item.box for item in tried]
    cost = sum(12.0 for box in boxes for other in around.symbols if box.meets(other.box.grown(1)))
    cost += sum(
        8.0
        for box in boxes
        for x, y in around.dots
        if box.grown(sizes.dot_radius).holds(Box(x, y, x, y))
    )
    for box in boxes:
        outline = shapely.box(*box)
        cost += 15.0 * sum(outline.intersects(head) for head in around.heads)
        if not tried[0].is_on_spot:
            cost += 1.5 * sum(outline.intersects(line) for line in around.lines)
    return cost
