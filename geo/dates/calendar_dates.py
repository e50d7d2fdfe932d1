"""Readers of dates that name a part of the calendar: days, months, seasons, years and longer."""

import re
from calendar import isleap
from dataclasses import replace
from datetime import date, timedelta

from geo.dates.calendar import Edge, Moment, Unit, is_real_day
from geo.dates.context import Context, Reading, dated, step_of
from geo.dates.phrase import Phrase
from geo.dates.tense import Tense
from geo.model import DateBasis

_DAY = ("day", "day_ordinal", "ordinal")
_LEAP_DAY = (2, 29)
_NEW_YEAR = (1, 1)
_NEW_YEAR_TURN = 1  # in any other month the new year is to come
_SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}
_SEASON_TURN = 6  # months back that mean the next year's season
_EDGES = ("early", "mid", "late", "latter", "edge")


def edge_of(phrase: Phrase) -> Edge | None:
    """Return the part of the date that the expression picks out: "early", "the end of"."""
    edge = phrase.get(*_EDGES)
    if isinstance(edge, Edge):
        return edge
    if phrase.has("later"):
        return Edge.LATTER
    return None


def time_of(phrase: Phrase) -> str:
    """Return the TIMEX3 time of day that the expression gives, "" for none."""
    clock = phrase.get("clock")
    if isinstance(clock, str):
        return clock_time(clock)
    part = phrase.get("daypart", "dawn", "noon")
    if part is None and phrase.has("early") and phrase.get("units") is Unit.HOUR:
        return "TMO"  # "the early hours of Tuesday"
    return part if isinstance(part, str) else ""


def clock_time(text: str) -> str:
    """Write a clock time as TIMEX3 does.

    >>> clock_time("5:30PM"), clock_time("11 a.m."), clock_time("0530 hrs")
    ('T17:30', 'T11:00', 'T05:30')
    """
    digits = re.findall(r"\d+", text)
    hour = int(digits[0][:-2] if len(digits[0]) > 2 else digits[0])
    minutes = digits[1:] or [digits[0][-2:] if len(digits[0]) > 2 else "00"]
    half = re.search(r"([ap])\.?m", text, re.IGNORECASE)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.group(1).lower() == "p" else 0)
    return "T" + ":".join((f"{hour:02d}", *minutes)) if hour <= 24 else "TXX"


def read_iso(phrase: Phrase, context: Context) -> Reading | None:
    """Read "2016-11-28" and "2016-11-28T14:00"."""
    day, _, time = str(phrase.get("iso")).partition("T")
    year, month, number = (int(part) for part in day.split("-"))
    if year == 0 or not is_real_day(year, month, number):
        return None
    time = f"T{time}" if time else time_of(phrase)
    return dated(Moment(Unit.DAY, year, month, number, time=time), DateBasis.TEXT)


def read_numeric(phrase: Phrase, context: Context) -> Reading | None:
    """Read "11/28/2016", "28.11.2016", and "28/11/2016" where the first can be no month."""
    text = str(phrase.get("numeric"))
    month, day, year = (int(part) for part in re.split(r"[/.-]", text))
    if month > 12 or "." in text:
        month, day = day, month
    if year < 100:
        year += 1900 if year > 50 else 2000
    if year == 0 or not is_real_day(year, month, day):
        return None
    return dated(Moment(Unit.DAY, year, month, day, time=time_of(phrase)), DateBasis.TEXT)


def read_named_day(phrase: Phrase, context: Context) -> Reading | None:
    """Read a day that everyone knows by name: "9/11", "D-Day"."""
    named = phrase.get("named_day")
    if not isinstance(named, tuple):
        return None
    year, month, day = named
    return dated(Moment(Unit.DAY, year, month, day), DateBasis.TEXT)


def read_day(phrase: Phrase, context: Context) -> Reading | None:
    """Read a day of a month, or a holiday: "7 October", "the morning of April 19, 1775"."""
    holiday = phrase.get("holiday")
    month, day = holiday if isinstance(holiday, tuple) else (phrase.month, _day(phrase))
    if month is None or day is None:
        return None
    year, basis = context.year_of(phrase, month, day)
    if holiday == _NEW_YEAR and basis is DateBasis.INFERRED:
        year = context.carried_year(month, _NEW_YEAR_TURN)
    if basis is not DateBasis.TEXT and year is not None and (month, day) == _LEAP_DAY:
        year = _leap_year_near(year)
    if not is_real_day(year, month, day):
        return None
    return dated(Moment(Unit.DAY, year, month, day, time=time_of(phrase)), basis)


def read_night(phrase: Phrase, context: Context) -> Reading | None:
    """Read a night told by the two days it lies between: "the night of 6-7 March"."""
    reading = read_day(phrase, context)
    if reading is None or reading.moment is None or reading.moment.date is None:
        return reading
    first = reading.moment.date
    if first == date.max:
        return reading
    return replace(reading, interval=(first, first + timedelta(days=1)))


def _leap_year_near(year: int) -> int:
    years = range(year - 3, year + 4)
    return min(years, key=lambda near: (not isleap(near), abs(near - year)))


def read_day_of_focus(phrase: Phrase, context: Context) -> Reading | None:
    """Read "the 20th": a day of the month spoken of."""
    base, day = context.then, _day(phrase)
    if base is None or base.month is None or day is None:
        return None
    if not is_real_day(base.year, base.month, day):
        return None
    return dated(Moment(Unit.DAY, base.year, base.month, day), DateBasis.INFERRED)


def read_month(phrase: Phrase, context: Context) -> Reading | None:
    """Read a month: "June 2019", "early October", "last January", "July of that year"."""
    month = phrase.month
    if month is None:
        return None
    step = step_of(phrase)
    if step and not phrase.has("year_unit") and phrase.stated_year() is None:
        year, basis = _beside(context, month, step, phrase), DateBasis.RELATIVE
    else:
        year, basis = context.year_of(phrase, month, None)
    moment = Moment(Unit.MONTH, year, month)
    if time_of(phrase):
        moment = Moment(Unit.DAY, year, month, time=time_of(phrase))
    return dated(moment, basis, edge_of(phrase))


def read_season(phrase: Phrase, context: Context) -> Reading | None:
    """Read a season: "the winter of 1941", "summer 2007", "that spring"."""
    code = phrase.get("season", "maybe_season")
    year = phrase.stated_year()
    if year is not None:
        return dated(Moment(Unit.SEASON, year, part=str(code)), DateBasis.TEXT, edge_of(phrase))
    if context.year_ahead is not None:
        year, basis = context.year_ahead, DateBasis.TEXT
    elif phrase.has("year_unit", "same", "that", "last", "next", "previous", "following"):
        base = context.related(phrase, Unit.YEAR)
        year, basis = (base.year if base else None), DateBasis.RELATIVE
    elif context.is_narrative:
        year, basis = (
            context.carried_year(_SEASON_MONTH[str(code)], _SEASON_TURN),
            DateBasis.INFERRED,
        )
    else:
        year, basis = _season_year(phrase, context), DateBasis.RELATIVE
    return dated(Moment(Unit.SEASON, year, part=str(code)), basis, edge_of(phrase))


def _season_year(phrase: Phrase, context: Context) -> int | None:
    """Place a season of a news text: "last summer", "this spring", "in the fall"."""
    if context.anchor is None:
        return None
    month = _SEASON_MONTH[str(phrase.get("season", "maybe_season"))]
    distance = month - context.anchor.month
    if phrase.has("next", "following"):
        return context.anchor.year + (0 if distance > 1 else 1)
    if phrase.has("last", "past", "previous"):
        return context.anchor.year - (0 if distance < -1 else 1)
    if not phrase.has("this") and distance > 1 and context.tense(phrase) is Tense.PAST:
        return context.anchor.year - 1
    return context.anchor.year


def read_quarter(phrase: Phrase, context: Context) -> Reading | None:
    """Read a quarter of a year: "the last quarter of last year", "Q3 2020"."""
    code = phrase.get("quarter_code")
    number = phrase.get("ordinal", "day_ordinal")
    if isinstance(code, str):
        number = int(code[1])
    year = phrase.stated_year()
    of_year = phrase.has("year_unit", "year", "short_year")
    if number is None and of_year and phrase.has("last"):
        number = 4
    if not isinstance(number, int):
        return dated(context.related(phrase, Unit.QUARTER))
    if not 1 <= number <= 4:
        return None
    basis = DateBasis.TEXT
    if year is None:
        basis = DateBasis.RELATIVE
        year = _year_of_part(phrase, context, number * 3 - 2, of_year)
    return dated(Moment(Unit.QUARTER, year, part=f"Q{number}"), basis, edge_of(phrase))


def _year_of_part(phrase: Phrase, context: Context, month: int, of_year: bool) -> int | None:
    if of_year:
        tail = _behind(phrase, "of")
        base = context.related(tail, Unit.YEAR)
        return base.year if base else None
    if context.is_narrative or context.anchor is None:
        base = context.then
        return base.year if base else None
    if month > context.anchor.month and context.tense(phrase) is not Tense.FUTURE:
        return context.anchor.year - 1
    return context.anchor.year


def _behind(phrase: Phrase, kind: str) -> Phrase:
    """Return the part of an expression behind its last token of a class."""
    positions = [i for i, token in enumerate(phrase.tokens) if token.kind == kind]
    return phrase.cut(positions[-1] + 1) if positions else phrase


def read_half(phrase: Phrase, context: Context) -> Reading | None:
    """Read "the first half of 2008": a half-year, or an edge of something else."""
    second = phrase.has("last", "latter") or phrase.get("ordinal") == 2
    tail = _behind(phrase, "of")
    month = tail.month
    if month is not None:
        reading = read_month(tail, context)
        return reading and dated(reading.moment, reading.basis, _half_edge(second))
    year = tail.stated_year()
    if year is None and not tail.has("year_unit"):
        unit = tail.get("unit", "day_unit", "century")
        base = context.related(tail, unit) if isinstance(unit, Unit) else None
        return dated(base, edge=_half_edge(second))
    basis = DateBasis.TEXT
    if year is None:
        base = context.related(tail, Unit.YEAR)
        year, basis = (base.year if base else None), DateBasis.RELATIVE
    return dated(Moment(Unit.HALF, year, part="H2" if second else "H1"), basis)


def _half_edge(second: bool) -> Edge:
    return Edge.LATTER if second else Edge.START


def read_decade(phrase: Phrase, context: Context) -> Reading | None:
    """Read "the early 1990s", "the '80s", "the 470s BC"."""
    year = int(re.sub(r"\D", "", str(phrase.get("decade", "short_decade"))))
    if phrase.has("era_before"):
        year = 1 - year
    elif year < 100:
        year += 1900
    return dated(Moment(Unit.DECADE, year), DateBasis.TEXT, edge_of(phrase))


def read_century(phrase: Phrase, context: Context) -> Reading | None:
    """Read "the early 21st century", "the 4th century BC", "the last century"."""
    number = phrase.get(*_DAY)
    if not isinstance(number, int):
        return dated(context.related(phrase, Unit.CENTURY), edge=edge_of(phrase))
    year = 1 - (number * 100 - 50) if phrase.has("era_before") else (number - 1) * 100
    return dated(Moment(Unit.CENTURY, year or 1), DateBasis.TEXT, edge_of(phrase))


def read_years(phrase: Phrase, context: Context) -> Reading | None:
    """Read an item of "1955-57" or "480-479 BC"."""
    number = phrase.get("year", "number", "day")
    if not isinstance(number, int):
        return None
    if phrase.has("era_before"):
        return dated(Moment(Unit.YEAR, 1 - number), DateBasis.TEXT)
    first = phrase.group[0] if phrase.group[0].kind == "year" else phrase.group[-3]
    if number < 100 and isinstance(first.value, int):
        number += first.value - first.value % 100
        if number <= first.value:
            return None
    return dated(Moment(Unit.YEAR, number), DateBasis.TEXT)


def read_year(phrase: Phrase, context: Context) -> Reading | None:
    """Read "1939", "late 2008", "the year 1950", "480 BC", "'89"."""
    reference = context.focus.year if context.focus else None
    year = phrase.stated_year(reference or (context.anchor.year if context.anchor else None))
    if year is None:
        return None
    return dated(Moment(Unit.YEAR, year), DateBasis.TEXT, edge_of(phrase))


def _day(phrase: Phrase) -> int | None:
    day = phrase.get(*_DAY)
    return day if isinstance(day, int) else None


def _beside(context: Context, month: int, step: int, phrase: Phrase) -> int | None:
    """Return the year of "last January" or "the following June", seen from the base date."""
    anaphoric = phrase.has("previous", "following")
    base = context.then if anaphoric else context.now
    if base is None or base.year is None:
        return None
    known = base.month or (1 if step > 0 else 12)
    if step < 0:
        return base.year if month < known else base.year - 1
    return base.year if month > known else base.year + 1
