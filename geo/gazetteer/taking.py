"""What an import takes from a source: places one by one, and where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from geo.gazetteer.entry import Entry
from geo.model import Place


@dataclass(frozen=True, slots=True)
class Fault:
    """Say why a line or row of a source is left out."""

    problem: str


class Taken(NamedTuple):
    """Hold a line, row or feature as it stands in the source, up to a position.

    ``number`` counts lines or rows from 1; reading goes on from ``position``.
    """

    position: int
    number: int
    raw: Any


class Source(Protocol):
    """Read places of one file: what stands in it in order, then what each piece says.

    ``size`` is in the unit of the positions, ``text_bytes`` is how much text there is, ``form``
    says what is expected of the file, ``piece`` what the numbers count.
    """

    path: Path
    source: str
    licence: str
    form: str
    piece: str
    size: int
    text_bytes: int

    def read(self, position: int, number: int) -> Iterator[Taken]:
        """Yield the pieces of the file from a position on; ``number`` were read before."""
        ...

    def outcome(self, raw: Any) -> Entry | Fault:
        """Return the place that a piece holds, or what is wrong with it."""
        ...

    def prominence(self, place: Place) -> int:
        """Return how likely a place is meant by its name."""
        ...
