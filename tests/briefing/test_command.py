"""The command ``brief``, on a store of its own."""

from pathlib import Path

import pytest

from geo.__main__ import main
from geo.model import Analysis
from geo.store import open_store
from tests import events as made


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SANDTABLE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("SANDTABLE_DATABASE_URL", raising=False)
    store, story = open_store(), made.libya()
    analyses = [
        Analysis(article, (), (), (), (), made.VERSION) for article in story.articles.values()
    ]
    store.save(analyses, story.events)
    store.close()
    return tmp_path


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html", ".md", ".MD"])
def test_every_format(folder: Path, ending: str) -> None:
    out = folder / f"brief{ending}"
    assert main(["brief", "--out", str(out)]) == 0
    assert out.stat().st_size > 2000


def test_the_query_selects(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "brief.md"
    assert main(["brief", "--out", str(out), "--force", "lna", "--from", "2020-07-10"]) == 0
    text = out.read_text("utf-8")
    assert "force: lna" in text
    assert "--from 2020-07-10 --force lna" in text
    assert "Trenches were dug" not in text
    assert str(out) in capsys.readouterr().err


@pytest.mark.parametrize(
    ("flags", "code", "message"),
    [
        (["--out", "brief.odt"], 2, "must be one of .pdf .docx .html .md"),
        (["--out", "brief.md", "--from", "soon"], 2, "a date is written like"),
        (["--out", "missing/brief.md"], 3, "cannot be written"),
    ],
)
def test_faults_are_told_and_coded(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    flags: list[str],
    code: int,
    message: str,
) -> None:
    monkeypatch.chdir(folder)
    assert main(["brief", *flags]) == code
    assert message in capsys.readouterr().err
