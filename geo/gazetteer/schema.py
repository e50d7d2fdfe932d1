"""The tables of the index file, and how an entry is written to them and read back.

``name`` answers names by normalised key, ``sound`` by transliteration key, both the most
prominent place first; ``spelling`` lists the keys of a country for fuzzy matching. A ``name``
of "" stands for the place's main name.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from geo.gazetteer.entry import Entry, NameKind
from geo.gazetteer.keys import is_latin, normalised_key, transliteration_keys
from geo.model import Place

CREATE = """
CREATE TABLE place (
    number INTEGER PRIMARY KEY, id TEXT, name TEXT, lon REAL, lat REAL, radius_km REAL,
    feature TEXT, country TEXT, admin1 TEXT, population INTEGER, source TEXT, aliases TEXT,
    geometry TEXT
);
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

CREATE_STAGED = """
CREATE TABLE staged.name (key TEXT, rank INTEGER, place INTEGER, kind INTEGER, name TEXT);
CREATE TABLE staged.sound (key TEXT, rank INTEGER, place INTEGER, kind INTEGER, name TEXT);
CREATE TABLE staged.spelling (country TEXT, key TEXT);
"""
"""Tables of a second file, attached as ``staged``: names are written there in any order."""

FINISH = (
    "INSERT OR IGNORE INTO name SELECT * FROM staged.name ORDER BY 1, 2, 3, 4, 5",
    "INSERT OR IGNORE INTO sound SELECT * FROM staged.sound ORDER BY 1, 2, 3, 4",
    "INSERT OR IGNORE INTO spelling SELECT * FROM staged.spelling ORDER BY 1, 2",
    "CREATE INDEX place_id ON place (id)",
    "CREATE INDEX settlement ON place (lat, lon) WHERE feature >= 'P.' AND feature < 'P/'",
)
"""Steps that sort what was staged into the tables that answer."""

INSERT_PLACE = "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
INSERT_NAME = "INSERT INTO staged.name VALUES (?, ?, ?, ?, ?)"
INSERT_SOUND = "INSERT INTO staged.sound VALUES (?, ?, ?, ?, ?)"
INSERT_SPELLING = "INSERT INTO staged.spelling VALUES (?, ?)"

MAIN = "main"
"""SQLite's name of the file that a connection was opened with."""
FIELDS = (
    "place.id, place.name, lon, lat, radius_km, feature, country, admin1, population, source, "
    "aliases, geometry"
)
"""Columns of a place, in the order that :func:`place_of` reads."""


def place_row(number: int, entry: Entry) -> tuple[object, ...]:
    """Write a place as a row of ``place``."""
    place = entry.place
    return (
        number,
        place.id,
        place.name,
        place.lon,
        place.lat,
        place.radius_km,
        place.feature,
        place.country,
        place.admin1,
        place.population,
        place.source,
        "|".join(entry.shown_aliases()),
        place.geometry,
    )


def name_rows(number: int, rank: int, entry: Entry) -> Iterator[tuple[object, ...]]:
    """Write an entry's names as rows of ``name``.

    Of names that differ in diacritics or punctuation alone the plainest is kept, beside the
    main one; abbreviations are all kept.
    """
    kept: dict[object, tuple[str, NameKind]] = {}
    for name, kind in entry.all_names():
        of_itself = kind in (NameKind.MAIN, NameKind.ABBREVIATION)
        variant = (normalised_key(name), kind, name if of_itself else "")
        known = kept.get(variant)
        if known is None or (name.isascii() and not known[0].isascii()):
            kept[variant] = name, kind
    for name, kind in kept.values():
        if key := normalised_key(name):
            yield key, rank, number, kind, "" if kind is NameKind.MAIN else name


def sound_rows(number: int, rank: int, entry: Entry) -> Iterator[tuple[object, ...]]:
    """Write an entry's names as rows of ``sound``."""
    for name, kind in entry.all_names():
        if kind in (NameKind.MAIN, NameKind.ALIAS, NameKind.STEM) and is_latin(name):
            for key in transliteration_keys(name):
                yield key, rank, number, kind, name


def spelling_rows(entry: Entry) -> Iterator[tuple[str, str]]:
    """Write the keys that a misspelt name may be meant for."""
    for name in entry.place_names():
        if is_latin(name) and len(key := normalised_key(name)) >= 4:
            yield entry.place.country, key


def place_of(row: Sequence[Any]) -> Place:
    """Read a place from the columns of FIELDS."""
    aliases, geometry = row[10:]
    return Place(*(*row[:10], tuple(aliases.split("|")) if aliases else (), geometry))
