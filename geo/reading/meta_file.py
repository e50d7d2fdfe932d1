"""The ``--articles META.json`` file: what is known about articles beside their text."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from geo.errors import BrokenFile, InvalidValue, Unreachable
from geo.model import DateSpan
from geo.reading.publication import parse_published

_FIELDS = ("doc_id", "title", "publisher", "url", "published", "date_role")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Hold one entry; an empty field leaves what the article itself says."""

    title: str = ""
    publisher: str = ""
    url: str = ""
    published: DateSpan | None = None
    anchors_dates: bool = True


def _ignore(_note: str) -> None:
    pass


def load_metadata(
    path: str | Path, warn: Callable[[str], object] = _ignore
) -> Mapping[str, Metadata]:
    """Read a list of entries with ``doc_id`` (a file's stem), keyed by it.

    Each may have ``title``, ``publisher``, ``url``, ``published`` (ISO 8601) and
    ``date_role``; the role ``snapshot`` says that the date must not anchor weekdays. ``warn`` is
    told of fields that mean nothing here: one of them may be misspelt.

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
    unread = Counter(field for entry in entries for field in entry if field not in _FIELDS)
    if unread:
        warn(f"{path}: {_name_unread(unread)}; fields are {', '.join(_FIELDS)}")
    return known


def _name_unread(unread: Mapping[str, int]) -> str:
    """Name the fields that are not read, each with the field it may be meant for."""
    named = []
    for field, count in unread.items():
        alike = get_close_matches(field.casefold(), _FIELDS, n=1, cutoff=0.7)
        meant = f", perhaps meant for {alike[0]!r}" if alike else ""
        named.append(f"{field[:40]!r} ({count} {'entry' if count == 1 else 'entries'}{meant})")
    return f"not read: {', '.join(named)}"


def _metadata(entry: dict[str, Any], name: str) -> Metadata:
    for field in _FIELDS:
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
