"""What a briefing says, apart from how it looks."""

from dataclasses import dataclass

from geo.model import EventQuery, Status
from geo.views.briefing.record import Record


@dataclass(frozen=True, slots=True)
class Statement:
    """Hold one sentence, or a cell of a table, with the source sentences that support it.

    ``citations`` are numbers of :class:`Quote`; ``event_id`` is empty where the statement is
    not about one event. ``note`` is said about the sentence and set apart from it.
    """

    text: str
    citations: tuple[int, ...] = ()
    event_id: str = ""
    status: Status | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Gather the statements about one force."""

    name: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """Gather who left one place and who came to it."""

    name: str
    left: tuple[Statement, ...]
    arrived: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """Hold one version of a disputed happening: who tells it, and the sentence quoted."""

    teller: str
    quote: Statement


@dataclass(frozen=True, slots=True)
class Dispute:
    """Set the versions of one happening side by side."""

    question: str
    versions: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one row of the chronology."""

    date: str
    force: str
    what: Statement
    certainty: str


@dataclass(frozen=True, slots=True)
class HoldingRow:
    """Say who held one place when the window opened and when it closed."""

    place: str
    start: tuple[Statement, ...]
    end: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Holdings:
    """Say who held what when the window opens and closes; ``start`` and ``end`` name the days.

    Where the window has no first day, ``start`` is "" and so is that side of every row.
    """

    start: str
    end: str
    rows: tuple[HoldingRow, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """Say what is told otherwise than before; what is new fills the briefing's own sections.

    ``since`` names the day or the briefing compared with. What is gone has no sentence left.
    """

    since: str
    changed: tuple[Statement, ...]
    gone: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Hold one sentence of a source, under the number that citations use."""

    number: int
    text: str
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Hold one article and the sentences of it that the briefing relies on."""

    article_id: str
    title: str
    publisher: str
    published: str
    url: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Hold a map picture; ``media_type`` is "image/svg+xml" or "image/png".

    ``alternative`` says in words what it shows. ``name`` is that of a file beside the briefing,
    for a format that shows pictures from files; "" where there is none.
    """

    data: bytes
    media_type: str
    alternative: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class BriefingModel:
    """Hold a whole briefing, in the order it is read.

    A short one is of two pages: it tells of each event once, and leaves the tables out.
    """

    query: EventQuery
    headline: Statement
    subtitle: str
    counts: str
    judgements: tuple[Statement, ...]
    pictures: tuple[Picture, ...]
    by_force: tuple[Group, ...]
    by_place: tuple[PlaceRow, ...]
    holdings: Holdings | None
    control: tuple[Statement, ...]
    fighting: tuple[Statement, ...]
    other: tuple[Statement, ...]
    disputed: tuple[Dispute, ...]
    planned: tuple[Statement, ...]
    denied: tuple[Statement, ...]
    undated: tuple[Statement, ...]
    unplaced: tuple[Statement, ...]
    chronology: tuple[Entry, ...]
    sources: tuple[Source, ...]
    method: tuple[str, ...]
    credits: tuple[str, ...]
    record: Record
    changes: Changes | None = None
    is_short: bool = False
