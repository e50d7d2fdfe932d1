"""``gazetteer``: exit codes and words."""

from pathlib import Path

import pytest

from geo.__main__ import main
from geo.gazetteer import Index, index_path
from tests.gazetteer.conftest import small_index, table, without_packages

__all__ = ["small_index", "table"]


@pytest.fixture
def _with_small_index(small_index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.gazetteer.ensure_built", lambda *_: None)
    monkeypatch.setattr("geo.gazetteer.open_index", lambda: small_index)


@pytest.mark.usefixtures("_with_small_index")
def test_lookup_lists_candidates(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteer", "lookup", "city", "of", "Hun"]) == 0
    assert "q:hun" in capsys.readouterr().out


@pytest.mark.usefixtures("_with_small_index")
def test_lookup_of_nothing_says_what_to_try(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteer", "lookup", "Benghzai"]) == 1
    assert "--country" in capsys.readouterr().out
    assert main(["gazetteer", "lookup", "Benghzai", "--country", "sq"]) == 0


def test_build_writes_the_index_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without_packages(monkeypatch)
    monkeypatch.setattr("geo.gazetteer.building.division_tables", lambda _folder: ())
    monkeypatch.setenv("SANDTABLE_HOME", str(tmp_path))
    index_path().write_bytes(b"old")
    assert main(["gazetteer", "build"]) == 0
    assert capsys.readouterr().out.strip() == str(index_path())
    assert Index(index_path()).is_name("Libya")


def test_a_home_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("SANDTABLE_HOME", str(tmp_path / "file"))
    assert main(["gazetteer", "build"]) == 3
    assert "SANDTABLE_HOME" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [[], ["lookup"], ["lookup", "Hun", "--limit", "many"], ["lookup", "Hun", "--limit", "0"]],
)
def test_wrong_usage(words: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["gazetteer", *words])
    assert left.value.code == 2
