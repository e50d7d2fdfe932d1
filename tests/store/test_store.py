"""The store keeps what it is given, finds it again, and never shows half of a change."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from geo.errors import NotFound
from geo.model import (
    Action,
    Article,
    Claim,
    Decision,
    DecisionKind,
    Event,
    EventQuery,
    PublicationBasis,
    Status,
)
from geo.model.query import select
from geo.store import Neighbourhood, Store, open_store
from tests.events import Story, libya, sudan
from tests.store.conftest import bare

QUERIES = [
    EventQuery(),
    EventQuery(first=date(2020, 7, 1), last=date(2020, 7, 14)),
    EventQuery(last=date(2020, 6, 30)),
    EventQuery(first=date(2023, 1, 1)),
    EventQuery(actions=(Action.WITHDRAW, Action.STRIKE)),
    EventQuery(statuses=(Status.DENIED, Status.PLANNED)),
    EventQuery(forces=("WAGNER",)),
    EventQuery(forces=("rapid support forces", "gna")),
    EventQuery(places=("sirte", "test:khartoum")),
    EventQuery(bbox=(10.0, 25.0, 26.0, 34.0)),
    EventQuery(bbox=(30.0, 10.0, -170.0, 20.0)),
    EventQuery(max_radius_km=15),
    EventQuery(max_days=1),
    EventQuery(first=date(2020, 7, 1), forces=("wagner",), places=("Brega",), max_days=3),
    EventQuery(places=("nowhere",)),
]


def test_a_story_comes_back_whole(store: Store, two_wars: Story) -> None:
    assert set(store.events()) == set(two_wars.events)
    assert {article.id: article for article in store.articles()} == two_wars.articles
    assert store.count_events() == len(two_wars.events)
    for analysis in [*bare(libya()), *bare(sudan())]:
        assert store.analysis(analysis.article.id) == analysis


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_a_query_selects_what_its_predicate_selects(
    store: Store, two_wars: Story, query: EventQuery
) -> None:
    assert set(store.events(query)) == set(select(query, two_wars.events))


def test_most_queries_of_these_tests_select_some_but_not_all(two_wars: Story) -> None:
    sizes = [len(select(query, two_wars.events)) for query in QUERIES[1:-1]]
    assert all(0 < size < len(two_wars.events) for size in sizes)


def test_events_are_ordered_by_date_then_id_and_undated_ones_come_last(
    store: Store, two_wars: Story
) -> None:
    def key(event: Event) -> tuple[bool, date, date, str]:
        never = date.max
        when = event.when
        return when is None, when.first if when else never, when.last if when else never, event.id

    events = store.events()
    assert list(events) == sorted(two_wars.events, key=key)
    assert any(event.when is None for event in events)


def test_an_event_is_found_by_its_id_and_by_any_of_its_claims(
    store: Store, two_wars: Story
) -> None:
    for event in two_wars.events:
        assert store.event(event.id) == event
        for claim in event.claims:
            assert store.event(claim.id) == event
            assert store.event(Event.id_of(claim.id)) == event


def test_links_to_an_event_survive_its_merging_into_another(store: Store, two_wars: Story) -> None:
    one, other = [event for event in store.events() if len(event.claims) == 1][:2]
    merged = replace(one, claims=one.claims + other.claims)
    store.save((), [merged])
    assert store.count_events() == len(two_wars.events) - 1
    for claim in other.claims:
        assert store.event(claim.id) == merged
        assert store.event(Event.id_of(claim.id)) == merged
    assert store.event(other.id) == merged


def test_saving_an_article_anew_drops_the_events_that_its_old_claims_told(store: Store) -> None:
    story = libya()
    store.save(bare(story), story.events)
    first, second = bare(story)
    store.save([replace(first, claims=(), version="newer")], ())
    left = store.events()
    assert all(claim.article_id != first.article.id for event in left for claim in event.claims)
    assert store.versions() == {first.article.id: "newer", second.article.id: "test"}
    assert store.versions([second.article.id]) == {second.article.id: "test"}


def test_events_must_cite_articles_that_are_there(store: Store) -> None:
    with pytest.raises(NotFound, match="cite articles"):
        store.save((), libya().events)
    assert store.events() == ()


@pytest.mark.parametrize("look", ["article", "analysis", "event"])
def test_what_is_not_there_is_named(store: Store, look: str) -> None:
    with pytest.raises(NotFound, match="c123"):
        getattr(store, look)("c123")


def test_a_failed_change_leaves_nothing_behind(store: Store, two_wars: Story) -> None:
    revision, before = store.revision(), store.events()

    def fail_midway() -> None:
        with store.writing() as transaction:
            transaction.save([replace(a, claims=()) for a in bare(libya())], ())
            raise InterruptedError

    with pytest.raises(InterruptedError):
        fail_midway()
    assert (store.revision(), store.events()) == (revision, before)


def test_the_revision_changes_with_the_content_only(database_url: str) -> None:
    store, story = open_store(database_url), libya()
    seen = [store.revision()]
    store.save(bare(story), story.events)
    seen.append(store.revision())
    store.decide(decision("2020-07-01", subject=next(iter(story.articles))))
    seen.append(store.revision())
    assert len(set(seen)) == 3
    store.events()
    store.close()
    again = open_store(database_url)
    assert again.revision() == seen[-1]
    again.close()


def decision(value: str, *, subject: str, kind: DecisionKind = DecisionKind.PUBLISHED) -> Decision:
    return Decision(kind, subject, value, datetime(2024, 5, 1, 12, 30, tzinfo=UTC), "by hand")


def test_decisions_are_only_added_and_the_latest_counts(store: Store, two_wars: Story) -> None:
    article = store.articles()[0]
    made = [
        decision("2020-07-01", subject=article.id),
        decision("2020-07-02", subject=article.id),
        decision("test:sirte", subject="Sirt", kind=DecisionKind.PLACE_ALIAS),
    ]
    for one in made:
        store.decide(one)
    assert store.decisions() == tuple(made)
    read = store.article(article.id)
    assert read.published is not None
    assert read.published.first == date(2020, 7, 2)
    assert read.published_basis is PublicationBasis.USER
    assert read in store.articles()
    assert store.analysis(article.id).article == read
    store.decide(decision("", subject=article.id))
    assert store.article(article.id) == article


def test_a_decision_does_not_touch_the_article_as_it_was_read(
    store: Store, two_wars: Story
) -> None:
    article = store.articles()[0]
    store.decide(decision("2020-07-01", subject=article.id))
    assert store.articles_as_read([article.id, "unknown"]) == {article.id: article}


def claims_of(*events: Event) -> set[Claim]:
    """Return the claims of the events."""
    return {claim for event in events for claim in event.claims}


def test_claims_near_new_ones_are_found_by_block_and_by_article(store: Store) -> None:
    story = libya()
    first, second, third, *_ = story.events
    together = Neighbourhood(frozenset({first.id, second.id}), frozenset({"b1", "b2"}))
    alone = Neighbourhood(frozenset({third.id}), frozenset({"b2", "b3"}))
    store.save(bare(story), story.events, [together, alone])
    with store.writing() as transaction:
        assert set(transaction.claims_near({"b1"}, ())) == claims_of(first, second)
        assert set(transaction.claims_near({"b2"}, ())) == claims_of(first, second, third)
        assert transaction.claims_near({"b9"}, ()) == ()
        told = {claim.article_id for claim in third.claims}
        assert set(transaction.claims_near((), told)) >= claims_of(third)
    store.save((), [first, second], [replace(together, blocks=frozenset({"b4"}))])
    with store.writing() as transaction:
        assert transaction.claims_near({"b1"}, ()) == ()
        assert set(transaction.claims_near({"b4"}, ())) == claims_of(first, second)
        assert set(transaction.claims_near({"b2"}, ())) == claims_of(third)


def test_readers_see_whole_changes_while_others_write(database_url: str) -> None:
    """Two writers swap all events between two states; readers see one or the other."""
    store, story = open_store(database_url), libya()
    store.save(bare(story), story.events)
    states = {
        frozenset(event.confidence for event in story.events),
        frozenset({0.25}),
        frozenset({0.5}),
    }
    stop, faults = threading.Event(), []

    def write(confidence: float) -> None:
        try:
            for _ in range(5):
                store.save((), [replace(e, confidence=confidence) for e in story.events])
        except Exception as error:
            faults.append(error)

    def read() -> None:
        while not stop.is_set():
            events = store.events()
            if frozenset(e.confidence for e in events) not in states:
                faults.append(AssertionError("half a change was visible"))
            if len(events) != len(story.events):
                faults.append(AssertionError("events were missing"))

    writers = [threading.Thread(target=write, args=(c,)) for c in (0.25, 0.5)]
    readers = [threading.Thread(target=read) for _ in range(2)]
    for thread in writers + readers:
        thread.start()
    for thread in writers:
        thread.join()
    stop.set()
    for thread in readers:
        thread.join()
    store.close()
    assert faults == []


def test_text_that_databases_find_hard_comes_back(store: Store) -> None:
    body = "NUL \x00, quotes '\" and ; -- , emoji \N{CRAB}, Arabic سرت, \u2028 and a tab\t."
    story = libya()
    article = replace(next(iter(story.articles.values())), id=Article.id_of(body), body=body)
    store.save([replace(bare(story)[0], article=article, claims=())], ())
    assert store.article(article.id) == article
