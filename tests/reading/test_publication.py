from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import InvalidValue
from geo.model import DatePrecision
from geo.reading import parse_published

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))


@given(DAYS)
@pytest.mark.parametrize(
    "pattern",
    [
        "%Y-%m-%d",
        "%Y-%m-%dT%H:%M:%SZ",
        "%d %B %Y",
        "%B %d, %Y",
        "%d %b %Y",
        "%b %d %Y",
        "%A, %d %B %Y",
        "%Y/%m/%d",
        "%d.%m.%Y",
        "%a, %d %b %Y 23:30:00 -0800",
    ],
)
def test_days_are_read_as_they_are_written(pattern: str, day: date) -> None:
    span = parse_published(day.strftime(pattern).replace("%Y", str(day.year)))
    assert (span.first, span.last, span.precision) == (day, day, DatePrecision.DAY)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31), DatePrecision.YEAR),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), DatePrecision.MONTH),
        ("February 2021", date(2021, 2, 1), date(2021, 2, 28), DatePrecision.MONTH),
        ("15/07/2020", date(2020, 7, 15), date(2020, 7, 15), DatePrecision.DAY),
        ("7/15/2020", date(2020, 7, 15), date(2020, 7, 15), DatePrecision.DAY),
        ("3rd of no month", None, None, None),
        ("July 3rd, 2020", date(2020, 7, 3), date(2020, 7, 3), DatePrecision.DAY),
    ],
)
def test_partial_and_other_dates(text, first, last, precision) -> None:
    if first is None:
        with pytest.raises(InvalidValue, match="is not a date"):
            parse_published(text)
        return
    span = parse_published(text)
    assert (span.first, span.last, span.precision) == (first, last, precision)


def test_a_date_that_may_be_two_is_refused_with_a_reason() -> None:
    with pytest.raises(InvalidValue, match="day or month first"):
        parse_published("3/4/2020")


@given(st.text(max_size=30))
def test_anything_else_is_refused_cleanly(text: str) -> None:
    with suppress(InvalidValue):
        parse_published(text)
