"""Find the year in which a narrative opens, before its text has stated one."""

from collections.abc import Sequence
from itertools import pairwise

from geo.dates.calendar import Moment, Unit
from geo.dates.context import TURN_OF_YEAR, is_sentence_start
from geo.dates.grammar import find
from geo.dates.phrase import Phrase
from geo.dates.scanner import scan

_DATES = ("day", "days", "month")


def opening_focus(title: str, body: str, phrases: Sequence[Phrase]) -> Moment | None:
    """Return the date that a narrative's first dates are told from.

    The title's date if it gives one. Else the first year that the text moves to, less one for
    every turn of the year on the way there: October, January, "1937" opens in 1935.
    """
    for phrase in find(scan(title)):
        year = phrase.stated_year()
        if year is not None and phrase.kind in (*_DATES, "year", "years", "season"):
            return _focus(year, phrase)
    return _before_first_year(body, phrases)


def _before_first_year(body: str, phrases: Sequence[Phrase]) -> Moment | None:
    months: list[int] = []
    for phrase in phrases:
        month = phrase.month
        year = phrase.stated_year()
        if phrase.kind == "year" and year is not None and is_sentence_start(body, phrase.start):
            return _focus(year - _turns([*months, 0]), None)
        if phrase.kind not in _DATES or month is None:
            continue
        months.append(month)
        if year is not None:
            return _focus(year - _turns(months), None)
    return None


def _turns(months: Sequence[int]) -> int:
    """Count the turns of the year; a year by itself (0) opens, so any month before it is older."""
    return sum(now == 0 or before - now >= TURN_OF_YEAR for before, now in pairwise(months))


def _focus(year: int, phrase: Phrase | None) -> Moment:
    month = phrase.month if phrase else None
    return Moment(Unit.MONTH, year, month) if month is not None else Moment(Unit.YEAR, year)
