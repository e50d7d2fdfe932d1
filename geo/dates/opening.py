"""Find the year in which a narrative opens, before its text has stated one."""

from collections.abc import Sequence
from itertools import pairwise

from geo.dates.calendar import Moment, Unit
from geo.dates.context import TURN_OF_YEAR, explicit_year, is_sentence_start
from geo.dates.grammar import Phrase, find
from geo.dates.scanner import scan

_DATES = ("day", "days", "month")
_MONTHS = ("month", "maybe_month", "short_month")


def opening_focus(title: str, body: str, phrases: Sequence[Phrase]) -> Moment | None:
    """Return the date that a narrative's first dates are told from.

    The title's date if it gives one. Else the first year that the text moves to, less one for
    every turn of the year on the way there: October, January, "1937" opens in 1935.
    """
    for phrase in find(scan(title)):
        year = explicit_year(phrase, None)
        if year is not None and phrase.kind in (*_DATES, "year", "years", "season"):
            return _focus(year, phrase)
    return _before_first_year(body, phrases)


def _before_first_year(body: str, phrases: Sequence[Phrase]) -> Moment | None:
    months: list[int] = []
    for phrase in phrases:
        month = phrase.get(*_MONTHS)
        year = explicit_year(phrase, None)
        if phrase.kind == "year" and year is not None and is_sentence_start(body, phrase.start):
            return _focus(year - _turns([*months, 0]), None)
        if phrase.kind not in _DATES or not isinstance(month, int):
            continue
        months.append(month)
        if year is not None:
            return _focus(year - _turns(months), None)
    return None


def _turns(months: Sequence[int]) -> int:
    """Count the turns of the year; a year by itself (0) opens, so any month before it is older."""
    return sum(now == 0 or before - now >= TURN_OF_YEAR for before, now in pairwise(months))


def _focus(year: int, phrase: Phrase | None) -> Moment:
    month = phrase.get(*_MONTHS) if phrase else None
    return Moment(Unit.MONTH, year, month) if isinstance(month, int) else Moment(Unit.YEAR, year)
