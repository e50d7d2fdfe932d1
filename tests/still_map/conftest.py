"""Layers of the demo corpus and of the real articles, read once."""

from pathlib import Path

import pytest

from geo import forces, pipeline
from geo.gazetteer import Index
from geo.layers import Layers, build
from geo.preparation import DEMO
from geo.reading import ReadingOptions, load_metadata
from geo.store import open_store


def _read(folder: Path, index: Index, store_file: Path, options: ReadingOptions) -> Layers:
    store = open_store(f"sqlite:///{store_file}")
    tools = pipeline.Tools(index, forces.load(), version="test")
    pipeline.ingest([str(folder)], store, options, tools=tools)
    contents = store.contents()
    store.close()
    return build(contents.events, contents.articles)


@pytest.fixture(scope="session")
def demo_layers(index: Index, tmp_path_factory: pytest.TempPathFactory) -> Layers:
    """Return the layers of the demo corpus."""
    file = tmp_path_factory.mktemp("demo") / "store.sqlite"
    return _read(DEMO, index, file, ReadingOptions())


@pytest.fixture(scope="session")
def article_layers(shared: Path, index: Index, tmp_path_factory: pytest.TempPathFactory) -> Layers:
    """Return the layers of the five real articles."""
    file = tmp_path_factory.mktemp("articles") / "store.sqlite"
    options = ReadingOptions(metadata=load_metadata(shared / "gold" / "articles.json"))
    return _read(shared / "articles", index, file, options)
