"""The tables of the index file, and how a place is written to them and read back."""

from collections.abc import Sequence
from typing import Any

from geo.model import Place

NORMALISED, TOLERANT = 0, 1
"""Kinds of key."""

CREATE = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE place (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE, name TEXT, lon REAL, lat REAL, radius_km REAL,
    feature TEXT, country TEXT, admin1 TEXT, population INTEGER, source TEXT, aliases TEXT,
    geometry TEXT
);
CREATE TABLE staged_name (key TEXT, kind INTEGER, place INTEGER, name TEXT);
CREATE TABLE name (
    key TEXT, kind INTEGER, place INTEGER, name TEXT, PRIMARY KEY (key, kind, place, name)
) WITHOUT ROWID;
"""

FINISH = """
INSERT OR IGNORE INTO name SELECT key, kind, place, name FROM staged_name
    ORDER BY key, kind, place, name;
DROP TABLE staged_name;
CREATE INDEX place_country ON place (country, population);
ANALYZE;
VACUUM;
"""

INSERT_PLACE = "INSERT OR IGNORE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
INSERT_NAME = "INSERT INTO staged_name VALUES (?, ?, ?, ?)"
COLUMNS = (
    "id, name, lon, lat, radius_km, feature, country, admin1, population, source, aliases, geometry"
)
_FIELDS = COLUMNS.split(", ")


def row_of(place: Place) -> tuple[object, ...]:
    """Write a place as a row, in the order of COLUMNS."""
    return (
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
        "|".join(alias.replace("|", " ") for alias in place.aliases),
        place.geometry,
    )


def place_of(row: Sequence[Any]) -> Place:
    """Read a place from a row of COLUMNS."""
    values = dict(zip(_FIELDS, row, strict=True))
    values["aliases"] = tuple(filter(None, values["aliases"].split("|")))
    return Place(**values)
