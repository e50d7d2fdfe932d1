"""Writing: one transaction at a time, kept whole or not at all."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Integer, Text, cast, delete, func, select, update

from geo.errors import NotFound
from geo.model import Analysis, Article, Claim, Decision, Event, with_published
from geo.model.codec import encode
from geo.store import rows
from geo.store.lookups import articles_in, findings_in, portions, published_in, removed_in
from geo.store.records import pass_over, read_events
from geo.store.tables import analyses, articles, blocks, claims, decisions, event_keys, events, meta


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Name events that new claims may change together, and the merging blocks they lie in."""

    event_ids: frozenset[str]
    blocks: frozenset[str]


class Writing:
    """Read and write inside one transaction, with every other writer kept out."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def articles(self, article_ids: Iterable[str]) -> dict[str, Article]:
        """Return articles by id, as decided; unknown and damaged ones are left out."""
        published = published_in(self._connection, pass_over)
        found = self.articles_as_read(article_ids)
        return {id_: with_published(article, published) for id_, article in found.items()}

    def articles_as_read(self, article_ids: Iterable[str]) -> dict[str, Article]:
        """Return articles by id, without decisions; unknown and damaged ones are left out."""
        return articles_in(self._connection, article_ids, pass_over)

    def removed(self) -> frozenset[str]:
        """Return the ids of the articles that people removed: nothing counts that they tell."""
        return removed_in(self._connection, pass_over)

    def claims_near(
        self, blocks_wanted: Collection[str], article_ids: Collection[str]
    ) -> tuple[Claim, ...]:
        """Return the claims of every event that new claims may change.

        These are the events of every neighbourhood that lies in any of the merging blocks or
        that one of the articles tells of. The claims of a damaged event come from the analyses
        they were first kept in.
        """
        found: dict[str, Claim] = {}
        for names in portions(self._neighbourhoods(blocks_wanted, article_ids)):
            statement = select(events.c.id, events.c.payload).where(
                events.c.neighbourhood.in_(names)
            )
            readable = tuple(read_events(self._connection, statement, pass_over))
            found |= {claim.id: claim for event in readable for claim in event.claims}
            found |= self._claims_beside(names, [event.id for event in readable])
        return tuple(found.values())

    def _claims_beside(self, names: list[str], event_ids: Collection[str]) -> dict[str, Claim]:
        """Return the claims of the neighbourhoods' events other than the given ones."""
        of_names = select(events.c.id).where(events.c.neighbourhood.in_(names))
        others = set(self._connection.scalars(of_names)).difference(event_ids)
        found: dict[str, Claim] = {}
        for ids in portions(others):
            telling = select(claims.c.id, claims.c.article_id).where(claims.c.event_id.in_(ids))
            article_of = {row.id: row.article_id for row in self._connection.execute(telling)}
            findings = findings_in(self._connection, article_of.values(), pass_over)
            found |= {c.id: c for f in findings.values() for c in f.claims if c.id in article_of}
        return found

    def _neighbourhoods(
        self, blocks_wanted: Collection[str], article_ids: Collection[str]
    ) -> set[str]:
        found: set[str | None] = set()
        for values in portions(blocks_wanted):
            statement = select(blocks.c.neighbourhood).where(blocks.c.block.in_(values))
            found.update(self._connection.scalars(statement))
        for ids in portions(article_ids):
            told = select(claims.c.event_id).where(claims.c.article_id.in_(ids))
            statement = select(events.c.neighbourhood).where(events.c.id.in_(told))
            found.update(self._connection.scalars(statement))
        return {name for name in found if name}

    def save(
        self,
        saved_analyses: Iterable[Analysis],
        saved_events: Iterable[Event],
        neighbourhoods: Iterable[Neighbourhood] = (),
    ) -> None:
        """Replace the analyses of the given articles, and the events that are told anew.

        An event in the store gives way when one of its claims is told by a given event, or
        came from a given article. ``neighbourhoods`` say in which merging blocks the given
        events are found by :meth:`events_in`.

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
        named = {min(n.event_ids): n for n in neighbourhoods if n.event_ids}
        name_of = {event_id: name for name, n in named.items() for event_id in n.event_ids}
        for table, new_rows in (
            (events, [rows.event_row(event, name_of.get(event.id)) for event in told]),
            (event_keys, [row for event in told for row in rows.key_rows(event)]),
            (
                blocks,
                [
                    {"block": block, "neighbourhood": name}
                    for name, n in named.items()
                    for block in sorted(n.blocks)
                ],
            ),
            (claims, [row for event in told for row in rows.claim_rows(event)]),
        ):
            if new_rows:
                self._connection.execute(table.insert(), new_rows)
        self.touch()

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
        self.touch()

    def _drop_events(self, told: Iterable[Event], article_ids: Collection[str]) -> None:
        for ids in portions(event.id for event in told):
            self._connection.execute(delete(events).where(events.c.id.in_(ids)))
        for ids in portions(claim.id for event in told for claim in event.claims):
            telling = select(claims.c.event_id).where(claims.c.id.in_(ids))
            self._connection.execute(delete(events).where(events.c.id.in_(telling)))
        for ids in portions(article_ids):
            telling = select(claims.c.event_id).where(claims.c.article_id.in_(ids))
            self._connection.execute(delete(events).where(events.c.id.in_(telling)))

        emptied = blocks.c.neighbourhood.not_in(
            select(events.c.neighbourhood).where(events.c.neighbourhood.is_not(None))
        )
        self._connection.execute(delete(blocks).where(emptied))

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

    def touch(self) -> None:
        """Give the store a new revision, and note when."""
        number = cast(meta.c.value, Integer) + 1
        self._connection.execute(
            update(meta).where(meta.c.key == "revision").values(value=cast(number, Text))
        )
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self._connection.execute(delete(meta).where(meta.c.key == "changed_at"))
        self._connection.execute(meta.insert().values(key="changed_at", value=now))
