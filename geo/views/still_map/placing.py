"""Where symbols, dots and areas stand on the page."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.layers import SEPARATOR, Layers
from geo.views import style
from geo.views.still_map import grouping
from geo.views.still_map.grouping import Position, Symbol
from geo.views.still_map.page import Box
from geo.views.still_map.window import Window

DOT_RADIUS = 3.4


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


def spots(layers: Layers) -> tuple[Spot, ...]:
    """Return every place of the layers once, those that most events name first."""
    found: dict[Position, tuple[str, float, set[str]]] = {}

    def note(name: str, position: Position, radius_km: float, event_id: str) -> None:
        found.setdefault(position, (name, radius_km, set()))[2].add(event_id)

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
    symbols: Sequence[Symbol], named: Sequence[Spot], window: Window
) -> tuple[tuple[PlacedSymbol, ...], dict[Position, tuple[float, float]]]:
    """Set symbols on their places: one on the spot, several in rows above a dot."""
    by_position: dict[Position, list[Symbol]] = defaultdict(list)
    for symbol in symbols:
        by_position[symbol.position].append(symbol)
    dots = {spot.position for spot in named if spot.radius_km <= style.AREA_FROM_KM}
    placed: list[PlacedSymbol] = []
    frame = window.box.grown(-style.SYMBOL_RADIUS)
    for position, group in by_position.items():
        x, y = map(float, window.to_page(np.array([position]))[0])
        if not frame.holds(Box(x, y, x, y)):
            continue
        if len(group) == 1:
            dots.discard(position)
            placed.append(PlacedSymbol(group[0], (x, y), is_on_spot=True))
        else:
            dots.add(position)
            placed.extend(_rows(group, x, y))
    pages = {p: tuple(map(float, window.to_page(np.array([p]))[0])) for p in sorted(dots)}
    visible = {p: xy for p, xy in pages.items() if window.box.holds(Box(*xy, *xy))}
    return tuple(placed), visible


def _rows(group: Sequence[Symbol], x: float, y: float, per_row: int = 4) -> Iterator[PlacedSymbol]:
    step = style.SYMBOL_RADIUS * 2 + 4
    for number, symbol in enumerate(group):
        row, column = divmod(number, per_row)
        in_row = min(per_row, len(group) - row * per_row)
        left = x - (in_row - 1) * step / 2
        yield PlacedSymbol(
            symbol,
            (left + column * step, y + DOT_RADIUS + step / 2 + 3 + row * step),
            is_on_spot=False,
        )


def outline_areas(layers: Layers, window: Window) -> Iterator[PlacedArea]:
    """Outline the vague places that leave some of the map outside them."""
    frame = shapely.box(*window.box)
    for area in grouping.areas(layers):
        outline = shapely.make_valid(window.draw(area.geometry)).intersection(frame)
        if 0 < outline.area < 0.8 * frame.area:
            yield PlacedArea(area, outline)
