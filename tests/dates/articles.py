"""Articles around a few sentences, and what the tagger makes of them."""

from datetime import date

from geo.dates import Mode, tag
from geo.model import Article, DateBasis, DatePrecision, DateSpan, PublicationBasis

WEDNESDAY = date(2021, 9, 15)
"""The publication day of most tests."""


def article(
    body: str, published: date | None = WEDNESDAY, *, anchors: bool = True, title: str = ""
) -> Article:
    span = None
    if published is not None:
        span = DateSpan(published, published, DatePrecision.DAY, DateBasis.PUBLICATION)
    known = PublicationBasis.METADATA if span else PublicationBasis.UNKNOWN
    return Article(
        Article.id_of(body), title, "", "", "", span, known, "en", body, anchors_dates=anchors
    )


def news(body: str, published: date | None = WEDNESDAY) -> list[tuple[str, str]]:
    """Return each expression of a news text with its value."""
    return _values(article(body, published), Mode.NEWS)


def narrative(body: str, title: str = "") -> list[tuple[str, str]]:
    """Return each expression of a narrative with its value."""
    return _values(article(body, None, title=title), Mode.NARRATIVE)


def interval(body: str, mode: Mode = Mode.NEWS) -> tuple[date, date] | None:
    """Return the days of the last expression of a text."""
    published = WEDNESDAY if mode is Mode.NEWS else None
    when = tag(article(body, published), mode)[-1].when
    return (when.first, when.last) if when else None


def _values(text: Article, mode: Mode) -> list[tuple[str, str]]:
    return [(dated.mention.text, dated.value) for dated in tag(text, mode)]
