"""What a picture, page or briefing rests on: its articles, and the day they end."""

from collections.abc import Iterable, Mapping
from datetime import date

from geo.model import Article, Event


def quoted_articles(
    events: Iterable[Event], articles: Mapping[str, Article]
) -> tuple[Article, ...]:
    """Return the articles that the events quote, each once, in the order they are quoted."""
    quoted = dict.fromkeys(claim.article_id for event in events for claim in event.claims)
    return tuple(articles[id_] for id_ in quoted if id_ in articles)


def data_cut_off(events: Iterable[Event], articles: Mapping[str, Article]) -> date | None:
    """Return the day of the latest dated article that the events quote, or None."""
    published = (article.published for article in quoted_articles(events, articles))
    return max((span.last for span in published if span), default=None)
