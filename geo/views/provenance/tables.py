"""The record in tables: GeoJSON, GeoPackage, GeoParquet, and the companion of a CSV file.

A CSV file holds nothing but cells: a line of comment would be a row in every spreadsheet, and
a column of it would repeat on each row. So the record lies beside it, where "CSV on the Web"
looks for it.

Sources: RFC 7946, 6.1; GeoPackage 1.3, F.8 (metadata); W3C, "Metadata Vocabulary for Tabular
Data", 5.
"""

import io
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import msgspec
import pyarrow.parquet as pq

from geo.views.provenance.record import Provenance, encode

MEMBER = "provenance"
_SQLITE = b"SQLite format 3\x00"
_STANDARD = "urn:sandtable:provenance"
PARQUET_KEY = b"sandtable:provenance"
COMPANION = "-metadata.json"
"""What the name of a CSV file's companion adds to the name of the file."""
_METADATA_TABLES = """
CREATE TABLE gpkg_metadata (
    id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL,
    md_scope TEXT NOT NULL DEFAULT 'dataset',
    md_standard_uri TEXT NOT NULL,
    mime_type TEXT NOT NULL DEFAULT 'text/xml',
    metadata TEXT NOT NULL DEFAULT ''
);
CREATE TABLE gpkg_metadata_reference (
    reference_scope TEXT NOT NULL,
    table_name TEXT,
    column_name TEXT,
    row_id_value INTEGER,
    timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
    md_file_id INTEGER NOT NULL,
    md_parent_id INTEGER,
    CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
    CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id)
);
CREATE TABLE IF NOT EXISTS gpkg_extensions (
    table_name TEXT,
    column_name TEXT,
    extension_name TEXT NOT NULL,
    definition TEXT NOT NULL,
    scope TEXT NOT NULL,
    CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);
INSERT INTO gpkg_extensions VALUES
    ('gpkg_metadata', NULL, 'gpkg_metadata',
     'http://www.geopackage.org/spec121/#extension_metadata', 'read-write'),
    ('gpkg_metadata_reference', NULL, 'gpkg_metadata',
     'http://www.geopackage.org/spec121/#extension_metadata', 'read-write');
"""


def embed_geojson(data: bytes, provenance: Provenance) -> bytes:
    """Put the record into a member of the collection."""
    members = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
    features = members.pop("features")
    record = msgspec.Raw(encode(provenance).encode())
    return msgspec.json.encode(members | {MEMBER: record, "features": features})


def find_geojson(data: bytes) -> str | None:
    """Return the record of a GeoJSON file."""
    members = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
    return bytes(members[MEMBER]).decode() if MEMBER in members else None


def embed_gpkg(data: bytes, provenance: Provenance) -> bytes:
    """Put the record into the table of metadata."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.gpkg"
        path.write_bytes(data)
        with closing(sqlite3.connect(path)) as database, database:
            database.executescript(_METADATA_TABLES)
            database.execute(
                "INSERT INTO gpkg_metadata VALUES (1, 'dataset', ?, 'application/json', ?)",
                (_STANDARD, encode(provenance)),
            )
            database.execute(
                "INSERT INTO gpkg_metadata_reference VALUES "
                "('geopackage', NULL, NULL, NULL, ?, 1, NULL)",
                (provenance.made_at.strftime("%Y-%m-%dT%H:%M:%S.000Z"),),
            )
        return path.read_bytes()


def find_gpkg(data: bytes) -> str | None:
    """Return the record of a GeoPackage."""
    if not data.startswith(_SQLITE):
        raise ValueError("it is no SQLite database")
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(data)
        if not database.execute(
            "SELECT 1 FROM sqlite_master WHERE name = 'gpkg_metadata'"
        ).fetchone():
            return None
        row = database.execute(
            "SELECT metadata FROM gpkg_metadata WHERE md_standard_uri = ?", (_STANDARD,)
        ).fetchone()
    return str(row[0]) if row else None


def embed_parquet(data: bytes, provenance: Provenance) -> bytes:
    """Put the record among the keys and values of the file's metadata."""
    table = pq.read_table(io.BytesIO(data))
    metadata = {**(table.schema.metadata or {}), PARQUET_KEY: encode(provenance).encode()}
    stream = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(metadata), stream, compression="zstd")
    return stream.getvalue()


def find_parquet(data: bytes) -> str | None:
    """Return the record of a GeoParquet file."""
    held = (pq.read_metadata(io.BytesIO(data)).metadata or {}).get(PARQUET_KEY)
    return held.decode("ascii", "replace") if held else None


def find_companion(data: bytes) -> str | None:
    """Return the record of a CSV file's companion."""
    members = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
    held = members.get("dc:provenance")
    return msgspec.json.decode(held, type=str) if held else None
