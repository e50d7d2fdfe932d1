"""Everything that is on the page, laid out and ready to be painted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from geo.errors import NotFound
from geo.layers import Layers
from geo.model import EventQuery
from geo.views import style
from geo.views.still_map import caption, curves, grouping, header, labelling, legend, placing
from geo.views.still_map.curves import Course
from geo.views.still_map.ground import Ground
from geo.views.still_map.ground import draw as draw_ground
from geo.views.still_map.grouping import Position
from geo.views.still_map.header import Header
from geo.views.still_map.labels import Board, Placed
from geo.views.still_map.page import Box, Page
from geo.views.still_map.placing import PlacedArea, PlacedSymbol
from geo.views.still_map.window import Window, choose

SCALE_BAR = (150.0, 40.0)
"""Room at the lower left corner of the map that labels keep off."""


@dataclass(frozen=True, slots=True)
class Options:
    """Hold what the caller decides about a still map.

    ``title`` replaces the proposed one. ``query`` is what the events were selected by: its
    window is named, and undated events are left out where it has one; its box is the map's.
    ``sides`` are all sides of the store, so that a colour does not depend on the selection.
    ``cut_off`` is the day of the latest article.
    """

    title: str = ""
    query: EventQuery = field(default_factory=EventQuery)
    sides: tuple[str, ...] = ()
    cut_off: date | None = None
    theme: style.Theme = style.LIGHT
    page: Page = field(default_factory=Page)


@dataclass(frozen=True, slots=True)
class Scene:
    """Hold everything that is on the page, in CSS pixels."""

    page: Page
    theme: style.Theme
    slots: Mapping[str, int | None]
    window: Window
    panel: Box
    ground: Ground
    areas: tuple[PlacedArea, ...]
    courses: tuple[Course, ...]
    symbols: tuple[PlacedSymbol, ...]
    dots: tuple[tuple[float, float], ...]
    labels: tuple[Placed, ...]
    legend: tuple[legend.Section, ...]
    header: Header
    drawn: frozenset[str]

    def hue(self, side: str) -> style.Hue:
        """Return the colours of a side."""
        return self.theme.hue(self.slots.get(side))


def compose(layers: Layers, options: Options) -> Scene:
    """Lay out the map of the layers.

    Raises
    ------
    NotFound
        If no event can be drawn.
    """
    layers = _within_time(layers, options.query)
    if layers.movements.empty and layers.places.empty:
        raise NotFound(
            f"none of {len(layers.events)} events can be drawn: "
            f"{len(layers.unplaced)} without a place, {len(layers.undated)} without a date"
        )
    page = options.page
    slots = style.assign_sides([*options.sides, *layers.events["side"]])
    draft = header.break_lines(_caption(layers, frozenset(), options), page)
    above, below = header.heights(draft)
    window = choose(layers, page.map_box(above, below), options.query.bbox)
    named = placing.spots(layers)
    ground = draw_ground(window, [spot.position for spot in named])
    arrows = grouping.arrows(layers)
    symbols, dots = placing.stand(
        grouping.symbols(layers), named, [arrow.stops for arrow in arrows], window
    )
    on_spot = {item.symbol.position for item in symbols if item.is_on_spot}
    courses = curves.lay(
        arrows,
        window,
        lambda stop: style.SYMBOL_RADIUS if stop in on_spot else placing.DOT_RADIUS,
        ground.land,
    )
    areas = tuple(placing.outline_areas(layers, window))
    board = _board(window, courses, symbols, dots)
    labelling.label(board, window, named, labelling.Marks(courses, symbols, areas), ground)
    drawn = frozenset(
        event_id
        for ids in (*(c.arrow.event_ids for c in courses), *(s.symbol.event_ids for s in symbols))
        for event_id in ids
    )
    return Scene(
        page=page,
        theme=options.theme,
        slots=slots,
        window=window,
        panel=page.panel_box(above, below),
        ground=ground,
        areas=areas,
        courses=courses,
        symbols=symbols,
        dots=tuple(dots.values()),
        labels=tuple(board.placed),
        legend=legend.compose(
            [course.arrow for course in courses],
            [item.symbol for item in symbols],
            [item.area for item in areas],
            slots,
        ),
        header=header.break_lines(_caption(layers, drawn, options), page),
        drawn=drawn,
    )


def _caption(layers: Layers, drawn: frozenset[str], options: Options) -> caption.Caption:
    return caption.write(layers, drawn, options.query, options.title, options.cut_off)


def _within_time(layers: Layers, query: EventQuery) -> Layers:
    """Leave out undated events where a window is asked for: a map cannot say they are in it."""
    if query.first is None and query.last is None:
        return layers
    movements, places, areas = (
        frame[frame["first_day"].notna()].reset_index(drop=True)
        for frame in (layers.movements, layers.places, layers.areas)
    )
    return replace(layers, movements=movements, places=places, areas=areas)


def _board(
    window: Window,
    courses: Iterable[Course],
    symbols: Iterable[PlacedSymbol],
    dots: Mapping[Position, tuple[float, float]],
) -> Board:
    """Return a board on which everything but the labels is taken."""
    frame = window.box
    board = Board(frame.grown(-6))
    width, height = SCALE_BAR
    board.take([Box(frame.left, frame.bottom, frame.left + width, frame.bottom + height)])
    board.take(item.box for item in symbols)
    board.take(Box(x, y, x, y).grown(placing.DOT_RADIUS + 1) for x, y in dots.values())
    for course in courses:
        board.avoid(course.body)
        if course.head is not None:
            (left, bottom), (right, top) = course.head.min(axis=0), course.head.max(axis=0)
            board.take([Box(left, bottom, right, top).grown(1)])
    return board
