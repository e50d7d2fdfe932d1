"""The pages around the map: Events, Articles, Briefing, Places."""

from dataclasses import replace

import pytest

from geo.model import Candidate, DatedMention, MatchRule, PublicationBasis, Span, TimexType
from pages.ui import place_readings, services, unused
from tests.events import Story, libya
from tests.pages.conftest import Open
from tests.pages.hostile import ATTACKS, hostile
from tests.pages.stored import analysis_of

PAGES = ("events", "articles", "briefing", "places")


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
    monkeypatch.setattr(services, "candidates", lambda name: ())
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
    assert f"Events: {len(chosen)}," in app.caption[0].value


def test_places_offers_names_from_the_store(open_page: Open, monkeypatch) -> None:
    monkeypatch.setattr(services, "candidates", lambda name: ())
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
    monkeypatch.setattr(services, "candidates", lambda name: (chosen, rival))
    app = open_page("places", Story((event,), story.articles), name=reading.mention.text)
    assert not app.exception
    markup = " ".join(element.proto.body for element in app.get("html"))
    for words in ("77%", "largest of that name", "Otherplace", "(20%)", reading.place.name):
        assert words in markup
    table = app.dataframe[0].value
    assert table["How it matched"][0] == "same but for case, accents, hyphens"
    assert table["Taken in your articles"][0] >= 1


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
