"""What stands beside the map as plain text: what the file leaves out, what lies apart, its sources.

It is part of the page itself, so that it is read without a script, printed and searched.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from geo.model import Article, Event, EventQuery
from geo.model.query import to_parameters
from geo.views.prose import sentences
from geo.views.prose.wording import capitalised
from geo.views.sources import within_reach
from geo.views.web_map.card import write_card
from geo.views.web_map.wording import SNAPSHOT, write_day, write_span

_MOST_QUOTED = 4
_MOST_LISTED = 200
"""A list in the page is no longer; the map's data and its provenance hold the rest."""


def set_apart(
    chosen: Sequence[Event], articles: Mapping[str, Article], query: EventQuery
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """Part the events of a window of days from those without a date that may lie in it."""
    if query.first is None and query.last is None:
        return tuple(chosen), ()
    dated = tuple(event for event in chosen if event.is_dated)
    may_lie = within_reach(chosen, articles, query)
    return dated, tuple(event for event in may_lie if not event.is_dated)


def write_note(
    dated: Sequence[Event],
    apart: Sequence[Event],
    known: int,
    query: EventQuery,
    known_on: date | None = None,
) -> str:
    """Say what the file holds of so many known events, and what it leaves out, as HTML."""
    parameters = ", ".join(f"{name} {value}" for name, value in to_parameters(query).items())
    unplaced = sum(not event.is_placed for event in dated)
    undated = sum(not event.is_dated for event in dated)
    held = len(dated) + len(apart)
    whole = SNAPSHOT["of_store"]
    if known_on:
        whole = SNAPSHOT["of_known"].format(day=write_day(known_on))
    template = SNAPSHOT["held_filtered" if parameters else "held_all"]
    said = [template.format(held=held, known=known, whole=whole, filters=parameters)]
    lacking = {"unplaced": unplaced, "undated": undated, "held_apart": len(apart)}
    said += [SNAPSHOT[what].format(count=count) for what, count in lacking.items() if count]
    return escape(" ".join(said))


def cite(event: Event | None, articles: Mapping[str, Article]) -> str:
    """Quote the sentences that an event is told from, as HTML; "" without an event."""
    if event is None:
        return ""
    told = "; ".join(_quotes(event, articles))
    return f'<p class="cite" dir="auto">{escape(SNAPSHOT["read_from"])} {told}</p>'


def write_apart(apart: Sequence[Event], articles: Mapping[str, Article]) -> str:
    """List the events that no text dates, each with its sentences, as HTML; "" without any."""
    if not apart:
        return ""
    items = "".join(_item(event, articles) for event in apart[:_MOST_LISTED])
    return (
        f'<section class="apart"><h2>{escape(SNAPSHOT["apart_heading"])}</h2>'
        f"<p>{escape(SNAPSHOT['apart'])}</p><ul>{items}</ul>{_more(len(apart))}</section>"
    )


def write_sources(events: Sequence[Event], articles: Mapping[str, Article]) -> str:
    """List the articles that the events quote, the earliest first, as HTML."""
    quoted = Counter(id_ for event in events for id_ in {c.article_id for c in event.claims})
    known = [articles[id_] for id_ in quoted if id_ in articles]
    known.sort(key=lambda article: (_day(article), article.publisher, article.id))
    items = "".join(_source(article, quoted[article.id]) for article in known[:_MOST_LISTED])
    return f"<ol>{items}</ol>{_more(len(known))}"


def _item(event: Event, articles: Mapping[str, Article]) -> str:
    card = write_card(event, {}, {})
    head = f"{capitalised(card['title'])}, {sentences.way(event)} ({card['status_label'].lower()})"
    return f'<li dir="auto">{escape(head)}: {"; ".join(_quotes(event, articles))}</li>'


def _quotes(event: Event, articles: Mapping[str, Article]) -> list[str]:
    """Quote each sentence of an event once, with publisher, day and address."""
    denials = sentences.denials(event)
    told = sentences.rank((*denials, *(c for c in sentences.supporting(event) if c not in denials)))
    found = {
        (claim.article_id, claim.sentence): claim for claim in told if claim.article_id in articles
    }
    written = []
    quoted = list(found.values())[:_MOST_QUOTED]
    for claim in sorted(quoted, key=denials.__contains__):
        article = articles[claim.article_id]
        words = escape(" ".join(claim.sentence.of(article.body).split()))
        written.append(f"“{words}” ({_named(article)})")
    return written


def _source(article: Article, count: int) -> str:
    title = escape(" ".join(article.title.split())) or escape(SNAPSHOT["untitled"])
    counted = SNAPSHOT["quoted_once" if count == 1 else "quoted"].format(count=count)
    return f'<li dir="auto"><b>{title}</b>, {_named(article)}; {escape(counted)}</li>'


def _named(article: Article) -> str:
    """Name publisher and day, as a link where there is a safe address."""
    day = write_span(article.published) or SNAPSHOT["unknown_day"]
    name = escape(f"{' '.join(article.publisher.split()) or SNAPSHOT['no_publisher']}, {day}")
    if not article.url.startswith(("http://", "https://")):
        return name
    return f'<a href="{escape(article.url)}" rel="noreferrer">{name}</a>'


def _day(article: Article) -> str:
    return article.published.first.isoformat() if article.published else "9999"


def _more(count: int) -> str:
    left = count - _MOST_LISTED
    return f"<p>{escape(SNAPSHOT['listed_more'].format(count=left))}</p>" if left > 0 else ""
