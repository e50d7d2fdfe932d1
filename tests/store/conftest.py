"""Every test of the store runs on SQLite and on a private PostgreSQL server."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from geo.model import Analysis
from geo.store import Store, open_store
from tests.events import Story, libya, sudan

SERVERS = Path("/usr/lib/postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Start a PostgreSQL server of our own on a socket and return its address."""
    folders = sorted(SERVERS.glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if not folders:
        reason = f"no PostgreSQL in {SERVERS}; apt-get install postgresql"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    programs = folders[-1].parent
    home = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))  # a socket's path must be short
    user = "postgres" if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
    if user:
        shutil.chown(home, user)

    def call(program: str, *words: str) -> None:
        subprocess.run(
            [programs / program, "-D", home / "data", *words],
            user=user,
            cwd=home,
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )

    call("initdb", "-U", "sandtable", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
    options = f"-c listen_addresses='' -c unix_socket_directories={home} -c fsync=off"
    call("pg_ctl", "-w", "-l", str(home / "log"), "-o", options, "start")
    try:
        yield f"postgresql+psycopg://sandtable@/postgres?host={home}"
    finally:
        call("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.sqlite'}"
    server_url: str = request.getfixturevalue("server")
    name = f"t{uuid4().hex}"
    engine = create_engine(server_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server_url.replace("/postgres?", f"/{name}?")


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """Return an empty store."""
    opened = open_store(database_url)
    yield opened
    opened.close()


def bare(story: Story) -> list[Analysis]:
    """Analyse a story's articles as telling nothing but their events' claims."""
    claims = {claim for event in story.events for claim in event.claims}
    return [
        Analysis(
            article,
            (),
            (),
            (),
            tuple(sorted((c for c in claims if c.article_id == article.id), key=lambda c: c.id)),
            "test",
        )
        for article in story.articles.values()
    ]


@pytest.fixture
def two_wars(store: Store) -> Story:
    """Fill the store with both stories and return them as one."""
    for story in (libya(), sudan()):
        store.save(bare(story), story.events)
    return Story(libya().events + sudan().events, libya().articles | sudan().articles)
