"""The ``--articles META.json`` file: what is known about articles beside their text."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.errors import BrokenFile, InvalidValue, Unreachable
from geo.model import DateSpan
from geo.reading.publication import parse_published


@dataclass(frozen=True, slots=True)
class Metadata:
    """Hold one entry; an empty field leaves what the article itself says."""

    title: str = ""
    publisher: str = ""
    url: str = ""
    published: DateSpan | None = None
    anchors_dates: bool = True


def load_metadata(path: str | Path) -> Mapping[str, Metadata]:
    """Read a list of entries with ``doc_id`` (a file's stem), keyed by it.

    Each may have ``title``, ``publisher``, ``url``, ``published`` (ISO 8601) and
    ``date_role``; the role ``snapshot`` says that the date must not anchor weekdays.

    Raises
    ------
    Unreachable
        If the file cannot be opened.
    BrokenFile
        If it is no such list; the message names the entry and the field.
    """
    try:
        entries = json.loads(Path(path).read_text("utf-8-sig"))
    except OSError as error:
        raise Unreachable(f"{path}: cannot be opened: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise BrokenFile(f"{path}: is not JSON: {error}") from error
    if not isinstance(entries, list):
        raise BrokenFile(f"{path}: must be a JSON list of entries with a doc_id each")
    known: dict[str, Metadata] = {}
    for number, entry in enumerate(entries, start=1):
        name = f"{path}: entry {number}"
        if not isinstance(entry, dict) or not isinstance(entry.get("doc_id"), str):
            raise BrokenFile(f"{name}: has no doc_id (the stem of the article's file)")
        if entry["doc_id"] in known:
            raise BrokenFile(f"{name}: doc_id {entry['doc_id']!r} appears twice")
        known[entry["doc_id"]] = _metadata(entry, name)
    return known


def _metadata(entry: dict[str, Any], name: str) -> Metadata:
    for field in ("title", "publisher", "url", "published", "date_role"):
        if not isinstance(entry.get(field) or "", str):
            raise BrokenFile(f"{name}: {field} must be text, not {entry[field]!r}")
    stated = entry.get("published") or ""
    try:
        published = parse_published(stated) if stated else None
    except InvalidValue as error:
        raise BrokenFile(f"{name}: published: {error}") from error
    return Metadata(
        title=entry.get("title") or "",
        publisher=entry.get("publisher") or "",
        url=entry.get("url") or "",
        published=published,
        anchors_dates=entry.get("date_role") != "snapshot",
    )
