"""Which labels the map has, in order of rank: places, notes on arrows, countries, towns."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.views import fonts, style
from geo.views.still_map import labels, towns, typesetting
from geo.views.still_map.curves import Course, point_and_normal
from geo.views.still_map.ground import Ground
from geo.views.still_map.grouping import Position
from geo.views.still_map.labels import Board, Label, Role
from geo.views.still_map.page import Box
from geo.views.still_map.placing import DOT_RADIUS, PlacedArea, PlacedSymbol, Spot
from geo.views.still_map.window import Window

SIZES: Mapping[Role, float] = {
    Role.PLACE: 13.0,
    Role.AREA: 12.0,
    Role.EDGE: 11.5,
    Role.NOTE: 10.5,
    Role.COUNTRY: 11.5,
    Role.TOWN: 10.0,
}
STRONG = 5
"""So many places that most events name are set in semibold."""
MOST_PLACES = 150
NOTES_UP_TO = 16
"""With more arrows than this, notes beside them would hide the map."""
TOWNS = 12
TOWN_DOT_RADIUS = 1.9
LEAST_COUNTRY = 6000.0
"""Area in square pixels below which a country is not named."""
LONGEST = 200.0
"""Width in pixels at which a label is cut."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Hold what labels stand beside."""

    courses: tuple[Course, ...]
    symbols: tuple[PlacedSymbol, ...]
    areas: tuple[PlacedArea, ...]


def weight_of(label: Label) -> int:
    """Return the font weight of a label."""
    return fonts.SEMIBOLD if label.is_strong else fonts.REGULAR


def label(
    board: Board, window: Window, named: Sequence[Spot], marks: Marks, ground: Ground | None
) -> None:
    """Put labels on the board, rank by rank, wherever there is room.

    Without a ground only places are named, as an inset does: the map around it tells the rest.
    """
    _label_places(board, window, named, marks)
    if ground is not None:
        _label_edges(board, marks.courses)
        if len(marks.courses) <= NOTES_UP_TO:
            _label_arrows(board, marks.courses)
        _label_countries(board, ground.countries)
    _label_towns(board, window, {spot.name for spot in named})


def _label_places(board: Board, window: Window, named: Sequence[Spot], marks: Marks) -> None:
    standing = {item.symbol.position for item in marks.symbols if item.is_on_spot}
    outlined = {item.area.place for item in marks.areas}
    edges = _wide_ends(marks.courses)
    for rank, spot in enumerate(named[:MOST_PLACES]):
        x, y = map(float, window.to_page(np.array([spot.position]))[0])
        if not window.box.holds(Box(x, y, x, y)):
            continue
        is_symbol = spot.position in standing
        is_area = spot.radius_km > style.AREA_FROM_KM
        is_edge = not is_symbol and spot.position in edges
        reach = style.SYMBOL_RADIUS if is_symbol or is_edge else 0.0 if is_area else DOT_RADIUS
        role = Role.AREA if is_area else Role.PLACE
        anchor = edges[spot.position] if is_edge else (x, y)
        made = _make(_name(spot), role, anchor, reach, is_strong=rank < STRONG and not is_area)
        candidates = labels.around(made)
        if is_area and not is_symbol and not is_edge and spot.name in outlined:
            candidates = [*labels.centred(made, [(x, y), (x, y + 14), (x, y - 14)]), *candidates]
        board.place(made, candidates)


def _name(spot: Spot) -> str:
    return style.SOMEWHERE.format(place=spot.name) if style.is_wide(spot.radius_km) else spot.name


def _wide_ends(courses: Sequence[Course]) -> dict[Position, tuple[float, float]]:
    """Return where arrows stop before wide places, by the position of the place."""
    ends: dict[Position, tuple[float, float]] = {}
    for course in courses:
        tip = course.body[-1] if course.head is None else course.head[1]
        for position, point, fades in zip(
            (course.arrow.stops[0], course.arrow.stops[-1]),
            (course.body[0], tip),
            course.arrow.fades,
            strict=True,
        ):
            if fades:
                ends.setdefault(position, (float(point[0]), float(point[1])))
    return ends


def _make(
    text: str,
    role: Role,
    anchor: tuple[float, float],
    reach: float = 0.0,
    *,
    side: str = "",
    is_strong: bool = False,
) -> Label:
    size = SIZES[role]
    weight = fonts.SEMIBOLD if is_strong else fonts.REGULAR
    fitting = typesetting.shorten(typesetting.plain(text), size, LONGEST, weight)
    width = typesetting.width(fitting, size, weight)
    return Label(
        fitting, role, anchor, reach, width, typesetting.height(size), side, is_strong=is_strong
    )


def _label_edges(board: Board, courses: Sequence[Course]) -> None:
    """Say where an arrow comes from or goes to that has an end off the map."""
    ends = (
        (f"{word} {name}", tuple(map(float, point)))
        for course in courses
        for word, name, point in (
            ("from", course.comes_from, course.body[0]),
            ("to", course.leaves_to, course.body[-1] if course.head is None else course.head[1]),
        )
        if name
    )
    for text, (x, y) in dict.fromkeys(ends):
        made = _make(text, Role.EDGE, (x, y), 4.0)
        board.place(made, labels.around(made))


def _label_arrows(board: Board, courses: Sequence[Course]) -> None:
    for course in courses:
        if not course.arrow.note:
            continue
        made = _make(course.arrow.note, Role.NOTE, course.middle, side=course.arrow.look.side)
        candidates = [
            labels.beside(made, point, (sign * nx, sign * ny), course.arrow.width / 2 + 4)
            for share in (0.5, 0.42, 0.58, 0.34, 0.66, 0.25, 0.75)
            for point, (nx, ny) in (point_and_normal(course, share),)
            for sign in (1, -1)
        ]
        board.place(made, candidates, over_lines=False)


def _label_countries(board: Board, countries: Sequence[tuple[str, BaseGeometry]]) -> None:
    frame = shapely.box(*board.frame)
    for name, outline in countries:
        seen = outline.intersection(frame)
        if seen.area < LEAST_COUNTRY:
            continue
        made = _make(name.upper(), Role.COUNTRY, (0, 0))
        board.place(made, labels.centred(made, _points_in(seen)), over_lines=False)


def _points_in(outline: BaseGeometry) -> list[tuple[float, float]]:
    """Return points inside an outline, the most central first."""
    left, bottom, right, top = outline.bounds
    xs, ys = np.meshgrid(np.linspace(left, right, 15)[1:-1], np.linspace(bottom, top, 15)[1:-1])
    inside = shapely.contains_xy(outline, xs, ys)
    centre = outline.centroid
    points = list(zip(xs[inside].tolist(), ys[inside].tolist(), strict=True))
    return sorted(points, key=lambda p: math.hypot(p[0] - centre.x, p[1] - centre.y))


def _label_towns(board: Board, window: Window, named: set[str]) -> None:
    placed = 0
    for town in towns.within(window.bbox, 80):
        x, y = map(float, window.to_page(np.array([[town.lon, town.lat]]))[0])
        made = _make(town.name, Role.TOWN, (x, y), TOWN_DOT_RADIUS)
        if placed == TOWNS or town.name in named or not board.has_room(Box(x, y, x, y).grown(14)):
            continue
        if board.place(made, labels.around(made, far=False), over_lines=False):
            board.take([Box(x, y, x, y).grown(TOWN_DOT_RADIUS)])
            placed += 1
