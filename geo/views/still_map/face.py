"""A face: one map with its marks and labels, as a page may hold several."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import shapely

from geo.layers import Layers
from geo.views import style
from geo.views.still_map import (
    crowding,
    curves,
    grouping,
    labelling,
    placing,
    sizes,
    spots,
    towns,
)
from geo.views.still_map.course import Course
from geo.views.still_map.ground import Ground
from geo.views.still_map.ground import draw as draw_ground
from geo.views.still_map.grouping import Position
from geo.views.still_map.labels import Board, Placed
from geo.views.still_map.page import Box
from geo.views.still_map.placing import PlacedSymbol, Standing
from geo.views.still_map.sizes import Sizes
from geo.views.still_map.spots import PlacedArea, Spot
from geo.views.still_map.window import Points, Window

SCALE_BAR = (196.0, 28.0)
"""Room at the lower left corner of the map that labels and symbols keep off."""
ROUNDS = 3
"""How often symbols and arrows are set anew where a head lies on a mark."""


@dataclass(frozen=True, slots=True)
class Face:
    """Hold what is inside one frame, in CSS pixels.

    ``on_page`` has the places that can be seen, ``dots`` those that are marked by a dot.
    ``inset`` shows the part inside ``zoomed`` again, larger, where marks crowd.
    """

    window: Window
    ground: Ground
    sizes: Sizes
    on_page: Mapping[Position, tuple[float, float]]
    areas: tuple[PlacedArea, ...]
    courses: tuple[Course, ...]
    symbols: tuple[PlacedSymbol, ...]
    dots: tuple[tuple[float, float], ...]
    ties: tuple[Points, ...]
    labels: tuple[Placed, ...] = ()
    inset: "Face | None" = None
    zoomed: Box | None = None
    heading: str = ""

    @property
    def drawn(self) -> frozenset[str]:
        """Return the ids of the events that have an arrow or a symbol here."""
        arrows = (course.arrow.event_ids for course in self.courses)
        symbols = (item.symbol.event_ids for item in self.symbols)
        return frozenset(event_id for ids in (*arrows, *symbols) for event_id in ids)


def lay(layers: Layers, window: Window, *, heading: str = "", may_zoom: bool = True) -> Face:
    """Lay out the map of the layers in a window, with an inset where places crowd."""
    named = spots.find(layers)
    whole = _lay_marks(layers, window, named, window)
    crowd = None
    if may_zoom:
        crowd = crowding.find(named, whole.courses, whole.symbols, whole.dots, window)
    if crowd is None:
        return replace(_label(whole, named), heading=heading)
    magnified = _label(
        _lay_marks(layers, crowd.window, named, crowd.whole, is_inset=True), named, is_inset=True
    )
    lines = [np.array(line) for line in crowding.joints(crowd.zoomed, crowd.window.box)]
    lines.append(np.array(shapely.box(*crowd.zoomed).exterior.coords))
    labelled = _label(
        whole, _outside(named, window, crowd.zoomed), [crowd.window.box.grown(4)], lines
    )
    return replace(labelled, heading=heading, inset=magnified, zoomed=crowd.zoomed)


def _lay_marks(
    layers: Layers,
    window: Window,
    named: Sequence[Spot],
    extent: Window,
    *,
    is_inset: bool = False,
) -> Face:
    """Lay out everything but the labels; arrows run to the edge of ``extent``."""
    ground = draw_ground(window, [spot.position for spot in named])
    arrows, symbols = grouping.arrows(layers), grouping.symbols(layers)
    areas = grouping.areas(layers)
    fitting = sizes.fit(extent.box, len(arrows) + len(symbols))
    on_page = spots.locate(named, areas, window, ground.land, reaches_in=not is_inset)

    def stand(ways: Sequence[Points], heads: Sequence[Points]) -> Standing:
        return placing.stand(
            symbols,
            named,
            on_page,
            ways,
            frame=window.box,
            sizes=fitting,
            heads=heads,
            reserved=_scale_bar(window.box),
        )

    stops = {stop: _stop(stop, on_page, window) for arrow in arrows for stop in arrow.stops}

    def lay_courses(standing: Standing) -> tuple[Course, ...]:
        return curves.lay(
            arrows,
            extent,
            spots=stops,
            reach=partial(_reach, standing, on_page, fitting),
            land=ground.land,
            marks=_outlines(standing, fitting),
            scale=fitting.marks,
        )

    standing, courses = _settle(
        stand, lay_courses, [np.array([stops[stop] for stop in arrow.stops]) for arrow in arrows]
    )
    return Face(
        window=window,
        ground=ground,
        sizes=fitting,
        on_page=on_page,
        areas=tuple(spots.outline(areas, window, ground.land)),
        courses=courses,
        symbols=standing.symbols,
        dots=_clear_dots(standing, courses, fitting),
        ties=standing.ties,
    )


def _settle(
    stand: Callable[[Sequence[Points], Sequence[Points]], Standing],
    lay_courses: Callable[[Standing], tuple[Course, ...]],
    ways: Sequence[Points],
) -> tuple[Standing, tuple[Course, ...]]:
    """Let symbols and arrows look for room in turns until no head lies on a mark.

    Symbols stand first, off straight ``ways``; from then on off the courses that were laid.
    """
    standing = stand(ways, ())
    courses = lay_courses(standing)
    for _ in range(ROUNDS - 1):
        if all(course.is_clear for course in courses):
            break
        heads = [course.head for course in courses if course.head is not None]
        standing = stand([course.way for course in courses], heads)
        courses = lay_courses(standing)
    return standing, courses


def _stop(
    position: Position, on_page: Mapping[Position, tuple[float, float]], window: Window
) -> Points:
    """Return where an arrow stops; one to a place off the map runs to its middle all the same."""
    middle = window.to_page(np.array([position]))[0]
    is_seen = window.box.holds(Box(*middle, *middle))
    return np.array(on_page[position]) if is_seen else middle


def _clear_dots(
    standing: Standing, courses: Iterable[Course], fitting: Sizes
) -> tuple[tuple[float, float], ...]:
    """Leave out the dots that a head found no way around: a label still points at the place."""
    heads = [
        shapely.Polygon(course.head)
        for course in courses
        if course.head is not None and not course.is_clear
    ]
    return tuple(
        xy
        for xy in standing.dots.values()
        if not any(shapely.dwithin(head, shapely.Point(xy), fitting.dot_radius) for head in heads)
    )


def _outlines(standing: Standing, fitting: Sizes) -> list[shapely.Geometry]:
    """Return what no arrowhead may touch."""
    dots = [shapely.Point(xy).buffer(fitting.dot_radius) for xy in standing.dots.values()]
    return [*(shapely.box(*item.box) for item in standing.symbols), *dots]


def _reach(
    standing: Standing,
    on_page: Mapping[Position, tuple[float, float]],
    fitting: Sizes,
    stop: Position,
) -> float:
    """Return the pixels from a place to the edge of what stands at it."""
    if any(item.is_on_spot and item.symbol.position == stop for item in standing.symbols):
        return fitting.symbol_radius
    if stop in standing.dots or stop not in on_page:
        return fitting.dot_radius
    distances = [float(np.hypot(*np.subtract(xy, on_page[stop]))) for xy in standing.dots.values()]
    nearest = min(distances, default=np.inf)
    is_shared = nearest <= placing.TOUCHING * fitting.dot_radius
    return fitting.dot_radius + (nearest if is_shared else 0.0)


def _label(
    face: Face,
    named: Sequence[Spot],
    reserved: Iterable[Box] = (),
    lines: Iterable[Points] = (),
    *,
    is_inset: bool = False,
) -> Face:
    board = _board(face, reserved)
    for line in lines:
        board.avoid(line)
    marks = labelling.Marks(face.on_page, face.courses, face.symbols, face.areas, face.sizes)
    labelling.label(board, face.window, named, marks, None if is_inset else face.ground)
    return replace(face, labels=tuple(board.placed))


def _outside(named: Sequence[Spot], window: Window, zoomed: Box) -> tuple[Spot, ...]:
    """Leave out the places that the inset names, but for one: the capital, or that named most."""
    inside = [
        spot
        for spot in named
        if zoomed.holds(_point_box(window, spot.position)) and not style.is_wide(spot.radius_km)
    ]
    capitals = {town.name for town in towns.capitals(window.bbox)}
    kept = next((spot for spot in inside if spot.name in capitals), inside[0] if inside else None)
    return tuple(spot for spot in named if spot is kept or spot not in inside)


def _point_box(window: Window, position: Position) -> Box:
    x, y = map(float, window.to_page(np.array([position]))[0])
    return Box(x, y, x, y)


def _scale_bar(frame: Box) -> Box:
    width, height = SCALE_BAR
    right = frame.left + min(width, frame.width / 2)
    return Box(frame.left, frame.bottom, right, frame.bottom + height)


def _board(face: Face, reserved: Iterable[Box]) -> Board:
    """Return a board on which everything but the labels is taken."""
    frame, fitting = face.window.box, face.sizes
    board = Board(frame.grown(-6))
    board.take([_scale_bar(frame), *reserved])
    board.take(item.box for item in face.symbols)
    board.take(Box(x, y, x, y).grown(fitting.dot_radius + 1) for x, y in face.dots)
    for course in face.courses:
        board.avoid(course.body)
        if course.head is not None:
            (left, bottom), (right, top) = course.head.min(axis=0), course.head.max(axis=0)
            board.take([Box(left, bottom, right, top).grown(1)])
    for tie in face.ties:
        board.avoid(tie)
    return board
