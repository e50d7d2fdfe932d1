"""A first start fills a new store with the demo; nothing ever fills it again."""

from pathlib import Path

import pytest

from geo import gazetteer, pipeline, preparation
from geo.pipeline import Report
from geo.store import open_store
from tests.events import libya
from tests.pages.stored import make_store


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the address of an empty store that the settings name."""
    address = f"sqlite:///{tmp_path / 'store.sqlite'}"
    monkeypatch.setenv("SANDTABLE_DATABASE_URL", address)
    monkeypatch.setattr(gazetteer, "ensure_built", lambda progress: tmp_path)
    monkeypatch.setattr(pipeline, "reanalyse", lambda store, progress: Report())
    return address


@pytest.fixture
def fillings(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Return what stores were filled with, without reading it."""
    filled: list[list[str]] = []

    def ingest(sources: list[str], store: object, progress: object) -> Report:
        filled.append(sources)
        return Report()

    monkeypatch.setattr(pipeline, "ingest", ingest)
    return filled


def test_a_new_store_gets_the_demo(url: str, fillings: list[list[str]]) -> None:
    preparation.prepare().close()
    assert fillings == [[str(preparation.DEMO)]]


def test_a_first_start_that_was_interrupted_is_taken_up(
    url: str, fillings: list[list[str]]
) -> None:
    preparation.prepare().close()  # the stand-in for reading writes nothing
    preparation.prepare().close()
    assert len(fillings) == 2


def test_a_store_with_own_articles_gets_no_demo(url: str, fillings: list[list[str]]) -> None:
    make_store(url, libya())
    preparation.prepare().close()
    assert fillings == []


def test_a_store_started_without_the_demo_never_gets_it(
    url: str, fillings: list[list[str]]
) -> None:
    preparation.prepare(with_demo=False).close()
    preparation.prepare().close()
    assert fillings == []
    store = open_store(url)
    assert store.articles() == ()
    store.close()
