"""Calendar arithmetic at any granularity."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dates.calendar import Edge, Moment, Unit, advance, narrow

years = st.integers(1, 9999)
counts = st.integers(-20_000, 20_000)
units = st.sampled_from([unit for unit in Unit if unit is not Unit.FORTNIGHT])


@pytest.mark.parametrize(
    ("moment", "value"),
    [
        (Moment(Unit.DAY, 2020, 7, 1), "2020-07-01"),
        (Moment(Unit.DAY, 2020), "2020-XX-XX"),
        (Moment(Unit.DAY, 2020, 7, 1, time="TNI"), "2020-07-01TNI"),
        (Moment(Unit.WEEK, 2020, week=3), "2020-W03"),
        (Moment(Unit.WEEK, weekday=2), "XXXX-WXX-2"),
        (Moment(Unit.WEEKEND, 2020, week=3), "2020-W03-WE"),
        (Moment(Unit.SEASON, 2020, part="WI"), "2020-WI"),
        (Moment(Unit.DECADE, 1990), "199"),
        (Moment(Unit.CENTURY, 1800), "18"),
        (Moment(Unit.YEAR, 0), "BC0001"),
        (Moment(Unit.YEAR, 33), "0033"),
    ],
)
def test_values(moment: Moment, value: str) -> None:
    assert moment.value == value


def test_there_is_no_year_zero_between_the_eras() -> None:
    before = Moment(Unit.YEAR, 1).shift(-1, Unit.YEAR)
    assert before is not None
    assert before.value == "BC0001"


def test_the_winter_reaches_into_the_next_year() -> None:
    assert Moment(Unit.SEASON, 2019, part="WI").interval() == (date(2019, 12, 1), date(2020, 2, 29))


@given(years, st.integers(1, 12), st.integers(1, 28), counts, units)
def test_shifts_end_on_the_calendar_or_nowhere(
    year: int, month: int, day: int, count: int, unit: Unit
) -> None:
    moved = Moment(Unit.DAY, year, month, day).shift(count, unit)
    if moved is not None:
        assert moved.value
        interval = moved.interval()
        assert interval is None or interval[0] <= interval[1]


@given(st.dates(), counts)
def test_days_shift_back_to_where_they_were(day: date, count: int) -> None:
    there = Moment.of_day(day).shift(count, Unit.DAY)
    if there is not None:
        assert there.shift(-count, Unit.DAY) == Moment.of_day(day)


@given(st.dates(), counts, units)
def test_advancing_is_monotonous(day: date, count: int, unit: Unit) -> None:
    moved = advance(day, count, unit)
    if moved is not None and count:
        assert (moved >= day) == (count > 0) or moved == day


@given(st.dates(), st.integers(0, 4000), st.sampled_from(Edge))
def test_parts_lie_within_the_whole(first: date, length: int, edge: Edge) -> None:
    last = first + timedelta(days=min(length, (date.max - first).days))
    start, end = narrow((first, last), edge)
    assert first <= start <= end <= last
