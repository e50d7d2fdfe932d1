"""Removing an article: its claims leave all events, and nothing is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from geo import pipeline, removal
from geo.errors import NotFound
from geo.model import DecisionKind
from geo.store import Store, open_store
from tests.events import Story, libya, sudan
from tests.pages.stored import analysis_of


@pytest.fixture
def told() -> Story:
    return libya()


@pytest.fixture
def store(tmp_path: Path, told: Story) -> Iterator[Store]:
    """Return a store with both stories, merged as the pipeline does."""
    opened = open_store(f"sqlite:///{tmp_path / 'store.sqlite'}")
    with opened.writing() as transaction:
        for story in (told, sudan()):
            analyses = [analysis_of(article, story.events) for article in story.articles.values()]
            pipeline.merge_and_save(analyses, transaction)
    yield opened
    opened.close()


def test_the_article_and_its_claims_are_gone_from_what_is_shown(store: Store, told: Story) -> None:
    first, second = told.articles
    removal.remove(store, first)
    contents = store.contents()
    assert first not in contents.articles
    assert second in contents.articles
    claims = {c.article_id for event in contents.events for c in event.claims}
    assert first not in claims
    assert second in claims
    assert [article.id for article in store.removed()] == [first]


def test_others_that_told_the_same_still_tell_it_alone(store: Store, told: Story) -> None:
    first, second = told.articles
    removal.remove(store, first)
    kept = [e for e in store.events() if any(c.article_id == second for c in e.claims)]
    assert kept
    assert all(event.independent_sources == 1 for event in kept)


def test_taken_back_everything_is_as_before(store: Store, told: Story) -> None:
    before = store.contents()
    for article_id in told.articles:
        removal.remove(store, article_id)
    assert store.contents().events != before.events
    for article_id in told.articles:
        removal.restore(store, article_id)
    assert store.contents() == before
    assert store.removed() == ()


def test_decisions_are_only_ever_added(store: Store, told: Story) -> None:
    article_id = next(iter(told.articles))
    removal.remove(store, article_id, "a hoax")
    removal.restore(store, article_id)
    kinds = [(d.kind, d.value, d.note) for d in store.decisions()]
    assert kinds == [
        (DecisionKind.REMOVED, "removed", "a hoax"),
        (DecisionKind.REMOVED, "", ""),
    ]


def test_a_new_analysis_brings_no_removed_article_back(store: Store, told: Story) -> None:
    article_id = next(iter(told.articles))
    removal.remove(store, article_id)
    before = store.contents()
    with store.writing() as transaction:
        analysis = analysis_of(told.articles[article_id], told.events)
        pipeline.merge_and_save([analysis], transaction)
    assert store.contents() == before


def test_an_article_that_is_not_there_is_named(store: Store) -> None:
    with pytest.raises(NotFound, match="a-nowhere"):
        removal.remove(store, "a-nowhere")
