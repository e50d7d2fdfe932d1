"""Find what was told last before a word, without going through the whole article."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, TypeVar

_Item = TypeVar("_Item")


class Latest(Generic[_Item]):
    """Hold things with their positions, in an order of their own.

    >>> told = Latest([(4, "army"), (9, "militia"), (2, "fleet")])
    >>> told.before(9), told.before(2)
    ('fleet', None)
    """

    def __init__(self, placed: Iterable[tuple[int, _Item]]) -> None:
        ranked = sorted((position, rank, item) for rank, (position, item) in enumerate(placed))
        self._positions = [position for position, _, _ in ranked]
        self._last: list[tuple[int, _Item]] = []
        for _, rank, item in ranked:
            before = self._last[-1] if self._last else (rank, item)
            self._last.append(before if before[0] > rank else (rank, item))

    def before(self, position: int) -> _Item | None:
        """Return the last, in the order given, of what stands before the position."""
        found = bisect_left(self._positions, position)
        return self._last[found - 1][1] if found else None
