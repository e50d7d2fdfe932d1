"""Articles without a publication day that may anchor dates: relative dates stay open."""

import pytest

from geo.dates import Mode, tag

from .articles import WEDNESDAY, article, news


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("They left yesterday.", "XXXX-XX-XX"),
        ("They left on Tuesday.", "XXXX-WXX-2"),
        ("They left last week.", "XXXX-WXX"),
        ("They left last month.", "XXXX-XX"),
        ("They left last year.", "XXXX"),
        ("They left in June.", "XXXX-06"),
        ("They left on 4 June.", "XXXX-06-04"),
        ("They left two years ago.", "XXXX"),
        ("They left last spring.", "XXXX-SP"),
        ("They left in the second quarter.", "XXXX-Q2"),
        ("They left on Tuesday morning.", "XXXX-WXX-2TMO"),
    ],
)
def test_values_keep_placeholders(body: str, value: str) -> None:
    assert news(body, None)[0][1] == value
    assert tag(article(body, None), Mode.NEWS)[0].when is None


def test_a_snapshot_does_not_anchor() -> None:
    (dated,) = tag(article("They left on Tuesday.", WEDNESDAY, anchors=False))
    assert dated.when is None


def test_dates_in_full_and_what_refers_to_them_are_placed() -> None:
    full, same = tag(article("They came on 4 June 2019 and left the same day.", None))
    assert full.value == same.value == "2019-06-04"
    assert full.when is not None
    assert same.when is not None
    assert full.when.first == same.when.first


@pytest.mark.parametrize("unit", ["the 22nd infantry division", "the 5th armoured Brigade"])
def test_the_number_of_a_unit_is_no_day(unit: str) -> None:
    body = f"On 4 June 2019 the town fell and {unit} fled."
    assert [found.value for found in tag(article(body, WEDNESDAY))] == ["2019-06-04"]


def test_a_day_of_the_month_is_a_day_beside_a_unit() -> None:
    found = tag(
        article("On 4 June 2019 the town fell and on the 22nd the brigade fled.", WEDNESDAY)
    )
    assert [date.value for date in found] == ["2019-06-04", "2019-06-22"]
