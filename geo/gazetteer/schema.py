"""The tables of the index file, and how an entry is written to them and read back.

``name`` answers names by normalised key, ``sound`` by transliteration key, both the most
prominent place first; ``spelling`` lists the keys of a country for fuzzy matching. A ``name``
of "" stands for the place's main name.

A place is one packed record. Its number begins with a hash of its main name's key, so that
namesakes lie side by side and one page of the file answers for all of them.
"""

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from geo.gazetteer.entry import Entry, NameKind
from geo.gazetteer.keys import is_latin, normalised_key, transliteration_keys
from geo.model import Place

CREATE = """
CREATE TABLE place (number INTEGER PRIMARY KEY, country TEXT, known INTEGER, record BLOB);
CREATE TABLE identity (id TEXT, place INTEGER, PRIMARY KEY (id, place)) WITHOUT ROWID;
CREATE TABLE settlement (
    lat REAL, lon REAL, place INTEGER, PRIMARY KEY (lat, lon, place)
) WITHOUT ROWID;
CREATE TABLE name (
    key TEXT, rank INTEGER, place INTEGER, kind INTEGER, name TEXT,
    PRIMARY KEY (key, rank, place, kind, name)
) WITHOUT ROWID;
CREATE TABLE sound (
    key TEXT, rank INTEGER, place INTEGER, kind INTEGER, name TEXT,
    PRIMARY KEY (key, rank, place)
) WITHOUT ROWID;
CREATE TABLE spelling (country TEXT, key TEXT, PRIMARY KEY (country, key)) WITHOUT ROWID;
"""

_WIDTHS = {"place": 4, "identity": 2, "settlement": 3, "name": 5, "sound": 5, "spelling": 2}
"""How many columns each table has."""
_SORTED_BY = {"place": "1", "identity": "1, 2", "settlement": "1, 2, 3"} | {
    "name": "1, 2, 3, 4, 5",
    "sound": "1, 2, 3",
    "spelling": "1, 2",
}

CREATE_STAGED = """
CREATE TABLE staged.place (number INTEGER, country TEXT, known INTEGER, record BLOB);
CREATE TABLE staged.identity (id TEXT, place INTEGER);
CREATE TABLE staged.settlement (lat REAL, lon REAL, place INTEGER);
CREATE TABLE staged.name (key TEXT, rank INTEGER, place INTEGER, kind INTEGER, name TEXT);
CREATE TABLE staged.sound (key TEXT, rank INTEGER, place INTEGER, kind INTEGER, name TEXT);
CREATE TABLE staged.spelling (country TEXT, key TEXT);
"""
"""Tables of a second file, attached as ``staged``: rows are written there in any order."""

FINISH = tuple(
    f"INSERT OR IGNORE INTO {table} SELECT * FROM staged.{table} ORDER BY {columns}"  # noqa: S608
    for table, columns in _SORTED_BY.items()
)
"""Steps that sort what was staged into the tables that answer."""

MAIN = "main"
"""SQLite's name of the file that a connection was opened with."""

_LINE_BITS = 31
_SOUNDING = (NameKind.MAIN, NameKind.ALIAS, NameKind.STEM)
_SHORTEST_SPELLING = 4
_pack = msgspec.msgpack.Encoder().encode
place_of = msgspec.msgpack.Decoder(Place).decode
"""Read a place from its record."""

KeyedNames = Sequence[tuple[str, str, NameKind]]
Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Gather entries as rows of the tables, and stage them."""

    by_table: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in _WIDTHS})

    def add(
        self,
        entry: Entry,
        line: int,
        rank: int,
        *,
        romanised: bool,
        misspelt: bool = True,
        known: bool = False,
    ) -> None:
        """Add a place with all its names.

        ``line`` tells apart what has the same name. ``romanised`` names are met by sound too,
        ``misspelt`` ones by fuzzy matching. ``known`` places are those of the index that an
        import has as well.
        """
        place, names = entry.place, _keyed(entry)
        number = zlib.crc32(names[0][0].encode()) << _LINE_BITS | line
        rows = self.by_table
        rows["place"].append((number, place.country, known, _record(entry)))
        rows["identity"].append((place.id, number))
        if place.feature.startswith("P."):
            rows["settlement"].append((place.lat, place.lon, number))
        rows["name"].extend(_name_rows(number, rank, names))
        if romanised:
            rows["sound"].extend(_sound_rows(number, rank, names))
        if misspelt:
            rows["spelling"].extend(_spelling_rows(place.country, names))

    def stage(self, connection: sqlite3.Connection) -> None:
        """Write the rows to the staged tables."""
        for table, rows in self.by_table.items():
            values = ", ".join("?" * _WIDTHS[table])
            connection.executemany(f"INSERT INTO staged.{table} VALUES ({values})", rows)  # noqa: S608


def _keyed(entry: Entry) -> KeyedNames:
    """Return the names of an entry with their normalised keys, the main one first."""
    return [(normalised_key(name), name, kind) for name, kind in entry.all_names()]


def _record(entry: Entry) -> bytes:
    """Pack a place with the few aliases that are shown with it."""
    place = entry.place
    fields: dict[str, object] = {
        "id": place.id,
        "name": place.name,
        "lon": place.lon,
        "lat": place.lat,
        "radius_km": place.radius_km,
        "feature": place.feature,
        "country": place.country,
        "admin1": place.admin1,
        "population": place.population,
        "source": place.source,
    }
    if aliases := entry.shown_aliases():
        fields["aliases"] = aliases
    if place.geometry:
        fields["geometry"] = place.geometry
    return _pack(fields)


def _name_rows(number: int, rank: int, names: KeyedNames) -> Iterator[Row]:
    """Write names as rows of ``name``.

    Of names that differ in diacritics or punctuation alone the plainest is kept, beside the
    main one; abbreviations are all kept.
    """
    kept: dict[tuple[str, NameKind], str] = {}
    for key, name, kind in names:
        if not key:
            continue
        if kind is NameKind.MAIN:
            yield key, rank, number, kind, ""
        elif kind is NameKind.ABBREVIATION:
            yield key, rank, number, kind, name
        else:
            known = kept.get((key, kind))
            if known is None or (name.isascii() and not known.isascii()):
                kept[key, kind] = name
    for (key, kind), name in kept.items():
        yield key, rank, number, kind, name


def _sound_rows(number: int, rank: int, names: KeyedNames) -> Iterator[Row]:
    """Write names as rows of ``sound``."""
    for _, name, kind in names:
        if kind in _SOUNDING and is_latin(name):
            for key in transliteration_keys(name):
                yield key, rank, number, kind, name


def _spelling_rows(country: str, names: KeyedNames) -> Iterator[Row]:
    """Write the keys that a misspelt name may be meant for."""
    for key, name, kind in names:
        if kind <= NameKind.ABBREVIATION and len(key) >= _SHORTEST_SPELLING and is_latin(name):
            yield country, key
