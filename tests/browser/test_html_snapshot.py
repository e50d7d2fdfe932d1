"""The self-contained HTML map in a browser, with nothing to fetch."""

from datetime import date
from pathlib import Path

import pytest

from geo.model import EventQuery, Status
from geo.views.html_snapshot import write
from tests.browser.conftest import PHONE, Open
from tests.events import libya, many
from tests.pages.hostile import hostile

pytestmark = pytest.mark.browser


@pytest.fixture
def snapshot(tmp_path: Path):
    def make(story, query: EventQuery | None = None) -> str:
        path = tmp_path / "snapshot.html"
        path.write_bytes(write(story.events, story.articles, query, made_on=date(2020, 8, 1)))
        return path.as_uri()

    return make


def test_opens_offline_with_map_table_and_cards(visit: Open, snapshot) -> None:
    visited = visit(snapshot(libya()))
    page = visited.page
    page.wait_for_selector(".sandtable[data-shown]")
    shown = int(page.locator(".sandtable").get_attribute("data-shown"))
    assert shown == sum(event.is_placed for event in libya().events)
    rows = page.locator("#table tbody tr")
    assert rows.count() == len(libya().events)
    rows.first.locator("button").click()
    page.wait_for_selector(".st-card blockquote")
    page.keyboard.press("Escape")
    assert page.locator(".st-card").is_hidden()
    visited.assert_clean()


def test_clock_and_filters_narrow_map_and_table(visit: Open, snapshot) -> None:
    visited = visit(snapshot(libya()))
    page = visited.page
    page.wait_for_selector(".sandtable[data-shown]")
    before = page.locator("#table tbody tr").count()
    page.locator("#filters select").first.select_option("withdraw")
    fewer = page.locator("#table tbody tr").count()
    assert 0 < fewer < before
    page.locator(".st-range").nth(1).focus()
    page.keyboard.press("Home")
    page.wait_for_function(
        "most => Number(document.querySelector('.sandtable').dataset.shown) < most", arg=fewer
    )
    visited.assert_clean()


def test_holds_only_what_the_query_selects(visit: Open, snapshot) -> None:
    query = EventQuery(statuses=(Status.CLAIMED,))
    visited = visit(snapshot(libya(), query))
    visited.page.wait_for_selector(".sandtable[data-shown]")
    chosen = [event for event in libya().events if query.matches(event)]
    assert visited.page.locator("#table tbody tr").count() == len(chosen)


def test_hostile_text_is_shown_harmlessly(visit: Open, snapshot) -> None:
    visited = visit(snapshot(hostile()))
    page = visited.page
    page.wait_for_selector(".sandtable[data-shown]")
    page.locator("#table tbody tr button").first.click()
    page.wait_for_selector(".st-card blockquote")
    assert "<img src=x onerror=" in page.locator(".st-card").inner_text()
    assert page.locator("#map img[src=x]").count() == 0
    visited.assert_clean()


def test_long_table_grows_by_pages(visit: Open, tmp_path: Path) -> None:
    path = tmp_path / "many.html"
    path.write_bytes(write(many(450), libya().articles))
    visited = visit(path.as_uri())
    rows, more = visited.page.locator("#table tbody tr"), visited.page.locator("#more")
    visited.page.wait_for_selector(".sandtable[data-shown]")
    for expected in (200, 400):
        assert rows.count() == expected
        more.click()
    assert rows.count() == 450
    assert more.is_hidden()
    visited.assert_clean()


def test_an_event_more_takes_little_room() -> None:
    few, many_ = (len(write(many(count), libya().articles)) for count in (500, 3500))
    assert (many_ - few) / 3000 < 35


def test_is_small_enough_to_mail() -> None:
    story = libya()
    assert len(write(story.events, story.articles)) < 1_200_000


def test_fits_a_phone(visit: Open, snapshot) -> None:
    visited = visit(snapshot(libya()), PHONE)
    visited.page.wait_for_selector(".sandtable[data-shown]")
    assert visited.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    visited.assert_clean()


def test_what_nothing_dates_stands_apart_from_a_window_of_days(visit: Open, snapshot) -> None:
    story, query = libya(), EventQuery(first=date(2020, 7, 12))
    visited = visit(snapshot(story, query))
    page = visited.page
    page.wait_for_selector(".sandtable[data-shown]")
    chosen = [event for event in story.events if query.matches(event)]
    undated = [event for event in chosen if not event.is_dated]
    assert undated
    assert page.locator("#table tbody tr").count() == len(chosen) - len(undated)
    assert page.locator(".apart li").count() == len(undated)
    visited.assert_clean()
