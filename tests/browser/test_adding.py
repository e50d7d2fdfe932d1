"""Adding an article in the browser, with the real reading behind it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, Server
from tests.events import sudan

pytestmark = [pytest.mark.browser, pytest.mark.model]
READING_MS = 180_000


@pytest.fixture(scope="module")
def server(serve) -> Server:
    return serve(sudan())


def test_pasted_article_is_read_and_asked_for_its_date(visit: Open, server: Server) -> None:
    visited = visit(f"{server.address}/articles")
    page = visited.page
    page.get_by_text("Add an article").click()
    page.get_by_role("button", name="Read it").click()
    page.wait_for_selector("text=Nothing to read")
    page.get_by_label("Text of the article").fill(
        "Fighters of the Rapid Support Forces withdrew from Nyala to El Fasher on Tuesday."
    )
    page.get_by_label("Title", exact=True).fill("A column leaves")
    page.get_by_role("button", name="Read it").click()
    page.wait_for_selector("text=Articles: 1. Events: 1. Nothing is saved yet.", timeout=READING_MS)
    page.get_by_role("button", name="Add to the map").click()
    page.wait_for_selector("text=Articles read: 1. Events found: 1.", timeout=READING_MS)
    page.wait_for_selector("text=When was this published?")
    page.locator(".article mark.place").nth(1).wait_for()
    page.get_by_role("spinbutton", name="year, Day of publication").click()
    page.keyboard.type("20230504")
    page.keyboard.press("Escape")  # closes the calendar
    page.get_by_role("button", name="Save the date").click()
    page.wait_for_selector("text=2 May 2023", timeout=READING_MS)
    expect(page.get_by_role("combobox", name="Article")).to_have_value(re.compile("^4 May 2023"))
    visited.assert_clean()


def test_address_that_is_none_gets_a_clear_line(visit: Open, server: Server) -> None:
    visited = visit(f"{server.address}/articles")
    page = visited.page
    page.get_by_text("Add an article").click()
    page.get_by_text("From an address").click()
    page.get_by_label("Address of an article or a feed").fill("file:///etc/passwd")
    page.get_by_role("button", name="Read it").click()
    page.wait_for_selector("text=is no web address", timeout=READING_MS)
    visited.assert_clean()
