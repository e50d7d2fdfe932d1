from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import InvalidValue
from geo.model import DateBasis, DatePrecision, DateSpan

days = st.dates(date(1800, 1, 1), date(2100, 1, 1))


def span(first: date, length: int) -> DateSpan:
    last = first + timedelta(days=length - 1)
    return DateSpan(first, last, DatePrecision.LONGER, DateBasis.TEXT)


def test_refuses_a_reversed_interval() -> None:
    with pytest.raises(InvalidValue, match="reversed"):
        DateSpan(date(2020, 7, 2), date(2020, 7, 1), DatePrecision.DAY, DateBasis.TEXT)


@pytest.mark.parametrize(
    ("length", "acled", "ucdp"),
    [(1, 1, 1), (2, 2, 2), (6, 2, 2), (7, 2, 3), (8, 3, 4), (31, 3, 4), (32, 3, 5), (365, 3, 5)],
)
def test_gives_the_codes_of_acled_and_ucdp(length: int, acled: int, ucdp: int) -> None:
    interval = span(date(2020, 7, 1), length)
    assert (interval.acled_time_precision, interval.ucdp_date_prec) == (acled, ucdp)


@given(days, st.integers(1, 400), days, st.integers(1, 400))
def test_meets_where_a_day_is_shared(one: date, n: int, other: date, m: int) -> None:
    a, b = span(one, n), span(other, m)
    shared = {one + timedelta(days=i) for i in range(n)} & {
        other + timedelta(days=i) for i in range(m)
    }
    assert a.meets(b) == b.meets(a) == bool(shared)
