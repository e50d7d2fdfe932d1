"""Lookups that reading and writing share, inside a connection the caller holds."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from geo.model import Article, Decision, DecisionKind, standing
from geo.model.codec import decode
from geo.store.tables import articles, decisions

_IDS_PER_QUERY = 500  # databases limit the parameters of one statement


def articles_in(connection: Connection, article_ids: Iterable[str]) -> dict[str, Article]:
    """Return articles by id as they were read; unknown ids are left out."""
    found: dict[str, Article] = {}
    for ids in portions(article_ids):
        statement = select(articles.c.payload).where(articles.c.id.in_(ids))
        for payload in connection.scalars(statement):
            article = decode(Article, payload)
            found[article.id] = article
    return found


def decisions_in(connection: Connection) -> tuple[Decision, ...]:
    """Return every decision, oldest first."""
    statement = select(decisions.c.payload).order_by(decisions.c.number)
    return tuple(decode(Decision, payload) for payload in connection.scalars(statement))


def published_in(connection: Connection) -> dict[str, str]:
    """Return the publication days that people gave, by article id."""
    return standing(DecisionKind.PUBLISHED, decisions_in(connection))


def portions(values: Iterable[str]) -> Iterator[list[str]]:
    """Cut values into lists that fit one statement."""
    ordered = sorted(set(values))
    for start in range(0, len(ordered), _IDS_PER_QUERY):
        yield ordered[start : start + _IDS_PER_QUERY]
