"""What could be known on a day: the events as the articles published until then tell them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from geo import merging
from geo.model import Article, Event


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Hold events merged from the claims of ``articles`` alone, which are by id.

    ``undated`` counts the articles left out because nothing says when they were published.
    """

    events: tuple[Event, ...]
    articles: Mapping[str, Article]
    undated: int


def known_on(events: Iterable[Event], articles: Mapping[str, Article], day: date) -> Knowledge:
    """Merge anew the claims of every article that was out by the end of the day.

    An article that may have come out later, for its date is vague, does not count. Events keep
    their ids as long as the claim that founds them was known. They come by date, undated last.
    """
    out = {
        id_: article
        for id_, article in articles.items()
        if article.published is not None and article.published.last <= day
    }
    claims = [claim for event in events for claim in event.claims if claim.article_id in out]
    told = sorted(merging.merge(claims, out), key=_by_date)
    undated = sum(article.published is None for article in articles.values())
    return Knowledge(tuple(told), out, undated)


def _by_date(event: Event) -> tuple[date, date, str]:
    if event.when is None:
        return date.max, date.max, event.id
    return event.when.first, event.when.last, event.id
