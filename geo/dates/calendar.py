"""Calendar arithmetic on dates of any granularity, and their TIMEX3 values.

Years are astronomical: 0 is 1 BC, -1 is 2 BC. Python's own dates reach from year 1 to 9999;
outside of them a moment keeps its TIMEX3 value and has no interval.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, IntEnum


class Unit(IntEnum):
    """Calendar units from the finest to the coarsest."""

    SECOND = 1
    MINUTE = 2
    HOUR = 3
    DAY = 4
    WEEKEND = 5
    WEEK = 6
    FORTNIGHT = 7
    MONTH = 8
    SEASON = 9
    QUARTER = 10
    HALF = 11
    YEAR = 12
    DECADE = 13
    CENTURY = 14


class Edge(Enum):
    """The part of a unit that a modifier picks out."""

    FIRST = "first"  #: "the beginning of": the first sub-unit
    START = "start"  #: "early": the first third
    MID = "mid"  #: "mid": the second third
    END = "end"  #: "late": the last third
    LAST = "last"  #: "the end of": the last sub-unit
    LATTER = "latter"  #: "the latter part of": the second half


MONTHS_OF = {
    "SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14),
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12),
    "H1": (1, 6), "H2": (7, 12),
}  # fmt: skip
"""First and last month of each season, quarter and half-year of the northern calendar."""

_YEARS = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}
_DAYS = {Unit.DAY: 1, Unit.WEEKEND: 7, Unit.WEEK: 7, Unit.FORTNIGHT: 14}
_HOURS = {Unit.HOUR: 1.0, Unit.MINUTE: 1 / 60, Unit.SECOND: 1 / 3600}
_MONTHS = {Unit.MONTH: 1, Unit.SEASON: 3, Unit.QUARTER: 3, Unit.HALF: 6}

_MONTH_DAYS = 30.4375

Interval = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Moment:
    """Hold a date at the granularity the text gives; None is what the text leaves open.

    ``part`` is the code of a season, quarter or half-year; ``time`` a TIMEX3 time with its "T".
    Decades and centuries carry their first year.
    """

    unit: Unit
    year: int | None = None
    month: int | None = None
    day: int | None = None
    week: int | None = None
    weekday: int | None = None
    part: str = ""
    time: str = ""

    @classmethod
    def of_day(cls, day: date, time: str = "") -> "Moment":
        """Make the moment of one day."""
        return cls(Unit.DAY, day.year, day.month, day.day, time=time)

    @classmethod
    def of_week(cls, day: date, unit: Unit = Unit.WEEK) -> "Moment":
        """Make the ISO week, or its weekend, around a day."""
        year, week, _ = day.isocalendar()
        return cls(unit, year, week=week)

    @property
    def value(self) -> str:
        """Write the TIMEX3 value.

        >>> Moment(Unit.MONTH, 1944, 6).value, Moment(Unit.YEAR, -479).value
        ('1944-06', 'BC0480')
        """
        return _VALUE[self.unit](self) + self.time

    @property
    def start(self) -> date | None:
        """Return the first day, or None where it is open or off the calendar."""
        interval = self.interval()
        return interval[0] if interval else None

    @property
    def date(self) -> date | None:
        """Return the day of a moment that is exactly one day."""
        if self.unit is not Unit.DAY or self.day is None:
            return None
        return self.start

    def interval(self) -> Interval | None:
        """Return the first and the last day, inclusive."""
        try:
            return _interval(self)
        except (ValueError, OverflowError):
            return None

    def at(self, time: str) -> "Moment":
        """Return the moment with a time of day; only days have one."""
        day = self if self.unit is Unit.DAY else self.coarsen(Unit.DAY)
        return replace(day, time=time)

    def coarsen(self, unit: Unit) -> "Moment":
        """Return the unit around the moment, or the open finer unit inside it.

        >>> Moment(Unit.DAY, 1944, 6, 6).coarsen(Unit.YEAR).value
        '1944'
        >>> Moment(Unit.MONTH, 1944, 6).coarsen(Unit.DAY).value
        '1944-06-XX'
        """
        if unit in (Unit.WEEK, Unit.WEEKEND):
            if self.unit in (Unit.WEEK, Unit.WEEKEND):
                return replace(self, unit=unit, weekday=None, time="")
            day = self.date
            return Moment.of_week(day, unit) if day else Moment(unit, self.year)
        if unit in _YEARS:
            year = self.year
            return Moment(unit, year - year % _YEARS[unit] if year and year > 0 else year)
        if unit is Unit.DAY:
            return Moment(unit, self.year, self.month, self.day)
        month = self.month or self._first_month()
        if unit is Unit.QUARTER:
            return Moment(unit, self.year, part=f"Q{(month - 1) // 3 + 1}" if month else "QX")
        return Moment(unit, self.year, month)

    def shift(self, count: float, unit: Unit) -> "Moment | None":
        """Move by a number of units; the result is as coarse as the coarser of the two.

        None where a whole day cannot be reached: off the calendar, or half a month.

        >>> Moment(Unit.DAY, 1944, 6, 6).shift(10, Unit.DAY).value
        '1944-06-16'
        >>> Moment(Unit.DAY, 1944, 6, 6).shift(-2, Unit.YEAR).value
        '1942'
        """
        if not count:
            return self
        try:
            return self._shift(count, unit)
        except (ValueError, OverflowError):
            return None

    def _shift(self, count: float, unit: Unit) -> "Moment | None":
        if unit in _HOURS:
            return self._shift_hours(count * _HOURS[unit])
        if unit in _YEARS:
            if self.year is None:
                return self.coarsen(unit)
            years = int(count * _YEARS[unit])
            moved = Moment(self.unit, self.year + years, self.month).coarsen(unit)
            return moved if -9999 < (moved.year or 0) < 9999 else None
        if unit in _MONTHS:
            return self._shift_months(int(count * _MONTHS[unit]), unit)
        return self._shift_days(int(count * _DAYS[unit]), unit)

    def _shift_days(self, days: int, unit: Unit) -> "Moment":
        is_week = self.unit in (Unit.WEEK, Unit.WEEKEND) and self.week is not None
        start = self.start if is_week else self.date
        if start is None:
            open_day = Moment(Unit.DAY, self.year, self.month if unit is Unit.DAY else None)
            return open_day if unit is Unit.DAY else Moment(Unit.WEEK, self.year)
        moved = start + timedelta(days=days)
        if unit is Unit.DAY and self.unit is Unit.DAY:
            return Moment.of_day(moved)
        return Moment.of_week(moved, Unit.WEEKEND if unit is Unit.WEEKEND else Unit.WEEK)

    def _shift_months(self, months: int, unit: Unit) -> "Moment":
        month = self.month or self._first_month()
        if self.year is None or month is None:
            return Moment(unit if unit is Unit.QUARTER else Unit.MONTH, self.year, part="QX")
        year, zero_based = divmod(self.year * 12 + month - 1 + months, 12)
        if not -9999 < year < 9999:
            raise OverflowError
        moved = Moment(Unit.MONTH, year, zero_based + 1)
        return moved.coarsen(Unit.QUARTER) if unit is Unit.QUARTER else moved

    def _shift_hours(self, hours: float) -> "Moment":
        day = self.date
        if day is None:
            return Moment(Unit.DAY, self.year, self.month, time="TXX")
        clock = self.time[1:3]
        if not clock.isdigit():
            return Moment.of_day(day, "TXX")
        total = int(clock) + hours
        moved = day + timedelta(days=int(total // 24))
        minutes = self.time[3:] if hours.is_integer() else ""
        return Moment.of_day(moved, f"T{int(total % 24):02d}{minutes}")

    def _first_month(self) -> int | None:
        if self.part == "WI":
            return 1
        return MONTHS_OF[self.part][0] if self.part in MONTHS_OF else None


def advance(day: date, count: float, unit: Unit) -> date | None:
    """Move a day by a number of units; None off the calendar.

    >>> advance(date(2020, 1, 31), 1, Unit.MONTH), advance(date(2020, 1, 1), -3, Unit.WEEK)
    (datetime.date(2020, 2, 29), datetime.date(2019, 12, 11))
    """
    months = count * (_MONTHS.get(unit) or 12 * _YEARS.get(unit, 0))
    try:
        if months and float(months).is_integer():
            start = _month_start(day, int(months))
            return start.replace(day=min(day.day, monthrange(start.year, start.month)[1]))
        days = _DAYS.get(unit) or _HOURS.get(unit, 0) / 24
        return day + timedelta(days=round(months * _MONTH_DAYS or count * days))
    except (ValueError, OverflowError):
        return None


def narrow(interval: Interval, edge: Edge | None) -> Interval:
    """Cut an interval to the part that "early", "the end of" and the like pick out.

    Whole months stay whole: early 1949 is January to April, and of a year "the end" is
    December. Of a month "early" and "late" are its first and last ten or so days.

    >>> narrow((date(2020, 6, 1), date(2020, 6, 30)), Edge.START)
    (datetime.date(2020, 6, 1), datetime.date(2020, 6, 10))
    """
    first, last = interval
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    days = (last - first).days + 1
    if edge is None or days < 3:
        return interval
    in_months = months >= 3 and first.day == 1 and last == _month_end(last.year, last.month)
    left, right = _SHARES[edge](months if in_months else days, in_months and months == 12)
    if not in_months:
        return first + timedelta(days=left), first + timedelta(days=right - 1)
    end = last if right == months else _month_start(first, right) - timedelta(days=1)
    return _month_start(first, left), end


_SHARES: Mapping[Edge, Callable[[int, bool], tuple[int, int]]] = {
    Edge.FIRST: lambda size, is_year: (0, 1 if is_year else size // 3),
    Edge.START: lambda size, _: (0, size // 3),
    Edge.MID: lambda size, _: (size // 3, size // 3 * 2),
    Edge.END: lambda size, _: (size // 3 * 2, size),
    Edge.LAST: lambda size, is_year: (size - 1 if is_year else size // 3 * 2, size),
    Edge.LATTER: lambda size, _: (size // 2, size),
}


def _month_start(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)


def is_real_day(year: int | None, month: int, day: int) -> bool:
    """Tell whether the calendar has the day; without a year, whether any year has it."""
    if not 1 <= month <= 12:
        return False
    longest = (
        monthrange(year, month)[1] if year and 1 <= year <= 9999 else monthrange(2000, month)[1]
    )
    return 1 <= day <= longest


def _interval(moment: Moment) -> Interval | None:
    year = moment.year
    if year is None or not 1 <= year <= 9999:
        return None
    if moment.unit in _YEARS:
        return date(year, 1, 1), date(min(year + _YEARS[moment.unit] - 1, 9999), 12, 31)
    if moment.week is not None:
        first, last = (6, 7) if moment.unit is Unit.WEEKEND else (1, 7)
        week = moment.week
        return date.fromisocalendar(year, week, first), date.fromisocalendar(year, week, last)
    if moment.month is not None and moment.day is not None:
        day = date(year, moment.month, moment.day)
        return day, day
    first_month, last_month = MONTHS_OF.get(moment.part, (moment.month or 1, moment.month or 12))
    over, last_month = divmod(last_month - 1, 12)
    return date(year, first_month, 1), _month_end(year + over, last_month + 1)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _year_value(moment: Moment) -> str:
    if moment.year is None:
        return "XXXX"
    return f"{moment.year:04d}" if moment.year > 0 else f"BC{1 - moment.year:04d}"


def _two(number: int | None) -> str:
    return "XX" if number is None else f"{number:02d}"


def _week_value(moment: Moment) -> str:
    tail = f"-{moment.weekday}" if moment.weekday else ""
    return f"{_year_value(moment)}-W{_two(moment.week)}{tail}"


_VALUE: Mapping[Unit, Callable[[Moment], str]] = {
    Unit.DAY: lambda m: f"{_year_value(m)}-{_two(m.month)}-{_two(m.day)}",
    Unit.WEEKEND: lambda m: f"{_week_value(m)}-WE",
    Unit.WEEK: _week_value,
    Unit.MONTH: lambda m: f"{_year_value(m)}-{_two(m.month)}",
    Unit.SEASON: lambda m: f"{_year_value(m)}-{m.part}",
    Unit.QUARTER: lambda m: f"{_year_value(m)}-{m.part or 'QX'}",
    Unit.HALF: lambda m: f"{_year_value(m)}-{m.part or 'HX'}",
    Unit.YEAR: _year_value,
    Unit.DECADE: lambda m: _year_value(m)[:-1],
    Unit.CENTURY: lambda m: _year_value(m)[:-2],
}
