"""Every page as it was looked at and found good, in a small picture; compared tolerantly.

A picture is a baseline in ``baselines/``: the page shrunk to a quarter. It fails where large
parts differ, not where a line of text moves. ``UPDATE_BASELINES=1`` writes them anew: look at
each before you commit it.
"""

import io
import os
from dataclasses import replace
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
from PIL import Image, ImageFilter
from playwright.sync_api import Page, ViewportSize

from tests.browser.conftest import PHONE, WIDE, Open, Server, Visit, wait_idle
from tests.events import Story, libya, many, sudan

pytestmark = pytest.mark.browser

BASELINES = Path(__file__).parent / "baselines"
PAGES = ("map", "events", "presence", "story", "articles", "briefing", "places")
STORES = ("demo", "empty", "crowded")
SHAPES = {"wide": WIDE, "phone": PHONE}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
# Map and table draw anew after a change of size or colours.
LOOKING_MS, STILL_LOOKS, MOST_LOOKS = 500, 4, 36
TONES = 16
MOST_DIFFERENT = 0.12  # share of the picture
NOTICEABLE = 40  # of 255


def crowded() -> Story:
    """Return ten thousand events of the two stories' sentences."""
    told = many(10_000)
    articles = libya().articles | sudan().articles
    claims = {claim.id for event in told for claim in event.claims}
    assert len(claims) < len(told)  # events made by moving others share their claims
    return Story(
        tuple(
            replace(
                event,
                claims=tuple(replace(claim, id=f"{claim.id}{number}") for claim in event.claims),
            )
            for number, event in enumerate(told)
        ),
        articles,
    )


@pytest.fixture(scope="module")
def servers(serve) -> dict[str, Server]:
    return {
        "demo": serve(libya(), sudan()),
        "empty": serve(),
        "crowded": serve(crowded()),
    }


def shrink(png: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(png)).convert("L")
    return picture.resize((picture.width // 4, picture.height // 4), Image.Resampling.BOX)


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return which share of two pictures differs noticeably once both are blurred."""
    assert one.size == other.size
    left, right = (
        np.asarray(picture.filter(ImageFilter.GaussianBlur(3)), np.int16)
        for picture in (one, other)
    )
    return float((np.abs(left - right) > NOTICEABLE).mean())


@pytest.mark.parametrize("store", STORES)
@pytest.mark.parametrize("page", PAGES)
def test_page_looks_as_it_was_found_good(
    visit: Open, servers: dict[str, Server], page: str, store: str
) -> None:
    visited = visit(f"{servers[store].address}/{'' if page == 'map' else page}")
    worst = []
    for scheme in SCHEMES:
        _show_in(visited, scheme)
        for shape, viewport in SHAPES.items():
            name = f"{page}-{store}-{shape}-{scheme}.png"
            share = _compare(visited, viewport, BASELINES / name)
            if share > MOST_DIFFERENT:
                worst.append(f"{name}: {share:.0%}")
    visited.assert_clean()
    assert not worst


def _show_in(visited: Visit, scheme: Scheme) -> None:
    """Wait until the page is drawn whole in a theme; a map takes it up as it is loaded."""
    page = visited.page
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme=scheme)
    if scheme != SCHEMES[0] and page.locator("iframe[src*=st_folium]").count():
        page.reload()
    page.wait_for_selector("h1")
    wait_idle(page)
    if page.locator("iframe[src*=st_folium]").count():
        visited.map_frame()
    if page.locator("[data-testid=stDataFrame]").count():
        page.wait_for_selector("[data-testid=stDataFrame] canvas", state="attached")


def _compare(visited: Visit, viewport: ViewportSize, baseline: Path) -> float:
    """Return how much the page differs from its baseline, or make that the baseline."""
    visited.page.set_viewport_size(viewport)
    if os.environ.get("UPDATE_BASELINES"):
        BASELINES.mkdir(exist_ok=True)
        seen = _look(visited.page, None)
        seen.quantize(TONES).save(baseline, optimize=True)
    expected = Image.open(baseline).convert("L")
    return difference(_look(visited.page, expected), expected)


def _look(page: Page, expected: Image.Image | None) -> Image.Image:
    """Return the page as soon as it looks as expected, or else once it stays the same."""
    still, before = 0, None
    for _ in range(MOST_LOOKS):
        page.wait_for_timeout(LOOKING_MS)
        seen = shrink(page.screenshot())
        if expected is not None and difference(seen, expected) <= MOST_DIFFERENT:
            return seen
        still = still + 1 if before is not None and difference(before, seen) == 0 else 0
        if still == STILL_LOOKS:
            return seen
        before = seen
    pytest.fail("the page does not come to rest")
