"""Character spans into an article's body."""

from dataclasses import dataclass

from geo.errors import InvalidValue


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Mark a half-open range of characters: ``body[start:end]`` is the quoted text.

    >>> Span(0, 5).of("Sirte fell")
    'Sirte'

    Raises
    ------
    InvalidValue
        If the span is empty, reversed or starts before the text.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidValue(f"span {self.start}-{self.end} is empty or reversed")

    def of(self, body: str) -> str:
        """Quote the span from the body it was made for."""
        return body[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def hull(self, other: "Span") -> "Span":
        """Return the shortest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))
