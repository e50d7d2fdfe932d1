"""A damaged record is named with what to do, and the others stay readable."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from geo.errors import DamagedRecord
from geo.model import Decision, DecisionKind
from geo.store import Store, open_store, pass_over
from tests.events import Story, libya
from tests.store.conftest import bare
from tests.store.damage import spoil

PAYLOADS = [None, "", "[]", '{"id":5}', "no JSON"]


def decide(store: Store, subject: str, value: str) -> None:
    now = datetime.now(UTC)
    store.decide(Decision(DecisionKind.PUBLISHED, subject, value, now))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_damaged_article_is_named_and_spares_the_others(
    store: Store, two_wars: Story, database_url: str, payload: str | None
) -> None:
    article = store.articles()[0]
    spoil(database_url, "articles", article.id, payload)
    with pytest.raises(DamagedRecord, match=article.id):
        store.articles()
    with pytest.raises(DamagedRecord, match=article.id):
        store.article(article.id)
    contents = store.contents()
    assert set(contents.articles) == set(two_wars.articles) - {article.id}
    (damaged,) = contents.damaged
    assert article.id in str(damaged)
    assert "again" in str(damaged)
    shown = {claim.article_id for event in contents.events for claim in event.claims}
    assert shown <= set(contents.articles)
    untouched = {e for e in two_wars.events if article.id not in {c.article_id for c in e.claims}}
    assert untouched <= set(contents.events)
    assert store.damaged_among(two_wars.articles) == {article.id}


def test_a_damaged_article_tells_its_source_where_it_still_does(
    store: Store, two_wars: Story, database_url: str
) -> None:
    article = store.articles()[0]
    assert article.source
    spoil(database_url, "articles", article.id)
    (damaged,) = store.contents().damaged
    assert f"ingest {article.source} again" in str(damaged)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_damaged_event_is_named_and_spares_the_others(
    store: Store, two_wars: Story, database_url: str, payload: str | None
) -> None:
    event = store.events()[0]
    spoil(database_url, "events", event.id, payload)
    with pytest.raises(DamagedRecord, match=event.id):
        store.events()
    with pytest.raises(DamagedRecord, match=event.id):
        store.event(event.claims[0].id)
    contents = store.contents()
    assert set(contents.events) == set(two_wars.events) - {event}
    (damaged,) = contents.damaged
    assert event.id in str(damaged)
    for claim in event.claims:
        assert two_wars.articles[claim.article_id].source in str(damaged)


def test_claims_of_a_damaged_event_come_from_their_analyses(
    store: Store, two_wars: Story, database_url: str
) -> None:
    event = store.events()[0]
    with store.writing() as transaction:
        before = set(transaction.claims_near((), {event.claims[0].article_id}))
    spoil(database_url, "events", event.id)
    with store.writing() as transaction:
        assert set(transaction.claims_near((), {event.claims[0].article_id})) == before


def test_a_damaged_analysis_is_named(store: Store, two_wars: Story, database_url: str) -> None:
    article = store.articles()[0]
    spoil(database_url, "analyses", article.id)
    with pytest.raises(
        DamagedRecord, match=f"analysis of article '{article.id}'.*{article.source}"
    ):
        store.analysis(article.id)
    assert store.damaged_among(two_wars.articles) == {article.id}
    assert store.contents().damaged == ()


def test_a_damaged_decision_is_named_until_it_is_made_again(
    store: Store, two_wars: Story, database_url: str
) -> None:
    first, second = store.articles()[:2]
    decide(store, first.id, "2021-03-10")
    decide(store, second.id, "2021-03-11")
    spoil(database_url, "decisions", 1)
    with pytest.raises(DamagedRecord, match=f"decision 1.*{first.id}"):
        store.decisions()
    assert [d.subject for d in store.decisions(pass_over)] == [second.id]
    contents = store.contents()
    assert len(contents.damaged) == 1
    assert contents.articles[first.id] == first
    assert contents.articles[second.id].published != second.published
    decide(store, first.id, "2021-03-10")
    assert store.contents().damaged == ()
    assert len(store.decisions()) == 2


def test_bytes_that_are_no_text_damage_one_record_only(tmp_path: Path) -> None:
    path, story = tmp_path / "store.sqlite", libya()
    store = open_store(f"sqlite:///{path}")
    store.save(bare(story), story.events)
    article_id = next(iter(story.articles))
    with sqlite3.connect(path) as connection:
        connection.execute(
            "UPDATE articles SET payload = CAST(x'7bff' AS TEXT) WHERE id = ?", [article_id]
        )
    connection.close()
    contents = store.contents()
    assert set(contents.articles) == set(story.articles) - {article_id}
    assert article_id in str(contents.damaged[0])
    store.close()
