"""What online geocoders answered: turned into places, and kept so that nothing is asked twice."""

import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

from geopy.location import Location

from geo.gazetteer.geonames import settlement_radius_km
from geo.model import Place
from geo.model.codec import decode, encode

_CREATE = """
CREATE TABLE IF NOT EXISTS answer (
    service TEXT, name TEXT, places TEXT NOT NULL, asked_at TEXT NOT NULL,
    PRIMARY KEY (service, name)
)
"""
_KM_PER_DEGREE = 111.2
_AREA_KM = 25.0
_FEATURES = {
    "place": "P.PPL",
    "boundary": "A.ADMD",
    "aeroway": "S.AIRP",
    "military": "L.MILB",
    "waterway": "H.STM",
    "water": "H.LK",
    "natural": "T.",
    "building": "S.BLDG",
    "highway": "R.RD",
}


class Answers:
    """Keep the answers of online geocoders in one SQLite file, empty ones too."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, service: str, name: str) -> tuple[Place, ...] | None:
        """Return what the service answered for the name, or None if it was not asked."""
        with self._open() as connection:
            row = connection.execute(
                "SELECT places FROM answer WHERE service = ? AND name = ?", (service, name)
            ).fetchone()
        return decode(tuple[Place, ...], row[0]) if row else None

    def keep(self, service: str, name: str, places: tuple[Place, ...]) -> None:
        """Keep an answer."""
        row = (service, name, encode(places).decode(), datetime.now(UTC).isoformat())
        with self._open() as connection:
            connection.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?)", row)

    def _open(self) -> "_Closing":
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._path, timeout=10)
        connection.execute(_CREATE)
        return _Closing(connection)


class _Closing:
    """Commit and close a connection at the end of a block."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> sqlite3.Connection:
        return self._connection

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if kind is None:
            self._connection.commit()
        self._connection.close()


def place_of(service: str, location: Location) -> Place:
    """Turn an answer of Nominatim or GeoNames into a place."""
    raw = location.raw
    return _from_geonames(raw) if service == "geonames" else _from_nominatim(raw)


def _from_geonames(raw: Mapping[str, Any]) -> Place:
    people, kind = int(raw.get("population") or 0), raw.get("fcl", "")
    return Place(
        id=f"geonames:{raw['geonameId']}",
        name=raw["name"],
        lon=float(raw["lng"]),
        lat=float(raw["lat"]),
        radius_km=settlement_radius_km(people) if kind == "P" else _AREA_KM,
        feature=f"{kind}.{raw.get('fcode', '')}",
        country=raw.get("countryCode", ""),
        admin1=raw.get("adminCode1", ""),
        population=people,
        source="GeoNames",
        aliases=tuple(filter(None, (raw.get("toponymName"),))),
    )


def _from_nominatim(raw: Mapping[str, Any]) -> Place:
    name = raw.get("name") or raw["display_name"].split(",")[0]
    south, north, west, east = map(float, raw["boundingbox"])
    wide = cos(radians((south + north) / 2)) * (east - west)
    return Place(
        id=f"openstreetmap:{raw['osm_type']}/{raw['osm_id']}",
        name=name,
        lon=float(raw["lon"]),
        lat=float(raw["lat"]),
        radius_km=round(max(1.0, _KM_PER_DEGREE * hypot(wide, north - south) / 2), 1),
        feature=_FEATURES.get(raw.get("class", ""), "L."),
        country=raw.get("address", {}).get("country_code", "").upper(),
        admin1="",
        population=0,
        source="OpenStreetMap",
        aliases=tuple(dict.fromkeys(raw.get("namedetails", {}).values())),
    )
