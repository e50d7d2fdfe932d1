"""Narratives: the year and the month are carried from the dates told before."""

from datetime import date

import pytest

from geo.dates import Mode, tag
from geo.model import DateBasis, DatePrecision

from .articles import article, interval, narrative


def values(body: str, title: str = "") -> list[str]:
    return [value for _, value in narrative(body, title)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("On 4 May 1923 they marched. On 9 June they stopped.", ["1923-05-04", "1923-06-09"]),
        ("In November 1923 they marched. In January they stopped.", ["1923-11", "1924-01"]),
        ("In June 1923 they marched, having begun in April.", ["1923-06", "1923-04"]),
        ("On 4 May 1923 they marched. Ten days later they stopped.", ["1923-05-04", "1923-05-14"]),
        ("On 4 May 1923 they marched. The next morning they stopped.",
         ["1923-05-04", "1923-05-05TMO"]),
        ("On 4 May 1923 they marched. That day it rained.", ["1923-05-04", "1923-05-04"]),
        ("On 4 May 1923 they marched. That spring it rained.", ["1923-05-04", "1923-SP"]),
        ("On 4 May 1923 they marched. The following month it rained.", ["1923-05-04", "1923-06"]),
        ("On 4 May 1923 they marched. By the end of the year all was lost.",
         ["1923-05-04", "1923"]),
        ("On 4 May 1923 they marched. Two years earlier all had been well.",
         ["1923-05-04", "1921"]),
        ("In May 1923 they marched. In July of that year they stopped.", ["1923-05", "1923-07"]),
        ("On 31 May 1923 they marched. On the 20th they had been told.",
         ["1923-05-31", "1923-05-20"]),
        ("On 4 May 1923 they marched. At dawn it rained.", ["1923-05-04", "1923-05-04TMO"]),
        ("On 4 May 1923 they marched. At 6 p.m. it rained.", ["1923-05-04", "1923-05-04T18:00"]),
        ("In autumn 1923 they marched. They rested over the winter.", ["1923-FA", "1924-WI"]),
        ("In autumn 1923 they marched. In January they stopped.", ["1923-FA", "1924-01"]),
        ("In the winter of 1923 they marched. On 4 May they stopped.", ["1923-WI", "1924-05-04"]),
        ("In September 1923 they marched. In the new year they stopped.",
         ["1923-09", "1924-01-01"]),
        ("On 4 May 1923 they marched. Next day they stopped.", ["1923-05-04", "1923-05-05"]),
        ("On 4 May 1923 they marched. Next morning they stopped.",
         ["1923-05-04", "1923-05-05TMO"]),
    ],
)  # fmt: skip
def test_dates_are_told_from_the_date_before(body: str, expected: list[str]) -> None:
    assert values(body) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("mid-1944", "1944"),
        ("early 1944", "1944"),
        ("the end of September 1940", "1940-09"),
        ("the winter of 1941", "1941-WI"),
        ("the 1880s", "188"),
        ("the late 19th century", "18"),
        ("the fourth century BC", "BC03"),
        ("480 BC", "BC0480"),
        ("the spring of 480 BC", "BC0480-SP"),
        ("the 470s BC", "BC047"),
        ("the morning of 18 April 1775", "1775-04-18TMO"),
        ("Christmas 1914", "1914-12-25"),
        ("about 1910", "1910"),
        ("the second half of 1812", "1812-H2"),
        ("25 July, 1918", "1918-07-25"),
        ("the 25th of July 1918", "1918-07-25"),
    ],
)
def test_the_whole_expression_is_tagged(text: str, value: str) -> None:
    assert narrative(f"The army was beaten in {text}.") == [(text, value)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("It ran from April 6-7, 1915.", [("April 6", "1915-04-06"), ("7, 1915", "1915-04-07")]),
        ("It ran on 16 and 17 June 1915.", [("16", "1915-06-16"), ("17 June 1915", "1915-06-17")]),
        ("It ran from May to July 1915.", [("May", "1915-05"), ("July 1915", "1915-07")]),
        ("It ran from October to March 1915.",
         [("October", "1914-10"), ("March 1915", "1915-03")]),
        ("It ran in 1914-18.", [("1914", "1914"), ("18", "1918")]),
        ("It ran in 480-479 BC.", [("480", "BC0480"), ("479 BC", "BC0479")]),
    ],
)  # fmt: skip
def test_lists_share_what_is_said_once(body: str, expected: list[tuple[str, str]]) -> None:
    assert narrative(body) == expected


def test_a_year_in_passing_does_not_move_the_story() -> None:
    body = "On 9 March 1931 they landed, as the treaty of 1899 allowed. On 12 March they left."
    assert values(body)[-1] == "1931-03-12"


def test_a_date_in_brackets_does_not_move_the_story() -> None:
    body = "On 9 March 1931 General Ruiz (born 5 May 1880) landed. On 12 March he left."
    assert values(body)[-1] == "1931-03-12"


def test_a_bound_does_not_move_the_story() -> None:
    body = "On 9 March 1931 they met the men who had dug in since June 1929. On 12 March they left."
    assert values(body)[-1] == "1931-03-12"


def test_a_heading_gives_its_years_to_the_section() -> None:
    body = (
        "Landing (1931)\n\nOn 9 March they came. A monument was built in June 1960.\n"
        "On 12 April they left."
    )
    assert values(body)[-1] == "1931-04-12"


def test_a_story_that_leaves_the_years_of_its_heading_is_followed() -> None:
    body = (
        "Landing in 1931\n\nOn 9 March they came. On 2 May 1934 they rose. "
        "On 5 June 1934 they won. On 12 July they left."
    )
    assert values(body)[-1] == "1934-07-12"


def test_the_title_dates_the_opening() -> None:
    assert values("On 9 March they came.", "Landing at Ruiz, 1931") == ["1931-03-09"]


def test_the_first_stated_year_dates_the_opening() -> None:
    body = "On 9 March they came. On 2 May 1931 they left."
    assert values(body) == ["1931-03-09", "1931-05-02"]


def test_the_opening_counts_turns_of_the_year_back() -> None:
    assert values("In October they came.\n\n1931\n\nIn May they left.")[0] == "1930-10"


def test_a_few_days_later_has_an_interval_but_no_date() -> None:
    dated = tag(article("On 4 May 1923 they came. A few days later they left.", None))[-1]
    assert dated.value == "FUTURE_REF"
    assert dated.when is not None
    assert (dated.when.first, dated.when.last) == (date(1923, 5, 6), date(1923, 5, 13))


def test_what_is_carried_is_marked_inferred() -> None:
    stated, carried = tag(article("On 4 May 1923 they came. On 9 May they left.", None))
    assert stated.when is not None
    assert carried.when is not None
    assert (stated.when.basis, carried.when.basis) == (DateBasis.TEXT, DateBasis.INFERRED)


def test_years_before_our_era_have_values_and_no_interval() -> None:
    assert interval("They were beaten in 480 BC.", Mode.NARRATIVE) is None


def test_a_day_left_open_is_as_precise_as_its_month() -> None:
    dated = tag(article("In May 1923 they came. The next day they left.", None))[-1]
    assert dated.value == "1923-05-XX"
    assert dated.when is not None
    assert dated.when.precision is DatePrecision.MONTH
