"""The Briefing page: what it tells, the editor's panel, its files."""

import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from geo.views.briefing import FORMATS, build
from geo.views.briefing.editing import MARK
from geo.views.briefing.record import parse_record, write_record
from pages.ui import briefing_files, services
from pages.ui.briefing_files import Subject
from tests.events import Story, libya
from tests.pages.conftest import Open


def preview(app: AppTest) -> str:
    (frame,) = app.get("iframe")
    return str(frame.proto.srcdoc)


def headline(app: AppTest) -> str:
    found = re.search(r"<title>(.*?)</title>", preview(app))
    assert found
    return found[1]


def edit(app: AppTest) -> AppTest:
    return app.toggle(key="briefing editing").set_value(True).run()


def test_it_says_how_many_of_its_events_have_no_date(open_page: Open) -> None:
    undated = [event for event in libya().events if event.when is None]
    app = open_page("briefing", libya())
    assert f"without a date: {len(undated)}." in app.caption[0].value


def test_the_preview_is_the_briefing_of_the_selection(open_page: Open) -> None:
    story = libya()
    app = open_page("briefing", story, action="deploy")
    assert not app.exception
    chosen = [event for event in story.events if event.action == "deploy"]
    assert headline(app) == build(chosen, story.articles).headline.text
    assert "<img src=" in preview(app)
    assert "Chronology" not in preview(app)
    app = app.segmented_control(key="briefing subject").set_value("full").run()
    assert "Chronology" in preview(app)


def test_a_sentence_can_be_put_in_other_words_and_restored(open_page: Open) -> None:
    app = edit(open_page("briefing", libya()))
    before = headline(app)
    app = app.text_area[0].set_value("A column leaves <b>Sirte</b>").run()
    assert headline(app) == f"A column leaves &lt;b&gt;Sirte&lt;/b&gt; {MARK}"
    assert "in the words of the editor" in preview(app)
    (restore,) = [button for button in app.button if button.label == "Restore"]
    app = restore.click().run()
    assert headline(app) == before
    assert not app.session_state["briefing edits"]


def test_a_sentence_can_be_left_out_and_put_back(open_page: Open) -> None:
    app = edit(open_page("briefing", libya()))
    app = app.selectbox(key="briefing section").select("denied").run()
    said = app.text_area[0].value
    assert preview(app).count(said) == 1
    (button,) = [button for button in app.button if button.label == "Leave out"]
    app = button.click().run()
    assert said not in preview(app)
    assert "Sentences that the editor left out: 1." in preview(app)
    (button,) = [button for button in app.button if button.label == "Put back"]
    assert preview(button.click().run()).count(said) == 1


def test_an_event_can_be_left_out_everywhere_at_once(open_page: Open) -> None:
    app = open_page("briefing", libya())
    app = edit(app.segmented_control(key="briefing subject").set_value("full").run())
    app = app.selectbox(key="briefing section").select("fighting").run()
    said = app.text_area[0].value
    assert "Watiya Airbase" in said
    everywhere = [b for b in app.button if b.label.startswith("Leave out everywhere")]
    app = everywhere[0].click().run()
    assert not app.exception
    assert said not in preview(app)
    assert "Strike: Watiya Airbase" not in preview(app)
    assert all(made.text is None for made in app.session_state["briefing edits"].values())


def test_edits_stay_when_the_selection_changes_and_go_only_when_discarded(
    open_page: Open,
) -> None:
    app = edit(open_page("briefing", libya()))
    app = app.text_area[0].set_value("Mine").run()
    app.query_params["action"] = "strike"
    app = app.run()
    assert headline(app) != f"Mine {MARK}"
    assert any("fit no sentence" in caption.value for caption in app.caption)
    app.query_params.pop("action")
    app.query_params["mode"] = "cumulative"
    app = app.run()
    assert headline(app) == f"Mine {MARK}"
    (button,) = [button for button in app.button if button.label == "Discard them"]
    app = button.click().run()
    assert MARK not in headline(app)


def test_words_of_sources_cannot_be_changed(open_page: Open) -> None:
    story = libya()
    event = story.events[0]
    first, second = event.claims
    disputed = replace(event, claims=(first, replace(second, status="denied")))
    app = edit(open_page("briefing", Story((disputed,), story.articles)))
    app = app.selectbox(key="briefing section").select("disputed").run()
    assert not app.exception
    assert not app.text_area
    assert [button for button in app.button if button.label == "Leave out"]


def test_what_is_new_since_a_day(open_page: Open) -> None:
    app = open_page("briefing", libya())
    app = app.segmented_control(key="briefing subject").set_value("day").run()
    assert not app.exception
    assert "New since 8\N{NO-BREAK SPACE}July 2020" in preview(app)
    assert "18 new" in preview(app)
    app = app.segmented_control(key="briefing subject").set_value("file").run()
    assert "Give an earlier briefing" in app.info[0].value


@pytest.mark.parametrize("ending", FORMATS)
def test_files_are_those_of_the_preview_with_its_map(open_page: Open, ending: str) -> None:
    story = libya()
    open_page("briefing", story)
    held = services.corpus()
    query = services.EventQuery()
    since = write_record(build(held.events[2:], held.articles).record)
    for subject in (Subject(), Subject(is_short=True), Subject(since)):
        model = briefing_files.make(held, query, subject)
        data = briefing_files.writer(model, held, query, subject, ending)()
        assert parse_record(data, "download") == model.record
    assert model.counts.startswith(f"Of {len(held.events)} events: 2 new")
