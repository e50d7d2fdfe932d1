"""What axe-core finds on every page, and a whole session by keyboard alone."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Frame, Page

from tests.browser.conftest import WIDE, Open, Server, Visit, wait_idle
from tests.events import libya

pytestmark = pytest.mark.browser

PAGES = (
    *("", "?presence=held", "events", "events?list=undated", "presence?than=2020-05-01"),
    *("story", "articles", "briefing", "places", "?from=never&known=2020-07-20"),
)
GRAVE = {"serious", "critical"}


@pytest.fixture(scope="module")
def server(serve) -> Server:
    return serve(libya())


@pytest.fixture(scope="module")
def empty(serve) -> Server:
    return serve()


def grave_faults(frame: Frame) -> list[str]:
    """Return what breaks a rule gravely in a document, frames inside it left out."""
    frame.evaluate(AXE_SCRIPT)
    found = frame.evaluate("axe.run(document, { iframes: false, resultTypes: ['violations'] })")
    return [
        f"{fault['id']}: {node['html'][:160]}"
        for fault in found["violations"]
        if fault["impact"] in GRAVE
        for node in fault["nodes"]
    ]


REST = """() => new Promise((done) => {
    let timer = setTimeout(done, 1000);
    new MutationObserver(() => {
        clearTimeout(timer);
        timer = setTimeout(done, 1000);
    }).observe(document, { subtree: true, childList: true, attributes: true });
})"""
"""Wait until nothing in a document has changed for a second."""
NOTHING_FADES = """() => document.getAnimations().every((fading) =>
    fading.playState !== "running" || fading.effect.getComputedTiming().endTime === Infinity
)"""


def settle(visited: Visit) -> None:
    """Wait until everything is drawn and nothing fades any more."""
    page = visited.page
    page.wait_for_selector("h1")
    wait_idle(page)
    for frame in page.frames:
        if "st_folium" in frame.url:
            frame.wait_for_selector(".sandtable[data-shown]")
    page.wait_for_function("!document.querySelector('[data-stale=true], [data-testid=stSkeleton]')")
    for frame in page.frames:
        frame.evaluate(REST)
        frame.wait_for_function(NOTHING_FADES)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_no_grave_fault_on_any_page(visit: Open, server: Server, path: str, scheme: str) -> None:
    visited = visit(f"{server.address}/{path}", WIDE, scheme)
    settle(visited)
    frames = [frame for frame in visited.page.frames if "st_folium" in frame.url]
    faults = [grave_faults(frame) for frame in (visited.page.main_frame, *frames)]
    assert not any(faults), faults


@pytest.mark.parametrize("path", ["", "articles", "places", "story"])
def test_no_grave_fault_on_any_empty_page(visit: Open, empty: Server, path: str) -> None:
    visited = visit(f"{empty.address}/{path}")
    settle(visited)
    assert grave_faults(visited.page.main_frame) == []


def tab_to(page: Page, name: str, presses: int = 80) -> None:
    """Press Tab until what has the focus is of this name."""
    for _ in range(presses):
        page.keyboard.press("Tab")
        if name in page.evaluate(FOCUSED):
            return
    pytest.fail(f"Tab does not lead to {name!r}")


FOCUSED = """() => {
    const at = document.activeElement;
    const own = at.matches("a, button, summary") ? at.innerText : "";
    return [at.getAttribute("aria-label"), own, at.title].filter(Boolean).join(" ");
}"""
OUTLINE = "getComputedStyle(document.activeElement).outlineStyle"


def test_a_whole_session_by_keyboard_alone(visit: Open, server: Server) -> None:
    visited = visit(server.address)
    page, frame = visited.page, visited.map_frame()

    tab_to(page, "Words")  # search
    page.keyboard.type("brega")
    page.keyboard.press("Enter")
    page.wait_for_url("**/*text=brega*")
    wait_idle(page)
    frame.wait_for_function("document.querySelector('.sandtable').dataset.shown === '1'")

    tab_to(page, "1 of")  # the list that the count links to
    assert page.evaluate(OUTLINE) == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/events?*text=brega*")
    page.wait_for_selector("h1:has-text('Events')")
    wait_idle(page)

    tab_to(page, "Clear all filters")
    page.keyboard.press("Enter")
    page.wait_for_function("!location.search.includes('text=')")
    wait_idle(page)

    tab_to(page, "Story")  # the navigation
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Story')")
    wait_idle(page)
    tab_to(page, "Take all")
    page.keyboard.press("Enter")
    page.wait_for_url("**/*story=*")
    wait_idle(page)
    tab_to(page, "Next")
    page.keyboard.press("Enter")
    page.wait_for_url("**/*step=2*")
    wait_idle(page)

    tab_to(page, "Articles")
    page.keyboard.press("Enter")
    page.wait_for_selector(".article .claim")
    frame = visited.map_frame()
    tab_to(page, "Claim:")  # a sentence, which the map beside it shows
    frame.wait_for_function("window.sandtable?.layer.hovered >= 0")
    page.keyboard.press("Enter")
    frame.wait_for_selector(".st-card blockquote")
    page.wait_for_url("**/*event=*")
    frame.wait_for_function("document.activeElement.matches('.st-card')")
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.matches('.article .claim')")  # reading goes on
    visited.assert_clean()


def test_space_plays_the_map_from_the_page_around_it(visit: Open, server: Server) -> None:
    visited = visit(server.address)
    frame = visited.map_frame()
    visited.page.keyboard.press(" ")
    frame.wait_for_function("window.sandtable.clock.isPlaying")
    visited.page.keyboard.press(" ")
    frame.wait_for_function("!window.sandtable.clock.isPlaying")
    visited.page.wait_for_url("**/*to=*")
    visited.assert_clean()
