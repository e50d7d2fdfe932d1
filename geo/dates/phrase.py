"""Expressions as the grammar finds them: tokens with a kind, not yet read."""

from dataclasses import dataclass

from geo.dates.lexicon import Value
from geo.dates.scanner import Token


@dataclass(frozen=True, slots=True)
class Phrase:
    """Hold one expression: its kind, its tokens, and all tokens of the list it is an item of.

    ``first`` and ``stop`` are the positions of the whole list among the tokens of the text.
    """

    kind: str
    tokens: tuple[Token, ...]
    group: tuple[Token, ...]
    first: int
    stop: int

    @property
    def start(self) -> int:
        """Return the offset of the first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Return the offset behind the last character."""
        return self.tokens[-1].end

    @property
    def month(self) -> int | None:
        """Return the number of the month that the expression or its list names."""
        month = self.get("month", "maybe_month", "short_month")
        return month if isinstance(month, int) else None

    def stated_year(self, reference: int | None = None) -> int | None:
        """Return the year that the expression or its list states, astronomical: 480 BC is -479.

        ``reference`` gives the century of two digits: seen from 1917, '99 is 1899.
        """
        for token, following in zip(self.group, (*self.group[1:], None), strict=True):
            era = following.kind if following else ""
            if token.kind == "short_year":
                return _nearest_century(int(str(token.value)[1:]), reference)
            if token.kind == "era_after" and following and isinstance(following.value, int):
                return following.value  # "AD 70"
            if token.kind not in ("year", "number", "day") or not isinstance(token.value, int):
                continue
            if era == "era_before":
                return 1 - token.value
            if token.kind == "year" or era == "era_after":
                return token.value
        return None

    def has(self, *kinds: str) -> bool:
        """Tell whether the expression holds a token of one of these classes."""
        return any(token.kind in kinds for token in self.group)

    def get(self, *kinds: str) -> Value:
        """Return the value of the first token of these classes, its own before the list's."""
        for token in (*self.tokens, *self.group):
            if token.kind in kinds:
                return token.value
        return None

    def get_all(self, *kinds: str) -> list[Value]:
        """Return the values of all its own tokens of these classes."""
        return [token.value for token in self.tokens if token.kind in kinds]

    def cut(self, first: int, stop: int | None = None) -> "Phrase":
        """Return a part of the expression, by positions among its own tokens."""
        tokens = self.tokens[first:stop]
        return Phrase(self.kind, tokens, tokens, self.first, self.stop)


def _nearest_century(two_digits: int, reference: int | None) -> int:
    latest = (reference or 1999) + 5
    return latest - (latest - two_digits) % 100
