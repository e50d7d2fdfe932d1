"""Split a text into the terminal symbols of the grammar.

Each token becomes one character of a class string, over which :mod:`geo.dates.grammar` is one
regular expression. Words that say nothing about time are all of class ``word``.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from geo.dates.lexicon import CAPITALISED, LEXICON, MONTHS, Value


class Token(NamedTuple):
    """Hold one terminal symbol: its class, its normalised value and where it stands."""

    kind: str
    value: Value
    start: int
    end: int


_LONG_WORDS = sorted((word for word in LEXICON if re.search(r"\W", word)), key=len, reverse=True)
_LONG_WORD = re.compile(
    "(?:"
    + "|".join(
        re.escape(word).replace(r"\ ", r"[ \t]+\n?").replace("'", "['’]") for word in _LONG_WORDS
    )
    + r")(?![^\W_])",
    re.IGNORECASE,
)
_BEGINS_LONG_WORD = frozenset(re.split(r"\W", word)[0] for word in _LONG_WORDS)

_TOKEN = re.compile(
    r"""
      (?P<quarter_code>\b[Qq][1-4]\b)
    | (?P<word>[^\W\d_]+)
    | (?P<coded>9/11(?![\d/]))
    | (?P<iso>(?<![\d-])\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?)(?![\d-])
    | (?P<numeric>(?<![\d/.-])(?:\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})
                  |\d{1,2}\.\d{1,2}\.\d{4}|\d{2}-\d{2}-(?:\d{4}|\d{2})))(?![\d/-])
    | (?P<clock>\d{1,2}[:.]\d{2}(?::\d{2})?[ ]?(?:[aApP]\.[mM]\.?|[aApP][mM]\b|hrs\b)
              | \d{1,2}:\d{2}(?::\d{2})?(?![\d:])
              | \d{1,2}[ ]?(?:[aApP]\.[mM]\.?|[aApP][mM]\b)
              | [0-2]\d[0-5]\d[ ]?(?:(?:hrs|hours)\b|(?=(?:GMT|UTC)\b)))
    | (?P<decade>\d{2,3}0['’]?s\b|['’]\d0['’]?s\b)
    | (?P<short_decade>\d0['’]?s\b)
    | (?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)
    | (?P<junk>\d+[^\W\d_]\w*)
    | (?P<number>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)
    | (?P<short_year>(?<![^\W_])['’]\d{2}(?![\d\w]))
    | (?P<paragraph>\n[ \t\r]*\n\s*)
    | (?P<dash>[-–—‒])
    | (?P<possessive>['’]s?(?![^\W_]))
    | (?P<mark>[^\s\w]|_)
    """,
    re.VERBOSE,
)
SHAPES = frozenset(_TOKEN.groupindex) | {
    "day", "year", "day_ordinal", "name", "comma", "dot", "open", "slash",
}  # fmt: skip
_MARKS = {",": "comma", ".": "dot", "(": "open", "/": "slash"}
_MONEY = re.compile(r"[$£€]\s?$")
_DATING = re.compile(
    r"\b(?:in|since|during|until|till|early|late|mid|year|summer|winter|spring|autumn|fall"
    rf"|{'|'.join(MONTHS)})[ -](?:of )?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s+(?:[a-z-]+\s+)?(?:men|people|infantry|cavalry|km|personnel|aircraft|artillery|women"
    r"|children|militia|troops|soldiers|casualties|civilians|prisoners)\b"
    r"|\s+(?:more|of\s+(?:them|whom|the))\b"
)
_OF_A_UNIT = re.compile(
    r"\s+(?:(?:armou?red|mechani[sz]ed|motori[sz]ed|rifle|tank|artillery|airborne|parachute|mountain"
    r"|guards?|marine|cavalry|assault|infantry)\s+){0,2}"
    r"(?:corps|division|brigade|regiment|battalion|squadron)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"\s+(?!(?:was|has|is|his|this|its|as|us|thus|less|versus|across|besides|does)\b)"
    r"[a-z]+[^\Wsu]s\b"
)


def scan(body: str) -> list[Token]:
    """Return the tokens of a text, in order; white space separates and is dropped."""
    return list(_tokens(body))


def _tokens(body: str) -> Iterator[Token]:
    position = 0
    last = before_last = Token("paragraph", None, 0, 0)
    while match := _TOKEN.search(body, position):
        start, position = match.span()
        shape, text = match.lastgroup or "mark", match.group()
        if shape == "word" and text.lower() in _BEGINS_LONG_WORD:
            long_word = _LONG_WORD.match(body, start)
            if long_word:
                position, text = long_word.end(), long_word.group()
        kind, value = _classify(shape, text)
        token = Token(kind, value, start, position)
        of_unit = kind == "day_ordinal" and _OF_A_UNIT.match(body, position)  # "the 22nd Brigade"
        is_plain = kind == "year" and (
            _is_numbered(token, last, before_last) or _is_count(body, token)
        )
        if of_unit or is_plain:
            token = token._replace(kind="number")
        elif kind == "set_adverb" and text[0].isupper() and last.kind in ("name", "possessive"):
            token = token._replace(kind="name")  # "People's Daily"
        yield token
        last, before_last = token, last


def _is_numbered(token: Token, last: Token, before_last: Token) -> bool:
    """Tell "Resolution 1973" and "555-1973" from a year."""
    if last.kind == "dash":
        return before_last.kind == "number" and before_last.end == last.start
    return last.kind == "numbered"


def _is_count(body: str, token: Token) -> bool:
    """Tell "1500 men" and "$2000" from a year."""
    start, end = token.start, token.end
    before = body[max(0, start - 14) : start]
    if _MONEY.search(before):
        return True
    if _DATING.search(before) and body[end - 2 : end] != "00":
        return False
    is_round = body[end - 1] == "0"
    return bool(_COUNTED.match(body, end)) or (is_round and bool(_PLURAL.match(body, end)))


def _classify(shape: str, text: str) -> tuple[str, Value]:
    if shape in ("word", "coded"):
        return _classify_word(text)
    if shape == "number":
        return _classify_number(text)
    if shape == "ordinal":
        return "day_ordinal", int(re.sub(r"\D", "", text))
    if shape == "mark":
        return _MARKS.get(text, "mark"), None
    return shape, text


def _classify_word(text: str) -> tuple[str, Value]:
    folded = text.lower()
    if not text.isalpha():
        folded = " ".join(folded.replace("’", "'").split())
    entry = LEXICON.get(folded)
    if entry is None or (folded in CAPITALISED and text[0].islower()):
        return ("name" if text[0].isupper() else "word"), None
    return entry


def _classify_number(text: str) -> tuple[str, Value]:
    if "," in text:
        return "number", float(text.replace(",", "")[:15])
    if "." in text:
        return "number", float(text[:15])
    number = int(text[:9])
    if 1 <= number <= 31 and len(text) <= 2:
        return "day", number
    if len(text) == 4 and 1000 <= number <= 2199:
        return "year", number
    return "number", number
