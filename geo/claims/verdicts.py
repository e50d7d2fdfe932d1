"""How far a text goes in saying that something happened, and which words decide it."""

from dataclasses import dataclass
from typing import Self

from geo.model import Span, Status, Token


@dataclass(frozen=True, slots=True)
class Reading:
    """Pair a status with the words that decide it."""

    status: Status
    cue: Span | None = None

    @classmethod
    def of(cls, status: Status, cue: Token) -> Self:
        """Make a reading that a word decides."""
        return cls(status, Span(cue.start, cue.end))

    @classmethod
    def of_both(cls, status: Status, one: Token, other: Token) -> Self:
        """Make a reading that two words decide together: "would never"."""
        return cls(status, Span(one.start, one.end).hull(Span(other.start, other.end)))
