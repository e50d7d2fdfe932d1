"""Count what moved: numbers and ranges with their units."""

import re

from geo.model import Parse, Quantity, Token

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
_DIGITS = re.compile(r"\d[\d,]*(\.\d+)?$")
_VAGUE = frozenset({"hundreds", "thousands", "dozens", "scores", "tens"})


def count(parse: Parse, head: Token) -> Quantity | None:
    """Read the number that counts a noun; None where the noun is not counted."""
    unit = head.text
    numbers = [child for child in parse.children(head) if child.dep in ("nummod", "quantmod")]
    if head.text.casefold() in _VAGUE:
        inner = [t for t in parse.subtree(head) if t.dep == "pobj"]
        return Quantity(None, None, inner[0].text if inner else unit)
    if not numbers:
        return None
    words = [t for number in numbers for t in parse.subtree(number)]
    values = _values([token.text for token in words])
    if not values:
        return None
    texts = {token.text.casefold() for token in words}
    low, high = min(values), max(values)
    if texts & {"least", "more", "over", "than"} and not texts & {"less", "fewer"}:
        return Quantity(low, None, unit)
    if texts & {"most", "up", "less", "fewer"}:
        return Quantity(None, high, unit)
    return Quantity(low, high, unit)


def _values(words: list[str]) -> list[int]:
    """Turn number words into values; "between 800 and 1,400" gives two.

    >>> _values(["between", "800", "and", "1,400"]), _values(["two", "thousand"])
    ([800, 1400], [2000])
    """
    values: list[int] = []
    current: float | None = None
    for word in (part for text in words for part in re.split(r"[-–]", text.casefold())):
        if _DIGITS.match(word):
            if current is not None:
                values.append(int(current))
            current = float(word.replace(",", ""))
        elif word in _WORDS:
            tens = current is not None and 20 <= current < 100 and _WORDS[word] < 10
            if current is not None and not tens and current < 100:
                values.append(int(current))
                current = None
            current = (current or 0) + _WORDS[word]
        elif word in _SCALES:
            current = (current or 1) * _SCALES[word]
        elif current is not None:
            values.append(int(current))
            current = None
    if current is not None:
        values.append(int(current))
    return values
