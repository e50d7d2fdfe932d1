"""Open a database: SQLite in WAL mode, or PostgreSQL through psycopg."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    ExceptionContext,
    create_engine,
    event,
    make_url,
    text,
)
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from geo import settings
from geo.errors import StoreUnavailable
from geo.store.migrations import VERSION, check_tables, migrate, version_of
from geo.store.store import Store

_BUSY_TIMEOUT_MS = 30_000
_WRITER_LOCK = 7_263_826_411  # any number, the same for all writers of one PostgreSQL database


def open_store(database_url: str | None = None, *, must_exist: bool = False) -> Store:
    """Open the store at a SQLAlchemy address, by default the one the settings name.

    A new database gets its tables, one of an earlier version is brought to this one. With
    ``must_exist`` none is made: who had a store before is not to meet an empty one in its place.

    Raises
    ------
    StoreUnavailable
        If the address cannot be understood, the database cannot be opened, or there is none and
        one must exist.
    StoreVersionError
        If a newer Sandtable, or one that was never released, has written the database.
    """
    url = _read_url(database_url or settings.load().database_url)
    with _explained(url):
        if must_exist:
            _check_file(url)
        engine = _make_engine(url)
        with engine.connect() as connection:
            current = version_of(connection)
            if current == VERSION:
                check_tables(connection)
        if must_exist and current == 0:
            raise FileNotFoundError("what was stored in it is gone")
        if current != VERSION:
            with writing(engine) as connection:
                migrate(connection)
    return Store(engine, writing)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Hold the database's one writer lock for a transaction; readers are not held up."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITER_LOCK})
        yield connection


def _read_url(database_url: str) -> URL:
    try:
        url = make_url(database_url)
    except (ArgumentError, ValueError):  # the latter for a port that is no number
        raise StoreUnavailable(
            "SANDTABLE_DATABASE_URL is no database address; one looks like "
            "postgresql://user:password@host/database or sqlite:////folder/file.sqlite"
        ) from None
    if url.drivername in ("postgres", "postgresql"):
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreUnavailable(
            f"Sandtable keeps its data in SQLite or PostgreSQL, not in {url.get_backend_name()}"
        )
    return url


@contextmanager
def _explained(url: URL) -> Iterator[None]:
    """Explain what goes wrong before there is an engine that explains its own errors."""
    try:
        yield
    except StoreUnavailable:
        raise
    except (NoSuchModuleError, ImportError, OSError) as error:
        raise _explain(url, error) from error


def _explain(url: URL, error: BaseException) -> StoreUnavailable:
    """Turn an error into one line that says what to do; the password stays hidden."""
    cause = str(error).strip().splitlines()
    told = cause[0] if cause else type(error).__name__
    if url.get_backend_name() != "sqlite":
        hint = "check that the server runs and that SANDTABLE_DATABASE_URL is right"
    elif isinstance(error, FileNotFoundError):
        hint = "put it back and try again"
    elif "locked" in told:
        hint = "another program is writing to it; try again once that is done"
    else:
        hint = "check that the folder can be written and that the file is a Sandtable database"
    return StoreUnavailable(
        f"cannot use the database {url.render_as_string(hide_password=True)}: {told}; {hint}"
    )


def _make_engine(url: URL) -> Engine:
    if url.get_backend_name() == "postgresql":
        engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    else:
        engine = create_engine(url)
        if url.database and _is_file(url):
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)
            event.listen(engine, "checkout", partial(_check_file, url))
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)

    def explain(context: ExceptionContext) -> None:
        """Explain the driver's errors, at opening and at any later moment: a full disk, say."""
        if context.sqlalchemy_exception is not None and not context.is_pre_ping:
            raise _explain(url, context.original_exception)

    event.listen(engine, "handle_error", explain)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.text_factory = partial(str, encoding="utf-8", errors="surrogateescape")
    connection.isolation_level = None  # transactions begin where _begin_sqlite says, not later
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _is_file(url: URL) -> bool:
    is_path = "uri" not in url.query and url.database not in (None, "", ":memory:")
    return url.get_backend_name() == "sqlite" and is_path


def _check_file(url: URL, *_: Any) -> None:
    """Refuse a connection whose file was deleted: what it wrote would be lost without a word."""
    if _is_file(url) and not Path(url.database or "").exists():
        raise _explain(url, FileNotFoundError("its file is gone"))


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
