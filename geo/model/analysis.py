"""What the stages make of one article, and what people decide on top of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from geo.model.article import Article, PublicationBasis
from geo.model.claim import Claim
from geo.model.date_span import DatedMention, DateSpan
from geo.model.mention import Mention
from geo.model.place import Resolution


@dataclass(frozen=True, slots=True)
class Analysis:
    """Hold everything read out of one article by one version of the code."""

    article: Article
    mentions: tuple[Mention, ...]
    resolutions: tuple[Resolution, ...]
    dates: tuple[DatedMention, ...]
    claims: tuple[Claim, ...]
    version: str


class DecisionKind(StrEnum):
    """What a person may decide."""

    PLACE_ALIAS = "place_alias"  #: this name (subject) means the place with this id (value)
    PUBLISHED = "published"  #: this article (subject) was published on this ISO day (value)
    REMOVED = "removed"  #: this article (subject) does not count; the value says so


@dataclass(frozen=True, slots=True)
class Decision:
    """Record one correction by a person; decisions are only ever added, never changed.

    Of several decisions on one subject the latest counts. An empty ``value`` takes the
    earlier ones back. ``made_at`` is in UTC.
    """

    kind: DecisionKind
    subject: str
    value: str
    made_at: datetime
    note: str = ""


def standing_decisions(kind: DecisionKind, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions of one kind that count, oldest first, given oldest first."""
    latest: dict[str, Decision] = {}
    for decision in decisions:
        if decision.kind is kind:
            latest.pop(decision.subject, None)  # a subject decided again is as new as that
            latest[decision.subject] = decision
    return tuple(decision for decision in latest.values() if decision.value)


def standing(kind: DecisionKind, decisions: Iterable[Decision]) -> dict[str, str]:
    """Return the decisions of one kind that count, subject to value, oldest first."""
    return {d.subject: d.value for d in standing_decisions(kind, decisions)}


def with_published(article: Article, published: Mapping[str, str]) -> Article:
    """Return the article as published on the day a person gave, if one did.

    ``published`` maps article ids to ISO days, as :func:`standing` returns them.
    """
    day = published.get(article.id)
    if day is None:
        return article
    return replace(
        article,
        published=DateSpan.day(date.fromisoformat(day)),
        published_basis=PublicationBasis.USER,
        anchors_dates=True,
    )
