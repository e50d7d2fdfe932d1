"""Named forces that are no state: armies, their parts, coalitions and armed groups."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from geo.errors import InvalidValue
from geo.forces.names import Name
from geo.forces.rows import read_rows, split_cell
from geo.forces.theatres import Theatre
from geo.model import DateSpan, Force

_AFTERLIFE = timedelta(days=365)
_SYMBOL_DIGITS = 20
_COLUMNS = ("id", "name", "side", "aliases", "adjectives", "parent", "symbol")
_VALIDITY = ("valid_from", "valid_to", "theatre")


@dataclass(frozen=True, slots=True)
class Row:
    """Hold a force with the theatre and the years its names are used in.

    ``adjectives`` make the force of any military noun: "Confederate cavalry". ``parent`` is
    the id of the force that this one is a part of, or ``""``.
    """

    force: Force
    names: tuple[Name, ...]
    adjectives: tuple[Name, ...] = ()
    parent: str = ""
    theatre: Theatre | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, published: DateSpan | None) -> bool:
        """Tell whether a text of that day may use the row's names.

        History is written of forces long gone, but what only a country's own names mean is
        taken for granted no longer than a year after.
        """
        if published is None:
            return True
        if self.valid_from and self.valid_from > published.last:
            return False
        local = self.theatre is not None and not self.theatre.is_war
        return not (local and self.valid_to and self.valid_to < published.first - _AFTERLIFE)


def read_groups(path: Path, theatres: Mapping[str, Theatre]) -> Iterator[Row]:
    """Read a table of groups.

    Raises
    ------
    InvalidValue
        If a column is missing or a cell cannot be read; the message names file and line.
    """
    for number, cells in enumerate(read_rows(path), 2):
        missing = [column for column in (*_COLUMNS, *_VALIDITY) if column not in cells]
        if missing:
            raise InvalidValue(f"{path}:1: the header lacks the column {', '.join(missing)}")
        try:
            yield _read_group(cells, theatres)
        except ValueError as error:
            raise InvalidValue(f"{path}:{number}: {error}") from error


def _read_group(cells: Mapping[str, str], theatres: Mapping[str, Theatre]) -> Row:
    symbol, theatre, aliases = cells["symbol"], cells["theatre"], split_cell(cells["aliases"])
    if not cells["id"] or not cells["name"]:
        raise InvalidValue("a force needs an id and a name")
    if symbol and not (len(symbol) == _SYMBOL_DIGITS and symbol.isdigit()):
        raise InvalidValue(f"the symbol {symbol!r} is not {_SYMBOL_DIGITS} digits")
    if theatre and theatre not in theatres:
        raise InvalidValue(
            f"the theatre {theatre!r} is no country of states.csv or war of wars.csv"
        )
    force = Force(cells["id"], cells["name"], cells["side"], aliases, symbol)
    return Row(
        force,
        tuple(map(Name.of, (force.name, *aliases))),
        tuple(map(Name.of, split_cell(cells["adjectives"]))),
        cells["parent"],
        theatres.get(theatre),
        _day(cells["valid_from"]),
        _day(cells["valid_to"]),
    )


def join_rows(rows: Iterable[Row], armies: Mapping[str, tuple[Force, Force]]) -> tuple[Row, ...]:
    """Let the rows of one force in different theatres share its first name, side and parent.

    A row with the id of a state's army gives that army further names.
    """
    first: dict[str, Row] = {}
    joined = []
    for row in rows:
        known = first.setdefault(row.force.id, row)
        side = row.force.side or known.force.side
        force = replace(row.force, name=known.force.name, side=side)
        for army in armies.get(row.force.id, ()):
            force = army if army.id == row.force.id else force
        joined.append(replace(row, force=force, parent=row.parent or known.parent))
    return tuple(joined)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
