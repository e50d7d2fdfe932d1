"""The pages around the map: Events, Articles, Briefing, Places."""

from dataclasses import replace

import pytest

from geo.model import PublicationBasis
from tests.events import Story, libya
from tests.pages.conftest import Open
from tests.pages.hostile import ATTACKS, hostile

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
