"""What a file shows, apart from its record: what the seal covers, the same before and after.

Data, pages and documents are read, so that a file that a program merely saved anew keeps its
seal; of pictures the drawing counts as it is written. Left out are what only names or times the
file, and how a Word file looks.
"""

import csv
import io
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from types import MappingProxyType
from typing import Any
from zipfile import BadZipFile, ZipFile

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
from lxml import etree
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from geo.views.provenance import documents, pages, pictures, tables, xmp

_PLACE_IN_FILE = frozenset({"/Parent", "/P", "/StructParent", "/StructParents", "/Metadata"})
"""Keys of PDF objects that lead back up, or to the record."""
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def of(data: bytes, ending: str) -> bytes:
    """Return what a file shows, in a form that depends on nothing else.

    Raises
    ------
    ValueError, KeyError, OSError
        Or an error of the format's library, if the file is none of that format.
    """
    return _CONTENTS[ending](data)


def _geojson(data: bytes) -> bytes:
    members = msgspec.json.decode(data)
    members.pop(tables.MEMBER, None)
    return msgspec.json.encode(members, order="deterministic")


def _csv(data: bytes) -> bytes:
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return msgspec.json.encode(list(rows))


def _gpkg(data: bytes) -> bytes:
    """Read the rows of every table that the file lists, and the names of their columns."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(data)
        names = [row[0] for row in database.execute("SELECT table_name FROM gpkg_contents")]
        return msgspec.json.encode([_table(database, name) for name in sorted(names)])


def _table(database: sqlite3.Connection, name: str) -> list[Any]:
    quoted = '"' + name.replace('"', '""') + '"'
    found = database.execute(f"SELECT * FROM {quoted} ORDER BY rowid")  # noqa: S608
    return [name, [column[0] for column in found.description], found.fetchall()]


def _parquet(data: bytes) -> bytes:
    table = pq.read_table(io.BytesIO(data)).combine_chunks()
    kept = {k: v for k, v in (table.schema.metadata or {}).items() if k != tables.PARQUET_KEY}
    stream = pa.BufferOutputStream()
    with pa.ipc.new_stream(stream, table.schema.remove_metadata()) as writer:
        writer.write_table(table.replace_schema_metadata(None))
    described = msgspec.json.encode(sorted((k.decode(), v.decode()) for k, v in kept.items()))
    written: bytes = stream.getvalue().to_pybytes()
    return described + written


def _svg(data: bytes) -> bytes:
    root = etree.fromstring(data, xmp.PARSER)
    for held in root.findall(f"{{{pictures.SVG}}}metadata"):
        root.remove(held)
    written: bytes = etree.tostring(root, method="c14n")
    return written


def _kml(data: bytes) -> bytes:
    """Leave out the document's own extended data, which is the record alone."""
    root = etree.fromstring(data, xmp.PARSER)
    for held in root.findall(f"{{{pages.KML}}}Document/{{{pages.KML}}}ExtendedData"):
        root[0].remove(held)
    written: bytes = etree.tostring(root, method="c14n")
    return written


def _html(data: bytes) -> bytes:
    return pages.HTML_RECORD.sub(b"</body>", data)


def _markdown(data: bytes) -> bytes:
    return documents.COMMENT.sub(b"", data.replace(b"\r\n", b"\n")).rstrip()


def _png(data: bytes) -> bytes:
    return b"".join(chunk for chunk in pictures.chunks(data) if not pictures.is_record(chunk))


def _gif(data: bytes) -> bytes:
    start = pictures.start_of_comment(data)
    if data[start : start + 2] != pictures.GIF_COMMENT:
        return data
    at = start + 2
    while data[at]:
        at += data[at] + 1
    return data[:start] + data[at + 1 :]


def _pdf(data: bytes) -> bytes:
    """Read all that the pages are made of: text, drawings, fonts, pictures, notes."""
    reader = PdfReader(io.BytesIO(data))
    met: dict[int, int] = {}
    written = io.BytesIO()
    for page in reader.pages:
        for part in _pdf_object(page, met):
            written.write(part)
    for name, files in sorted(reader.attachments.items()):
        written.write(name.encode() + b"".join(files))
    return written.getvalue()


def _pdf_object(value: Any, met: dict[int, int]) -> Iterator[bytes]:
    """Write an object with all it refers to; what was met is named by its turn."""
    if isinstance(value, IndirectObject):
        if value.idnum in met:
            yield b"@%d;" % met[value.idnum]
            return
        met[value.idnum] = len(met)
        value = value.get_object()
    if isinstance(value, DictionaryObject):
        for key in sorted(value):
            if key not in _PLACE_IN_FILE | {"/Length", "/Filter", "/DecodeParms"}:
                yield key.encode()
                yield from _pdf_object(value.raw_get(key), met)
        if isinstance(value, StreamObject):
            yield value.get_data()
    elif isinstance(value, ArrayObject):
        for item in value:
            yield from _pdf_object(item, met)
    else:
        yield repr(value).encode()


def _docx(data: bytes) -> bytes:
    """Read the words, links and pictures of a Word file, which Word keeps as they are."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            root = etree.fromstring(archive.read("word/document.xml"), xmp.PARSER)
            names = [name for name in archive.namelist() if name.startswith("word/media/")]
            media = sorted(archive.read(name) for name in names)
    except BadZipFile as error:
        raise ValueError(f"it is no Word file ({error})") from error
    lines = [
        "".join(
            element.text or "" if element.tag == f"{_WORD}t" else element.get(f"{_WORD}anchor", "")
            for element in paragraph.iter(f"{_WORD}t", f"{_WORD}hyperlink")
        )
        for paragraph in root.iter(f"{_WORD}p")
    ]
    return "\n".join(lines).encode("utf-8", "surrogatepass") + b"".join(media)


_CONTENTS: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType(
    {
        ".png": _png,
        ".svg": _svg,
        ".pdf": _pdf,
        ".gif": _gif,
        ".html": _html,
        ".geojson": _geojson,
        ".kml": _kml,
        ".gpkg": _gpkg,
        ".parquet": _parquet,
        ".csv": _csv,
        ".docx": _docx,
        ".md": _markdown,
    }
)
