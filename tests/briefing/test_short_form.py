"""The briefing of two pages: it fits, it cites, and it tells of every event once."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from geo.model import EventQuery
from geo.views.briefing import build, draw_map, layout, short_form, write
from geo.views.prose import lead
from tests import events as made
from tests.briefing.test_model import STORIES, sections
from tests.events import Story

ONCE = ("judgements", "by_force", "control", "fighting", "other", "planned", "denied")


@pytest.mark.parametrize("story", STORIES)
def test_every_sentence_cites_stored_sentences(story: Story) -> None:
    model = build(story.events, story.articles, is_short=True)
    quotes = {q.number: (s.article_id, q.text) for s in model.sources for q in s.quotes}
    used = set()
    for statements in sections(model).values():
        for statement in statements:
            assert statement.citations
            used.update(statement.citations)
            for number in statement.citations:
                article_id, text = quotes[number]
                assert text in story.articles[article_id].body
    assert used == set(quotes), "a sentence is listed that nothing cites"


@pytest.mark.parametrize("story", STORIES)
def test_every_event_is_told_once_at_most(story: Story) -> None:
    told = sections(build(story.events, story.articles, is_short=True))
    ids = [said.event_id for name in (*ONCE, "undated", "unplaced") for said in told[name]]
    assert len(ids) == len(set(ids))
    assert set(ids) <= {event.id for event in story.events}
    for table in ("chronology", "by_place", "holdings"):
        assert not told[table]


@pytest.mark.parametrize("number", [0, 3, 7])
def test_a_random_story_fits_two_pages_with_its_map(number: int) -> None:
    story = STORIES[number]
    pictures = draw_map(story.events, story.articles, EventQuery(), ".pdf", is_short=True)
    model = build(story.events, story.articles, pictures=pictures, is_short=True)
    assert len(PdfReader(BytesIO(write(model, ".pdf"))).pages) <= 2


def test_thousands_of_long_sentences_fit_two_pages() -> None:
    story = made.libya()
    articles = {**story.articles, **made.sudan().articles}
    model = build(made.many(3000), articles, is_short=True)
    longest = [
        replace(source, title=f"{source.title} " * 12, quotes=tuple(
            replace(quote, text=f"{quote.text} " * 6) for quote in source.quotes))
        for source in model.sources
    ]  # fmt: skip
    assert len(PdfReader(BytesIO(write(model, ".pdf"))).pages) == 2
    bloated = write(replace(model, sources=tuple(longest)), ".pdf")
    assert len(PdfReader(BytesIO(bloated)).pages) >= 2, "what cannot fit is still printed"


def test_what_is_judged_disputed_and_unknown_has_its_place() -> None:
    story = made.libya()
    model = build(story.events, story.articles, is_short=True)
    assert [said.event_id for said in model.judgements] == [
        event.id for event in lead.rank(story.events)[: short_form.MOST_JUDGEMENTS]
    ]
    assert model.headline.event_id == model.judgements[0].event_id
    headings = [b.text for b in layout.blocks(model) if isinstance(b, layout.Heading)]
    assert headings[0] == "In brief"
    assert headings[-2:] == ["Sources", "Method and limits"]
    assert "What we do not know: no date or no place given" in headings


def test_of_many_claims_every_speaker_and_denial_is_kept() -> None:
    event = made.libya().events[0]
    (first, *_) = event.claims
    claims = [replace(first, id=f"c{number}") for number in range(10)]
    link = made.story(
        [made.Told("It was said.", first.action, "LNA", source="the mayor", origin=["Sirte"])],
        ("Gulf Wire", "Coast Daily"), "2020-07-15",
    ).events[0].claims[0].attribution  # fmt: skip
    claims[8] = replace(claims[8], attribution=link)
    short = short_form.shorten(replace(event, claims=tuple(claims)))
    assert len(short.claims) == short_form.MOST_CITED
    assert [claim.id for claim in short.claims] == ["c0", "c1", "c2", "c3", "c4", "c8"]
    assert short_form.shorten(event) == event
