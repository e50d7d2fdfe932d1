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
from playwright.sync_api import ViewportSize

from tests.browser.conftest import PHONE, WIDE, Open, Server, Visit, wait_idle
from tests.events import Story, libya, many, sudan

pytestmark = pytest.mark.browser

BASELINES = Path(__file__).parent / "baselines"
PAGES = ("map", "events", "presence", "story", "articles", "briefing", "places")
STORES = ("demo", "empty", "crowded")
SHAPES = {"wide": WIDE, "phone": PHONE}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
SETTLING_MS = 2000  # map and table draw anew after a change of size or colours
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
    visited.page.wait_for_selector("h1")
    wait_idle(visited.page)
    if visited.page.locator("iframe[src*=st_folium]").count():
        visited.map_frame()
    worst = [
        f"{name}: {share:.0%}"
        for shape, viewport in SHAPES.items()
        for scheme in SCHEMES
        if (name := f"{page}-{store}-{shape}-{scheme}.png")
        and (share := _compare(visited, viewport, scheme, BASELINES / name)) > MOST_DIFFERENT
    ]
    visited.assert_clean()
    assert not worst


def _compare(visited: Visit, viewport: ViewportSize, scheme: Scheme, baseline: Path) -> float:
    """Return how much the page differs from its baseline, or make that the baseline."""
    visited.page.set_viewport_size(viewport)
    visited.page.emulate_media(color_scheme=scheme)
    visited.page.wait_for_timeout(SETTLING_MS)
    seen = shrink(visited.page.screenshot())
    if os.environ.get("UPDATE_BASELINES"):
        BASELINES.mkdir(exist_ok=True)
        seen.quantize(TONES).save(baseline, optimize=True)
    return difference(seen, Image.open(baseline).convert("L"))
