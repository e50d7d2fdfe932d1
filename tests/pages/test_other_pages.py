"""The pages around the map: Events, Articles, Briefing, Places."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html import escape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo import gazetteer
from geo.errors import GazetteerUnreadable, StoreUnavailable
from geo.model import (
    CODES,
    Candidate,
    DateBasis,
    DatedMention,
    DateSpan,
    Decision,
    DecisionKind,
    MatchRule,
    PublicationBasis,
    Span,
    TimexType,
)
from geo.places import Change, Meaning
from geo.store import open_store
from geo.views.web_map.wording import write_when
from pages.ui import place_lookup, place_readings, services, unused
from tests.events import Story, libya
from tests.pages.conftest import Open
from tests.pages.hostile import ATTACKS, hostile
from tests.pages.stored import analysis_of, make_store
from tests.store.damage import spoil

PAGES = ("events", "presence", "story", "articles", "briefing", "places")


@pytest.mark.parametrize("page", ["map", *PAGES])
def test_every_page_opens_with_an_empty_store(open_page: Open, page: str) -> None:
    app = open_page(page)
    assert not app.exception
    assert app.title or app.subheader


@pytest.mark.parametrize("page", ["map", *PAGES])
def test_hostile_text_breaks_no_page(open_page: Open, page: str) -> None:
    app = open_page(page, hostile())
    assert not app.exception
    markup = "".join(element.proto.body for element in app.get("html"))
    assert not any(attack in markup for attack in ATTACKS[:2])


def test_hostile_text_breaks_no_reading_of_a_place(open_page: Open, monkeypatch) -> None:
    monkeypatch.setattr(services, "meaning", lambda name: Meaning((), False, ()))
    told = hostile()
    reading = next(r for e in told.events for r in e.resolutions if r.place)
    monkeypatch.setattr(place_readings, "sentence_around", lambda body, span: Span(0, len(body)))
    app = open_page("places", told, name=reading.mention.text)
    assert not app.exception
    markup = "".join(element.proto.body for element in app.get("html"))
    assert "onerror" in markup
    assert not any(attack in markup for attack in ATTACKS[:2])


def test_events_lists_what_the_map_shows(open_page: Open) -> None:
    story = libya()
    app = open_page("events", story, action="withdraw")
    expected = [e for e in story.events if e.action == "withdraw"]
    assert len(app.dataframe[0].value) == len(expected)


def test_link_opens_the_list_of_events_without_a_place(open_page: Open) -> None:
    story = libya()
    app = open_page("events", story, list="unplaced")
    unplaced = [event for event in story.events if not event.is_placed]
    assert len(app.dataframe[0].value) == len(unplaced) > 0


def test_events_without_a_place_are_those_of_the_days_shown(open_page: Open) -> None:
    (unplaced,) = [event for event in libya().events if not event.is_placed]
    assert unplaced.when is not None
    on_its_day = open_page("events", libya(), to=unplaced.when.first.isoformat(), list="unplaced")
    assert len(on_its_day.dataframe[0].value) == 1
    eve = unplaced.when.first - timedelta(days=1)
    before = open_page("events", libya(), to=eve.isoformat(), list="unplaced")
    assert not before.dataframe
    assert "No event matches" in before.info[0].value


def test_filters_that_match_nothing_say_so(open_page: Open) -> None:
    app = open_page("events", libya(), force="nobody of that name")
    assert not app.exception
    assert "No event matches" in app.info[0].value


def test_article_is_shown_whole_with_its_spans(open_page: Open) -> None:
    story = libya()
    app = open_page("articles", story)
    article = next(a for a in story.articles.values() if a.id == app.selectbox[0].value)
    markup = " ".join(element.proto.body for element in app.get("html"))
    assert '<mark class="place"' in markup
    assert article.body.split(maxsplit=1)[0] in markup


def test_article_without_a_date_asks_for_it(open_page: Open) -> None:
    story = libya()
    undated = {
        key: replace(a, published=None, published_basis=PublicationBasis.UNKNOWN)
        for key, a in story.articles.items()
    }
    app = open_page("articles", Story(story.events, undated))
    assert not app.exception
    assert "When was this published" in app.warning[0].value
    assert app.date_input


def test_briefing_counts_the_chosen_events(open_page: Open) -> None:
    story = libya()
    app = open_page("briefing", story, action="withdraw")
    chosen = [e for e in story.events if e.action == "withdraw"]
    assert not app.exception
    assert f": {len(chosen)};" in app.caption[0].value


def test_places_offers_names_from_the_store(open_page: Open, monkeypatch) -> None:
    monkeypatch.setattr(services, "meaning", lambda name: Meaning((), False, ()))
    story = libya()
    app = open_page("places", story)
    told = {r.mention.text for event in story.events for r in event.resolutions}
    offered = [button for button in app.button if button.label in told]
    assert offered
    name = offered[0].label
    app = offered[0].click().run()
    assert not app.exception
    assert app.text_input[0].value == app.query_params["name"] == name


def test_places_tells_how_a_name_was_read_and_why(open_page: Open, monkeypatch) -> None:
    story = libya()
    event, number, reading = next(
        (event, number, r)
        for event in story.events
        for number, r in enumerate(event.claims[0].locations)
        if r.place
    )
    rival = Candidate(
        replace(reading.place, id="other", name="Otherplace"), MatchRule.FUZZY, "x", 0.2
    )
    told = replace(reading, rivals=(rival,), reasons=("largest of that name",), confidence=0.77)
    locations = tuple(told if n == number else r for n, r in enumerate(event.claims[0].locations))
    event = replace(event, claims=(replace(event.claims[0], locations=locations),))
    chosen = Candidate(reading.place, MatchRule.NORMALISED, reading.mention.text)
    change = Change("old harbour", rival)
    meaning = Meaning((chosen, rival), False, (change,))
    monkeypatch.setattr(services, "meaning", lambda name: meaning)
    monkeypatch.setattr(place_lookup, "_country_name", lambda code: "Velia")
    app = open_page("places", Story((event,), story.articles), name=reading.mention.text)
    assert not app.exception
    markup = " ".join(element.proto.body for element in app.get("html"))
    for words in ("77%", "largest of that name", "Otherplace", "(20%)", reading.place.name):
        assert words in markup
    table = app.dataframe[0].value
    assert table["How it matched"][0] == "same but for hyphens and articles"
    assert table["Likely"][1] == "20%"
    assert "as “old harbour”: Otherplace" in " ".join(element.value for element in app.text)
    assert any("none of them is likely enough" in element.value for element in app.caption)
    assert table["Taken in your articles"][0] >= 1


def test_places_keeps_a_correction_for_one_article_alone(open_page: Open, monkeypatch) -> None:
    story = libya()
    event = next(e for e in story.events if any(r.place for r in e.resolutions))
    reading = next(r for r in event.resolutions if r.place)
    name = reading.mention.text
    chosen = Candidate(reading.place, MatchRule.EXACT, name, 0.5)
    monkeypatch.setattr(services, "meaning", lambda name: Meaning((chosen,), True, ()))
    monkeypatch.setattr(place_lookup.pipeline, "reanalyse", lambda store: None)
    monkeypatch.setattr(place_lookup, "_country_name", lambda code: "Velia")
    monkeypatch.setattr(place_lookup, "_place_name", lambda place_id: "a place")
    monkeypatch.setattr(services, "open_gazetteer", lambda: None)
    monkeypatch.setattr(gazetteer, "write_corrections", lambda decisions, places: "")
    app = open_page("places", story, name=name)
    scope = next(box for box in app.selectbox if box.label == "Where it counts")
    assert scope.options[:2] == ["in all texts", "in texts that name Velia or its people"]
    assert scope.options[2].startswith("in the article “")
    scope.select_index(2)
    next(button for button in app.button if button.label == "Save").click().run()
    assert not app.exception
    (decision,) = services.decisions()
    assert decision.subject.startswith(f"{name}\tarticle:")
    listed = " ".join(element.value for element in app.text)
    assert f"“{name}” → " in listed
    assert scope.options[2] in listed


def test_unused_lists_what_no_claim_rests_on() -> None:
    story = libya()
    article = next(iter(story.articles.values()))
    analysis = analysis_of(article, story.events)
    assert unused.find(analysis) == {"place": [], "force": [], "date": []}
    without = replace(analysis, claims=())
    found = unused.find(without)
    assert [item.text for item in found["place"]] == list(
        dict.fromkeys(r.mention.text for r in without.resolutions)
    )
    day = DatedMention(without.mentions[0], TimexType.DATE, "2020-07", None)
    assert unused.find(replace(without, dates=(day,)))["date"][0].note == "2020-07"


def warnings(app: AppTest) -> str:
    return "\n".join(element.value for element in app.warning)


WRONG_LINKS = {
    "event": "e-nonsense",
    "action": "dance",
    "from": "2020-31-12",
    "bbox": "1,2",
    "radius": "near",
    "mode": "sideways",
    "actoin": "withdraw",
}


@pytest.mark.parametrize("page", ["map", *PAGES])
def test_every_page_says_what_it_cannot_take_of_a_link(open_page: Open, page: str) -> None:
    app = open_page(page, libya(), **WRONG_LINKS)
    assert not app.exception
    told = warnings(app)
    for name, value in WRONG_LINKS.items():
        assert (value if name != "actoin" else name) in told
    app = open_page(page, libya(), **{"from": "2020-08-01", "to": "2020-07-01"})
    assert not app.exception
    assert "lies after" in warnings(app)


@pytest.mark.parametrize("page", ["map", *PAGES])
def test_a_good_link_is_taken_without_a_word(open_page: Open, page: str) -> None:
    story = libya()
    event = story.events[0]
    app = open_page(page, story, event=event.id, action=event.action.value)
    assert not app.exception
    assert not app.warning


def test_link_to_an_article_that_is_not_there_lets_the_reader_choose(open_page: Open) -> None:
    story = libya()
    app = open_page("articles", story, article="<b>nonsense`")
    assert not app.exception
    assert "`<b>nonsense`" in warnings(app)
    assert app.selectbox[0].value is None
    assert not any('<div class="article"' in e.proto.body for e in app.get("html"))
    article = app.selectbox[0].options[1]
    app.selectbox[0].select(article).run()
    assert not app.warning
    assert app.query_params["article"] == app.selectbox[0].value
    assert any('<div class="article"' in e.proto.body for e in app.get("html"))


def test_link_to_a_list_that_is_not_there_says_so(open_page: Open) -> None:
    app = open_page("events", libya(), list="lost")
    assert not app.exception
    assert "one of all, shown, unplaced, undated" in warnings(app)


def test_link_to_an_event_opens_its_row(open_page: Open) -> None:
    story = libya()
    event = story.events[3]
    app = open_page("events", story, event=event.id)
    assert not app.exception
    chosen = json.loads(app.dataframe[0].proto.selection_default)
    row = app.dataframe[0].value.iloc[chosen["selection"]["rows"][0]]
    assert (row["What"], row["When"]) == (CODES[event.action].label, write_when(event.when))
    (markup,) = (e.proto.body for e in app.get("html") if "<ul" in e.proto.body)
    assert markup.count("<details open>") == 1


@pytest.mark.parametrize(
    ("basis", "told"),
    [(DateBasis.PUBLICATION, "by 14 July 2020"), (DateBasis.INFERRED, "14 July 2020 (inferred)")],
)
def test_table_and_list_say_how_a_date_is_known(
    open_page: Open, basis: DateBasis, told: str
) -> None:
    story = libya()
    when = DateSpan.day(date(2020, 7, 14), basis)
    events = tuple(replace(event, when=when) for event in story.events)
    app = open_page("events", Story(events, story.articles))
    assert set(app.dataframe[0].value["When"]) == {told}
    (markup,) = (e.proto.body for e in app.get("html") if "<ul" in e.proto.body)
    assert markup.count(told) == len(events)


def test_list_for_narrow_screens_tells_the_same_events(open_page: Open) -> None:
    story = libya()
    app = open_page("events", story)
    (markup,) = (e.proto.body for e in app.get("html") if "<ul" in e.proto.body)
    assert markup.count("<li>") == len(story.events)
    table = app.dataframe[0].value
    for name in {*table["From"], *table["To"], *table["Status"]}:
        assert escape(name) in markup


@pytest.mark.parametrize("page", ["map", *PAGES])
@pytest.mark.parametrize("table", ["articles", "events", "decisions"])
def test_pages_name_what_is_damaged_and_show_the_rest(
    open_page: Open, tmp_path: Path, page: str, table: str
) -> None:
    story, url = libya(), f"sqlite:///{tmp_path / 'store.sqlite'}"
    make_store(url, story)
    article_id = next(iter(story.articles))
    store = open_store(url)
    now = datetime.now(UTC)
    store.decide(Decision(DecisionKind.PUBLISHED, article_id, "2020-01-01", now))
    store.close()
    key = {"articles": article_id, "events": story.events[0].id, "decisions": 1}[table]
    spoil(url, table, key)
    app = open_page(page)
    assert not app.exception
    assert str(key) in warnings(app)
    assert app.title


def test_article_with_a_damaged_analysis_is_shown_plain(open_page: Open, tmp_path: Path) -> None:
    story, url = libya(), f"sqlite:///{tmp_path / 'store.sqlite'}"
    make_store(url, story)
    article_id = next(iter(story.articles))
    spoil(url, "analyses", article_id)
    app = open_page("articles", article=article_id)
    assert not app.exception
    assert article_id in warnings(app)
    assert any('<div class="article"' in e.proto.body for e in app.get("html"))


def test_a_damaged_gazetteer_is_told_on_the_page_that_asks_it(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(name: str) -> tuple[Candidate, ...]:
        raise GazetteerUnreadable("cannot be read: run `python -m geo gazetteer build`")

    monkeypatch.setattr(services, "meaning", fail)
    app = open_page("places", libya(), name="Sirte")
    assert not app.exception
    assert "geo gazetteer build" in app.code[0].value


@pytest.mark.parametrize("page", ["map", "articles", "presence"])
def test_a_database_that_is_gone_is_told_and_found_again(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    app = open_page(page, libya())
    opened = services.store

    def fail() -> None:
        raise StoreUnavailable("cannot use the database: connection refused")

    monkeypatch.setattr(services, "store", fail)
    app.run()
    assert not app.exception
    assert "The database cannot be opened" in app.subheader[0].value
    assert "connection refused" in app.code[0].value
    monkeypatch.setattr(services, "store", opened)
    next(button for button in app.button if button.label == "Try again").click().run()
    assert not app.exception
    assert app.title


def test_a_name_of_no_place_is_told_once_and_can_be_given_a_place(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "meaning", lambda name: Meaning((), False, ()))
    app = open_page("places", libya(), name="Xyzzyville")
    assert [told.value for told in app.info] == ["The gazetteer has no place of that name."]
    (means,) = (field for field in app.text_input if field.label.startswith("This name means"))
    assert means.value == ""


def test_a_database_whose_file_is_gone_is_never_taken_for_an_empty_one(
    open_page: Open, tmp_path: Path
) -> None:
    app = open_page("events", libya())
    moved = tmp_path / "moved"
    moved.mkdir()
    files = [path for path in tmp_path.iterdir() if path.name.startswith("store.sqlite")]
    for path in files:
        path.rename(moved / path.name)
    for _ in range(3):
        app.run()
        assert "The database cannot be opened" in app.subheader[0].value
    assert not (tmp_path / "store.sqlite").exists()
    for path in files:
        (moved / path.name).rename(path)
    next(button for button in app.button if button.label == "Try again").click().run()
    assert len(app.dataframe[0].value) == len(libya().events)


def test_hostile_captions_and_links_are_shown_as_text(open_page: Open) -> None:
    told = hostile()
    story = ",".join(f"{event.id}:{ATTACKS[n % 3]}" for n, event in enumerate(told.events[:3]))
    app = open_page("story", told, story=story.replace("'", ""))
    assert not app.exception
    markup = "".join(element.proto.body for element in app.get("html"))
    assert "&lt;script&gt;" in markup
    assert not any(attack in markup for attack in ATTACKS[:2])
    labels = [field.label for field in app.text_input]
    assert not any("<script>" in label for label in labels)
