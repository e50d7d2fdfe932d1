"""The live map in a browser: its clock, its groups, its tools, and hostile text on all of them."""

from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import Frame

from tests.browser.conftest import PHONE, Open, Server, Visit
from tests.events import FORCES, Story, libya, many, sudan
from tests.pages.hostile import hostile

pytestmark = pytest.mark.browser
SYMBOL = "10041000001211000000"


def story() -> Story:
    """Return the events of Libya, with a military symbol for one of the forces."""
    told = libya()
    plain = FORCES["GNA forces"]
    forces = (replace(plain, symbol=SYMBOL),)
    events = tuple(replace(e, forces=forces) if e.forces == (plain,) else e for e in told.events)
    return Story(events, told.articles)


def crowd() -> Story:
    """Return more events than are drawn one by one."""
    told = many(2000)
    claims = ((k, e.claims) for k, e in enumerate(told))
    events = tuple(
        replace(event, claims=tuple(replace(claim, id=f"{claim.id}{k}") for claim in own))
        for event, (k, own) in zip(told, claims, strict=True)
    )
    return Story(events, libya().articles | sudan().articles)


@pytest.fixture(scope="module")
def server(serve) -> Server:
    return serve(story())


@pytest.fixture(scope="module")
def crowded(serve) -> Server:
    return serve(crowd())


@pytest.fixture(scope="module")
def attacked(serve) -> Server:
    return serve(hostile())


def clock(frame: Frame) -> list[int]:
    return frame.evaluate("[sandtable.clock.first, sandtable.clock.last]")


def day(number: str) -> int:
    return (date.fromisoformat(number) - date(1970, 1, 1)).days


def wait_for(frame: Frame, condition: str, arg: object = None) -> None:
    frame.wait_for_function(condition, arg=arg)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("14 Jul 2020", "2020-07-14"),
        ("2020-07-14", "2020-07-14"),
        ("July 14, 2020", "2020-07-14"),
        ("2020-07", "2020-07-01"),
        ("July 2020", "2020-07-01"),
    ],
)
def test_dates_can_be_typed(visit: Open, server: Server, typed: str, first: str) -> None:
    visited = visit(server.address)
    frame = visited.map_frame()
    field = frame.locator(".st-day").first
    field.fill(typed)
    field.press("Enter")
    visited.page.wait_for_url(f"**/*from={first}*")
    assert clock(frame)[0] == day(first)
    visited.assert_clean()


@pytest.mark.parametrize("typed", ["yesterday", "14/07/2020", "31 Feb 2020", "2020-13-01", ""])
def test_what_is_no_date_is_told_and_changes_nothing(
    visit: Open, server: Server, typed: str
) -> None:
    frame = visit(server.address).map_frame()
    before, field = clock(frame), frame.locator(".st-day").first
    field.fill(typed)
    field.press("Enter")
    frame.locator(".st-fault", has_text="No date").wait_for()
    assert field.get_attribute("aria-invalid") == "true"
    assert clock(frame) == before


def test_modes_loop_speed_and_reset(visit: Open, server: Server) -> None:
    visited = visit(f"{server.address}/?to=2020-07-14")
    frame = visited.map_frame()
    frame.get_by_role("button", name="Cumulative").click()
    visited.page.wait_for_url("**/*mode=cumulative*")
    assert frame.locator(".st-range").first.is_hidden()
    frame.locator(".st-speed").click()
    assert frame.locator(".st-speed").inner_text() == "2×"
    frame.get_by_role("button", name="Play again and again").click()
    frame.evaluate("Object.assign(sandtable.clock, { last: sandtable.clock.end - 1, speed: 8 })")
    frame.locator(".sandtable").press(" ")
    wait_for(frame, "sandtable.clock.last < sandtable.clock.end - 20")  # began anew
    frame.locator(".sandtable").press(" ")
    frame.get_by_role("button", name="Show all days").click()
    visited.page.wait_for_url(lambda url: "to=" not in url)
    visited.assert_clean()


def test_playing_asks_nothing_of_the_server(visit: Open, server: Server) -> None:
    visited = visit(server.address)
    frame = visited.map_frame()
    visited.page.wait_for_load_state("networkidle")
    asked: list[str] = []
    visited.page.on("request", lambda request: asked.append(request.url))
    sent = frame.evaluate(
        """() => new Promise((done) => {
        let count = 0;
        const { options, clock } = sandtable, tell = options.tell;
        options.tell = (report) => { count++; tell(report); };
        clock.play();
        setTimeout(() => { const before = count; clock.pause(); done(before); }, 1500);
    })"""
    )
    assert sent == 0
    assert asked == []


def test_events_are_walked_in_the_order_of_time(visit: Open, server: Server) -> None:
    visited = visit(server.address)
    frame = visited.map_frame()
    seen = []
    for _ in range(3):
        frame.locator(".sandtable").press("n")
        frame.wait_for_selector(".st-card h2")
        seen.append(frame.evaluate("sandtable.events.indexOf.get(sandtable.selected)"))
    starts = [frame.evaluate("(i) => sandtable.events.start[i]", i) for i in seen]
    assert len(set(seen)) == 3
    assert starts == sorted(starts)
    frame.locator(".sandtable").press("p")
    assert frame.evaluate("sandtable.events.indexOf.get(sandtable.selected)") == seen[1]
    visited.assert_clean()


def test_many_marks_become_groups_that_list_their_events(visit: Open, crowded: Server) -> None:
    visited = visit(crowded.address)
    frame = visited.map_frame()
    assert frame.evaluate("sandtable.layer.isGrouped")
    counted = frame.evaluate(
        """() => {
        const { layer, drawn } = sandtable, groups = layer.crowd.groups(layer.view);
        const { at, between } = layer.crowd.count(drawn, groups);
        return [...at, ...between].reduce((sum, count) => sum + count, 0);
    }"""
    )
    assert counted >= frame.evaluate("sandtable.drawn.length")  # none is lost in the groups
    ring = frame.evaluate("sandtable.layer.picking.points.find(([, , t]) => t.group !== undefined)")
    members = frame.evaluate("(t) => sandtable.layer.membersOf(t).length", ring[2])
    box = visited.page.locator("iframe[src*=st_folium]").bounding_box()
    visited.page.mouse.click(box["x"] + ring[0], box["y"] + ring[1])
    frame.locator(".st-card h2", has_text=f"{members} events").wait_for()
    frame.locator(".st-list button").first.click()
    frame.wait_for_selector(".st-card blockquote")
    visited.assert_clean()


def test_fewer_days_bring_the_marks_back(visit: Open, crowded: Server) -> None:
    one = sorted(e.when.first for e in crowd().events if e.when and e.is_placed)[20]
    frame = visit(f"{crowded.address}/?from={one}&to={one}").map_frame()
    assert not frame.evaluate("sandtable.layer.isGrouped")
    assert int(frame.locator(".sandtable").get_attribute("data-shown")) > 0


def test_a_place_is_found_and_shown(visit: Open, server: Server) -> None:
    visited = visit(server.address)
    frame = visited.map_frame()
    frame.get_by_role("button", name="Find a place").click()
    frame.get_by_role("searchbox").fill("Brég")
    frame.locator(".st-found button", has_text="Brega").click()
    lon = frame.evaluate("sandtable.map.getCenter().lng")
    assert abs(lon - 19.574) < 0.1
    visited.page.wait_for_url("**/*at=*")
    frame.locator(".sandtable").press("Escape")
    assert frame.locator(".st-panel").is_hidden()
    visited.assert_clean()


def test_the_view_of_a_link_is_restored(visit: Open, server: Server) -> None:
    frame = visit(f"{server.address}/?at=16.5,31.25,9").map_frame()
    view = frame.evaluate("[sandtable.map.getCenter().lng, sandtable.map.getZoom()]")
    assert view == pytest.approx([16.5, 9], abs=0.01)


def test_a_distance_is_measured_by_keys_alone(visit: Open, server: Server) -> None:
    frame = visit(server.address).map_frame()
    frame.get_by_role("button", name="Measure").press("Enter")
    box = frame.locator(".sandtable")
    box.press("Enter")
    frame.evaluate("void sandtable.map.panBy([200, 0], { animate: false })")
    box.press("Enter")
    frame.locator(".st-measured", has_text="km").wait_for()
    distance = frame.evaluate("Sandtable.distanceKm([31.209, 16.589], [30.407, 19.574])")
    assert distance == pytest.approx(298.6, abs=1)
    box.press("Escape")
    assert frame.locator(".st-measured").is_hidden()


def test_military_symbols_by_choice(visit: Open, server: Server) -> None:
    visited = visit(server.address)
    frame = visited.map_frame()
    frame.get_by_role("button", name="Background and symbols").click()
    frame.get_by_label("Military symbols").check()
    visited.page.wait_for_url("**/*layers=symbols*")
    wait_for(frame, "[...sandtable.layer.badges.pictures.values()].some((p) => p?.complete)")
    visited.assert_clean()


def test_online_tiles_only_by_choice_and_with_their_credit(visit: Open, server: Server) -> None:
    visited = visit(server.address)
    frame = visited.map_frame()
    assert visited.outside == []
    frame.get_by_role("button", name="Background and symbols").click()
    with visited.page.expect_event("requestfailed"):
        frame.get_by_label("OpenStreetMap (online)").check()
    frame.locator(".leaflet-control-attribution", has_text="OpenStreetMap").wait_for()
    wait_for(frame, "document.querySelectorAll('.st-tiles img').length > 0")
    assert visited.outside
    assert all("openstreetmap.org" in url for url in visited.outside)
    frame.get_by_label("Built in").check()
    assert frame.locator(".leaflet-control-attribution", has_text="OpenStreetMap").count() == 0


def test_a_vague_date_is_an_interval_on_the_strip(visit: Open, server: Server) -> None:
    frame = visit(server.address).map_frame()
    drawn = frame.evaluate("sandtable.clock.strip.intervals.map((i) => i.last - i.first + 1)")
    vague = [e.when.days for e in libya().events if e.when and e.when.days >= 8]
    assert drawn
    assert set(drawn) <= set(vague)


def open_everything(visited: Visit, frame: Frame) -> str:
    """Open tip, card, list and search, and return all that they say."""
    said = []
    for i in range(frame.evaluate("sandtable.events.count")):
        frame.evaluate("(i) => sandtable.tip.replaceChildren(...sandtable.tellEvent(i))", i)
        said.append(frame.evaluate("sandtable.tip.textContent"))
    frame.evaluate(
        """() => {
        const { layer, map } = sandtable, all = [...sandtable.drawn];
        const centre = { spot: 0, spots: [0] };
        layer.membersOf = () => all;
        sandtable.listGroup({ group: 0, centre });
    }"""
    )
    said.append(frame.locator(".st-card").inner_text())
    frame.get_by_role("button", name="Find a place").click()
    frame.get_by_role("searchbox").fill("a")
    said.append(frame.locator(".st-panel").inner_text())
    frame.locator(".st-found button").first.click()
    return "\n".join(said)


@pytest.mark.parametrize("size", [None, PHONE], ids=["wide", "phone"])
def test_hostile_text_is_harmless_on_tips_lists_search_and_labels(
    visit: Open, attacked: Server, size: dict[str, int] | None
) -> None:
    visited = visit(attacked.address, size) if size else visit(attacked.address)
    frame = visited.map_frame()
    said = open_everything(visited, frame)
    assert "<" in said
    assert frame.locator(".sandtable img[src=x], .sandtable script").count() == 0
    assert frame.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    turned = frame.evaluate("Sandtable.oneLine('a\\u202eb\\u0007' + 'x'.repeat(10000), 40)")
    assert turned == "a b " + "x" * 35 + "…"
    visited.assert_clean()


@pytest.mark.parametrize("viewport", [PHONE, None])
def test_no_label_lies_under_the_buttons_or_the_clock(
    visit: Open, server: Server, viewport: dict[str, int] | None
) -> None:
    frame = (visit(server.address, viewport) if viewport else visit(server.address)).map_frame()
    written, hidden = frame.evaluate(
        """() => {
        const { layer, map } = window.sandtable, boxes = [];
        const write = CanvasRenderingContext2D.prototype.fillText;
        const edge = map.getContainer().getBoundingClientRect();
        const covers = [...document.querySelectorAll(".st-dock, .st-tools, .leaflet-control-zoom")]
          .map((part) => part.getBoundingClientRect());
        CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
          if (this.canvas !== layer.canvas) return;
          const left = edge.left + x, right = left + this.measureText(text).width;
          boxes.push({ left, right, y: edge.top + y });
        };
        map.setZoom(map.getZoom() + 0.5, { animate: false });
        CanvasRenderingContext2D.prototype.fillText = write;
        const isUnder = ({ left, right, y }) =>
          covers.some((c) => left < c.right && c.left < right && c.top < y && y < c.bottom);
        return [boxes.length, boxes.filter(isUnder).length];
    }"""
    )
    assert written > 0
    assert hidden == 0
