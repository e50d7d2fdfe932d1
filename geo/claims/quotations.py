"""Find what a text puts between quotation marks."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from geo.model import Span

_MARK = re.compile(r"[“”\"]|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Quotations:
    """Hold the quoted stretches of a body, in text order, without their marks.

    >>> body = 'He said: "We left. It was late." They did.'
    >>> [span.of(body) for span in Quotations.of(body).spans]
    ['We left. It was late.']
    """

    spans: tuple[Span, ...]
    _starts: tuple[int, ...]

    @classmethod
    def of(cls, body: str) -> Self:
        """Find the quotations of a body; one that no mark closes ends with its paragraph."""
        spans = tuple(_pairs(body, _MARK.finditer(body)))
        return cls(spans, tuple(span.start for span in spans))

    def around(self, offset: int) -> Span | None:
        """Return the quotation that a character stands in."""
        before = bisect_right(self._starts, offset)
        span = self.spans[before - 1] if before else None
        return span if span is not None and offset < span.end else None


def _pairs(body: str, marks: Iterable[re.Match[str]]) -> Iterator[Span]:
    opened: int | None = None
    for mark in marks:
        sign = mark.group()
        if opened is not None and (sign != "“"):
            yield Span(opened, mark.start())
            opened = None
        elif sign in ("“", '"'):
            opened = mark.end()
    if opened is not None:
        yield Span(opened, len(body))
