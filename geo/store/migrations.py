"""Steps that bring a database from any earlier version to this one.

A step is a tuple of SQL statements that SQLite and PostgreSQL both understand. Steps are only
ever added at the end: what has been released is never edited. All missing steps run in one
transaction, so a database is at the old version or at the new one.
"""

from uuid import uuid4

from sqlalchemy import Connection, inspect, select, text, update

from geo.errors import StoreUnavailable, StoreVersionError
from geo.store.tables import meta, metadata

STEPS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
        "CREATE TABLE articles (id TEXT PRIMARY KEY, payload TEXT NOT NULL)",
        """CREATE TABLE analyses (
            article_id TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
            version TEXT NOT NULL,
            payload TEXT NOT NULL)""",
        """CREATE TABLE events (
            id TEXT PRIMARY KEY,
            action TEXT NOT NULL,
            status TEXT NOT NULL,
            first_day DATE,
            last_day DATE,
            west DOUBLE PRECISION,
            south DOUBLE PRECISION,
            east DOUBLE PRECISION,
            north DOUBLE PRECISION,
            payload TEXT NOT NULL,
            neighbourhood TEXT)""",
        "CREATE INDEX events_by_day ON events (first_day, last_day)",
        "CREATE INDEX events_by_neighbourhood ON events (neighbourhood)",
        """CREATE TABLE event_keys (
            kind TEXT NOT NULL,
            value TEXT NOT NULL,
            event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
            PRIMARY KEY (kind, value, event_id))""",
        "CREATE INDEX event_keys_by_event ON event_keys (event_id)",
        """CREATE TABLE blocks (
            block TEXT NOT NULL,
            neighbourhood TEXT NOT NULL,
            PRIMARY KEY (block, neighbourhood))""",
        "CREATE INDEX blocks_by_neighbourhood ON blocks (neighbourhood)",
        """CREATE TABLE claims (
            id TEXT PRIMARY KEY,
            permalink TEXT NOT NULL,
            article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE)""",
        "CREATE INDEX claims_by_permalink ON claims (permalink)",
        "CREATE INDEX claims_by_article ON claims (article_id)",
        "CREATE INDEX claims_by_event ON claims (event_id)",
        """CREATE TABLE decisions (
            number INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            payload TEXT NOT NULL)""",
    ),
)

VERSION = len(STEPS)
FIRST_REVISION = "0"
"""Revision of a store that nothing was ever written to."""

_START_ANEW = (
    "move the database away or point SANDTABLE_DATABASE_URL at another one, "
    "and ingest the articles again"
)


def version_of(connection: Connection) -> int:
    """Return how many steps a database has taken, 0 for an empty one.

    Raises
    ------
    StoreUnavailable
        If the database does not say it in a way Sandtable writes.
    """
    if not inspect(connection).has_table("meta"):
        return 0
    stated = connection.scalar(select(meta.c.value).where(meta.c.key == "schema")) or "0"
    try:
        return int(stated)
    except ValueError:
        raise StoreUnavailable(
            f"the database says its schema version is {stated!r}: it is damaged or not "
            "Sandtable's; restore a copy, or point SANDTABLE_DATABASE_URL at another database"
        ) from None


def check_tables(connection: Connection) -> None:
    """Check that a database of this version has all its tables.

    Raises
    ------
    StoreVersionError
        If it lacks some, as one made by an unreleased version does.
    """
    missing = set(metadata.tables).difference(inspect(connection).get_table_names())
    if missing:
        raise StoreVersionError(
            f"the database has schema version {VERSION} and lacks the tables "
            f"{', '.join(sorted(missing))}: it is damaged or was made by an unreleased version; "
            f"{_START_ANEW}"
        )


def migrate(connection: Connection) -> None:
    """Take the steps that are missing; the caller's transaction holds them together.

    Raises
    ------
    StoreVersionError
        If a newer Sandtable has written the database.
    """
    version = version_of(connection)
    if version > VERSION:
        raise StoreVersionError(
            f"the database has schema version {version}, this Sandtable knows {VERSION}: "
            f"update Sandtable; if there is no newer one, {_START_ANEW}"
        )
    for step in STEPS[version:]:
        for statement in step:
            connection.execute(text(statement))
    if version == 0:
        rows = [("schema", str(VERSION)), ("store", uuid4().hex), ("revision", FIRST_REVISION)]
        connection.execute(meta.insert(), [{"key": key, "value": value} for key, value in rows])
    elif version < VERSION:
        connection.execute(update(meta).where(meta.c.key == "schema").values(value=str(VERSION)))
