"""News: dates counted from the publication day, Wednesday 15 September 2021."""

from datetime import date

import pytest

from geo.dates import tag
from geo.model import DateBasis, DatePrecision, TimexType

from .articles import article, interval, news


@pytest.mark.parametrize(
    ("body", "text", "value"),
    [
        ("The convoy left yesterday.", "yesterday", "2021-09-14"),
        ("Talks open tomorrow.", "tomorrow", "2021-09-16"),
        ("The port is closed today.", "today", "2021-09-15"),
        ("He died the day before yesterday.", "the day before yesterday", "2021-09-13"),
        ("They arrive the day after tomorrow.", "the day after tomorrow", "2021-09-17"),
        ("The base was shelled overnight.", "overnight", "2021-09-14TNI"),
        ("A curfew starts tonight.", "tonight", "2021-09-15TNI"),
        ("Jets struck late last night.", "late last night", "2021-09-14TNI"),
        ("Two died yesterday morning.", "yesterday morning", "2021-09-14TMO"),
        ("It was quiet this afternoon.", "this afternoon", "2021-09-15TAF"),
    ],
)
def test_days_around_today(body: str, text: str, value: str) -> None:
    assert news(body) == [(text, value)]


@pytest.mark.parametrize(
    ("body", "text", "value"),
    [
        ("Rebels took the bridge on Tuesday.", "Tuesday", "2021-09-14"),
        ("Rebels took the bridge on Wednesday.", "Wednesday", "2021-09-15"),
        ("Rebels took the bridge Thursday.", "Thursday", "2021-09-09"),
        ("The envoy will arrive on Friday.", "Friday", "2021-09-17"),
        ("The vote is scheduled for Monday.", "Monday", "2021-09-20"),
        ("A parade will be held Sunday.", "Sunday", "2021-09-19"),
        ("Shells fell last Wednesday.", "last Wednesday", "2021-09-08"),
        ("They meet next Friday.", "next Friday", "2021-09-17"),
        ("They meet this Friday.", "this Friday", "2021-09-17"),
        ("Troops left early Monday.", "early Monday", "2021-09-13"),
        ("Troops left on Sunday evening.", "Sunday evening", "2021-09-12TEV"),
        ("The raid began in the early hours of Monday.", "the early hours of Monday",
         "2021-09-13TMO"),
    ],
)  # fmt: skip
def test_weekdays_follow_the_tense(body: str, text: str, value: str) -> None:
    assert news(body) == [(text, value)]


@pytest.mark.parametrize(
    ("body", "text", "value"),
    [
        ("It fell last week.", "last week", "2021-W36"),
        ("It fell earlier this week.", "earlier this week", "2021-W37"),
        ("It fell last month.", "last month", "2021-08"),
        ("It fell early last month.", "early last month", "2021-08"),
        ("It was taken last year.", "last year", "2020"),
        ("It was taken at the beginning of this year.", "the beginning of this year", "2021"),
        ("Elections come next year.", "next year", "2022"),
        ("It was taken at the end of last month.", "the end of last month", "2021-08"),
        ("Shelling grew over the weekend.", "the weekend", "2021-W36-WE"),
        ("Talks open next weekend.", "next weekend", "2021-W38-WE"),
        ("Units came in the last quarter of last year.", "the last quarter of last year",
         "2020-Q4"),
        ("Output fell in the second quarter.", "the second quarter", "2021-Q2"),
        ("Output fell in the third quarter of 2019.", "the third quarter of 2019", "2019-Q3"),
        ("Output fell in the first half of 2019.", "the first half of 2019", "2019-H1"),
        ("It fell in the current quarter.", "the current quarter", "2021-Q3"),
        ("It was taken last summer.", "last summer", "2020-SU"),
        ("An offensive is due next spring.", "next spring", "2022-SP"),
    ],
)  # fmt: skip
def test_units_around_publication(body: str, text: str, value: str) -> None:
    assert news(body) == [(text, value)]


@pytest.mark.parametrize(
    ("body", "text", "value"),
    [
        ("The town was lost in June.", "June", "2021-06"),
        ("The town was lost in November.", "November", "2020-11"),
        ("A summit will be held in December.", "December", "2021-12"),
        ("A summit will be held in February.", "February", "2022-02"),
        ("They have fought since last March.", "last March", "2021-03"),
        ("The truce was signed on November 20.", "November 20", "2020-11-20"),
        ("The truce was signed on 3 August.", "3 August", "2021-08-03"),
        ("The truce was signed on the 3rd of August.", "the 3rd of August", "2021-08-03"),
        ("The truce was signed on Sept. 12.", "Sept. 12", "2021-09-12"),
        ("A vote is planned for 24 December.", "24 December", "2021-12-24"),
        ("They signed on December 7 last year.", "December 7 last year", "2020-12-07"),
        ("They signed in May this year.", "May this year", "2021-05"),
    ],
)
def test_months_and_days_without_a_year(body: str, text: str, value: str) -> None:
    assert news(body) == [(text, value)]


@pytest.mark.parametrize(
    ("body", "text", "value"),
    [
        ("It began two days ago.", "two days ago", "2021-09-13"),
        ("It began three weeks ago.", "three weeks ago", "2021-W34"),
        ("It began five months ago.", "five months ago", "2021-04"),
        ("It began more than ten years ago.", "more than ten years ago", "2011"),
        ("It began a decade ago.", "a decade ago", "2011"),
        ("It began half a century ago.", "half a century ago", "1971"),
        ("It ends four days from now.", "four days from now", "2021-09-19"),
        ("It began several months ago.", "several months ago", "PAST_REF"),
        ("On 4 May 2021 he left. He returned ten days later.", "ten days later", "2021-05-14"),
        ("On 4 May 2021 he left. He had come a year earlier.", "a year earlier", "2020"),
        ("On 4 May 2021 he left. That night the base burned.", "That night", "2021-05-04TNI"),
        ("On 4 May 2021 he left. Guards fled the same day.", "the same day", "2021-05-04"),
        ("On 4 May 2021 he left. Guards fled the next morning.", "the next morning",
         "2021-05-05TMO"),
    ],
)  # fmt: skip
def test_offsets_count_from_now_or_from_the_date_told_last(
    body: str, text: str, value: str
) -> None:
    assert news(body)[-1] == (text, value)


@pytest.mark.parametrize(
    ("body", "text", "value"),
    [
        ("It began at 5:30 a.m. on Monday.", "5:30 a.m.", "2021-09-13T05:30"),
        ("It began at 8 p.m. Friday.", "8 p.m. Friday", "2021-09-10T20:00"),
        ("It began at 14:05.", "14:05", "2021-09-15T14:05"),
        ("It began at 0530 hrs.", "0530 hrs", "2021-09-15T05:30"),
        ("It began at noon on Monday.", "noon", "2021-09-13T12:00"),
        ("It began on 3 May 2020 at 6 pm.", "3 May 2020 at 6 pm", "2020-05-03T18:00"),
        ("Filed 2020-05-03T18:20.", "2020-05-03T18:20", "2020-05-03T18:20"),
    ],
)
def test_times_of_day(body: str, text: str, value: str) -> None:
    assert news(body)[0] == (text, value)


@pytest.mark.parametrize(
    ("body", "text", "value", "kind"),
    [
        ("It lasted five years.", "five years", "P5Y", TimexType.DURATION),
        ("It lasted about three and a half hours.", "about three and a half hours", "PT3.5H",
         TimexType.DURATION),
        ("It lasted several weeks.", "several weeks", "PXW", TimexType.DURATION),
        ("It lasted for months.", "months", "PXM", TimexType.DURATION),
        ("A 48-hour truce holds.", "48-hour", "PT48H", TimexType.DURATION),
        ("A month-long siege ended.", "month-long", "P1M", TimexType.DURATION),
        ("It lasted half a year.", "half a year", "P0.5Y", TimexType.DURATION),
        ("It took two decades.", "two decades", "P2DE", TimexType.DURATION),
        ("Three days after the raid he fled.", "Three days", "P3D", TimexType.DURATION),
        ("They patrol daily.", "daily", "P1D", TimexType.SET),
        ("They patrol every two weeks.", "every two weeks", "P2W", TimexType.SET),
        ("They patrol on Mondays.", "Mondays", "XXXX-WXX-1", TimexType.SET),
        ("They patrol every night.", "every night", "XXXX-XX-XXTNI", TimexType.SET),
        ("It pumps 900 barrels a day.", "a day", "P1D", TimexType.SET),
        ("It pumps 900 barrels per day.", "per day", "P1D", TimexType.SET),
        ("They now hold the port.", "now", "PRESENT_REF", TimexType.DATE),
        ("They recently took the port.", "recently", "PAST_REF", TimexType.DATE),
        ("They fear for the future.", "the future", "FUTURE_REF", TimexType.DATE),
    ],
)  # fmt: skip
def test_durations_sets_and_references_have_no_interval(
    body: str, text: str, value: str, kind: TimexType
) -> None:
    (dated,) = tag(article(body))
    assert (dated.mention.text, dated.value, dated.type) == (text, value, kind)
    assert dated.when is None


@pytest.mark.parametrize(
    ("body", "first", "last"),
    [
        ("It fell early last month.", date(2021, 8, 1), date(2021, 8, 10)),
        ("It fell in mid-August.", date(2021, 8, 11), date(2021, 8, 20)),
        ("It fell in late August.", date(2021, 8, 21), date(2021, 8, 31)),
        ("It fell at the beginning of this year.", date(2021, 1, 1), date(2021, 1, 31)),
        ("It fell at the end of last year.", date(2020, 12, 1), date(2020, 12, 31)),
        ("It fell in early 2020.", date(2020, 1, 1), date(2020, 4, 30)),
        ("It fell in late 2020.", date(2020, 9, 1), date(2020, 12, 31)),
        ("It fell in the latter part of 2020.", date(2020, 7, 1), date(2020, 12, 31)),
        ("It fell in the 1990s.", date(1990, 1, 1), date(1999, 12, 31)),
        ("It fell in the last quarter of last year.", date(2020, 10, 1), date(2020, 12, 31)),
        ("It fell overnight.", date(2021, 9, 14), date(2021, 9, 15)),
        ("It was hit earlier this month.", date(2021, 9, 1), date(2021, 9, 15)),
        ("They come later this year.", date(2021, 9, 15), date(2021, 12, 31)),
        ("They have held it since April.", date(2021, 4, 1), date(2021, 9, 15)),
        ("They have held it since Sunday.", date(2021, 9, 12), date(2021, 9, 15)),
        ("Forty died in the past three days.", date(2021, 9, 12), date(2021, 9, 15)),
        ("Forty died in the past year.", date(2020, 9, 15), date(2021, 9, 15)),
        ("Forty died in recent days.", date(2021, 9, 10), date(2021, 9, 15)),
        ("It ran in the first two months of 2020.", date(2020, 1, 1), date(2020, 2, 29)),
        ("It ran in the last week of August.", date(2021, 8, 25), date(2021, 8, 31)),
        ("It ran from 7 to 9 August.", date(2021, 8, 7), date(2021, 8, 9)),
        ("It ran between May and July.", date(2021, 5, 1), date(2021, 7, 31)),
        ("It ran on 5 and 6 August.", date(2021, 8, 5), date(2021, 8, 6)),
        ("It ran from 2012 to 2015.", date(2012, 1, 1), date(2015, 12, 31)),
    ],
)
def test_intervals(body: str, first: date, last: date) -> None:
    assert interval(body) == (first, last)


def test_dates_side_by_side_are_no_range() -> None:
    monday, tuesday = tag(article("He spoke on Monday. On Tuesday, he left."))
    assert monday.when is not None
    assert tuesday.when is not None
    assert (monday.when.days, tuesday.when.days) == (1, 1)


@pytest.mark.parametrize(
    ("body", "precision", "basis"),
    [
        ("They left on 4 May 2020.", DatePrecision.DAY, DateBasis.TEXT),
        ("They left in May 2020.", DatePrecision.MONTH, DateBasis.TEXT),
        ("They left in May.", DatePrecision.MONTH, DateBasis.RELATIVE),
        ("They left in early May.", DatePrecision.MONTH, DateBasis.RELATIVE),
        ("They left last week.", DatePrecision.WEEK, DateBasis.RELATIVE),
        ("They left in the summer of 2019.", DatePrecision.QUARTER, DateBasis.TEXT),
        ("They left in 2019.", DatePrecision.YEAR, DateBasis.TEXT),
        ("They left in the 1990s.", DatePrecision.LONGER, DateBasis.TEXT),
    ],
)
def test_precision_and_basis(body: str, precision: DatePrecision, basis: DateBasis) -> None:
    when = tag(article(body))[-1].when
    assert when is not None
    assert (when.precision, when.basis) == (precision, basis)


@pytest.mark.parametrize(
    ("day", "body", "value"),
    [
        (date(2021, 1, 4), "It fell last week.", "2020-W53"),
        (date(2021, 1, 4), "It fell last month.", "2020-12"),
        (date(2021, 1, 4), "It fell on December 30.", "2020-12-30"),
        (date(2021, 12, 30), "They will meet on January 4.", "2022-01-04"),
        (date(2021, 3, 1), "It fell yesterday.", "2021-02-28"),
    ],
)
def test_the_turn_of_the_year(day: date, body: str, value: str) -> None:
    assert news(body, day)[0][1] == value
