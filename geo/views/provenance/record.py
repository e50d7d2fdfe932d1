"""The record: query, fingerprints of what is shown, versions, sources, credits, time of making."""

import base64
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import blake2b

import msgspec

from geo.errors import BrokenFile
from geo.model import CODES, Article, Event, EventQuery
from geo.model.query import to_parameters
from geo.views.provenance import fingerprints
from geo.views.sources import quoted_articles

FORMAT = "sandtable-provenance-1"
CREDITS = (
    "Places: GeoNames, CC BY 4.0, https://www.geonames.org",
    "Basemap: Natural Earth, public domain, https://www.naturalearthdata.com",
    "Events: read from the articles named as sources by Sandtable, a program; not verified",
)
NAMED_UP_TO = 1000
"""With more events than this only ids and fingerprints are kept, twelve bytes an event."""
_EVENT_ID = re.compile("e[0-9a-f]{16}")
_PACKED_SIZE = 12


@dataclass(frozen=True, slots=True)
class Versions:
    """Name what made the file, and what read the articles: code, gazetteer, language model."""

    sandtable: str
    code: tuple[str, ...] = ()
    gazetteer: tuple[str, ...] = ()
    model: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Name an article that is quoted; ``published`` is an ISO day or interval, "" if unknown."""

    id: str
    title: str
    publisher: str
    published: str
    url: str


class Told(msgspec.Struct, frozen=True, array_like=True):
    """Name an event that is shown, with the fingerprint of all that is told of it."""

    id: str
    fingerprint: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Hold everything that a file says about where it comes from.

    ``query`` is in the words of the URL and the command line. ``data_hash`` covers every event
    shown, with its claims, places and sources. ``made_at`` is UTC and belongs to the data: see
    :func:`compose`. ``seal`` is a hash over this record and what the file shows, "" in files of
    releases that wrote none; it tells a changed file, and is no signature: who knows how can
    write another. ``known_on`` is the day until which articles counted, None for all of them.
    """

    format: str
    query: dict[str, str]
    data_hash: str
    made_at: datetime
    versions: Versions
    sources: tuple[Source, ...]
    credits: tuple[str, ...]
    events: tuple[Told, ...]
    seal: str = ""
    known_on: date | None = None

    @property
    def is_consistent(self) -> bool:
        """Tell whether the hash is that of the events the record names."""
        return self.data_hash == _hash({told.id: told.fingerprint for told in self.events})


def compose(
    events: Iterable[Event],
    articles: Mapping[str, Article],
    query: EventQuery,
    versions: Versions,
    made_at: datetime,
    *,
    known_on: date | None = None,
) -> Provenance:
    """Write down where the events come from, which the query selected.

    ``made_at`` is the moment the store last changed, not the moment of writing: otherwise no
    two files of the same data would be equal.
    """
    shown = tuple(events)
    prints = fingerprints.of(shown, articles)
    is_named = len(shown) <= NAMED_UP_TO
    return Provenance(
        format=FORMAT,
        query=to_parameters(query),
        data_hash=_hash(prints),
        made_at=made_at.astimezone(UTC).replace(microsecond=0),
        versions=versions,
        sources=tuple(map(_source, quoted_articles(shown, articles))),
        credits=CREDITS,
        events=tuple(
            Told(event.id, prints[event.id], name_of(event) if is_named else "") for event in shown
        ),
        known_on=known_on,
    )


def _hash(prints: Mapping[str, str]) -> str:
    digest = blake2b(digest_size=16)
    for event_id in sorted(prints):
        digest.update(f"{event_id} {prints[event_id]}\n".encode())
    return f"blake2b:{digest.hexdigest()}"


def _source(article: Article) -> Source:
    span, published = article.published, ""
    if span:
        days = dict.fromkeys((span.first.isoformat(), span.last.isoformat()))
        published = "/".join(days)
    return Source(article.id, article.title, article.publisher, published, article.url)


def name_of(event: Event) -> str:
    """Name an event for a person: who, what, from where to where, when."""
    who = ", ".join(force.name for force in event.forces)
    ends = [
        ", ".join(dict.fromkeys(r.place.name if r.place else r.mention.text for r in resolutions))
        for resolutions in (event.origins, event.destinations, event.locations)
    ]
    where = " → ".join(part or "?" for part in ends[:2]) if any(ends[:2]) else ends[2]
    what = f"{CODES[event.action].label} ({event.status})"
    when = ""
    if event.when:
        when = "/".join(dict.fromkeys((event.when.first.isoformat(), event.when.last.isoformat())))
    return ", ".join(part for part in (": ".join(filter(None, (who, what))), where, when) if part)


def encode(provenance: Provenance) -> str:
    """Write the record as JSON in ASCII, which any file can carry."""
    plain = msgspec.to_builtins(provenance)
    if provenance.known_on is None:
        del plain["known_on"]  # as releases wrote it that did not know the word, whose seals hold
    if len(provenance.events) > NAMED_UP_TO and all(map(_is_packable, provenance.events)):
        raw = b"".join(bytes.fromhex(told.id[1:] + told.fingerprint) for told in provenance.events)
        plain["events"] = base64.b64encode(raw).decode("ascii")
    return json.dumps(plain, separators=(",", ":"))


def _is_packable(told: Told) -> bool:
    return _EVENT_ID.fullmatch(told.id) is not None


def _unpack(packed: str) -> tuple[Told, ...]:
    raw = base64.b64decode(packed, validate=True)
    if len(raw) % _PACKED_SIZE:
        raise ValueError("the list of events is cut off")
    rows = (raw[at : at + _PACKED_SIZE].hex() for at in range(0, len(raw), _PACKED_SIZE))
    return tuple(Told(f"e{row[:16]}", row[16:]) for row in rows)


def decode(data: bytes | str) -> Provenance:
    """Read a record back.

    Raises
    ------
    BrokenFile
        If it is none that this release can read.
    """
    try:
        plain = msgspec.json.decode(data)
        if isinstance(plain, dict) and isinstance(plain.get("events"), str):
            plain["events"] = _unpack(plain["events"])
        found = msgspec.convert(plain, Provenance)
    except ValueError as error:
        raise BrokenFile(f"its provenance cannot be read: {error}") from error
    if found.format != FORMAT:
        raise BrokenFile(
            f"its provenance is written as {found.format[:40]!r}, this Sandtable reads {FORMAT}"
        )
    return found


def seal(provenance: Provenance, content: bytes) -> Provenance:
    """Return the record with its seal over itself and the content of its file."""
    digest = blake2b(encode(replace(provenance, seal="")).encode("ascii"), digest_size=16)
    digest.update(content)
    return replace(provenance, seal=f"blake2b:{digest.hexdigest()}")


def ids(told: Sequence[Told]) -> dict[str, Told]:
    """Return what is told by the id of its event."""
    return {item.id: item for item in told}
