"""What the stages make of one article, and what people decide on top of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from geo.model.article import Article
from geo.model.claim import Claim
from geo.model.date_span import DatedMention
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
