"""Headings: a line in title case or capitals, written as a sentence so that models can read it."""

import re
from collections import Counter
from collections.abc import Callable

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_WORD_INSIDE = re.compile(rf"(?<=[\w,] ){_WORD.pattern}")
_LINE = re.compile(r"[^\n]+")
_LONGEST = 160
_FEWEST_WORDS = 4
_SHORT = 3
"""Articles and prepositions up to this length stay small in title case."""
_ENDINGS = ("", "s", "es", "d", "ed", "ing")

_BEFORE_PLACE = re.compile(r"\b(?:from|left|quits?|leaves?)\b.{2,40}\bto $", re.IGNORECASE)
"""After it a small letter would make a verb of a place: "from Homs to aleppo"."""

IsCommon = Callable[[str], bool]
"""Tells whether a small-letter word is in the dictionary."""


def as_sentences(body: str, is_common: IsCommon) -> str:
    r"""Write headings with small letters, all but their names; everything keeps its offset.

    A word is a name where the running text capitalises it inside sentences and never writes
    it small; where the text does not have it, the dictionary decides.

    >>> as_sentences("Rebels Leave Homs Today\n\nThe rebels left Homs.", "leave today".__contains__)
    'Rebels leave Homs today\n\nThe rebels left Homs.'
    """
    headings = [line.span() for line in _LINE.finditer(body) if _is_heading(line.group())]
    if not headings:
        return body
    names = _Names(_replaced(body, headings, lambda line: " " * len(line)), is_common)
    return _replaced(body, headings, lambda line: _rewrite(line, names))


def _is_heading(line: str) -> bool:
    """Tell whether nearly all longer words of a short line begin with a capital."""
    if len(line) > _LONGEST or line.rstrip()[-1:] in ".!:;":
        return False
    words = _WORD.findall(line)
    longer = [word for word in words if len(word) > _SHORT]
    small = sum(word[0].islower() for word in longer)
    return len(words) >= _FEWEST_WORDS and len(longer) > 2 and small * 8 <= len(longer)


class _Names:
    """Tell names from other words by how the running text writes them."""

    def __init__(self, running: str, is_common: IsCommon) -> None:
        self._written = Counter(_WORD.findall(running))
        inside = _WORD_INSIDE.findall(running)
        self._inside = frozenset(word for word in inside if word[0].isupper())
        self._is_common = is_common

    def name_for(self, word: str) -> str | None:
        """Return how the text writes the word as a name; None where it is no name."""
        small, title = word.lower(), word[:1] + word[1:].lower()
        for form in (word, title):
            if form in self._inside and small not in self._written:
                return form
        if small in self._written:
            return None
        known = any(
            self._is_common(small.removesuffix(end))
            or self._is_common(small.removesuffix(end) + "e")
            for end in _ENDINGS
        )
        return None if known else title


def _rewrite(heading: str, names: _Names) -> str:
    shouted = heading.upper() == heading
    first = _WORD.search(heading)

    def small(match: re.Match[str]) -> str:
        word = match.group()
        acronym = len(word) > 1 and word.isupper() and not shouted
        title = word if not shouted else word[:1] + word[1:].lower()
        placed = title if _BEFORE_PLACE.search(heading, 0, match.start()) else None
        name = word if acronym else names.name_for(word) or placed
        written = name or word.lower()
        if first and match.start() == first.start():
            written = written[:1].upper() + written[1:]
        return written if len(written) == len(word) else word

    return _WORD.sub(small, heading)


def _replaced(body: str, spans: list[tuple[int, int]], write: Callable[[str], str]) -> str:
    """Write the spans of a body anew, and keep the rest."""
    pieces, end = [], 0
    for start, stop in spans:
        pieces += [body[end:start], write(body[start:stop])]
        end = stop
    return "".join([*pieces, body[end:]])
