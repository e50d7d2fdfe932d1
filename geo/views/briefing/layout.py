"""The one order and form that all formats of a briefing share, as a list of blocks."""

from dataclasses import dataclass

from geo.views.briefing.model import BriefingModel, Changes, Picture, Source, Statement
from geo.views.briefing.plan import has_window
from geo.views.prose.wording import capitalised


@dataclass(frozen=True, slots=True)
class Heading:
    """Open a section (level 1) or a part of one (level 2)."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Hold running text; a note is set smaller."""

    statement: Statement
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """Hold a list of statements; a lead list stands out."""

    statements: tuple[Statement, ...]
    is_lead: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Hold rows of cells; a cell is a list of statements. ``shares`` are widths of columns."""

    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Statement, ...], ...], ...]
    shares: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold one map in the formats it comes in; a writer takes the first it can show."""

    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """Hold the numbered source list, which citations lead to."""

    sources: tuple[Source, ...]


Block = Heading | Paragraph | Items | Table | Figure | Sources


def blocks(model: BriefingModel) -> tuple[Block, ...]:
    """Lay the body of the briefing out; headline, subtitle and counts go before it."""
    found: list[Block] = []
    if model.judgements:
        found += [Heading("In brief"), Items(model.judgements, is_lead=True)]
    if model.pictures:
        found.append(Figure(model.pictures))
    if model.changes is not None:
        found += _changes(model, model.changes)
    else:
        found += _in_short(model) if model.is_short else _events(model)
    if model.sources:
        found += [Heading("Sources"), Sources(model.sources)]
    found += [Heading("Method and limits"), *(_note(text) for text in model.method)]
    found += [_note(text) for text in model.credits]
    return tuple(found)


def _in_short(model: BriefingModel) -> list[Block]:
    """Lay out what two pages tell beside the judgements, each event once."""
    moved = tuple(item for group in model.by_force for item in group.statements)
    unrealised = model.planned + model.denied
    return [
        *_section("Also moved" if model.judgements else "What moved", moved),
        *_section("What else happened", model.control + model.fighting + model.other),
        *_disputed(model),
        *_section("Planned, threatened, conditional or denied", unrealised),
        *_unknown_in_short(model),
    ]


def _events(model: BriefingModel) -> list[Block]:
    """Lay out all that a briefing about a window tells."""
    return [
        *_moved(model),
        *_holdings(model),
        *_section("Captured, lost or blockaded", model.control),
        *_section("Strikes and clashes", model.fighting),
        *_section("Other activity", model.other),
        *_disputed(model),
        *_section("Planned, threatened or conditional", model.planned),
        *_section("Denied", model.denied),
        *_unknown(model),
        *_chronology(model),
    ]


def _changes(model: BriefingModel, changes: Changes) -> list[Block]:
    """Lay out what is new, told otherwise or gone, and nothing else."""
    found: list[Block] = [Heading(f"New since {changes.since}")]
    sections = (
        ("Moved", tuple(item for group in model.by_force for item in group.statements)),
        ("Captured, lost or blockaded", model.control),
        ("Strikes and clashes", model.fighting),
        ("Other activity", model.other),
        ("Planned, threatened or conditional", model.planned),
        ("Denied", model.denied),
    )
    new: list[Block] = []
    for title, statements in sections:
        new += [Heading(title, 2), Items(statements)] if statements else []
    found += new or [Paragraph(Statement("Nothing new is told."))]
    found += _section("Told otherwise than before", changes.changed)
    found += _section("Gone", tuple(map(Statement, changes.gone)))
    return [*found, *map(_note, changes.notes), *_disputed(model)]


def _holdings(model: BriefingModel) -> list[Block]:
    if model.holdings is None:
        return []
    held = model.holdings
    if held.start:
        rows = tuple(((Statement(row.place),), row.start, row.end) for row in held.rows)
        table = Table(("Place", held.start, held.end), rows, (2, 4, 4))
    else:
        ends = tuple(((Statement(row.place),), row.end) for row in held.rows)
        table = Table(("Place", held.end), ends, (2, 8))
    return [Heading("Who held what"), table]


def _moved(model: BriefingModel) -> list[Block]:
    if not model.by_force:
        return [Heading("What moved"), Paragraph(Statement("No movement is reported."))]
    found: list[Block] = [Heading("What moved, by force")]
    for group in model.by_force:
        found += [Heading(group.name, 2), Items(group.statements)]
    if model.by_place:
        rows = tuple(
            ((Statement(capitalised(row.name)),), row.left or _NOTHING, row.arrived or _NOTHING)
            for row in model.by_place
        )
        found += [
            Heading("What moved, by place"),
            Table(("Place", "Left", "Arrived or headed there"), rows, (2, 4, 4)),
        ]
    return found


_OUTSIDE = "Without a date: whether it was in these days the sources do not say"
_NOTHING = (Statement("–"),)
_SIDE_BY_SIDE = 3
"""More versions in a row could not be read."""


def _disputed(model: BriefingModel) -> list[Block]:
    """Set versions side by side, a few in a row."""
    if not model.disputed:
        return []
    found: list[Block] = [Heading("What is disputed")]
    for dispute in model.disputed:
        found.append(Heading(dispute.question, 2))
        for first in range(0, len(dispute.versions), _SIDE_BY_SIDE):
            told = dispute.versions[first : first + _SIDE_BY_SIDE]
            row = tuple((version.quote,) for version in told)
            found.append(Table(tuple(v.teller for v in told), (row,), (1,) * len(told)))
    return found


def _unknown_in_short(model: BriefingModel) -> list[Block]:
    if not has_window(model.query):
        unknown = model.undated + model.unplaced
        return _section("What we do not know: no date or no place given", unknown)
    return [
        *_section(_OUTSIDE, model.undated),
        *_section("What we do not know: no place given", model.unplaced),
    ]


def _unknown(model: BriefingModel) -> list[Block]:
    if not model.undated and not model.unplaced:
        return []
    found: list[Block] = [Heading("What we do not know")]
    if model.undated:
        when = _OUTSIDE if has_window(model.query) else "When: the sources give no date"
        found += [Heading(when, 2), Items(model.undated)]
    if model.unplaced:
        found += [Heading("Where: no place that could be located", 2), Items(model.unplaced)]
    return found


def _chronology(model: BriefingModel) -> list[Block]:
    if not model.chronology:
        return []
    rows = tuple(
        (
            (Statement(entry.date),),
            (Statement(entry.force),),
            (entry.what,),
            (Statement(entry.certainty),),
        )
        for entry in model.chronology
    )
    table = Table(("Date", "Force", "What and where", "Certainty"), rows, (4, 4, 8, 4))
    return [Heading("Chronology"), table]


def _section(title: str, statements: tuple[Statement, ...]) -> list[Block]:
    return [Heading(title), Items(statements)] if statements else []


def _note(text: str) -> Paragraph:
    return Paragraph(Statement(text), is_note=True)
