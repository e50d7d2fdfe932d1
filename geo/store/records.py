"""Records read back one by one: a damaged one is named and spares the others."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection, Select, select

from geo.errors import DamagedRecord
from geo.model import Article, Claim, DatedMention, Decision, Event, Mention, Resolution
from geo.model.codec import Model, decode
from geo.store.tables import articles, claims, decisions

OnDamage = Callable[[DamagedRecord], object]
"""Is told of each record that cannot be read."""


@dataclass(frozen=True, slots=True)
class Findings:
    """An analysis without its article, which has a record of its own."""

    mentions: tuple[Mention, ...]
    resolutions: tuple[Resolution, ...]
    dates: tuple[DatedMention, ...]
    claims: tuple[Claim, ...]


_SOURCE = re.compile(r'"source":("(?:[^"\\]|\\.)*")')


def raise_damage(damaged: DamagedRecord) -> None:
    """Stop at the first damaged record, as reading does unless told otherwise."""
    raise damaged


def pass_over(_damaged: DamagedRecord) -> None:
    """Go on without a damaged record, where others tell of it."""


def read_articles(
    connection: Connection, statement: Select[str, str], on_damage: OnDamage
) -> Iterator[Article]:
    """Yield the articles of a selection of ids and payloads, as they were read."""
    for article_id, payload in connection.execute(statement):
        yield from _read(
            Article,
            payload,
            f"article {article_id!r}",
            partial(_replace_it, payload),
            on_damage,
        )


def read_events(
    connection: Connection, statement: Select[str, str], on_damage: OnDamage
) -> Iterator[Event]:
    """Yield the events of a selection of ids and payloads."""
    for event_id, payload in connection.execute(statement):
        yield from _read(
            Event,
            payload,
            f"event {event_id!r}",
            partial(_read_anew, connection, _telling(event_id)),
            on_damage,
        )


def read_decisions(connection: Connection, on_damage: OnDamage) -> Iterator[Decision]:
    """Yield every decision, oldest first; a damaged one that was made again is no damage."""
    statement = select(decisions).order_by(decisions.c.number)
    damaged: dict[tuple[str, str], DamagedRecord] = {}
    for row in connection.execute(statement):
        key, name = (row.kind, row.subject), f"decision {row.number}"
        keep = partial(damaged.__setitem__, key)
        for decision in _read(Decision, row.payload, name, partial(_decide_again, *key), keep):
            damaged.pop(key, None)
            yield decision
    for error in damaged.values():
        on_damage(error)


def read_findings(
    connection: Connection, statement: Select[str, str], on_damage: OnDamage
) -> Iterator[tuple[str, Findings]]:
    """Yield the findings of a selection of article ids and payloads, with the article's id."""
    for article_id, payload in connection.execute(statement):
        found = _read(
            Findings,
            payload,
            f"analysis of article {article_id!r}",
            partial(_read_anew, connection, [article_id]),
            on_damage,
        )
        yield from ((article_id, findings) for findings in found)


def _read(
    kind: type[Model], payload: str, name: str, remedy: Callable[[], str], on_damage: OnDamage
) -> Iterator[Model]:
    try:
        found = decode(kind, payload)
    except (ValueError, TypeError) as error:
        on_damage(DamagedRecord(f"the {name} in the store is damaged ({error}); {remedy()}"))
    else:
        yield found


def _telling(event_id: str) -> Select[str]:
    return select(claims.c.article_id).where(claims.c.event_id == event_id)


def _replace_it(payload: str) -> str:
    return f"ingest {_source_in(payload) or 'its source'} again to replace it"


def _read_anew(connection: Connection, article_ids: Select[str] | list[str]) -> str:
    payloads = connection.scalars(select(articles.c.payload).where(articles.c.id.in_(article_ids)))
    sources = ", ".join(filter(None, map(_source_in, payloads))) or "its article"
    return f"ingest {sources} again to read it anew"


def _decide_again(kind: str, subject: str) -> str:
    return f"make it again, it was of kind {kind} and about {subject!r}"


def _source_in(payload: str) -> str:
    """Return the source that an article's record tells even if it is damaged, "" if not.

    >>> _source_in('{"body":"They left.","source":"news/4 May.txt","titl')
    'news/4 May.txt'
    """
    told = _SOURCE.search(str(payload))
    try:
        return str(json.loads(told[1])) if told else ""
    except ValueError:
        return ""
