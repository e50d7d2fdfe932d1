"""Fingerprints of events: equal as long as everything that a view could show of them is equal."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import blake2b

from geo.model import Article, Event
from geo.model.codec import encode


def of(events: Iterable[Event], articles: Mapping[str, Article]) -> dict[str, str]:
    """Return eight hexadecimal digits for each event, by id.

    They cover the event, its claims and what is known of their articles; not which version of
    the code or which of its rules read them, so that a new release that reads the same changes
    nothing.
    """
    cited = {article_id: _facts(article) for article_id, article in articles.items()}
    return {event.id: _print(event, cited) for event in events}


def _print(event: Event, cited: Mapping[str, bytes]) -> str:
    claims = tuple(replace(claim, version="", rule="") for claim in event.claims)
    digest = blake2b(encode(replace(event, claims=claims)), digest_size=4)
    for claim in event.claims:
        digest.update(cited.get(claim.article_id, b""))
    return digest.hexdigest()


def _facts(article: Article) -> bytes:
    """Return what views show of an article; its id stands for its body."""
    return encode(
        (
            article.id,
            article.title,
            article.publisher,
            article.url,
            article.published,
            article.published_basis,
        )
    )
