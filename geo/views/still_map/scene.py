"""Everything that is on the page, laid out and ready to be painted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from geo.errors import NotFound
from geo.layers import Layers
from geo.model import EventQuery
from geo.views import sides, style
from geo.views.still_map import caption, face, grouping, header, layout, legend, sequence, typefaces
from geo.views.still_map.face import Face
from geo.views.still_map.header import Header
from geo.views.still_map.layout import Layout, Side
from geo.views.still_map.page import Box, Page
from geo.views.still_map.sequence import Step
from geo.views.still_map.window import choose


@dataclass(frozen=True, slots=True)
class Options:
    """Hold what the caller decides about a still map.

    ``title`` replaces the proposed one. ``query`` is what the events were selected by: its
    window is named, and undated events are left out where it has one; its box is the map's.
    ``sides`` are those of the whole store, each as often as it is told of, so that a colour does
    not depend on the selection.
    ``cut_off`` is the day of the latest article, ``known_on`` the day until which articles counted,
    None for all of them. ``link`` is the address of the live map of the
    same query; it is printed with a QR code. ``note`` is added to the line on method.
    """

    title: str = ""
    query: EventQuery = field(default_factory=EventQuery)
    sides: tuple[str, ...] = ()
    cut_off: date | None = None
    known_on: date | None = None
    theme: style.Theme = style.LIGHT
    page: Page = field(default_factory=Page)
    link: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """Hold everything that is on the page, in CSS pixels.

    ``faces`` are the maps: one, or one for each step of a sequence.
    """

    page: Page
    theme: style.Theme
    slots: Mapping[str, int | None]
    faces: tuple[Face, ...]
    legend: tuple[legend.Section, ...]
    side: Side
    header: Header
    link: str = ""
    lost: frozenset[str] = frozenset()
    """Characters that no font on this machine holds: they are romanised."""

    @property
    def drawn(self) -> frozenset[str]:
        """Return the ids of the events that are drawn."""
        return frozenset().union(*(part.drawn for part in self.faces))

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
    layers = _within_time(_drawable(layers), options.query)

    def lay(box: Box) -> list[Face]:
        return [face.lay(layers, choose(layers, box, options.query.bbox))]

    return _fitted(layers, options, lay)


def compose_multiples(layers: Layers, options: Options, steps: int | None) -> Scene:
    """Lay out one small map for each step of time; ``steps`` as in :func:`sequence.split`.

    Raises
    ------
    NotFound
        If no event with a date can be drawn.
    """
    layers = _drawable(sequence.dated(layers))
    told = sequence.split(layers, steps)
    page = options.page
    if page.map_height:
        height = sequence.tall_enough(page.inner_width, len(told))
        page = replace(page, map_height=height)

    def lay(box: Box) -> list[Face]:
        cells = sequence.cells(box, len(told))
        return [_step(layers, step, cell, options) for step, cell in zip(told, cells, strict=True)]

    note = sequence.note(told, by_day=steps is None)
    return _fitted(layers, replace(options, note=note, page=page), lay)


def compose_frames(layers: Layers, options: Options, steps: int | None) -> tuple[Scene, ...]:
    """Lay out one page for each step of time, all with the same frame and legend.

    Raises
    ------
    NotFound
        As :func:`compose_multiples`.
    """
    layers = _drawable(sequence.dated(layers))
    told = sequence.split(layers, steps)

    def lay(box: Box) -> list[Face]:
        (frame,) = sequence.cells(box, 1)
        return [_step(layers, step, frame, options) for step in told]

    whole = _fitted(layers, replace(options, note=sequence.note(told, by_day=steps is None)), lay)
    return tuple(replace(whole, faces=(part,)) for part in whole.faces)


def _fitted(layers: Layers, options: Options, lay: Callable[[Box], list[Face]]) -> Scene:
    """Lay out, and once more where the words about what is drawn take more lines than drafted."""
    every = frozenset(layers.movements["event_id"]) | frozenset(layers.places["event_id"])
    draft = header.break_lines(_words(layers, every, options), options.page)
    arranged = _arrange(layers, options, draft)
    scene = _scene(layers, options, arranged, lay(arranged.map))
    if scene.header.above > draft.above or scene.header.below > draft.below:
        arranged = _arrange(layers, options, scene.header)
        scene = _scene(layers, options, arranged, lay(arranged.map))
    return scene


def _step(layers: Layers, step: Step, cell: Box, options: Options) -> Face:
    window = choose(layers, cell, options.query.bbox)
    return face.lay(step.layers, window, heading=step.heading, may_zoom=False)


def _words(layers: Layers, drawn: frozenset[str], options: Options) -> caption.Caption:
    words = caption.write(
        layers,
        drawn,
        options.query,
        title=options.title,
        cut_off=options.cut_off,
        known_on=options.known_on,
    )
    romanised = caption.ROMANISED if _lost(layers, options) else ""
    notes = (words.method, options.note, romanised)
    return replace(words, method=" ".join(note for note in notes if note))


def _lost(layers: Layers, options: Options) -> frozenset[str]:
    """Return the characters of the page's words that no font on this machine holds."""
    events, movements = layers.events, layers.movements
    columns = (events["publishers"], events["forces"], events["side"], layers.places["place"])
    names = {name for column in (*columns, movements["origin"], movements["destination"])
             for name in column}  # fmt: skip
    return typefaces.lost_in([options.title, *names])


def _arrange(layers: Layers, options: Options, lines: Header) -> Layout:
    """Divide the page, with room for a legend of everything that may come to be drawn."""
    sections = legend.compose(
        grouping.arrows(layers),
        grouping.symbols(layers),
        grouping.areas(layers),
        _slots(layers, options),
        has_dots=True,
    )
    return layout.plan(options.page, lines, sections, has_link=bool(options.link))


def _scene(layers: Layers, options: Options, arranged: Layout, faces: Sequence[Face]) -> Scene:
    slots = _slots(layers, options)
    every = [*faces, *(part.inset for part in faces if part.inset)]
    drawn = frozenset().union(*(part.drawn for part in every))
    sections = legend.compose(
        [course.arrow for part in every for course in part.courses],
        [item.symbol for part in every for item in part.symbols],
        [item.area for part in every for item in part.areas],
        slots,
        has_dots=any(part.dots for part in every),
    )
    return Scene(
        page=arranged.page,
        theme=options.theme,
        slots=slots,
        faces=tuple(faces),
        legend=sections,
        side=layout.set_side(arranged, sections, has_link=bool(options.link)),
        header=header.break_lines(_words(layers, drawn, options), arranged.page),
        link=options.link,
        lost=_lost(layers, options),
    )


def _slots(layers: Layers, options: Options) -> dict[str, int | None]:
    known = set(options.sides)
    further = [side for side in sides.told_in(layers.told) if side not in known]
    return style.assign_sides([*options.sides, *further])


def _drawable(layers: Layers) -> Layers:
    if layers.movements.empty and layers.places.empty:
        raise NotFound(
            f"none of {len(layers.events)} events can be drawn: "
            f"{len(layers.unplaced)} without a place, {len(layers.undated)} without a date"
        )
    return layers


def _within_time(layers: Layers, query: EventQuery) -> Layers:
    """Leave out undated events where a window is asked for: a map cannot say they are in it."""
    if query.first is None and query.last is None:
        return layers
    return _drawable(sequence.dated(layers))
