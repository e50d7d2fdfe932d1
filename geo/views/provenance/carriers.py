"""Which format carries the record how."""

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec
import pyarrow as pa
from lxml import etree
from pypdf.errors import PyPdfError

from geo.errors import BrokenFile, NotFound, Unreachable, UnsupportedOutput
from geo.views.provenance import contents, documents, pages, pictures, tables
from geo.views.provenance.record import Provenance, decode, seal

_EMBED: Mapping[str, Callable[[bytes, Provenance], bytes]] = MappingProxyType(
    {
        ".png": pictures.embed_png,
        ".svg": pictures.embed_svg,
        ".pdf": pictures.embed_pdf,
        ".gif": pictures.embed_gif,
        ".html": pages.embed_html,
        ".geojson": tables.embed_geojson,
        ".kml": pages.embed_kml,
        ".gpkg": tables.embed_gpkg,
        ".parquet": tables.embed_parquet,
        ".docx": documents.embed_docx,
        ".md": documents.embed_markdown,
    }
)
_FIND: Mapping[str, Callable[[bytes], str | None]] = MappingProxyType(
    {
        ".png": pictures.find_png,
        ".svg": pictures.find_svg,
        ".pdf": pictures.find_pdf,
        ".gif": pictures.find_gif,
        ".html": pages.find_html,
        ".geojson": tables.find_geojson,
        ".kml": pages.find_kml,
        ".gpkg": tables.find_gpkg,
        ".parquet": tables.find_parquet,
        ".csv": tables.find_companion,
        ".docx": documents.find_docx,
        ".md": documents.find_markdown,
    }
)
ENDINGS = tuple(_FIND)
_BROKEN = (OSError, ValueError, KeyError, etree.XMLSyntaxError, sqlite3.Error, PyPdfError)
"""What the formats' libraries raise at a file that is not what its ending says."""

assert issubclass(pa.ArrowInvalid, ValueError)
assert issubclass(msgspec.DecodeError, ValueError)


def embed(data: bytes, ending: str, provenance: Provenance) -> bytes:
    """Return a file that also holds the record, sealed; the same input, the same bytes.

    A CSV file stays as it is: its record goes into a file beside it.
    """
    if ending == ".csv":
        return data
    return _EMBED[ending](data, sealed(data, ending, provenance))


def sealed(data: bytes, ending: str, provenance: Provenance) -> Provenance:
    """Return the record with the seal that a file of these bytes gives it."""
    return seal(provenance, contents.of(data, ending))


def find_edits(path: Path, held: Provenance) -> tuple[str, ...]:
    """Say what in a file is not as it was written, as far as its record tells.

    Raises
    ------
    BrokenFile
        If the file is damaged.
    """
    found = []
    if not held.is_consistent:
        found.append("its record is falsified: its hash is not that of the events it names")
    if held.seal and _sealed_as(path, held) != held.seal:
        found.append(
            "what it holds is not what was written: it was edited, or saved anew by another program"
        )
    return tuple(found)


def _sealed_as(path: Path, held: Provenance) -> str:
    """Return the seal that what the file holds now would have."""
    ending = path.suffix.lower()
    try:
        return sealed(path.read_bytes(), ending, held).seal
    except _BROKEN as error:
        raise BrokenFile(f"{path} is no readable {ending} file: {error}") from error


def read(path: Path) -> Provenance:
    """Read the record that a file holds.

    Raises
    ------
    UnsupportedOutput
        If no format has the file's ending.
    Unreachable
        If the file cannot be opened.
    NotFound
        If the file holds no record.
    BrokenFile
        If the file or the record in it is damaged.
    """
    ending = path.suffix.lower()
    if ending not in _FIND:
        raise UnsupportedOutput(f"{path}: the ending must be one of {' '.join(ENDINGS)}")
    holder = path.with_name(path.name + tables.COMPANION) if ending == ".csv" else path
    try:
        data = holder.read_bytes()
    except OSError as error:
        why = " (a CSV file has its provenance in that file)" if ending == ".csv" else ""
        raise Unreachable(f"{holder} cannot be opened: {error.strerror}{why}") from error
    try:
        record = _FIND[ending](data)
    except _BROKEN as error:
        raise BrokenFile(f"{holder} is no readable {ending} file: {error}") from error
    if record is None:
        raise NotFound(
            f"{path} holds no provenance: it was not written by `snapshot`, `export` or `brief`, "
            "or another program has removed it"
        )
    try:
        return decode(record)
    except BrokenFile as error:
        raise BrokenFile(f"{holder}: {error}") from error
