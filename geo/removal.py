"""Removing an article, and taking that back: one decision each, nothing is deleted.

A removed article stays in the store with what was read out of it. Its claims are part of no
event, and every event that they took part in is told anew from the others.
"""

from dataclasses import replace
from datetime import UTC, datetime

from geo import pipeline
from geo.model import Decision, DecisionKind
from geo.store import Store

_REMOVED = "removed"


def remove(store: Store, article_id: str, note: str = "") -> None:
    """Remove an article.

    Raises
    ------
    NotFound
        If the store holds no such article, or it was never analysed.
    """
    _decide(store, article_id, _REMOVED, note)


def restore(store: Store, article_id: str, note: str = "") -> None:
    """Take the removal of an article back; see :func:`remove` for errors."""
    _decide(store, article_id, "", note)


def _decide(store: Store, article_id: str, value: str, note: str) -> None:
    found = store.analysis(article_id)
    analysis = replace(found, article=store.articles_as_read([article_id])[article_id])
    decision = Decision(DecisionKind.REMOVED, article_id, value, datetime.now(UTC), note)
    with store.writing() as transaction:
        transaction.decide(decision)
        pipeline.merge_and_save([analysis], transaction)
