"""The Map page: counts, the tick that the map gets, the URL."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from geo.gazetteer import Index
from geo.model import Action
from geo.views.web_map import day_number
from pages.ui import live_map, services, static_files
from tests.events import Story, libya, sudan
from tests.pages.conftest import Open


def tick_of(app: AppTest) -> dict:
    """Read what the page tells the map from the component's arguments."""
    arguments = json.loads(app.get("component_instance")[0].proto.json_args)
    literal = re.search(r'JSON\.parse\((".*")\)\)', arguments["feature_group"]).group(1)
    return json.loads(json.loads(literal))


def published(address: str) -> str:
    """Read a file that the page published for the browser."""
    folder = static_files._published()
    return (folder / address.rpartition("/")[2]).read_text(encoding="utf-8")


def texts(app: AppTest) -> str:
    said = [element.value for element in (*app.markdown, *app.caption, *app.info)]
    return " ".join([*said, *(link.proto.label for link in app.get("page_link"))])


def test_shows_all_events_of_the_store(open_page: Open) -> None:
    story = libya()
    app = open_page("map", story)
    assert not app.exception
    drawn = sum(event.is_placed for event in story.events)
    assert f"**{drawn}** of {len(story.events)} events shown" in texts(app)
    tick = tick_of(app)
    assert (tick["first"], tick["last"], tick["mode"]) == (None, None, "window")


def test_the_map_comes_first_and_the_rest_once_it_is_drawn(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_page("map", libya(), action="withdraw", nonsense="1")
    del app.session_state["map drawn"]
    app.run()
    assert tick_of(app)["isAwaited"]
    assert not app.multiselect
    assert [heading.value for heading in app.sidebar.subheader] == ["Filters"]
    report(app, monkeypatch, turn=0)
    assert not tick_of(app)["isAwaited"]
    assert app.multiselect(key="filter actions on map").value == ["withdraw"]
    assert app.query_params["action"] == "withdraw"
    assert "nonsense" in app.warning[0].value  # nobody has done anything about it yet


def test_the_rest_comes_also_where_no_map_ever_says_that_it_is_drawn(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_page("map", libya())
    del app.session_state["map drawn"]
    monkeypatch.setattr(live_map, "_PATIENCE_SECONDS", 0)
    app.run()
    assert app.multiselect(key="filter actions on map")


def test_nothing_in_the_page_names_a_theatre_that_the_data_does_not(open_page: Open) -> None:
    app = open_page("map", sudan())
    assert not app.exception
    assert "Libya" not in str(app)


def report(app: AppTest, monkeypatch: pytest.MonkeyPatch, **changes: object) -> AppTest:
    """Run the page as when the map reports what a person did on it."""
    told = {"first": 18401, "last": 18500, "mode": "window", "event": None, "turn": 7} | changes

    def send(*_args: object, key: str, on_change, **_arguments: object) -> None:
        streamlit.session_state[key] = told
        on_change()

    with monkeypatch.context() as patch:
        patch.setattr(live_map, "st_folium", send)
        app.run()
    return app.run()


def test_days_chosen_on_the_map_narrow_and_the_url_says_so(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, last = day_number(date(2020, 7, 10)), day_number(date(2020, 7, 12))
    app = report(open_page("map", libya()), monkeypatch, first=first, last=last)
    assert not app.exception
    assert app.query_params["from"] == "2020-07-10"
    assert app.query_params["to"] == "2020-07-12"
    tick = tick_of(app)
    assert (tick["first"], tick["last"], tick["turn"]) == (first, last, 7)


def test_view_and_layers_of_the_map_are_part_of_the_url(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = report(open_page("map", libya()), monkeypatch, view=[16.5, 31, 7], layers=["osm"])
    assert app.query_params["at"] == "16.5,31,7"
    assert app.query_params["layers"] == "osm"
    assert tick_of(app)["view"] == [16.5, 31, 7]
    assert tick_of(app)["drawings"] is None


@pytest.mark.parametrize(
    "nonsense",
    [
        {"view": ["a", 2, 3]},
        {"view": [1, 2]},
        {"view": 7},
        {"layers": ["evil", 3]},
        {"layers": 3},
        {"event": ["x"]},
        {"mode": {}},
        {"first": "x"},
        {"first": 1e12},
    ],
)
def test_report_that_makes_no_sense_changes_nothing(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, nonsense: dict[str, object]
) -> None:
    app = report(open_page("map", libya()), monkeypatch, **nonsense)
    assert not app.exception
    assert "at" not in app.query_params
    assert "layers" not in app.query_params


def test_military_symbols_are_drawn_only_where_asked_for(open_page: Open) -> None:
    story = libya()
    force = replace(story.events[0].forces[0], symbol="10041000001211000000")
    event = replace(story.events[0], forces=(force,))
    app = open_page("map", Story((event, *story.events[1:]), story.articles), layers="symbols")
    address = tick_of(app)["drawings"]
    drawings = json.loads(published(address))
    assert drawings[force.symbol].startswith("<svg")


def test_link_restores_days_filters_mode_and_card(open_page: Open) -> None:
    story = libya()
    event = next(e for e in story.events if e.action is Action.WITHDRAW)
    app = open_page(
        "map", story, to="2020-07-14", action="withdraw", mode="cumulative", event=event.id
    )
    tick = tick_of(app)
    assert tick["mode"] == "cumulative"
    assert tick["query"]["actions"] == ["withdraw"]
    assert json.loads(published(tick["card"]))["id"] == event.id
    assert app.multiselect(key="filter actions on map").value == ["withdraw"]


def test_link_made_before_a_merge_opens_the_event_that_took_it_in(open_page: Open) -> None:
    story = libya()
    one, other, *rest = (e for e in story.events if e.is_placed)
    merged = replace(one, claims=one.claims + other.claims)
    app = open_page("map", Story((merged, *rest), story.articles), event=other.claims[0].id)
    tick = tick_of(app)
    assert tick["event"] == json.loads(published(tick["card"]))["id"] == one.id


def test_link_to_an_event_that_is_gone_says_so(open_page: Open) -> None:
    app = open_page("map", libya(), event="e0123456789abcdef")
    assert not app.exception
    assert "not in the store" in app.warning[0].value
    assert tick_of(app)["card"] is None


def test_filter_and_days_survive_a_switch_of_pages(open_page: Open) -> None:
    app = open_page("map", libya(), action="withdraw", to="2020-07-14")
    app.switch_page("pages/events.py").run()
    assert not app.exception
    assert app.multiselect(key="filter actions on events").value == ["withdraw"]
    assert app.query_params["to"] == "2020-07-14"
    app.switch_page("pages/map.py").run()
    assert app.query_params["action"] == "withdraw"


def test_unreadable_link_gives_a_plain_notice(open_page: Open) -> None:
    app = open_page("map", libya(), **{"from": "yesterday", "action": "dance", "mode": "<b>"})
    assert not app.exception
    notice = app.warning[0].value
    assert "yesterday" in notice
    assert "dance" in notice


def test_empty_store_leads_to_the_first_article(open_page: Open) -> None:
    app = open_page("map")
    assert not app.exception
    assert app.button(key="add first article")


def test_database_that_cannot_be_opened_is_told(open_page: Open, monkeypatch) -> None:
    app = open_page("map", libya())
    monkeypatch.setenv("SANDTABLE_DATABASE_URL", "sqlite:////dev/null/store.sqlite")
    app.run()
    assert not app.exception
    assert "database" in app.subheader[0].value
    assert app.button


def test_events_of_one_day_are_shown(open_page: Open) -> None:
    story = libya()
    day = next(e.when.first for e in story.events if e.when and e.when.days == 1)
    same_day = tuple(e for e in story.events if e.when and e.when.first == e.when.last == day)
    app = open_page("map", type(story)(same_day, story.articles))
    assert not app.exception
    assert f"**{sum(e.is_placed for e in same_day)}** of" in texts(app)


def test_events_without_a_date_are_shown_and_explained(open_page: Open) -> None:
    story = libya()
    undated = tuple(e for e in story.events if e.when is None)
    app = open_page("map", type(story)(undated, story.articles))
    assert not app.exception
    assert "No event has a date" in app.info[0].value


@pytest.mark.parametrize("page", ["map", "events", "articles", "briefing", "places"])
def test_names_that_nothing_knows_are_told_on_every_page(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, index: Index, page: str
) -> None:
    monkeypatch.setattr(services, "open_gazetteer", lambda: index)
    app = open_page(page, libya(), place="Sirteqq", force="Zzz Brigade")
    assert not app.exception
    told = app.warning[0].value
    assert "place='Sirteqq': no place" in told
    assert "force='Zzz Brigade': no force" in told
