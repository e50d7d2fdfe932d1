"""Writing: one transaction at a time, kept whole or not at all."""

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from sqlalchemy import Connection, Integer, Text, cast, delete, func, select, update

from geo.errors import NotFound
from geo.model import Analysis, Article, Decision, Event, with_published
from geo.model.codec import decode, encode
from geo.store import rows
from geo.store.lookups import articles_in, portions, published_in
from geo.store.tables import analyses, articles, claims, decisions, event_keys, events, meta

NO_BLOCKS: Mapping[str, Collection[str]] = MappingProxyType({})


class Writing:
    """Read and write inside one transaction, with every other writer kept out."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def articles(self, article_ids: Iterable[str]) -> dict[str, Article]:
        """Return articles by id, as decided; unknown ids are left out."""
        published = published_in(self._connection)
        found = articles_in(self._connection, article_ids)
        return {id_: with_published(article, published) for id_, article in found.items()}

    def events_in(self, blocks: Collection[str], article_ids: Collection[str]) -> tuple[Event, ...]:
        """Return every event that new claims may change.

        These are the events in any of the merging blocks, and in any block of an event that
        one of the articles tells of.
        """
        found: dict[str, Event] = {}
        wanted = set(blocks) | self._blocks_of(article_ids)
        for values in portions(wanted):
            in_blocks = select(event_keys.c.event_id).where(
                event_keys.c.kind == rows.BLOCK, event_keys.c.value.in_(values)
            )
            statement = select(events.c.id, events.c.payload).where(events.c.id.in_(in_blocks))
            for row in self._connection.execute(statement):
                if row.id not in found:
                    found[row.id] = decode(Event, row.payload)
        return tuple(found.values())

    def _blocks_of(self, article_ids: Collection[str]) -> set[str]:
        found: set[str] = set()
        for ids in portions(article_ids):
            told = select(claims.c.event_id).where(claims.c.article_id.in_(ids))
            statement = select(event_keys.c.value).where(
                event_keys.c.kind == rows.BLOCK, event_keys.c.event_id.in_(told)
            )
            found.update(self._connection.scalars(statement))
        return found

    def save(
        self,
        saved_analyses: Iterable[Analysis],
        saved_events: Iterable[Event],
        blocks: Mapping[str, Collection[str]] = NO_BLOCKS,
    ) -> None:
        """Replace the analyses of the given articles, and the events that are told anew.

        An event in the store gives way when one of its claims is told by a given event, or
        came from a given article. ``blocks`` names, by event id, the merging blocks it is
        found in.

        Raises
        ------
        NotFound
            If an event cites an article that neither the store nor the analyses hold.
        """
        replaced, told = tuple(saved_analyses), tuple(saved_events)
        self._drop_events(told, [analysis.article.id for analysis in replaced])
        for analysis in replaced:
            self._put_article(analysis)
        self._check_articles(told)
        for table, new_rows in (
            (events, [rows.event_row(event) for event in told]),
            (
                event_keys,
                [row for event in told for row in rows.key_rows(event, blocks.get(event.id, ()))],
            ),
            (claims, [row for event in told for row in rows.claim_rows(event)]),
        ):
            if new_rows:
                self._connection.execute(table.insert(), new_rows)
        self._touch()

    def decide(self, decision: Decision) -> None:
        """Add a decision; earlier ones are kept."""
        number = self._connection.scalar(select(func.max(decisions.c.number))) or 0
        self._connection.execute(
            decisions.insert(),
            {
                "number": number + 1,
                "kind": decision.kind.value,
                "subject": rows.key(decision.subject),
                "payload": encode(decision).decode(),
            },
        )
        self._touch()

    def _drop_events(self, told: Iterable[Event], article_ids: Collection[str]) -> None:
        for ids in portions(event.id for event in told):
            self._connection.execute(delete(events).where(events.c.id.in_(ids)))
        for ids in portions(claim.id for event in told for claim in event.claims):
            telling = select(claims.c.event_id).where(claims.c.id.in_(ids))
            self._connection.execute(delete(events).where(events.c.id.in_(telling)))
        for ids in portions(article_ids):
            telling = select(claims.c.event_id).where(claims.c.article_id.in_(ids))
            self._connection.execute(delete(events).where(events.c.id.in_(telling)))

    def _put_article(self, analysis: Analysis) -> None:
        article_id = analysis.article.id
        row = rows.article_row(analysis.article)
        known = update(articles).where(articles.c.id == article_id).values(row)
        if self._connection.execute(known).rowcount == 0:
            self._connection.execute(articles.insert(), row)
        self._connection.execute(delete(analyses).where(analyses.c.article_id == article_id))
        self._connection.execute(analyses.insert(), rows.analysis_row(analysis))

    def _check_articles(self, told: Iterable[Event]) -> None:
        missing = {claim.article_id for event in told for claim in event.claims}
        for ids in portions(missing):
            known = select(articles.c.id).where(articles.c.id.in_(ids))
            missing.difference_update(self._connection.scalars(known))
        if missing:
            raise NotFound(f"events cite articles that the store does not hold: {sorted(missing)}")

    def _touch(self) -> None:
        number = cast(meta.c.value, Integer) + 1
        self._connection.execute(
            update(meta).where(meta.c.key == "revision").values(value=cast(number, Text))
        )
