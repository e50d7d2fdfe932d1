"""Dates as intervals that know how precise they are and where they came from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from geo.errors import InvalidValue
from geo.model.mention import Mention


class DatePrecision(StrEnum):
    """The finest calendar unit that the text gives."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    LONGER = "longer"


class DateBasis(StrEnum):
    """How the date is known."""

    TEXT = "text"  #: the text names it in full
    RELATIVE = "relative"  #: the text relates it to another date ("yesterday", "in June")
    PUBLICATION = "publication"  #: only the article's own date is known
    INFERRED = "inferred"  #: carried from the context


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Hold the days on which something may have happened; both ends are inclusive.

    >>> from datetime import date
    >>> june = DateSpan(date(2020, 6, 1), date(2020, 6, 30), DatePrecision.MONTH, DateBasis.TEXT)
    >>> june.acled_time_precision, june.ucdp_date_prec
    (3, 4)

    Raises
    ------
    InvalidValue
        If the interval is reversed.
    """

    first: date
    last: date
    precision: DatePrecision
    basis: DateBasis

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise InvalidValue(f"date span {self.first} to {self.last} is reversed")

    @classmethod
    def day(cls, day: date, basis: DateBasis = DateBasis.TEXT) -> "DateSpan":
        """Make the span of a single day."""
        return cls(day, day, DatePrecision.DAY, basis)

    @property
    def days(self) -> int:
        """Count the days in the span, at least 1."""
        return (self.last - self.first).days + 1

    @property
    def acled_time_precision(self) -> int:
        """Give ACLED's code: 1 exact day, 2 within a week, 3 a month or longer."""
        return 1 if self.days == 1 else 2 if self.days <= 7 else 3

    @property
    def ucdp_date_prec(self) -> int:
        """Give UCDP GED's code: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 longer."""
        for code, longest in ((1, 1), (2, 6), (3, 7), (4, 31)):
            if self.days <= longest:
                return code
        return 5

    def meets(self, other: "DateSpan") -> bool:
        """Tell whether the two spans share a day."""
        return self.first <= other.last and other.first <= self.last


class TimexType(StrEnum):
    """TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class DatedMention:
    """Pair a date expression with its TIMEX3 value and, where it can be placed, its interval.

    ``when`` is None for durations, sets, and relative dates that have no anchor yet
    (an article of unknown date): the value then keeps TIMEX3's X placeholders.
    """

    mention: Mention
    type: TimexType
    value: str
    when: DateSpan | None
