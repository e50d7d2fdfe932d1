"""What the page of a snapshot says in plain text: its limits, what lies apart, its sources."""

import base64
import json
import re
import zlib
from dataclasses import replace
from datetime import date
from html import escape, unescape

import pytest

from geo.model import Action, EventQuery, Status
from geo.views import sides, style
from geo.views.html_snapshot import evidence, write
from tests import events as made
from tests.events import Told, libya
from tests.pages.hostile import hostile

MADE = date(2020, 8, 1)
LNA = "Libyan National Army"
_DATA = re.compile(r'id="data">([^<]+)<')


def page(query: EventQuery | None = None, title: str = "") -> str:
    story = libya()
    return unescape(write(story.events, story.articles, query, title=title, made_on=MADE).decode())


def test_every_quoted_article_is_in_the_source_list() -> None:
    story, text = libya(), page()
    listed = text.partition('id="sources-heading"')[2]
    for article in story.articles.values():
        assert article.title in listed
        assert article.publisher in listed


def test_the_headline_is_quoted_from_its_sentences_unless_a_person_wrote_it() -> None:
    assert "Headline read from: “Wagner fighters" in page()
    assert "Headline read from" not in page(title="Of our own")


def test_what_was_filtered_is_said() -> None:
    story, query = libya(), EventQuery(statuses=(Status.CLAIMED,))
    held = sum(map(query.matches, story.events))
    text = page(query)
    assert f"holds {held} of the {len(story.events)} events of its store" in text
    assert "chosen by status claimed; the others are not in it" in text
    assert f"holds all {len(story.events)} events" in page()


def test_what_was_known_on_a_day_is_no_whole_store_and_changes_no_colour() -> None:
    story, day = libya(), date(2020, 7, 13)
    then = [event for event in story.events if sides.told_in([event]) == (LNA,)]
    every = sides.told_in(story.events)
    assert style.assign_sides(every)[LNA] != style.assign_sides([LNA])[LNA]
    options = {"made_on": MADE, "known_on": day}
    drawn = write(then, story.articles, **options, told_sides=every)
    text = unescape(drawn.decode())
    assert f"holds all {len(then)} events that articles out by 13 July 2020 tell of" in text
    assert "of its store" not in text
    table = json.loads(zlib.decompress(base64.b64decode(_DATA.search(text)[1])))["table"]
    slots = table["values"][table["fields"].index("card.side")]
    assert slots == [style.assign_sides(every)[LNA]]


def test_only_a_window_of_days_sets_undated_events_apart() -> None:
    events, articles = libya().events, libya().articles
    assert evidence.set_apart(events, articles, EventQuery()) == (events, ())
    dated, apart = evidence.set_apart(events, articles, EventQuery(last=date(2020, 7, 31)))
    assert apart
    assert all(event.is_dated for event in dated)
    assert not any(event.is_dated for event in apart)
    assert "Whether it was in these days is not known" in page(EventQuery(last=date(2020, 7, 31)))
    assert "Without a date" not in page()


@pytest.mark.parametrize("write_list", [evidence.write_sources, evidence.write_apart])
def test_foreign_text_is_escaped(write_list) -> None:  # type: ignore[no-untyped-def]
    story = hostile()
    text = write_list(story.events, story.articles)
    for article in story.articles.values():
        if "<" in article.title and write_list is evidence.write_sources:
            assert escape(" ".join(article.title.split())) in text
    assert "<img" not in text
    assert "<script" not in text
    assert "javascript:" not in text


def test_of_many_sentences_those_are_quoted_that_tell_of_another_place_or_deny() -> None:
    told = [
        *(Told(f"They left {n}.", Action.WITHDRAW, "LNA", origin=["Sirte"]) for n in range(9)),
        Told("They left for Brega.", Action.WITHDRAW, "LNA", ["Sirte"], ["Brega"]),
        Told("Not so.", Action.WITHDRAW, "LNA", origin=["Sirte"], status=Status.DENIED),
    ]
    story = made.story(told, ("Gulf Wire", "Coast Daily"), "2020-07-15")
    claims = tuple(claim for event in story.events for claim in event.claims)
    (quoted,) = [evidence.cite(replace(story.events[0], claims=claims), story.articles)]
    assert "“They left for Brega.”" in quoted
    assert "“Not so.”" in quoted
    assert quoted.count("They left") == 3
