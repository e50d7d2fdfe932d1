"""A face: one map with its marks and labels, as a page may hold several."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely

from geo.layers import Layers
from geo.views import style
from geo.views.still_map import crowding, curves, grouping, labelling, placing
from geo.views.still_map.curves import Course
from geo.views.still_map.ground import Ground
from geo.views.still_map.ground import draw as draw_ground
from geo.views.still_map.labels import Board, Placed
from geo.views.still_map.page import Box
from geo.views.still_map.placing import PlacedArea, PlacedSymbol, Spot
from geo.views.still_map.window import Points, Window

SCALE_BAR = (150.0, 40.0)
"""Room at the lower left corner of the map that labels keep off."""


@dataclass(frozen=True, slots=True)
class Face:
    """Hold what is inside one frame, in CSS pixels.

    ``inset`` shows the part inside ``zoomed`` again, larger, where marks crowd.
    """

    window: Window
    ground: Ground
    areas: tuple[PlacedArea, ...]
    courses: tuple[Course, ...]
    symbols: tuple[PlacedSymbol, ...]
    dots: tuple[tuple[float, float], ...]
    labels: tuple[Placed, ...]
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
    named = placing.spots(layers)
    whole = _lay_marks(layers, window, named, window)
    crowd = crowding.find(named, whole.courses, whole.symbols, whole.dots, window)
    reserved = [heading_box(window.box)] if heading else []
    if crowd is None or not may_zoom:
        return replace(_label(whole, named, reserved), heading=heading)
    magnified = _label(_lay_marks(layers, crowd.window, named, crowd.whole), named, is_inset=True)
    reserved.append(crowd.window.box.grown(4))
    lines = [np.array(line) for line in crowding.joints(crowd.zoomed, crowd.window.box)]
    lines.append(np.array(shapely.box(*crowd.zoomed).exterior.coords))
    labelled = _label(whole, _outside(named, window, crowd.zoomed), reserved, lines)
    return replace(labelled, heading=heading, inset=magnified, zoomed=crowd.zoomed)


def _lay_marks(layers: Layers, window: Window, named: Sequence[Spot], extent: Window) -> Face:
    """Lay out everything but the labels; arrows run to the edge of ``extent``."""
    ground = draw_ground(window, [spot.position for spot in named])
    arrows = grouping.arrows(layers)
    symbols, dots = placing.stand(
        grouping.symbols(layers), named, [arrow.stops for arrow in arrows], window
    )
    on_spot = {item.symbol.position for item in symbols if item.is_on_spot}
    courses = curves.lay(
        arrows,
        extent,
        lambda stop: style.SYMBOL_RADIUS if stop in on_spot else placing.DOT_RADIUS,
        ground.land,
    )
    return Face(
        window=window,
        ground=ground,
        areas=tuple(placing.outline_areas(layers, window)),
        courses=courses,
        symbols=symbols,
        dots=tuple(dots.values()),
        labels=(),
    )


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
    marks = labelling.Marks(face.courses, face.symbols, face.areas)
    labelling.label(board, face.window, named, marks, None if is_inset else face.ground)
    return replace(face, labels=tuple(board.placed))


def heading_box(frame: Box) -> Box:
    """Return the room of a heading at the top of a frame."""
    return Box(frame.left, frame.top - 24, frame.right, frame.top)


def _outside(named: Sequence[Spot], window: Window, zoomed: Box) -> tuple[Spot, ...]:
    """Leave out the places that the inset names, but for the one named most."""
    kept, has_one = [], False
    for spot in named:
        x, y = map(float, window.to_page(np.array([spot.position]))[0])
        is_inside = zoomed.holds(Box(x, y, x, y)) and not style.is_wide(spot.radius_km)
        if not is_inside or not has_one:
            kept.append(spot)
        has_one = has_one or is_inside
    return tuple(kept)


def _board(face: Face, reserved: Iterable[Box]) -> Board:
    """Return a board on which everything but the labels is taken."""
    frame = face.window.box
    board = Board(frame.grown(-6))
    width, height = SCALE_BAR
    board.take([Box(frame.left, frame.bottom, frame.left + width, frame.bottom + height)])
    board.take(reserved)
    board.take(item.box for item in face.symbols)
    board.take(Box(x, y, x, y).grown(placing.DOT_RADIUS + 1) for x, y in face.dots)
    for course in face.courses:
        board.avoid(course.body)
        if course.head is not None:
            (left, bottom), (right, top) = course.head.min(axis=0), course.head.max(axis=0)
            board.take([Box(left, bottom, right, top).grown(1)])
    return board
