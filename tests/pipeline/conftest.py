"""An empty store, and reports to fill it with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.store import Store, open_store
from tests.pipeline.corpus import write_reports

REPORTS = 12


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return an empty store."""
    opened = open_store(f"sqlite:///{tmp_path / 'store.sqlite'}")
    yield opened
    opened.close()


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Return a folder of reports."""
    folder = tmp_path / "reports"
    write_reports(folder, REPORTS)
    return folder
