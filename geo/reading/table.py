"""Tables with one article a row: CSV and JSON Lines."""

import csv
import json
from collections.abc import Iterator, Mapping
from io import BytesIO, TextIOWrapper

from geo.errors import BrokenFile, EmptyText, TooLarge
from geo.reading.decoding import encoding_of
from geo.reading.draft import MEGABYTE, Document, Draft, Failure

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "full_text", "fulltext"),
    "title": ("title", "headline"),
    "published": ("published", "date", "publication_date", "pub_date", "published_at"),
    "publisher": ("publisher", "source", "outlet"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
}
"""What each field of an article may be called, in any case; the first that is there counts."""

_TEXT_COLUMNS = " or ".join(COLUMNS["text"][:3])
_LONGEST_CELL = 20 * MEGABYTE


def read_csv(document: Document) -> Iterator[Draft | Failure]:
    """Read one article a row; the separator is a comma, semicolon or tab."""
    csv.field_size_limit(_LONGEST_CELL)
    stream = _open(document)
    header = stream.readline()
    if not header.strip():
        raise EmptyText("the table is empty")
    stream.seek(0)
    separator = max(",;\t", key=header.count)
    rows = csv.DictReader(stream, delimiter=separator, strict=True)
    names = [name or "" for name in rows.fieldnames or ()]
    if not set(COLUMNS["text"]) & {name.strip().casefold() for name in names}:
        raise BrokenFile(f"row 1: there is no column {_TEXT_COLUMNS}; found {', '.join(names)}")
    number = 1
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield _failure(document, number, f"is not valid CSV: {error}")
            continue
        yield _article(document, number, row)


def read_json_lines(document: Document) -> Iterator[Draft | Failure]:
    """Read one JSON object a line; empty lines are skipped."""
    for number, line in enumerate(_open(document), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield _failure(document, number, f"is not JSON: {error}")
            continue
        if not isinstance(row, dict):
            yield _failure(document, number, "is not a JSON object")
            continue
        yield _article(document, number, row)


def _open(document: Document) -> TextIOWrapper:
    if not document.data.strip():
        raise EmptyText("the table is empty")
    encoding = encoding_of(document.data, document.charset)
    return TextIOWrapper(BytesIO(document.data), encoding, newline="")


def _article(document: Document, number: int, row: Mapping[str, object]) -> Draft | Failure:
    cells = {str(key or "").strip().casefold(): value for key, value in row.items()}
    found: dict[str, str] = {}
    for field, names in COLUMNS.items():
        cell = next((cells[name] for name in names if cells.get(name)), "")
        if not isinstance(cell, str) and (field == "text" or not _is_number(cell)):
            return _failure(document, number, f"column {field} must be text, not {cell!r:.60}")
        found[field] = str(cell)
    if not found["text"].strip():
        return _failure(document, number, f"column {_TEXT_COLUMNS} is missing or empty")
    if len(found["text"]) > _LONGEST_CELL:
        problem = (
            f"row {number}: the text is above {_LONGEST_CELL / MEGABYTE:.0f} million characters"
        )
        return Failure(_source(document, number), TooLarge(problem))
    return Draft(_source(document, number), strict=True, **found)


def _is_number(cell: object) -> bool:
    """Tell a year or a name like 972 from a flag, which Python counts among the numbers."""
    return isinstance(cell, int) and not isinstance(cell, bool)


def _failure(document: Document, number: int, problem: str) -> Failure:
    return Failure(_source(document, number), BrokenFile(f"row {number}: {problem}"))


def _source(document: Document, number: int) -> str:
    return f"{document.source}#row={number}"
