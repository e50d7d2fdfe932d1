"""Lookups that reading and writing share, inside a connection the caller holds."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from geo.model import (
    Article,
    Decision,
    DecisionKind,
    Event,
    EventQuery,
    standing,
    with_published,
)
from geo.model.query import select as select_events
from geo.store import narrowing
from geo.store.records import (
    Findings,
    OnDamage,
    pass_over,
    raise_damage,
    read_articles,
    read_decisions,
    read_events,
    read_findings,
)
from geo.store.sharing import Pool
from geo.store.tables import analyses, articles, claims, events

_IDS_PER_QUERY = 500  # databases limit the parameters of one statement


def articles_in(
    connection: Connection, article_ids: Iterable[str], on_damage: OnDamage = raise_damage
) -> dict[str, Article]:
    """Return articles by id as they were read; unknown ids are left out."""
    found: dict[str, Article] = {}
    for ids in portions(article_ids):
        statement = select(articles.c.id, articles.c.payload).where(articles.c.id.in_(ids))
        for article in read_articles(connection, statement, on_damage):
            found[article.id] = article
    return found


def findings_in(
    connection: Connection, article_ids: Iterable[str], on_damage: OnDamage = raise_damage
) -> dict[str, Findings]:
    """Return by article id what was found in articles; those not analysed are left out."""
    found: dict[str, Findings] = {}
    for ids in portions(article_ids):
        statement = select(analyses.c.article_id, analyses.c.payload).where(
            analyses.c.article_id.in_(ids)
        )
        found.update(read_findings(connection, statement, on_damage))
    return found


def damaged_in(connection: Connection, article_ids: list[str]) -> set[str]:
    """Return those of the articles whose record, analysis or any event is damaged."""
    articles_read = articles_in(connection, article_ids, pass_over)
    findings_read = findings_in(connection, article_ids, pass_over)
    telling = select(claims.c.event_id).where(claims.c.article_id.in_(article_ids))
    statement = select(events.c.id, events.c.payload).where(events.c.id.in_(telling))
    events_read = {event.id for event in read_events(connection, statement, pass_over)}
    told = select(claims.c.event_id, claims.c.article_id).where(
        claims.c.article_id.in_(article_ids)
    )
    lost = {row.article_id for row in connection.execute(told) if row.event_id not in events_read}
    return lost | (set(article_ids) - (articles_read.keys() & findings_read.keys()))


def decisions_in(
    connection: Connection, on_damage: OnDamage = raise_damage
) -> tuple[Decision, ...]:
    """Return every decision, oldest first."""
    return tuple(read_decisions(connection, on_damage))


def published_in(connection: Connection, on_damage: OnDamage = raise_damage) -> dict[str, str]:
    """Return the publication days that people gave, by article id."""
    return standing(DecisionKind.PUBLISHED, decisions_in(connection, on_damage))


def removed_in(connection: Connection, on_damage: OnDamage = raise_damage) -> frozenset[str]:
    """Return the ids of the articles that people removed."""
    return frozenset(standing(DecisionKind.REMOVED, decisions_in(connection, on_damage)))


def portions(values: Iterable[str]) -> Iterator[list[str]]:
    """Cut values into lists that fit one statement."""
    ordered = sorted(set(values))
    for start in range(0, len(ordered), _IDS_PER_QUERY):
        yield ordered[start : start + _IDS_PER_QUERY]


def all_articles(connection: Connection, on_damage: OnDamage) -> tuple[Article, ...]:
    """Return every article as decided, by publication date and then id, undated ones last.

    Articles that people removed are left out.
    """
    decided = decisions_in(connection, on_damage)
    published = standing(DecisionKind.PUBLISHED, decided)
    removed = standing(DecisionKind.REMOVED, decided)
    found = read_articles(connection, select(articles.c.id, articles.c.payload), on_damage)
    kept = (with_published(a, published) for a in found if a.id not in removed)
    return tuple(sorted(kept, key=_by_publication))


def selected_events(
    connection: Connection, query: EventQuery, on_damage: OnDamage
) -> tuple[Event, ...]:
    """Return the events that a query selects, by date and then id, undated ones last."""
    statement = select(events.c.id, events.c.payload).where(*narrowing.conditions(query))
    told = all_articles(connection, on_damage) if query.needs_articles else ()
    articles_by_id = {article.id: article for article in told}
    shared = map(Pool().share, read_events(connection, statement, on_damage))  # never held apart
    return tuple(sorted(select_events(query, shared, articles_by_id), key=_by_date))


def _by_date(event: Event) -> tuple[bool, str, str, str]:
    when = event.when
    return (
        when is None,
        when.first.isoformat() if when else "",
        when.last.isoformat() if when else "",
        event.id,
    )


def _by_publication(article: Article) -> tuple[bool, str, str]:
    published = article.published
    return published is None, published.first.isoformat() if published else "", article.id
