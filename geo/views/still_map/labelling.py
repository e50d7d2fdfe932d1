"""Which labels the map has, in order of rank: places, notes on arrows, countries, towns."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.layers import SEPARATOR
from geo.views import fonts, style
from geo.views.still_map import labels, towns, typesetting
from geo.views.still_map.course import Course, point_and_normal
from geo.views.still_map.ground import Ground
from geo.views.still_map.grouping import Position
from geo.views.still_map.labels import Board, Label, Role
from geo.views.still_map.page import Box
from geo.views.still_map.placing import PlacedSymbol
from geo.views.still_map.sizes import Sizes
from geo.views.still_map.spots import PlacedArea, Spot
from geo.views.still_map.towns import Town
from geo.views.still_map.window import Window

SIZES: Mapping[Role, float] = {
    Role.PLACE: 13.0,
    Role.AREA: 12.0,
    Role.EDGE: 11.5,
    Role.NOTE: 10.5,
    Role.COUNTRY: 11.5,
    Role.CAPITAL: 11.5,
    Role.TOWN: 10.0,
}
STRONG = 5
"""So many places that most events name are set in semibold."""
MOST_PLACES = 150
NOTES_UP_TO = 16
"""With more arrows than this, notes beside them would hide the map."""
TOWNS = 12
TOWN_DOT_RADIUS = 1.9
SAME_TOWN = 9.0
"""Pixels within which a place that events name stands for the capital."""
LEAST_COUNTRY = 6000.0
"""Area in square pixels below which a country is not named."""
LONGEST = 200.0
"""Width in pixels of a line of a label."""
MOST_LINES = 2
LEADING = 1.12
"""From one line of a label to the next, as a share of its size."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Hold what labels stand beside; ``on_page`` has the places that can be seen."""

    on_page: Mapping[Position, tuple[float, float]]
    courses: tuple[Course, ...]
    symbols: tuple[PlacedSymbol, ...]
    areas: tuple[PlacedArea, ...]
    sizes: Sizes


def weight_of(label: Label) -> int:
    """Return the font weight of a label."""
    return fonts.SEMIBOLD if label.is_strong else fonts.REGULAR


def label(
    board: Board, window: Window, named: Sequence[Spot], marks: Marks, ground: Ground | None
) -> None:
    """Put labels on the board, rank by rank, wherever there is room.

    Without a ground only places are named, as an inset does: the map around it tells the rest.
    """
    _label_places(board, named, marks)
    if ground is not None:
        _label_capitals(board, window, marks, ground.near)
        _label_edges(board, marks)
        if len(marks.courses) <= NOTES_UP_TO:
            _label_arrows(board, marks)
        _label_countries(board, ground.countries, marks.sizes)
    _label_towns(board, window, {spot.name for spot in named}, marks.sizes)


def _label_places(board: Board, named: Sequence[Spot], marks: Marks) -> None:
    edges = _wide_ends(marks.courses)
    for rank, spot in enumerate(named[:MOST_PLACES]):
        if spot.position not in marks.on_page:
            continue
        if spot.radius_km > style.AREA_FROM_KM:
            _label_area(board, spot, marks, edges)
            continue
        is_symbol = any(
            item.is_on_spot and item.symbol.position == spot.position for item in marks.symbols
        )
        reach = marks.sizes.symbol_radius if is_symbol else marks.sizes.dot_radius
        made = _make(
            spot.name,
            Role.PLACE,
            marks.on_page[spot.position],
            reach,
            marks.sizes,
            is_strong=rank < STRONG,
        )
        board.place(made, labels.around(made, scale=marks.sizes.marks))


def _label_area(
    board: Board, spot: Spot, marks: Marks, edges: Mapping[Position, tuple[float, float]]
) -> None:
    """Name a vague place beside its symbols or the end of its arrow, or anywhere inside."""
    scale, text = marks.sizes.marks, spot.name
    if style.is_wide(spot.radius_km):
        text = style.SOMEWHERE.format(place=spot.name)
    group = [item.box for item in marks.symbols if item.symbol.position == spot.position]
    if group:
        box = Box(*np.array(group)[:, :2].min(axis=0), *np.array(group)[:, 2:].max(axis=0))
    else:
        x, y = edges.get(spot.position, marks.on_page[spot.position])
        box = Box(x, y, x, y).grown(marks.sizes.symbol_radius)
    reach = max(box.width, box.height) / 2
    made = _make(text, Role.AREA, box.centre, reach, marks.sizes)
    candidates = labels.beside_box(made, box)
    is_bare = not group and spot.position not in edges
    for area in marks.areas:
        if area.area.position == spot.position:
            inside = labels.centred(made, _points_in(area.outline))
            candidates = [*inside, *candidates] if is_bare else [*candidates, *inside]
    board.place(made, [*candidates, *labels.around(made, scale=scale)])


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
    text: str | Sequence[str],
    role: Role,
    anchor: tuple[float, float],
    reach: float,
    sizes: Sizes,
    *,
    side: str = "",
    is_strong: bool = False,
) -> Label:
    """Size a label; one text is broken into lines between its words, several are lines."""
    size = SIZES[role] * sizes.text
    weight = fonts.SEMIBOLD if is_strong else fonts.REGULAR
    if isinstance(text, str):
        lines = typesetting.fit(typesetting.plain(text), size, LONGEST, MOST_LINES, weight)
    else:
        lines = [typesetting.shorten(typesetting.plain(line), size, LONGEST) for line in text]
    return Label(
        tuple(lines),
        role,
        anchor,
        reach,
        max(typesetting.width(line, size, weight) for line in lines),
        typesetting.height(size) + (len(lines) - 1) * LEADING * size,
        size,
        side,
        is_strong=is_strong,
    )


def _label_edges(board: Board, marks: Marks) -> None:
    """Say where an arrow comes from or goes to that has an end off the map."""
    ends = (
        (f"{word} {name}", tuple(map(float, point)))
        for course in marks.courses
        for word, name, point in (
            ("from", course.comes_from, course.body[0]),
            ("to", course.leaves_to, course.way[-1]),
        )
        if name
    )
    for text, (x, y) in dict.fromkeys(ends):
        made = _make(text, Role.EDGE, (x, y), 4.0, marks.sizes)
        board.place(made, labels.around(made, scale=marks.sizes.marks))


def _label_arrows(board: Board, marks: Marks) -> None:
    for course in marks.courses:
        if not course.arrow.note:
            continue
        side = course.arrow.look.side
        note = break_note(course.arrow.note, SIZES[Role.NOTE] * marks.sizes.text)
        made = _make(note, Role.NOTE, course.middle, 0.0, marks.sizes, side=side)
        candidates = [
            labels.beside(made, point, (sign * nx, sign * ny), course.width / 2 + 4)
            for share in (0.5, 0.42, 0.58, 0.34, 0.66, 0.25, 0.75)
            for point, (nx, ny) in (point_and_normal(course, share),)
            for sign in (1, -1)
        ]
        board.place(made, candidates, over_lines=False)


def break_note(note: str, size: float) -> tuple[str, ...]:
    """Set who moved above when where a note of both is too long for a line; cut no name.

    >>> break_note("Riverland rifles; Hill brigades · by 14 July", 11)
    ('Riverland rifles; Hill brigades', 'by 14 July')
    >>> break_note("Riverland rifles; Hill brigades; Coast guards · 14 July", 11)
    ('Riverland rifles and 2 more', '14 July')
    """
    who, _, when = typesetting.plain(note).rpartition(" · ")
    if not who or typesetting.width(note, size) <= LONGEST:
        return (note,)
    names = who.split(SEPARATOR)
    for kept in range(len(names), 0, -1):
        more = f" and {len(names) - kept} more" if kept < len(names) else ""
        told = SEPARATOR.join(names[:kept]) + more
        if typesetting.width(told, size) <= LONGEST:
            return told, when
    return names[0], when


def _label_countries(
    board: Board, countries: Sequence[tuple[str, BaseGeometry]], sizes: Sizes
) -> None:
    frame = shapely.box(*board.frame)
    for name, outline in countries:
        seen = outline.intersection(frame)
        if seen.area < LEAST_COUNTRY * sizes.marks:
            continue
        made = _make(name.upper(), Role.COUNTRY, (0, 0), 0.0, sizes)
        board.place(made, labels.centred(made, _points_in(seen)), over_lines=False)


def _points_in(outline: BaseGeometry) -> list[tuple[float, float]]:
    """Return points inside an outline, the most central first."""
    left, bottom, right, top = outline.bounds
    xs, ys = np.meshgrid(np.linspace(left, right, 15)[1:-1], np.linspace(bottom, top, 15)[1:-1])
    inside = shapely.contains_xy(outline, xs, ys)
    centre = outline.centroid
    points = list(zip(xs[inside].tolist(), ys[inside].tolist(), strict=True))
    return sorted(points, key=lambda p: math.hypot(p[0] - centre.x, p[1] - centre.y))


def _label_capitals(board: Board, window: Window, marks: Marks, near: BaseGeometry) -> None:
    """Name capitals of the countries of the events; a reader looks for them first."""
    shapely.prepare(near)
    for town in towns.capitals(window.bbox):
        x, y = _page_point(window, town)
        is_near = shapely.dwithin(near, shapely.Point(x, y), SAME_TOWN)
        if not is_near or not board.frame.holds(Box(x, y, x, y)):
            continue
        if any(_names(placed.label, town, x, y) for placed in board.placed):
            continue
        is_covered = any(item.box.holds(Box(x, y, x, y)) for item in marks.symbols)
        reach = marks.sizes.symbol_radius if is_covered else marks.sizes.dot_radius
        made = _make(town.name, Role.CAPITAL, (x, y), reach, marks.sizes)
        board.place(made, labels.around(made, scale=marks.sizes.marks))


def _names(label: Label, town: Town, x: float, y: float) -> bool:
    """Tell whether a label names the town at x, y."""
    away = math.hypot(label.anchor[0] - x, label.anchor[1] - y)
    return label.text == town.name or (label.role is Role.PLACE and away <= SAME_TOWN)


def _label_towns(board: Board, window: Window, named: set[str], sizes: Sizes) -> None:
    named = named | {placed.label.text for placed in board.placed}
    placed = 0
    for town in towns.within(window.bbox, 80):
        x, y = _page_point(window, town)
        made = _make(town.name, Role.TOWN, (x, y), TOWN_DOT_RADIUS, sizes)
        if placed == TOWNS or town.name in named or not board.has_room(Box(x, y, x, y).grown(14)):
            continue
        if board.place(made, labels.around(made, far=False), over_lines=False):
            board.take([Box(x, y, x, y).grown(TOWN_DOT_RADIUS)])
            placed += 1


def _page_point(window: Window, town: Town) -> tuple[float, float]:
    x, y = window.to_page(np.array([[town.lon, town.lat]]))[0]
    return float(x), float(y)
