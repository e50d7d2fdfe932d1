"""Places from the tables that ship with the code, and from tables of a user's own.

One schema for all: CSV in UTF-8 (also gzipped) with the columns ``id, name, lon, lat, radius_km,
feature, country, admin1, population, source, aliases, geometry`` and, where a table has them,
``abbreviations`` and ``demonyms``. Names of one kind are joined by ``|``; geometry is WKT in
lon, lat order or empty.
"""

import csv
import gzip
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Self, TextIO

from geo.errors import GazetteerSourceError, InvalidValue
from geo.gazetteer.entry import Entry, NameKind, named
from geo.gazetteer.generic_names import bare_names
from geo.model import Place
from geo.settings import DATA

TABLES = DATA / "gazetteer"
EXTRA_NAMES = "names.csv"
OUTLINES = "outlines/countries.csv"
_REQUIRED = ("id", "name", "lon", "lat", "radius_km", "feature", "source")
_NAMES = {
    "aliases": NameKind.ALIAS,
    "abbreviations": NameKind.ABBREVIATION,
    "demonyms": NameKind.DEMONYM,
}
_NUMBERS = ("lon", "lat", "radius_km", "population")


def reviewed_tables(folder: Path) -> tuple[Path, ...]:
    """Return the tables whose every row somebody has looked at, theatres first."""
    plain = (path for path in folder.glob("*.csv") if path.name != EXTRA_NAMES)
    return (*sorted((folder / "theatres").glob("*.csv")), *sorted(plain))


def division_tables(folder: Path) -> tuple[Path, ...]:
    """Return the tables of divisions, which are made from other data sets."""
    return tuple(sorted((folder / "divisions").glob("*.csv*")))


def read_tables(paths: Iterable[Path]) -> Iterator[Entry]:
    """Read tables one after the other.

    Raises
    ------
    GazetteerSourceError
        If a row cannot be read, or two rows have the same id.
    """
    seen: dict[str, Path] = {}
    for path in paths:
        for entry in read_table(path):
            if known := seen.get(entry.place.id):
                raise GazetteerSourceError(
                    f"{path}: the id {entry.place.id!r} of {entry.place.name} is taken by another "
                    f"row of {known.name}; give it one of its own"
                )
            seen[entry.place.id] = path
            yield entry


def read_outlines(path: Path) -> dict[str, str]:
    """Read a table of ``id, geometry``; without the file there are none."""
    if not path.is_file():
        return {}
    with _open(path) as lines:
        return {row["id"]: row["geometry"] for row in csv.DictReader(lines)}


def outlined(entries: Iterable[Entry], outlines: Mapping[str, str]) -> Iterator[Entry]:
    """Give places that have no geometry the outline under their id."""
    for entry in entries:
        geometry = entry.place.geometry or outlines.get(entry.place.id, "")
        yield Entry(replace(entry.place, geometry=geometry), entry.names)


def read_table(path: Path) -> Iterator[Entry]:
    """Read one table, row by row.

    Raises
    ------
    GazetteerSourceError
        If a row cannot be read; the message names file, line and field.
    """
    with _open(path) as lines:
        rows = csv.DictReader(lines)
        try:
            missing = [name for name in _REQUIRED if name not in (rows.fieldnames or ())]
            if missing:
                raise GazetteerSourceError(f"{path}: no column {', '.join(missing)}")
            for row in rows:
                yield _entry(f"{path}, line {rows.line_num}", row)
        except UnicodeDecodeError as error:
            raise GazetteerSourceError(f"{path} is not UTF-8 text; save it as UTF-8") from error
        except csv.Error as error:
            raise GazetteerSourceError(f"{path}, line {rows.line_num}: {error}") from error


def _open(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8", newline="")
    return path.open(encoding="utf-8", newline="")


def _entry(where: str, row: dict[str, str]) -> Entry:
    if None in row or None in row.values():
        raise GazetteerSourceError(f"{where}: the row has not as many cells as the header")
    empty = [name for name in _REQUIRED if not row[name].strip()]
    if empty:
        raise GazetteerSourceError(f"{where}: {', '.join(empty)} is empty")
    numbers = {field: _number(where, field, row.get(field, "")) for field in _NUMBERS}
    try:
        place = Place(
            id=row["id"],
            name=row["name"],
            lon=numbers["lon"],
            lat=numbers["lat"],
            radius_km=numbers["radius_km"],
            feature=row["feature"],
            country=row.get("country", ""),
            admin1=row.get("admin1", ""),
            population=int(numbers["population"]),
            source=row["source"],
            geometry=row.get("geometry", ""),
        )
    except InvalidValue as error:
        raise GazetteerSourceError(f"{where}: {error}") from error
    names = tuple(_names(row))
    whole = (row["name"], *(name for name, kind in names if kind is NameKind.ALIAS))
    return Entry(place, (*names, *chain.from_iterable(map(stems_of, whole))))


def _number(where: str, field: str, text: str) -> float:
    try:
        return float(text or 0)
    except ValueError:
        raise GazetteerSourceError(f"{where}, field {field}: {text!r} is no number") from None


def _names(row: dict[str, str]) -> Iterator[tuple[str, NameKind]]:
    for column, kind in _NAMES.items():
        yield from named(filter(None, map(str.strip, row.get(column, "").split("|"))), kind)


def stems_of(name: str) -> tuple[tuple[str, NameKind], ...]:
    """Return a name without its generic noun, as names that only such a noun meets."""
    return named((bare for bare, _ in bare_names(name)), NameKind.STEM)


class ExtraNames:
    """Hold names that the sources miss, by the id of the place they belong to."""

    def __init__(self, names: dict[str, tuple[tuple[str, NameKind], ...]]) -> None:
        self.names = names

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a table of ``id, name, kind``; without the file there are none.

        Raises
        ------
        GazetteerSourceError
            If a row cannot be read.
        """
        names: dict[str, tuple[tuple[str, NameKind], ...]] = {}
        if not path.is_file():
            return cls(names)
        with _open(path) as lines:
            rows = csv.DictReader(lines)
            for row in rows:
                try:
                    kind = NameKind[row["kind"].upper()]
                except (KeyError, AttributeError):
                    known = ", ".join(kind.name.lower() for kind in NameKind)
                    raise GazetteerSourceError(
                        f"{path}, line {rows.line_num}, field kind: one of {known} is expected"
                    ) from None
                names[row["id"]] = (*names.get(row["id"], ()), (row["name"], kind))
        return cls(names)

    def add_to(self, entry: Entry) -> Entry:
        """Return the entry with the names that belong to it."""
        extra = self.names.get(entry.place.id)
        return Entry(entry.place, (*entry.names, *extra)) if extra else entry
