"""Taking the view away in a browser: an edited briefing, a shared map."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.browser.conftest import PHONE, WIDE, Open, Server
from tests.events import libya

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(serve) -> Server:
    return serve(libya())


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_an_edited_headline_is_in_the_preview_and_the_file(
    visit: Open, server: Server, size: dict[str, int]
) -> None:
    made = visit(f"{server.address}/briefing", size)
    page = made.page
    page.get_by_role("button", name="Download PDF").wait_for()
    page.locator("label", has_text="Edit before you download").first.click()
    words = page.locator("textarea").first
    words.fill("A column leaves Sirte")
    words.press("Control+Enter")
    page.frame_locator("iframe").locator("h1", has_text="A column leaves Sirte [ed.]").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download PDF").click()
    data = Path(download.value.path()).read_bytes()
    assert "A column leaves Sirte [ed.]" in PdfReader(BytesIO(data)).pages[0].extract_text()
    made.assert_clean()


def test_the_panel_gives_link_picture_and_page(visit: Open, server: Server) -> None:
    made = visit(f"{server.address}/?mode=cumulative")
    made.map_frame()
    page = made.page
    page.get_by_role("button", name="Share").click()
    page.get_by_text("?v=1&mode=cumulative").wait_for()
    for name, start in (("PNG", b"\x89PNG"), ("HTML", b"<!doctype html>")):
        with page.expect_download() as download:
            page.get_by_role("button", name=name, exact=True).click()
        assert Path(download.value.path()).read_bytes().lower().startswith(start.lower())
    made.assert_clean()
