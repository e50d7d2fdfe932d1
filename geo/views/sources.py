"""What a picture, page or briefing rests on: its articles, and the day they end."""

from collections.abc import Iterable, Mapping
from datetime import date

from geo.model import Article, Event, EventQuery, Status
from geo.views.prose import dates


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


def tell_known(known_on: date | None) -> str:
    """Say that only articles out by the end of a day count, "" where all of them do.

    >>> tell_known(date(2020, 7, 13)) == f"As known on {dates.full_day(date(2020, 7, 13))}"
    True
    """
    return f"As known on {dates.full_day(known_on)}" if known_on else ""


def within_reach(
    events: Iterable[Event], articles: Mapping[str, Article], query: EventQuery
) -> tuple[Event, ...]:
    """Leave out undated events that cannot lie in the window of the query.

    What somebody says did happen happened before the article was out; what is planned or
    conditional can only come after. An article without a date rules nothing out.
    """
    return tuple(event for event in events if event.is_dated or _may_lie_in(event, articles, query))


def _may_lie_in(event: Event, articles: Mapping[str, Article], query: EventQuery) -> bool:
    published = [article.published for article in quoted_articles([event], articles)]
    known = [span for span in published if span]
    if not known or len(known) < len(published):
        return True
    if event.status in (Status.PLANNED, Status.CONDITIONAL):
        return query.last is None or min(span.first for span in known) <= query.last
    return query.first is None or max(span.last for span in known) >= query.first
