"""Articles: the kept body of a text, and what is known about its publication."""

from dataclasses import dataclass
from enum import StrEnum

from geo.model.date_span import DateSpan
from geo.model.ids import content_id


class PublicationBasis(StrEnum):
    """How an article's publication date is known."""

    METADATA = "metadata"  #: the file, page or feed states it
    USER = "user"  #: a person gave it
    INFERRED = "inferred"  #: proposed from the article's own text, marked as such
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Article:
    """Hold one text as it was kept after cleaning.

    Every offset in Sandtable points into ``body``. ``published`` anchors relative dates only
    where ``anchors_dates`` is true: the date of a page's snapshot is no anchor for "Tuesday".
    ``source`` is the path or address it was read from.
    """

    id: str
    title: str
    publisher: str
    url: str
    source: str
    published: DateSpan | None
    published_basis: PublicationBasis
    language: str
    body: str
    anchors_dates: bool = True

    @staticmethod
    def id_of(body: str) -> str:
        """Derive the id from the body, so that the same content twice is one article."""
        return content_id("a", " ".join(body.split()))
