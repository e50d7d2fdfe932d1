"""The store: articles, what was read out of them, events, and what people decided."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import Connection, Engine, func, or_, select

from geo.errors import NotFound
from geo.model import Analysis, Article, Decision, Event, EventQuery, with_published
from geo.model.codec import decode
from geo.store import narrowing, rows
from geo.store.lookups import articles_in, decisions_in, portions, published_in
from geo.store.tables import analyses, articles, claims, events, meta
from geo.store.writing import Neighbourhood, Writing

_ALL = EventQuery()

OpenWriting = Callable[[Engine], AbstractContextManager[Connection]]


class Store:
    """Read and write one database; safe to share between threads and processes.

    What stages made is kept as they made it. What people decided lies beside it, and every
    article that is read from here comes with the publication day a person gave it.
    """

    def __init__(self, engine: Engine, open_writing: OpenWriting) -> None:
        self._engine = engine
        self._open_writing = open_writing

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Open the one transaction that may write at a time; it is kept whole or not at all."""
        with self._open_writing(self._engine) as connection:
            yield Writing(connection)

    def save(
        self,
        saved_analyses: Iterable[Analysis],
        saved_events: Iterable[Event],
        neighbourhoods: Iterable[Neighbourhood] = (),
    ) -> None:
        """Save analyses and events in one transaction; see :meth:`Writing.save`."""
        with self.writing() as transaction:
            transaction.save(saved_analyses, saved_events, neighbourhoods)

    def events(self, query: EventQuery = _ALL) -> tuple[Event, ...]:
        """Return the events that a query selects, by date and then id, undated ones last."""
        statement = select(events.c.payload).where(*narrowing.conditions(query))
        with self._engine.connect() as connection:
            found = [decode(Event, payload) for payload in connection.scalars(statement)]
        return tuple(sorted(filter(query.matches, found), key=_by_date))

    def event(self, event_or_claim_id: str) -> Event:
        """Return the event with this id, or the one that has taken in the claim it names.

        Links stay good when events merge: the id of an event that became part of another
        leads to that other.

        Raises
        ------
        NotFound
            If no event or claim has the id.
        """
        told = select(claims.c.event_id).where(
            or_(claims.c.id == event_or_claim_id, claims.c.permalink == event_or_claim_id)
        )
        statement = (
            select(events.c.payload)
            .where(or_(events.c.id == event_or_claim_id, events.c.id.in_(told)))
            .order_by(events.c.id != event_or_claim_id)
        )
        with self._engine.connect() as connection:
            payload = connection.scalars(statement).first()
        if payload is None:
            raise NotFound(f"the store holds no event or claim {event_or_claim_id!r}")
        return decode(Event, payload)

    def count_events(self) -> int:
        """Count all events."""
        with self._engine.connect() as connection:
            return connection.scalar(select(func.count()).select_from(events)) or 0

    def articles(self) -> tuple[Article, ...]:
        """Return every article, by publication date and then id, undated ones last."""
        with self._engine.connect() as connection:
            published = published_in(connection)
            found = [
                with_published(decode(Article, payload), published)
                for payload in connection.scalars(select(articles.c.payload))
            ]
        return tuple(sorted(found, key=_by_publication))

    def article(self, article_id: str) -> Article:
        """Return one article.

        Raises
        ------
        NotFound
            If there is none with the id.
        """
        with self._engine.connect() as connection:
            payload = connection.scalar(
                select(articles.c.payload).where(articles.c.id == article_id)
            )
            if payload is None:
                raise NotFound(f"the store holds no article {article_id!r}")
            return with_published(decode(Article, payload), published_in(connection))

    def analysis(self, article_id: str) -> Analysis:
        """Return what was read out of one article.

        Raises
        ------
        NotFound
            If the article is not in the store, or has not been analysed.
        """
        article = self.article(article_id)
        with self._engine.connect() as connection:
            row = connection.execute(
                select(analyses.c.version, analyses.c.payload).where(
                    analyses.c.article_id == article_id
                )
            ).first()
        if row is None:
            raise NotFound(f"article {article_id!r} has not been analysed")
        return rows.read_analysis(article, row.version, row.payload)

    def articles_as_read(self, article_ids: Iterable[str]) -> dict[str, Article]:
        """Return articles by id as they were read, without decisions; unknown ids are left out."""
        with self._engine.connect() as connection:
            return articles_in(connection, article_ids)

    def versions(self, article_ids: Iterable[str] | None = None) -> dict[str, str]:
        """Return the version that analysed each article, all of them or those given, by id."""
        every = select(analyses.c.article_id, analyses.c.version)
        statements = (
            [every]
            if article_ids is None
            else [every.where(analyses.c.article_id.in_(ids)) for ids in portions(article_ids)]
        )
        found: dict[str, str] = {}
        with self._engine.connect() as connection:
            for statement in statements:
                found.update((row.article_id, row.version) for row in connection.execute(statement))
        return dict(sorted(found.items()))

    def decide(self, decision: Decision) -> None:
        """Add a decision; earlier ones are kept."""
        with self.writing() as transaction:
            transaction.decide(decision)

    def decisions(self) -> tuple[Decision, ...]:
        """Return every decision, oldest first."""
        with self._engine.connect() as connection:
            return decisions_in(connection)

    def revision(self) -> str:
        """Return a key that changes whenever the content does, and differs between stores."""
        statement = select(meta.c.key, meta.c.value).where(meta.c.key.in_(["store", "revision"]))
        with self._engine.connect() as connection:
            values = {row.key: row.value for row in connection.execute(statement)}
        return f"{values['store']}-{values['revision']}"


def _by_date(event: Event) -> tuple[bool, str, str, str]:
    when = event.when
    return (
        when is None,
        when.first.isoformat() if when else "",
        when.last.isoformat() if when else "",
        event.id,
    )


def _by_publication(article: Article) -> tuple[bool, str, str]:
    published = article.published
    return published is None, published.first.isoformat() if published else "", article.id
