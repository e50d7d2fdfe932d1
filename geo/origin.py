"""Where a file made from a store comes from: versions, and a time that belongs to the data."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from geo import __version__
from geo.code_version import language_model
from geo.errors import InvalidQuery
from geo.model import Article, Event, EventQuery
from geo.store import Store
from geo.views import provenance
from geo.views.provenance import Provenance, Versions
from geo.views.sources import data_cut_off


@dataclass(frozen=True, slots=True)
class Origin:
    """Hold which version read each article, by id, and when the store last changed, if known."""

    analysed_by: Mapping[str, str]
    made_at: datetime | None

    def trace(
        self,
        events: Iterable[Event],
        articles: Mapping[str, Article],
        query: EventQuery,
        known_on: date | None = None,
    ) -> Provenance:
        """Write down where the events come from, which the query selected.

        ``known_on`` is the day until which articles counted, None for all of them.
        """
        shown = tuple(events)
        made_at = self.made_at or _midnight(data_cut_off(shown, articles))
        cited = {claim.article_id for event in shown for claim in event.claims}
        parts = [self.analysed_by[id_].split("+") for id_ in cited if id_ in self.analysed_by]
        versions = Versions(
            sandtable=__version__,
            code=tuple(sorted({"+".join(part[:2]) for part in parts})),
            gazetteer=tuple(sorted({part[2] for part in parts if len(part) > 2})),
            model=language_model(),
        )
        return provenance.compose(shown, articles, query, versions, made_at, known_on=known_on)


def of(store: Store) -> Origin:
    """Ask a store.

    The time is when its content last changed, so that the same store always gives the same
    bytes. ``SOURCE_DATE_EPOCH`` (seconds since 1970, see reproducible-builds.org) overrules it.
    A store that an earlier release wrote last does not know; then the day of the latest article
    stands for it.

    Raises
    ------
    InvalidQuery
        If ``SOURCE_DATE_EPOCH`` is no such number.
    """
    return Origin(store.versions(), _epoch() or store.changed_at())


def _midnight(day: date | None) -> datetime:
    return datetime.combine(day or date(1970, 1, 1), time(), UTC)


def _epoch() -> datetime | None:
    text = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not text:
        return None
    try:
        return datetime.fromtimestamp(int(text), UTC)
    except (ValueError, OverflowError, OSError):
        raise InvalidQuery(
            f"SOURCE_DATE_EPOCH={text[:40]!r}: a number of seconds since 1970 is expected"
        ) from None
