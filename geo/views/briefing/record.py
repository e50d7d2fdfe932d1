"""What a briefing tells of, for a program: written into every format and read back from it.

A later briefing reads it to tell what is new since.
"""

import re
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import msgspec
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from geo import __version__
from geo.errors import SandtableError, UnreadableBriefing
from geo.model import Event, EventQuery
from geo.model.query import from_parameters, to_parameters
from geo.views import provenance
from geo.views.provenance import Provenance

NAME = "sandtable-record.txt"
"""Name of the attachment that holds the record of a PDF."""
_MARK = "sandtable-record:1:"
_WRITTEN = re.compile(re.escape(_MARK).encode() + rb"([A-Za-z0-9+/=]+)")
_IN_TEXT = re.compile(
    rb'^(?:<!-- |<meta name="sandtable" content=")' + _WRITTEN.pattern, re.MULTILINE
)
"""Markup that no text of an article can make: each format escapes its first sign."""
_LONGEST = 64_000_000
"""A record that unpacks to more bytes is not one of ours."""


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """Hold what a briefing knew of one event.

    ``status`` and ``conflicts`` are None where only a file's provenance names the event.
    """

    status: str | None
    articles: tuple[str, ...]
    conflicts: tuple[str, ...] | None
    label: str


@dataclass(frozen=True, slots=True)
class Record:
    """Hold the selection of a briefing, the day its sources end, and its events by id."""

    parameters: Mapping[str, str] = field(default_factory=dict)
    cut_off: date | None = None
    version: str = __version__
    events: Mapping[str, RecordedEvent] = field(default_factory=dict)

    @property
    def is_of_briefing(self) -> bool:
        """Tell whether a briefing wrote it, not the provenance of a map or data file."""
        return all(event.status is not None for event in self.events.values())

    @property
    def query(self) -> EventQuery:
        """Return the query that selected the events.

        Raises
        ------
        InvalidQuery
            If this version cannot read it.
        """
        return from_parameters(self.parameters)


def make_record(
    events: Iterable[Event], labels: Iterable[str], query: EventQuery, cut_off: date | None
) -> Record:
    """Make the record of the events; ``labels`` name them one by one."""
    recorded = {
        event.id: RecordedEvent(
            event.status.value,
            tuple(sorted({claim.article_id for claim in event.claims})),
            tuple(sorted({conflict.field for conflict in event.conflicts})),
            label,
        )
        for event, label in zip(events, labels, strict=True)
    }
    return Record(to_parameters(query), cut_off, events=recorded)


def write_record(record: Record) -> str:
    """Write the record as one word of letters, digits and signs that no format changes."""
    data = zlib.compress(msgspec.json.encode(record, order="deterministic"), 9)
    return _MARK + b64encode(data).decode("ascii")


def read_record(path: Path) -> Record:
    """Read the record of a briefing, or what the provenance of any other file tells.

    Raises
    ------
    UnreadableBriefing
        If the file cannot be read, or carries neither; the message says what to do.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableBriefing(f"{path} cannot be read: {error.strerror}") from error
    try:
        return parse_record(data, str(path))
    except UnreadableBriefing:
        with suppress(SandtableError):
            return _from_provenance(provenance.read(path))
        raise


def _from_provenance(held: Provenance) -> Record:
    """Take the events that a map or data file names; it tells only their articles as a whole."""
    articles = tuple(source.id for source in held.sources)
    events = {
        told.id: RecordedEvent(None, articles, None, told.name or told.id) for told in held.events
    }
    return Record(held.query, None, held.versions.sandtable, events)


def parse_record(data: bytes, name: str) -> Record:
    """Read the record from the bytes of a briefing with this name.

    Raises
    ------
    UnreadableBriefing
        If they carry none, or a damaged one.
    """
    try:
        found = _find(data)
    except (PyPdfError, BadZipFile, ValueError, KeyError, zlib.error) as error:
        raise UnreadableBriefing(f"{name} is damaged: {error}") from error
    if found is None:
        raise UnreadableBriefing(
            f"{name} carries no record of its events; give a briefing written by this program "
            "and not saved anew by another, or a day like 2020-07-15"
        )
    try:
        unpacked = zlib.decompressobj().decompress(b64decode(found[1]), _LONGEST)
        return msgspec.json.decode(unpacked, type=Record)
    except (ValueError, zlib.error, msgspec.MsgspecError) as error:
        raise UnreadableBriefing(f"{name}: its record of events is damaged ({error})") from error


def _find(data: bytes) -> re.Match[bytes] | None:
    """Find the record where the format of the file holds it."""
    if data.startswith(b"%PDF"):
        attached = PdfReader(BytesIO(data)).attachments.get(NAME, [])
        return _WRITTEN.search(b"".join(attached))
    if data.startswith(b"PK"):
        with ZipFile(BytesIO(data)) as archive:
            parts = [name for name in archive.namelist() if name.startswith("customXml/")]
            return _WRITTEN.search(b"".join(archive.read(name) for name in parts))
    return _IN_TEXT.search(data)
