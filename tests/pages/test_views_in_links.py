"""What a link can hold beside filters: knowledge, presence, a story; and what it can't."""

import json
from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from geo.layers.presence import find_spells
from geo.model import Action
from pages.ui import presence_view, story_file
from pages.ui.view import Step
from tests.events import Story, day, libya, sudan
from tests.pages.conftest import Open
from tests.pages.malformed import MALFORMED
from tests.pages.test_map import texts, tick_of


def warnings(app: AppTest) -> str:
    return "\n".join(element.value for element in app.warning)


def staggered() -> Story:
    """Return Libya's story with its two articles out on different days."""
    told = libya()
    days = ("2020-07-15", "2020-07-20")
    articles = {
        id_: replace(article, published=day(when))
        for (id_, article), when in zip(told.articles.items(), days, strict=True)
    }
    return Story(told.events, articles)


def test_malformed_links_give_a_page_and_a_plain_notice(open_page: Open) -> None:
    app = open_page("story", libya())
    for name, values in MALFORMED.items():
        for value in values:
            app.query_params.clear()
            app.query_params[name] = value
            app.run()
            assert not app.exception, (name, value)
            assert app.title, (name, value)
            assert name in warnings(app), (name, value)


def test_a_parameter_given_twice_is_told_of_and_the_last_counts(open_page: Open) -> None:
    app = open_page("events", libya(), action=["capture", "withdraw"])
    assert "action: given more than once" in warnings(app)
    assert app.multiselect(key="filter actions on events").value == ["withdraw"]


def test_as_known_on_counts_only_the_articles_that_were_out(open_page: Open) -> None:
    story = staggered()
    app = open_page("map", story, known="2020-07-19")
    assert not app.exception
    assert "As known on **19 July 2020**. Articles out by then: 1." in texts(app)
    app.button(key="known now").click().run()
    assert "As known on" not in texts(app)
    assert "known" not in app.query_params


def test_before_the_first_article_nothing_was_known(open_page: Open) -> None:
    for page in ("map", "articles"):
        app = open_page(page, staggered(), known="1999-01-01")
        assert not app.exception
        assert "was out by then" in app.info[0].value


def test_words_and_sources_narrow_the_map_by_a_selection(open_page: Open) -> None:
    story = libya()
    app = open_page("map", story, text="convoy brega")
    assert not app.exception
    assert f"**1** of {len(story.events)} events shown" in texts(app)
    assert tick_of(app)["selection"].endswith(".json")
    app = open_page("map", story, sources="2")
    both = sum(event.independent_sources >= 2 for event in story.events)
    assert f"**{both}** of {len(story.events)} events shown" in texts(app)


def test_every_filter_is_in_the_sidebar_and_in_the_url(open_page: Open) -> None:
    app = open_page("events", libya())
    app.text_input(key="filter text on events").set_value(" left  ").run()
    assert app.query_params["text"] == "left"
    assert not [box for box in app.selectbox if box.key == "filter around on events"]
    app.session_state["filter more on events"] = True
    app.run()
    app.multiselect(key="filter publishers on events").set_value(["Coast Daily"]).run()
    assert app.query_params["publisher"] == "Coast Daily"
    app.selectbox(key="filter around on events").set_value("Sirte").run()
    assert app.query_params["near"] == "16.589,31.209,50"
    app.number_input(key="filter distance on events").set_value(80.0).run()
    assert app.query_params["near"] == "16.589,31.209,80"
    app.button(key="clear filters on events").click().run()
    assert not app.exception
    assert dict(app.query_params) == {}


def test_rarer_filters_open_where_a_link_uses_them(open_page: Open) -> None:
    key = "filter publishers on events"
    app = open_page("events", libya())
    assert key not in {box.key for box in app.multiselect}
    app = open_page("events", libya(), publisher="Coast Daily")
    assert app.multiselect(key=key).value == ["Coast Daily"]
    app.session_state["filter more on events"] = False  # a person closes them
    app.run()
    assert key not in {box.key for box in app.multiselect}
    assert app.query_params["publisher"] == "Coast Daily"


def test_counts_and_lists_agree(open_page: Open) -> None:
    story = libya()
    app = open_page("events", story, list="shown")
    placed = [event for event in story.events if event.is_placed]
    assert len(app.dataframe[0].value) == len(placed)
    assert f"**{len(placed)}** of {len(story.events)}" in texts(app)


def test_presence_tells_who_held_what_with_its_evidence(open_page: Open) -> None:
    app = open_page("presence", libya(), day="2020-07-20", than="2020-05-01")
    assert not app.exception
    table = app.dataframe[0].value.set_index("Place")
    capture = next(e for e in libya().events if e.action is Action.CAPTURE)
    held = table.loc["Watiya Airbase"]
    assert held["20 July 2020"] == "GNA forces"
    assert held["1 May 2020"] == "LNA"
    assert capture.id in held["Evidence"]
    assert app.get("component_instance")[1]


def test_maps_of_two_days_show_the_places_of_both() -> None:
    rows = presence_view.compare(find_spells(libya().events), date(2020, 7, 20), date(2020, 5, 1))
    west, south, east, north = presence_view.bounds_of(rows)
    told = [spell.place for row in rows for spell in (*row.spells, *row.others)]
    assert all(west <= place.lon <= east and south <= place.lat <= north for place in told)
    assert west in {place.lon for place in told}
    assert north in {place.lat for place in told}


def test_presence_shows_only_what_differs_when_asked(open_page: Open) -> None:
    app = open_page("presence", libya(), day="2020-07-20", than="2020-07-31")
    app.segmented_control(key="presence rows").set_value("difference").run()
    assert not app.exception
    assert "No text tells" in app.info[0].value


def test_map_lays_presence_over_the_events_when_the_link_says_so(open_page: Open) -> None:
    assert tick_of(open_page("map", libya()))["presence"] is None
    app = open_page("map", libya(), presence="held")
    assert tick_of(app)["presence"].endswith(".json")
    app.toggle(key="presence layer").set_value(False).run()
    assert "presence" not in app.query_params


def test_story_steps_through_map_and_clock(open_page: Open) -> None:
    told = libya().events
    first, second = (e for e in told if e.action is Action.WITHDRAW and e.when) and told[:2]
    app = open_page("story", libya(), story=f"{first.id}:It begins,{second.id}")
    assert not app.exception
    assert tick_of(app)["event"] == first.id
    assert "It begins" in " ".join(element.proto.body for element in app.get("html"))
    app.button(key="story Next").click().run()
    assert app.query_params["step"] == "2"
    tick = tick_of(app)
    assert tick["event"] == second.id
    assert tick["last"] - tick["first"] == second.when.days - 1
    assert app.button(key="story Next").disabled


def test_story_with_an_event_that_is_gone_says_so_and_goes_on(open_page: Open) -> None:
    told = libya().events
    app = open_page("story", libya(), story=f"e0gone,{told[0].id}")
    assert not app.exception
    assert "not in the store" in warnings(app)
    assert tick_of(app)["event"] == told[0].id


def test_story_is_written_and_reordered_on_the_page(open_page: Open) -> None:
    app = open_page("story", sudan())
    next(b for b in app.button if "Take all" in b.label).click().run()
    assert not app.exception
    ids = [part.split(":")[0] for part in app.query_params["story"].split(",")]
    assert sorted(ids) == sorted(event.id for event in sudan().events)
    app.text_input(key=f"caption 0 of {ids[0]}").set_value("One, two").run()
    assert app.query_params["story"].startswith(f"{ids[0]}:One\\, two,")
    app.button(key=f"up caption 1 of {ids[1]}").click().run()
    assert app.query_params["story"].startswith(f"{ids[1]},{ids[0]}:")
    app.button(key=f"remove caption 0 of {ids[1]}").click().run()
    assert not app.exception
    assert ids[1] not in app.query_params["story"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        json.dumps({"format": "sandtable story", "steps": 3}).encode(),
        json.dumps({"format": "sandtable story", "steps": [{"event": "<b>"}]}).encode(),
        json.dumps({"format": "sandtable story", "steps": [{"event": "e1"}] * 61}).encode(),
    ],
)
def test_a_file_that_is_no_story_is_told_in_plain_words(data: bytes) -> None:
    with pytest.raises(ValueError, match="story"):
        story_file.read(data)


def test_a_story_survives_its_file() -> None:
    steps = (Step("e1", "“Caption”, with \u200fעברית\u200f"), Step("e2"))
    assert story_file.read(story_file.write(steps)) == steps


def test_state_survives_a_switch_of_pages(open_page: Open) -> None:
    app = open_page("map", libya(), known="2020-08-01", text="sirte", presence="held")
    app.switch_page("pages/events.py").run()
    assert not app.exception
    assert app.query_params["known"] == "2020-08-01"
    assert app.query_params["text"] == "sirte"
    assert app.query_params["presence"] == "held"
    assert app.date_input(key="filter known on events").value == date(2020, 8, 1)
