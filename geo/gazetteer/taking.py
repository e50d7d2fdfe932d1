"""What an import takes from a source: places one by one, and where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from geo.gazetteer.entry import Entry
from geo.model import Place


@dataclass(frozen=True, slots=True)
class Fault:
    """Say why a line or row of a source is left out."""

    problem: str


class Taken(NamedTuple):
    """Hold what was read up to a position: a place, or what is wrong with the line or row.

    ``number`` counts lines or rows from 1; reading goes on from ``position``.
    """

    position: int
    number: int
    outcome: Entry | Fault


class Source(Protocol):
    """Read places of one file.

    ``size`` is in the unit of the positions, ``text_bytes`` is how much text there is.
    """

    path: Path
    source: str
    licence: str
    size: int
    text_bytes: int

    def read(self, position: int, number: int) -> Iterator[Taken]:
        """Yield places and faults from a position on."""
        ...

    def prominence(self, place: Place) -> int:
        """Return how likely a place is meant by its name."""
        ...
