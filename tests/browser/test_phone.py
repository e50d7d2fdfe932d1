"""The map under a thumb: at 390 pixels the card and the panels share its little room."""

import pytest
from playwright.sync_api import Frame

from tests.browser.conftest import PHONE, Open, Server
from tests.events import libya

pytestmark = pytest.mark.browser

MARK = """() => {
    const { map, events, selected } = sandtable, { lat, lon } = events.spots;
    const spot = events.spots_of[events.indexOf.get(selected)][0];
    const { x, y } = map.latLngToContainerPoint([lat[spot], lon[spot]]);
    return { x, y };
}"""
CARD_TOP = "document.querySelector('.st-card').offsetTop"
SMALL = """() => [...document.querySelectorAll("button, summary, a, input, label")]
    .filter((e) => e.offsetWidth)
    .filter((e) => !e.closest(".leaflet-control-attribution, .st-claim, label > *"))
    .map((e) => ({ name: e.title || e.innerText || e.ariaLabel, box: e.getBoundingClientRect() }))
    .filter(({ box }) => Math.min(box.width, box.height) < 23.5)
    .map(({ name }) => name)"""
"""Controls under the 24 pixels of WCAG 2.2, without links in running text."""


@pytest.fixture(scope="module")
def server(serve) -> Server:
    return serve(libya())


@pytest.fixture
def frame(visit: Open, server: Server) -> Frame:
    return visit(server.address, PHONE).map_frame()


def open_first(frame: Frame) -> None:
    frame.locator(".st-clock").get_by_role("button", name="Next event").click()
    frame.wait_for_selector(".st-card blockquote")


def test_the_card_steps_from_event_to_event_above_the_clock_it_covers(frame: Frame) -> None:
    open_first(frame)
    step = frame.locator(".st-card").get_by_role("button", name="Next event")
    first = frame.evaluate("sandtable.selected")
    for _ in range(3):
        before = frame.locator(".st-card h2").element_handle()
        step.press("Enter")
        frame.wait_for_function("(heading) => !heading.isConnected", arg=before)
        assert frame.evaluate("document.activeElement.dataset.step") == "1"  # for the next press
        mark, top = frame.evaluate(MARK), frame.evaluate(CARD_TOP)
        assert 0 < mark["y"] < top
        assert 0 < mark["x"] < PHONE["width"]
    assert frame.evaluate("sandtable.selected") != first


def test_a_card_or_a_place_found_takes_the_panel_away(frame: Frame) -> None:
    panel = frame.locator(".st-panel")
    frame.get_by_role("button", name="Find a place").click()
    frame.get_by_role("searchbox").fill("Brega")
    frame.locator(".st-found button", has_text="Brega").click()
    assert panel.is_hidden()
    assert frame.evaluate("document.activeElement.matches('.sandtable')")
    frame.get_by_role("button", name="Find a place").click()
    assert panel.is_visible()
    open_first(frame)
    assert panel.is_hidden()


def test_measuring_and_a_panel_end_each_other(frame: Frame) -> None:
    panel, measure = frame.locator(".st-panel"), frame.get_by_role("button", name="Measure")
    frame.get_by_role("button", name="Background and symbols").click()
    measure.click()
    assert panel.is_hidden()
    assert measure.get_attribute("aria-pressed") == "true"
    frame.get_by_role("button", name="Background and symbols").click()
    assert panel.is_visible()
    assert measure.get_attribute("aria-pressed") == "false"


def test_all_controls_are_large_enough_for_a_finger(frame: Frame) -> None:
    frame.get_by_role("button", name="Background and symbols").click()
    assert frame.evaluate(SMALL) == []
    open_first(frame)
    assert frame.evaluate(SMALL) == []


@pytest.mark.parametrize("viewport", [{"width": 720, "height": 450}, {"width": 844, "height": 390}])
def test_the_map_and_its_clock_fit_into_a_low_window(
    visit: Open, server: Server, viewport: dict[str, int]
) -> None:
    visited = visit(server.address, viewport)
    frame = visited.map_frame()
    box = visited.page.locator("iframe[src*=st_folium]").bounding_box()
    assert box["height"] <= viewport["height"]
    frame.wait_for_function("sandtable.map.getSize().y === window.innerHeight")
    assert frame.locator(".st-legend[open]").count() == 0
    assert frame.evaluate("sandtable.dockHeight < 0.6 * window.innerHeight")
    open_first(frame)
    assert frame.locator(".st-card").bounding_box()["height"] > 0.7 * box["height"]
