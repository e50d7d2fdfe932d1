"""Everything the store holds that can be read, and what cannot be."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from geo.errors import DamagedRecord
from geo.model import Article, Event, EventQuery
from geo.store.lookups import all_articles, selected_events


@dataclass(frozen=True, slots=True)
class Contents:
    """Hold all events and articles (by id) of one moment.

    ``damaged`` names the records that could not be read. Claims of a damaged article are left
    out, and with them an event that no other article tells of: what cannot be shown with its
    sentence is not shown.
    """

    events: tuple[Event, ...]
    articles: Mapping[str, Article]
    damaged: tuple[DamagedRecord, ...]


def read_contents(connection: Connection) -> Contents:
    """Read the store as it is in the connection's transaction."""
    damaged: list[DamagedRecord] = []
    articles = {article.id: article for article in all_articles(connection, damaged.append)}
    found = selected_events(connection, EventQuery(), damaged.append)
    events = tuple(filter(None, (_readable(event, articles) for event in found)))
    return Contents(events, articles, tuple(damaged))


def _readable(event: Event, articles: Mapping[str, Article]) -> Event | None:
    claims = tuple(claim for claim in event.claims if claim.article_id in articles)
    if len(claims) == len(event.claims):
        return event
    return replace(event, claims=claims) if claims else None
