"""Mentions: what the text names, before anyone decides what it means."""

from dataclasses import dataclass
from enum import StrEnum

from geo.model.span import Span


class MentionKind(StrEnum):
    """What a mention may name."""

    PLACE = "place"
    FORCE = "force"
    DATE = "date"
    MOTION = "motion"


@dataclass(frozen=True, slots=True)
class Mention:
    """Record that an article names something.

    ``text`` is ``body[span.start:span.end]``; ``detector`` says which rule or model found it.
    """

    article_id: str
    span: Span
    text: str
    kind: MentionKind
    detector: str
