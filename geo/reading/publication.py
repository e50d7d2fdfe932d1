"""Publication dates as people, pages and feeds write them."""

import re
from calendar import monthrange
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from geo.errors import InvalidValue
from geo.model import DateBasis, DatePrecision, DateSpan

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]\d\d:?\d\d.{0,20})?)?)?")
_NUMERIC = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_DAY_FORMATS = (
    "%d %B %Y",
    "%d %b %Y",
    "%B %d %Y",
    "%b %d %Y",
    "%A %d %B %Y",
    "%A %B %d %Y",
    "%Y/%m/%d",
    "%Y%m%d",
)
_MONTH_FORMATS = ("%B %Y", "%b %Y")


def parse_published(text: str) -> DateSpan:
    """Read a day, a month or a year; of a time stamp, the day as its writer saw it.

    Raises
    ------
    InvalidValue
        If the text is no date, or could be read as two ("3/4/2020").

    >>> parse_published("2020-07-15T09:30:00+02:00").first
    datetime.date(2020, 7, 15)
    >>> parse_published("July 2020").last
    datetime.date(2020, 7, 31)
    """
    text = " ".join(text.split())
    try:
        span = _iso(text) or _numeric(text) or _mail(text) or _worded(text)
    except InvalidValue:
        raise
    except (ValueError, OverflowError):
        span = None
    if span is None:
        raise InvalidValue(f"{text[:60]!r} is not a date; write it like 2020-07-15")
    return span


def _iso(text: str) -> DateSpan | None:
    match = _ISO.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if day is not None and month is not None:
        return DateSpan.day(date(year, month, day), DateBasis.PUBLICATION)
    if month is not None:
        return _month(year, month)
    return DateSpan(date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR, DateBasis.PUBLICATION)


def _numeric(text: str) -> DateSpan | None:
    match = _NUMERIC.fullmatch(text)
    if not match:
        return None
    first, second, year = map(int, match.groups())
    if "." not in text and first <= 12 and second <= 12 and first != second:
        raise InvalidValue(
            f"{text!r} could be day or month first; write it like {year}-{first:02d}-{second:02d}"
        )
    day, month = (first, second) if "." in text or first > 12 else (second, first)
    return DateSpan.day(date(year, month, day), DateBasis.PUBLICATION)


def _mail(text: str) -> DateSpan | None:
    """Read RFC 2822 dates, as RSS has them; they carry a time of day."""
    if ":" not in text:
        return None
    try:
        return DateSpan.day(parsedate_to_datetime(text).date(), DateBasis.PUBLICATION)
    except (TypeError, IndexError):
        return None


def _worded(text: str) -> DateSpan | None:
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text.replace(",", " ")).replace("Sept ", "Sep ")
    plain = " ".join(plain.split())
    for pattern in _DAY_FORMATS:
        if found := _strptime(plain, pattern):
            return DateSpan.day(found, DateBasis.PUBLICATION)
    for pattern in _MONTH_FORMATS:
        if found := _strptime(plain, pattern):
            return _month(found.year, found.month)
    return None


def _strptime(text: str, pattern: str) -> date | None:
    try:
        return datetime.strptime(text, pattern).date()
    except ValueError:
        return None


def _month(year: int, month: int) -> DateSpan:
    last = date(year, month, monthrange(year, month)[1])
    return DateSpan(date(year, month, 1), last, DatePrecision.MONTH, DateBasis.PUBLICATION)
