"""Read the tables in ``data``: CSV with a header, several values to a cell by semicolons."""

import csv
from collections.abc import Iterator
from pathlib import Path

from geo.errors import InvalidValue


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """Read the rows of a table by its header.

    Raises
    ------
    InvalidValue
        If a row has too few or too many cells; the message names file and line.
    """
    with path.open(encoding="utf-8", newline="") as file:
        for number, cells in enumerate(csv.DictReader(file), 2):
            if None in cells or None in cells.values():
                raise InvalidValue(f"{path}:{number}: the row has not as many cells as the header")
            yield cells


def split_cell(text: str) -> tuple[str, ...]:
    """Split a cell that holds several values."""
    return tuple(part.strip() for part in text.split(";") if part.strip())
