"""Count what moved: numbers and ranges with their units."""

import re
from itertools import pairwise

from geo.model import Parse, Quantity, Token

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
_DIGITS = re.compile(r"\d[\d,]*(\.\d+)?$")
_INEXACT = frozenset({"number", "handful", "some", "many", "most", "few", "part", "bulk"})
_FEW = {"several": 9, "few": 9, "couple": 3}
"""How many hundreds, at most, several hundred are; two at least."""

_AROUND = frozenset(
    """between and to - – at least most more less fewer than up over some about around nearly almost
    roughly approximately several few a couple of""".split()  # noqa: SIM905
)
_TRAILING = frozenset({"and", "to", "of", "-", "–", "a"})
_DATED = frozenset({"DATE", "TIME", "PERCENT", "MONEY"})
_VAGUE = frozenset({"hundreds", "thousands", "dozens", "scores", "tens"})


def count(parse: Parse, head: Token, unit: str) -> Quantity | None:
    """Read the number that counts a noun; None where the noun is not counted.

    ``unit`` is what the number counts, as it is to be written.
    """
    inner = [t for t in parse.subtree(head) if t.dep == "pobj"]
    if head.text.casefold() in _VAGUE or (head.lemma in _INEXACT and inner):
        first, last = parse.subtree(head)[0], inner[0] if inner else head
        counted = _write((*parse.tokens[first.i : last.i], last))
        return Quantity(None, None, counted[0].lower() + counted[1:])
    words = _counting(parse, head)
    values = values_of([token.text for token in words])
    if not values:
        return None
    texts = {token.text.casefold() for token in words}
    low, high = min(values), max(values)
    few = next((most for word, most in _FEW.items() if word in texts), None)
    if few and texts & _SCALES.keys():
        return Quantity(2 * low, few * high, unit, _write(words).casefold())
    if texts & {"least", "more", "over", "than"} and not texts & {"less", "fewer"}:
        return Quantity(low, None, unit)
    if texts & {"most", "up", "less", "fewer"}:
        return Quantity(None, high, unit)
    return Quantity(low, high, unit)


def _counting(parse: Parse, head: Token) -> tuple[Token, ...]:
    """Return the words before a noun that count it: "between 800 and 1,400 armed fighters".

    They are read from the words themselves, for parsers hang ranges on many things.
    """
    below = {token.i for token in parse.subtree(head)}
    first, stop = parse.sentence_of(head).first, head.i
    while stop > first and stop - 1 in below and not _counts(parse.tokens[stop - 1]):
        stop -= 1
    start = stop
    while start > first and _counts(parse.tokens[start - 1]):
        start -= 1
    words = parse.tokens[start:stop]
    bare = words[0].text.casefold() if words else ""
    leading = bare in _TRAILING and not {"couple", "few", "dozen"} & {t.text for t in words}
    return words[1:] if leading else words


def _counts(token: Token) -> bool:
    word = token.text.casefold()
    number = bool(_DIGITS.match(word)) or all(
        part in _WORDS or part in _SCALES for part in re.split(r"[-–]", word)
    )
    return (number or word in _AROUND) and token.entity not in _DATED


def with_make(parse: Parse, head: Token) -> str:
    """Return equipment with the names of its make or sort: "MiG-29 and Su-24 jets"."""
    named = [t for t in parse.children(head) if _is_make(t) and t.i < head.i]
    first = named[0] if named else head
    between = _between(parse, first, head)
    whole = first is not head and all(t.pos not in ("PUNCT", "VERB") for t in between)
    return _write((first, *between, head) if whole else (head,))


def _is_make(token: Token) -> bool:
    return token.dep in ("compound", "nmod") and not _counts(token)


def _between(parse: Parse, first: Token, last: Token) -> tuple[Token, ...]:
    return tuple(parse.tokens[first.i + 1 : last.i])


def _write(words: tuple[Token, ...]) -> str:
    """Write tokens as the text spaces them."""
    written = words[0].text
    for before, word in pairwise(words):
        written += " " * (word.start > before.end) + word.text
    return written


def values_of(words: list[str]) -> list[int]:
    """Turn number words into values; "between 800 and 1,400" gives two.

    >>> values_of(["between", "800", "and", "1,400"]), values_of(["two", "thousand"])
    ([800, 1400], [2000])
    """
    parts = [part for word in words for part in re.split(r"[-–]", word.casefold())]
    values: list[int] = []
    number = 0.0
    for i, part in enumerate(parts):
        following = parts[i + 1 : i + 3]
        if _DIGITS.match(part):
            values, number = _closed(values, number), float(part.replace(",", ""))
        elif part in _WORDS:
            joins = number >= 100 or (20 <= number < 100 and _WORDS[part] < 10)
            if not joins:
                values, number = _closed(values, number), 0.0
            number += _WORDS[part]
        elif part in _SCALES:
            number = (number or 1) * _SCALES[part]
        elif part != "and" or number < 100 or any(word in _SCALES for word in following):
            values, number = _closed(values, number), 0.0
    return _closed(values, number)


def _closed(values: list[int], number: float) -> list[int]:
    return [*values, int(number)] if number else values
