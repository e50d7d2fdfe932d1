"""The dashboard in a browser: what is drawn, what the slider changes, what must never happen."""

import json

import pytest
from playwright.sync_api import Frame

from tests.browser.conftest import PHONE, Open, Server, wait_idle
from tests.events import libya
from tests.pages.hostile import hostile

pytestmark = pytest.mark.browser
PAGES = ("", "events", "presence", "story", "articles", "briefing", "places")


@pytest.fixture(scope="module")
def server(serve) -> Server:
    return serve(libya())


@pytest.fixture(scope="module")
def attacked(serve) -> Server:
    return serve(hostile())


UNCOVERED_ARROW = """sandtable.layer.picking.points.filter((p) => p[3] === 0).find(([x, y]) =>
    document.elementFromPoint(x, y)?.closest(".leaflet-map-pane, .sandtable")
    && !document.elementFromPoint(x, y).closest(".st-dock, .st-icon, .leaflet-control")
).slice(0, 2)"""
"""A point on an arrow that no control covers."""

KEEP_REPORTS = "() => (window.told = []) && (sandtable.options.tell = (r) => told.push(r.last))"
PRESS_MS = 60
"""How long a person's finger rests on a button, at least."""


def state_of(frame: Frame) -> dict[str, str]:
    return json.loads(
        frame.evaluate("JSON.stringify(document.querySelector('.sandtable').dataset)")
    )


def handles(frame: Frame):
    return frame.locator(".st-range")


def test_map_draws_the_movements(visit: Open, server: Server) -> None:
    visited = visit(server.address)
    drawn = visited.map_frame().evaluate(
        "[...sandtable.drawn].filter((i) => sandtable.events.is_movement[i]).length"
    )
    movements = sum(e.is_movement and e.is_placed and e.status.is_asserted for e in libya().events)
    assert drawn == movements >= 8
    assert ink(visited.map_frame()) > 1000
    visited.assert_clean()


def test_address_of_no_page_gives_a_plain_notice(visit: Open, server: Server) -> None:
    visited = visit(f"{server.address}/nosuchpage?action=withdraw")
    visited.map_frame()
    notice = visited.page.locator("[data-testid=stAlert]")
    assert "/nosuchpage: there is no such page" in notice.inner_text()
    visited.page.keyboard.press("Escape")  # Streamlit opens a dialog of its own, which says less
    visited.page.get_by_role("link", name="Events", exact=True).first.click()
    visited.page.wait_for_url("**/events?*action=withdraw*")


def test_filters_that_select_nothing_leave_an_empty_map(visit: Open, server: Server) -> None:
    visited = visit(f"{server.address}/?force=Zzz+Brigade")
    frame = visited.map_frame()
    assert state_of(frame)["shown"] == "0"
    frame.wait_for_selector(".st-empty", state="visible")
    visited.assert_clean()


def test_an_arrow_stays_an_arrow_where_its_ends_nearly_meet(visit: Open, server: Server) -> None:
    frame = visit(server.address).map_frame()
    dots, lengths = frame.evaluate(
        """() => {
        const { layer, map } = window.sandtable, dots = [], lengths = [];
        map.setZoom(2, { animate: false });
        const drawSymbol = layer.drawSymbol, curveOf = layer.curveOf;
        layer.drawSymbol = function (...all) {
          dots.push(all);
          return drawSymbol.apply(this, all);
        };
        layer.curveOf = function (...all) {
          const curve = curveOf.apply(this, all);
          if (curve) lengths.push(Math.hypot(curve.tip[0] - curve.a[0], curve.tip[1] - curve.a[1]));
          return curve;
        };
        layer.draw();
        return [dots.filter(([, symbol]) => symbol.shape === "disc").length, lengths];
    }"""
    )
    assert dots == 0
    assert len(lengths) >= 8
    assert min(lengths) > 8


def ink(frame: Frame) -> int:
    """Count the canvas pixels that are painted."""
    return frame.evaluate(
        """() => {
        const c = document.querySelector(".leaflet-sandtable-pane canvas");
        const d = c.getContext("2d").getImageData(0, 0, c.width, c.height).data;
        let n = 0;
        for (let i = 3; i < d.length; i += 4) if (d[i]) n++;
        return n;
    }"""
    )


def test_slider_changes_what_is_drawn(visit: Open, server: Server) -> None:
    visited = visit(server.address)
    frame = visited.map_frame()
    before, painted = state_of(frame), ink(frame)
    handles(frame).nth(1).focus()
    for _ in range(25):
        visited.page.keyboard.press("ArrowLeft")
    frame.wait_for_function(
        "n => document.querySelector('.sandtable').dataset.shown !== n", arg=before["shown"]
    )
    assert int(state_of(frame)["shown"]) < int(before["shown"])
    assert ink(frame) != painted
    visited.page.wait_for_url("**/*to=2020-07-06*")
    visited.page.wait_for_function(
        "n => document.body.innerText.includes(n + ' of')", arg=state_of(frame)["shown"]
    )
    visited.assert_clean()


def test_the_first_handle_leaves_the_last_day_alone(visit: Open, server: Server) -> None:
    visited = visit(server.address)
    frame = visited.map_frame()
    before = state_of(frame)
    handles(frame).nth(0).focus()
    for _ in range(25):
        visited.page.keyboard.press("ArrowRight")
    frame.wait_for_function(
        "d => document.querySelector('.sandtable').dataset.first !== d", arg=before["first"]
    )
    visited.page.wait_for_url("**/*from=*")
    assert state_of(frame)["last"] == before["last"]
    visited.assert_clean()


def test_mark_opens_its_card_and_the_url_keeps_it(visit: Open, server: Server) -> None:
    visited = visit(server.address)
    frame = visited.map_frame()
    x, y = frame.evaluate(UNCOVERED_ARROW)
    box = visited.page.locator("iframe[src*=st_folium]").bounding_box()
    visited.page.mouse.click(box["x"] + x, box["y"] + y)
    frame.wait_for_selector(".st-card blockquote")
    visited.page.wait_for_url("**/*event=*")
    assert frame.locator(".st-card mark").count() > 0
    visited.page.reload()
    frame = visited.map_frame()
    frame.wait_for_selector(".st-card blockquote")
    frame.locator(".sandtable").press("Escape")
    frame.wait_for_selector(".st-card", state="hidden")
    visited.page.wait_for_function("!location.search.includes('event=')")
    visited.assert_clean()


def test_button_copies_the_address_of_this_view(visit: Open, server: Server) -> None:
    visited = visit(f"{server.address}/?action=withdraw")
    visited.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    frame = visited.map_frame()
    frame.locator(".st-copy").click()
    frame.wait_for_function("document.querySelector('.st-copied').textContent === 'Copied'")
    assert visited.page.evaluate("navigator.clipboard.readText()") == visited.page.url
    visited.assert_clean()


def test_copied_address_has_the_step_taken_just_before(visit: Open, server: Server) -> None:
    visited = visit(server.address)
    visited.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    frame = visited.map_frame()
    frame.locator(".sandtable").press("ArrowLeft")
    frame.locator(".st-copy").click()
    frame.wait_for_function("document.querySelector('.st-copied').textContent === 'Copied'")
    assert "to=2020-07-30" in visited.page.evaluate("navigator.clipboard.readText()")
    visited.assert_clean()


def test_a_step_is_not_lost_by_who_leaves_the_map_at_once(visit: Open, server: Server) -> None:
    visited = visit(server.address)
    frame = visited.map_frame()
    visited.page.wait_for_selector("[data-testid=stPageLink]")
    frame.locator(".sandtable").press("ArrowLeft")
    frame.wait_for_function("window.sandtable.isPending")
    visited.page.get_by_role("link", name="Articles", exact=True).click(delay=PRESS_MS)
    visited.page.wait_for_url("**/articles*to=2020-07-30*")
    visited.assert_clean()


def test_steps_in_a_row_are_told_once_when_a_person_rests(visit: Open, server: Server) -> None:
    visited = visit(server.address)
    frame = visited.map_frame()
    frame.evaluate(KEEP_REPORTS)
    for _ in range(5):
        frame.locator(".sandtable").press("ArrowLeft")
    frame.wait_for_function("told.length > 0")
    assert frame.evaluate("told") == [frame.evaluate("sandtable.clock.last")]


def test_clock_of_a_story_counts_its_steps(visit: Open, server: Server) -> None:
    first, second = [e.id for e in libya().events if e.is_placed and e.is_dated][:2]
    frame = visit(f"{server.address}/story?story={first},{second}").map_frame()
    frame.wait_for_function(
        "document.querySelector('.st-count').textContent.endsWith('of 2 events shown')"
    )


def test_legend_is_whole(visit: Open, server: Server) -> None:
    frame = visit(server.address).map_frame()
    cut_off = "(b) => b.scrollHeight - b.clientHeight + b.scrollWidth - b.clientWidth"
    assert frame.locator(".st-legend-body").evaluate(cut_off) == 0
    assert frame.locator(".st-legend-row").last.is_visible()


def test_keys_step_and_play_and_the_slider_follows(visit: Open, server: Server) -> None:
    visited = visit(server.address)
    frame = visited.map_frame()
    container = frame.locator(".sandtable")
    container.press("ArrowLeft")
    visited.page.wait_for_url("**/*to=2020-07-30*")
    container.press(" ")
    frame.wait_for_function("window.sandtable.clock.isPlaying")
    moved = state_of(frame)["last"]
    frame.wait_for_function(
        "d => document.querySelector('.sandtable').dataset.last !== d", arg=moved
    )
    container.press(" ")
    frame.wait_for_function("!window.sandtable.clock.isPlaying")
    visited.page.wait_for_url("**/*to=*")
    visited.assert_clean()


def test_the_scripts_filter_is_the_models_filter(visit: Open, server: Server) -> None:
    """Every filter gives the same events in the browser as EventQuery does."""
    from geo.model import Action, EventQuery, Status
    from geo.model.query import select

    frame = visit(server.address).map_frame()
    queries = [
        EventQuery(actions=(Action.WITHDRAW, Action.ADVANCE)),
        EventQuery(statuses=(Status.REPORTED,)),
        EventQuery(forces=("Libyan National Army",)),
        EventQuery(places=("Sirte",)),
        EventQuery(bbox=(14, 28, 17, 32)),
        EventQuery(max_radius_km=10),
        EventQuery(max_days=1),
        EventQuery(actions=(Action.WITHDRAW,), forces=("wagner",), max_days=31),
    ]
    for query in queries:
        plain = {
            "actions": list(query.actions),
            "statuses": list(query.statuses),
            "forces": [force.casefold() for force in query.forces],
            "places": [place.casefold() for place in query.places],
            "bbox": query.bbox,
            "max_radius_km": query.max_radius_km,
            "max_days": query.max_days,
        }
        ids = frame.evaluate(
            "q => window.sandtable.events.filter(q).map((i) => window.sandtable.events.ids[i])",
            plain,
        )
        assert set(ids) == {event.id for event in select(query, libya().events)}, query


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_clean_and_offline(visit: Open, server: Server, name: str) -> None:
    visited = visit(f"{server.address}/{name}")
    visited.page.wait_for_selector("h1")
    wait_idle(visited.page)
    assert visited.page.locator("[data-testid=stException]").count() == 0
    visited.assert_clean()


@pytest.mark.parametrize("name", PAGES)
def test_hostile_text_is_shown_harmlessly(visit: Open, attacked: Server, name: str) -> None:
    visited = visit(f"{attacked.address}/{name}")
    visited.page.wait_for_selector("h1")
    wait_idle(visited.page)
    assert visited.page.locator("[data-testid=stException]").count() == 0
    if name == "":
        frame = visited.map_frame()
        event = frame.evaluate("window.sandtable.events.ids[0]")
        visited.page.goto(f"{attacked.address}/?event={event}")
        frame = visited.map_frame()
        frame.wait_for_selector(".st-card blockquote")
        text = frame.locator(".st-card").inner_text()
        assert "<img src=x onerror=" in text
        assert "{{ 7*7 }}" in text
        assert frame.locator(".st-card img, .st-card script").count() == 0
    visited.assert_clean()


@pytest.mark.parametrize("name", PAGES)
def test_usable_on_a_phone(visit: Open, server: Server, name: str) -> None:
    visited = visit(f"{server.address}/{name}", PHONE)
    visited.page.wait_for_selector("h1")
    wait_idle(visited.page)
    wide = visited.page.evaluate(
        "document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth"
    )
    assert wide <= 0
    visited.assert_clean()


@pytest.mark.parametrize("page", PAGES)
def test_nothing_sticks_out_of_a_phone(visit: Open, server: Server, page: str) -> None:
    visited = visit(f"{server.address}/{page}", PHONE)
    controls = visited.page.locator("[data-testid=stMain] :is(button, a, input, iframe)")
    controls.filter(visible=True).first.wait_for()
    wait_idle(visited.page)
    boxes = filter(None, (control.bounding_box() for control in controls.all()))
    assert max(box["x"] + box["width"] for box in boxes) <= PHONE["width"] + 1
