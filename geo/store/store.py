"""The store: articles, what was read out of them, events, and what people decided."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime

from sqlalchemy import Connection, Engine, func, or_, select

from geo.errors import NotFound
from geo.model import Analysis, Article, Decision, Event, EventQuery, with_published
from geo.store.contents import Contents, read_contents
from geo.store.lookups import (
    all_articles,
    articles_in,
    damaged_in,
    decisions_in,
    findings_in,
    portions,
    published_in,
    removed_in,
    selected_events,
)
from geo.store.migrations import FIRST_REVISION
from geo.store.records import OnDamage, pass_over, raise_damage, read_events
from geo.store.tables import analyses, claims, events, meta
from geo.store.writing import Neighbourhood, Writing

_ALL = EventQuery()

OpenWriting = Callable[[Engine], AbstractContextManager[Connection]]


class Store:
    """Read and write one database; safe to share between threads and processes.

    What stages made is kept as they made it. What people decided lies beside it, and every
    article that is read from here comes with the publication day a person gave it.

    A record that cannot be read raises :class:`~geo.errors.DamagedRecord`, which names it;
    :meth:`contents` and every method that takes ``on_damage`` go on with the others.
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

    def contents(self) -> Contents:
        """Return everything that can be read, of one moment, and what cannot be."""
        with self._engine.connect() as connection:
            return read_contents(connection)

    def events(self, query: EventQuery = _ALL) -> tuple[Event, ...]:
        """Return the events that a query selects, by date and then id, undated ones last."""
        with self._engine.connect() as connection:
            return selected_events(connection, query, raise_damage)

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
            select(events.c.id, events.c.payload)
            .where(or_(events.c.id == event_or_claim_id, events.c.id.in_(told)))
            .order_by(events.c.id != event_or_claim_id)
        )
        with self._engine.connect() as connection:
            event = next(read_events(connection, statement, raise_damage), None)
        if event is None:
            raise NotFound(f"the store holds no event or claim {event_or_claim_id!r}")
        return event

    def count_events(self) -> int:
        """Count all events."""
        with self._engine.connect() as connection:
            return connection.scalar(select(func.count()).select_from(events)) or 0

    def articles(self) -> tuple[Article, ...]:
        """Return every article but removed ones, by publication date and id, undated ones last."""
        with self._engine.connect() as connection:
            return all_articles(connection, raise_damage)

    def article(self, article_id: str) -> Article:
        """Return one article.

        Raises
        ------
        NotFound
            If there is none with the id.
        """
        with self._engine.connect() as connection:
            article = articles_in(connection, [article_id]).get(article_id)
            if article is None:
                raise NotFound(f"the store holds no article {article_id!r}")
            return with_published(article, published_in(connection, pass_over))

    def analysis(self, article_id: str) -> Analysis:
        """Return what was read out of one article.

        Raises
        ------
        NotFound
            If the article is not in the store, or has not been analysed.
        """
        article, version = self.article(article_id), self.versions([article_id])
        with self._engine.connect() as connection:
            found = findings_in(connection, [article_id]).get(article_id)
        if found is None:
            raise NotFound(f"article {article_id!r} has not been analysed")
        return Analysis(
            article,
            found.mentions,
            found.resolutions,
            found.dates,
            found.claims,
            version[article_id],
        )

    def articles_as_read(
        self, article_ids: Iterable[str], on_damage: OnDamage = raise_damage
    ) -> dict[str, Article]:
        """Return articles by id as they were read, without decisions; unknown ids are left out."""
        with self._engine.connect() as connection:
            return articles_in(connection, article_ids, on_damage)

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

    def damaged_among(self, article_ids: Iterable[str]) -> set[str]:
        """Return those of the articles that must be read anew.

        These are the articles whose record, analysis or any event is damaged.
        """
        found: set[str] = set()
        with self._engine.connect() as connection:
            for ids in portions(article_ids):
                found |= damaged_in(connection, ids)
        return found

    def decide(self, decision: Decision) -> None:
        """Add a decision; earlier ones are kept."""
        with self.writing() as transaction:
            transaction.decide(decision)

    def decisions(self, on_damage: OnDamage = raise_damage) -> tuple[Decision, ...]:
        """Return every decision, oldest first."""
        with self._engine.connect() as connection:
            return decisions_in(connection, on_damage)

    def removed(self) -> tuple[Article, ...]:
        """Return the articles that people removed, which can be restored, by id."""
        with self._engine.connect() as connection:
            found = articles_in(connection, removed_in(connection, pass_over), pass_over)
            published = published_in(connection, pass_over)
        return tuple(with_published(found[id_], published) for id_ in sorted(found))

    def revision(self) -> str:
        """Return a key that changes whenever the content does, and differs between stores."""
        return "-".join(self._counted())

    def changed_at(self) -> datetime | None:
        """Return when the content last changed, in UTC; None if an earlier release wrote it."""
        statement = select(meta.c.value).where(meta.c.key == "changed_at")
        with self._engine.connect() as connection:
            value = connection.scalar(statement)
        return datetime.fromisoformat(value) if value else None

    def is_new(self) -> bool:
        """Tell whether nothing was ever written to the store, also nothing since removed."""
        return self._counted()[1] == FIRST_REVISION

    def leave_empty(self) -> None:
        """Count the store as written to, so that it is new no longer."""
        with self.writing() as transaction:
            transaction.touch()

    def _counted(self) -> tuple[str, str]:
        statement = select(meta.c.key, meta.c.value).where(meta.c.key.in_(["store", "revision"]))
        with self._engine.connect() as connection:
            values = {row.key: row.value for row in connection.execute(statement)}
        return values["store"], values["revision"]
