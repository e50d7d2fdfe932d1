"""The legend: an entry for everything that is on the map, and for nothing else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geo.views import style
from geo.views.still_map.grouping import Area, Arrow, Look, Symbol
from geo.views.style import LineStyle
from geo.views.symbols import OUTLINES, Shape


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the legend; what is set of the rest is drawn as its sample.

    ``side`` is None where a sample is in the neutral colour.
    """

    text: str
    side: str | None = None
    line: LineStyle | None = None
    width: float = 2.6
    shape: Shape | None = None
    is_hollow: bool = False
    is_area: bool = False
    is_swatch: bool = False
    has_head: bool = True
    fades: bool = False
    is_dot: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under a heading."""

    heading: str
    entries: tuple[Entry, ...]


def compose(
    arrows: Iterable[Arrow],
    symbols: Iterable[Symbol],
    areas: Iterable[Area],
    sides: Iterable[str],
    *,
    has_dots: bool,
) -> tuple[Section, ...]:
    """Return the sections for what is drawn; ``sides`` are in the order of their colours."""
    arrows, symbols, areas = tuple(arrows), tuple(symbols), tuple(areas)
    looks = [*(arrow.look for arrow in arrows), *(symbol.look for symbol in symbols)]
    used = {look.side for look in looks} | {area.side for area in areas if area.side is not None}
    sections = (
        Section("Who moved or acted", tuple(_sides(used, sides))),
        Section("What happened", tuple(_actions(arrows, symbols))),
        Section("How sure the text is", tuple(_lines(looks))),
        Section("How many moved", tuple(_widths(arrows))),
        Section("How precise it is", tuple(_precision(arrows, looks, areas, has_dots=has_dots))),
    )
    return tuple(section for section in sections if section.entries)


def _sides(used: set[str], sides: Iterable[str]) -> Iterator[Entry]:
    for side in sides:
        if side in used and side:
            yield Entry(side, side=side, is_swatch=True)
    if "" in used:
        yield Entry("Side not known", side="", is_swatch=True)


def _actions(arrows: tuple[Arrow, ...], symbols: tuple[Symbol, ...]) -> Iterator[Entry]:
    if any(arrow.has_head for arrow in arrows):
        yield Entry("Movement, head at the destination", line=style.LineStyle(""))
    if any(not arrow.has_head for arrow in arrows):
        yield Entry("Movement, destination not given", line=style.LineStyle(""), has_head=False)
    order = list(OUTLINES)
    meanings = {(symbol.shape, symbol.meaning) for symbol in symbols}
    for shape, meaning in sorted(meanings, key=lambda item: (order.index(item[0]), item[1])):
        yield Entry(meaning, shape=shape)


def _lines(looks: Iterable[Look]) -> Iterator[Entry]:
    used = {look.line.label for look in looks}
    for line in dict.fromkeys(style.LINES.values()):
        if line.label in used:
            yield Entry(line.label, line=line)


def _widths(arrows: tuple[Arrow, ...]) -> Iterator[Entry]:
    used = {arrow.width for arrow in arrows}
    if len(used) < 2:
        return
    limits = [least for least, _ in style.WIDTHS[1:]]
    for (least, width), limit in zip(style.WIDTHS, [*limits, None], strict=True):
        if width in used:
            text = f"{least:,} or more" if limit is None else f"{max(least, 1):,} to {limit - 1:,}"
            yield Entry(text, line=style.LineStyle(""), width=width)
    if style.WIDTH_UNKNOWN in used:
        yield Entry("Number not given", line=style.LineStyle(""), width=style.WIDTH_UNKNOWN)


def _precision(
    arrows: Iterable[Arrow], looks: Iterable[Look], areas: tuple[Area, ...], *, has_dots: bool
) -> Iterator[Entry]:
    if has_dots:
        yield Entry("Place that a text names", is_dot=True)
    if any(look.is_hollow for look in looks):
        yield Entry("Hollow: date vague or not given", line=style.LineStyle(""), is_hollow=True)
    if areas:
        yield Entry("Area: somewhere inside", is_area=True)
    if any(any(arrow.fades) for arrow in arrows):
        yield Entry(style.FADED_LABEL, line=style.LineStyle(""), fades=True)
