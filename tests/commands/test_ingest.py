"""The ingest command: what it prints, and what its exit code says."""

import json
from pathlib import Path

import pytest

from geo import __main__ as frame
from geo.store import open_store
from tests.pipeline.corpus import make_tools, write_reports

pytestmark = pytest.mark.model


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the store in a folder of the test, and know the test's towns."""
    monkeypatch.setenv("SANDTABLE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("SANDTABLE_DATABASE_URL", raising=False)
    monkeypatch.setattr("geo.gazetteer.ensure_built", lambda *_: None, raising=False)
    monkeypatch.setattr("geo.pipeline.load_tools", lambda _decisions=(): make_tools())
    return tmp_path / "home"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    write_reports(tmp_path / "reports", 4)
    return tmp_path / "reports"


def test_all_good(reports: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert frame.main(["ingest", str(reports)]) == 0
    assert "4 added, 0 updated, 0 unchanged, 0 failed" in capsys.readouterr().out
    assert frame.main(["ingest", str(reports)]) == 0
    assert "0 added, 0 updated, 4 unchanged, 0 failed" in capsys.readouterr().out
    store = open_store(f"sqlite:///{home / 'sandtable.sqlite'}")
    assert len(store.articles()) == 4
    store.close()


def test_some_failed(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (reports / "empty.txt").write_text("")
    assert frame.main(["ingest", str(reports)]) == 1
    printed = capsys.readouterr()
    assert "4 added" in printed.out
    (line,) = printed.err.strip().splitlines()
    assert "empty.txt" in line


def test_nothing_could_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert frame.main(["ingest", str(tmp_path / "absent.txt")]) == 3
    assert "absent.txt" in capsys.readouterr().err


def test_an_empty_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "nothing"
    folder.mkdir()
    assert frame.main(["ingest", str(folder)]) == 3
    (line,) = capsys.readouterr().err.strip().splitlines()
    assert str(folder) in line
    assert "no file to read" in line


def test_metadata_dates_the_articles(reports: Path, tmp_path: Path, home: Path) -> None:
    meta = tmp_path / "meta.json"
    meta.write_text(json.dumps([{"doc_id": "0001", "published": "2019-01-02", "publisher": "Us"}]))
    assert frame.main(["ingest", str(reports), "--articles", str(meta)]) == 0
    store = open_store(f"sqlite:///{home / 'sandtable.sqlite'}")
    (article,) = (a for a in store.articles() if a.source.endswith("0001.md"))
    assert (str(article.published and article.published.first), article.publisher) == (
        "2019-01-02",
        "Us",
    )
    store.close()


def test_metadata_that_is_not_there(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert frame.main(["ingest", str(reports), "--articles", "absent.json"]) == 3
    assert capsys.readouterr().err.startswith("error: absent.json")
