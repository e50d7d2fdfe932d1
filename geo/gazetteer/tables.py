"""Places from the tables that ship with the code, and from tables of a user's own.

One schema for all: a CSV file in UTF-8 with the columns ``id, name, lon, lat, radius_km,
feature, country, admin1, population, source, aliases, geometry``; aliases are joined by ``|``,
geometry is WKT in lon, lat order or empty.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from geo.errors import GazetteerSourceError, InvalidValue
from geo.model import Place
from geo.settings import DATA

TABLES = DATA / "gazetteer"
_REQUIRED = ("id", "name", "lon", "lat", "radius_km", "feature", "source")


def read_tables(folder: Path = TABLES) -> Iterator[Place]:
    """Read every table of the folder and of the folders in it, theatres included.

    Raises
    ------
    GazetteerSourceError
        If a row cannot be read; the message names file, row and field.
    """
    for path in sorted(folder.rglob("*.csv")):
        yield from read_table(path)


def read_table(path: Path) -> Iterator[Place]:
    """Read one table, row by row."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        missing = [name for name in _REQUIRED if name not in (rows.fieldnames or ())]
        if missing:
            raise GazetteerSourceError(f"{path.name}: no column {', '.join(missing)}")
        for row in rows:
            yield _place(path, rows.line_num, row)


def _place(path: Path, line: int, row: dict[str, str]) -> Place:
    empty = [name for name in _REQUIRED if not row[name]]
    if empty:
        raise GazetteerSourceError(f"{path.name}, line {line}: {', '.join(empty)} is empty")
    try:
        return Place(
            id=row["id"],
            name=row["name"],
            lon=float(row["lon"]),
            lat=float(row["lat"]),
            radius_km=float(row["radius_km"]),
            feature=row["feature"],
            country=row.get("country") or "",
            admin1=row.get("admin1") or "",
            population=int(row.get("population") or 0),
            source=row["source"],
            aliases=tuple(filter(None, (row.get("aliases") or "").split("|"))),
            geometry=row.get("geometry") or "",
        )
    except (InvalidValue, ValueError) as error:
        raise GazetteerSourceError(f"{path.name}, line {line}, {row['name']}: {error}") from error
