"""What passes between the readers and the making of an article."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from geo.errors import ReadingError
from geo.model import DateSpan
from geo.reading.meta_file import Metadata

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """Say how to read.

    With ``verbatim`` every character of a .txt file keeps the offset it has in the file:
    newlines stay as they are, nothing is trimmed, and boilerplate is blanked with spaces.
    ``metadata`` maps a file's stem to what is known about it, and outranks what the file
    says. ``published`` is the date a person gives to what states none. ``max_bytes`` limits
    one article, ``max_table_bytes`` a table of many. Addresses on private networks are
    refused, also behind a redirect, unless ``private_addresses`` is set.
    """

    verbatim: bool = False
    metadata: Mapping[str, Metadata] = field(default_factory=lambda: MappingProxyType({}))
    published: DateSpan | None = None
    max_bytes: int = 20 * MEGABYTE
    max_table_bytes: int = 200 * MEGABYTE
    timeout_seconds: float = 20.0
    private_addresses: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """Say which source could not be read, and why."""

    source: str
    error: ReadingError

    def __str__(self) -> str:
        return f"{self.source}: {self.error}"


@dataclass(frozen=True, slots=True)
class Document:
    """Hold the bytes of one file or response; ``charset`` is what the server declared."""

    source: str
    data: bytes
    charset: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """Hold what a reader found, before cleaning: every field as its source states it.

    ``published`` is unparsed. ``strict`` is set where a person wrote it down for us (front
    matter, a table's column), so that a slip is reported and not taken for "unknown".
    """

    source: str
    text: str
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    language: str = ""
    strict: bool = False
