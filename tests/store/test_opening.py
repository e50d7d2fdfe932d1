"""Opening: new, older and newer databases, and those that cannot be opened."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from geo.errors import StoreUnavailable, StoreVersionError
from geo.store import migrations, open_store
from geo.store.tables import metadata
from tests.events import libya
from tests.store.conftest import bare


def test_the_tables_made_are_the_tables_queried(database_url: str) -> None:
    open_store(database_url).close()
    engine = create_engine(database_url)
    inspector = inspect(engine)
    assert set(inspector.get_table_names()) == set(metadata.tables)
    for name, table in metadata.tables.items():
        made = {column["name"]: column for column in inspector.get_columns(name)}
        assert set(made) == set(table.columns.keys())
        keys = inspector.get_pk_constraint(name)["constrained_columns"]
        assert keys == [column.name for column in table.primary_key]
        for column in table.columns:
            if column.name not in keys:
                assert made[column.name]["nullable"] == column.nullable
    engine.dispose()


def test_a_second_opening_changes_nothing(database_url: str) -> None:
    store, story = open_store(database_url), libya()
    store.save(bare(story), story.events)
    kept = store.events(), store.revision()
    store.close()
    again = open_store(database_url)
    assert (again.events(), again.revision()) == kept
    again.close()


def test_several_may_open_a_new_database_at_once(database_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(open_store, [database_url] * 4))
    assert len({store.revision() for store in stores}) == 1
    for store in stores:
        store.close()


def test_steps_are_taken_together_or_not_at_all(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(database_url).close()
    released = migrations.STEPS
    broken = (*released, ("CREATE TABLE notes (id TEXT)",), ("CREATE TABLE notes (id TEXT)",))
    monkeypatch.setattr(migrations, "STEPS", broken)
    monkeypatch.setattr(migrations, "VERSION", len(broken))
    monkeypatch.setattr("geo.store.connection.VERSION", len(broken))
    with pytest.raises(StoreUnavailable, match="notes"):
        open_store(database_url)
    monkeypatch.setattr(migrations, "STEPS", broken[:-1])
    monkeypatch.setattr(migrations, "VERSION", len(broken) - 1)
    monkeypatch.setattr("geo.store.connection.VERSION", len(broken) - 1)
    open_store(database_url).close()
    engine = create_engine(database_url)
    assert "notes" in inspect(engine).get_table_names()
    with engine.connect() as connection:
        assert migrations.version_of(connection) == len(released) + 1
    engine.dispose()


def test_a_newer_database_is_left_alone(database_url: str) -> None:
    open_store(database_url).close()
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE meta SET value = '999' WHERE key = 'schema'"))
    engine.dispose()
    with pytest.raises(StoreVersionError, match=r"schema version 999.*update Sandtable"):
        open_store(database_url)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite"
    path.write_text("These are my notes about the front, and no database at all. " * 50)
    with pytest.raises(StoreUnavailable, match="not a database"):
        open_store(f"sqlite:///{path}")


def test_a_file_deleted_while_in_use_takes_no_more_writing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    store = open_store(url)
    store.leave_empty()
    for file in tmp_path.iterdir():
        file.unlink()
    with pytest.raises(StoreUnavailable, match="its file is gone; put it back"):
        store.revision()
    with pytest.raises(StoreUnavailable):
        store.leave_empty()
    assert open_store(url).is_new()


def test_a_store_that_must_exist_is_never_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "kept" / "store.sqlite"
    url = f"sqlite:///{path}"
    with pytest.raises(StoreUnavailable, match="its file is gone; put it back"):
        open_store(url, must_exist=True)
    assert not path.parent.exists()
    open_store(url).close()
    open_store(url, must_exist=True).close()
    path.write_bytes(b"")  # a disk that filled up, or a copy that did not go through
    with pytest.raises(StoreUnavailable, match="what was stored in it is gone"):
        open_store(url, must_exist=True)


def test_a_locked_database_is_no_matter_of_rights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.store.connection._BUSY_TIMEOUT_MS", 10)
    path = tmp_path / "store.sqlite"
    store = open_store(f"sqlite:///{path}")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable, match=r"locked; another program is writing"):
            store.leave_empty()
    store.leave_empty()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreUnavailable, match="check that the folder can be written"):
        open_store(f"sqlite:///{tmp_path / 'file' / 'store.sqlite'}")


def test_a_server_that_is_not_there_and_a_password_that_stays_secret(tmp_path: Path) -> None:
    url = f"postgres://reporter:geheim@/news?host={tmp_path}"
    with pytest.raises(StoreUnavailable, match="check that the server runs") as caught:
        open_store(url)
    assert "geheim" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    ["not an address", "mysql://host/db", "oracle+foo://x/y", "postgresql://host:port/news"],
)
def test_addresses_of_other_kinds(url: str) -> None:
    with pytest.raises(StoreUnavailable):
        open_store(url)


def test_a_schema_version_that_is_no_number(database_url: str) -> None:
    open_store(database_url).close()
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE meta SET value = 'two' WHERE key = 'schema'"))
    engine.dispose()
    with pytest.raises(StoreUnavailable, match="'two'"):
        open_store(database_url)


def test_a_database_that_breaks_while_in_use(database_url: str) -> None:
    store = open_store(database_url)
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE decisions"))
    engine.dispose()
    with pytest.raises(StoreUnavailable, match="decisions") as caught:
        store.decisions()
    assert "\n" not in str(caught.value)
    store.close()


def test_an_empty_store_answers_everything(database_url: str) -> None:
    store = open_store(database_url)
    assert store.events() == store.articles() == store.decisions() == ()
    assert store.versions() == {}
    assert store.count_events() == 0
    store.close()


def test_a_store_is_new_until_anything_is_written(database_url: str) -> None:
    store, story = open_store(database_url), libya()
    assert store.is_new()
    store.save(bare(story), story.events)
    assert not store.is_new()
    store.close()


def test_a_store_left_empty_is_new_no_longer(database_url: str) -> None:
    store = open_store(database_url)
    store.leave_empty()
    store.close()
    again = open_store(database_url)
    assert not again.is_new()
    assert again.articles() == ()
    again.close()


def test_a_database_of_an_unreleased_version_is_told_what_to_do(database_url: str) -> None:
    open_store(database_url).close()
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE blocks"))
    engine.dispose()
    with pytest.raises(StoreVersionError, match=r"lacks the tables blocks.*ingest"):
        open_store(database_url)
