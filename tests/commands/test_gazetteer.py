"""``gazetteer``: exit codes and words."""

from pathlib import Path

import pytest

from geo.__main__ import main
from geo.gazetteer import Index, index_path
from tests.gazetteer.conftest import small_index, small_index_path, table, without_packages
from tests.gazetteer.dump import LINES, write_dump

__all__ = ["small_index", "small_index_path", "table"]


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


@pytest.fixture
def _beside_small_index(
    tmp_path: Path, small_index_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SANDTABLE_HOME", str(tmp_path))
    monkeypatch.setattr("geo.gazetteer.ensure_built", lambda *_: small_index_path)
    monkeypatch.setattr("geo.gazetteer.importing.ensure_built", lambda: small_index_path)


@pytest.mark.usefixtures("_beside_small_index")
def test_a_table_is_imported_listed_and_removed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "camps.csv"
    table.write_text("Town,lon,lat\nCamp Zulu,20.5,30.5\n", encoding="utf-8")
    assert main(["gazetteer", "import", "places", str(table), "--column", "name=Town"]) == 0
    assert "places-camps: 1 places" in capsys.readouterr().out
    assert main(["gazetteer", "imports"]) == 0
    assert "places-camps: 1 places" in capsys.readouterr().out
    assert main(["gazetteer", "remove", "places-camps"]) == 0
    assert main(["gazetteer", "remove", "places-camps"]) == 3
    assert "no import 'places-camps'" in capsys.readouterr().err


@pytest.mark.usefixtures("_beside_small_index")
def test_lines_left_out_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dump = write_dump(tmp_path / "QR.txt", [LINES[0], *["bad"] * 30, LINES[1]])
    assert main(["gazetteer", "import", "geonames", str(dump)]) == 1
    told = capsys.readouterr()
    assert "line 2: 1 columns instead of 19" in told.err
    assert "... and 10 lines more" in told.err
    assert "geonames-QR: 2 places (GeoNames, CC BY 4.0)" in told.out


def test_what_cannot_be_imported_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("geo.gazetteer.ensure_built", lambda *_: None)
    assert main(["gazetteer", "import", "geonames", str(tmp_path / "none.zip")]) == 3
    assert "none.zip cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["lookup"],
        ["import"],
        ["import", "places", "a.csv", "--column", "name"],
        ["lookup", "Hun", "--limit", "many"],
        ["lookup", "Hun", "--limit", "0"],
    ],
)
def test_wrong_usage(words: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["gazetteer", *words])
    assert left.value.code == 2


@pytest.mark.usefixtures("_with_small_index")
def test_lookup_says_how_likely_why_and_what_would_change_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SANDTABLE_HOME", str(tmp_path))
    assert main(["gazetteer", "lookup", "Homs", "--limit", "1"]) == 0
    told = capsys.readouterr().out
    assert "%" in told
    assert "because: " in told
    assert "more; --limit N lists them" in told
    assert "in a text about" in told


@pytest.mark.parametrize("code", ["Libya", "", "L1"])
def test_a_country_that_is_no_code_is_wrong_usage(
    code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["gazetteer", "lookup", "Hun", "--country", code])
    assert stopped.value.code == 2
    assert "ISO code of two letters" in capsys.readouterr().err


@pytest.mark.usefixtures("_with_small_index")
def test_corrections_are_kept_applied_written_and_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SANDTABLE_HOME", str(tmp_path / "one"))
    file = tmp_path / "corrections.csv"
    assert main(["gazetteer", "correct", "Homs", "q:homs", "--note", "the Qarian one"]) == 0
    assert main(["gazetteer", "lookup", "Homs"]) == 0
    assert "100% Homs (P.PPL QR" in capsys.readouterr().out
    assert main(["gazetteer", "corrections", "--out", str(file)]) == 0
    monkeypatch.setenv("SANDTABLE_HOME", str(tmp_path / "two"))
    assert main(["gazetteer", "corrections", "--read", str(file)]) == 0
    capsys.readouterr()
    assert main(["gazetteer", "corrections"]) == 0
    assert "Homs,q:homs,Homs,,,the Qarian one" in capsys.readouterr().out
    assert main(["gazetteer", "corrections", "--take-back", "homs"]) == 0
    assert main(["gazetteer", "corrections", "--take-back", "Homs"]) == 3
    assert "no correction of 'Homs'" in capsys.readouterr().err


@pytest.mark.usefixtures("_with_small_index")
def test_a_correction_may_count_in_the_texts_of_a_country_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SANDTABLE_HOME", str(tmp_path))
    assert main(["gazetteer", "correct", "Homs", "q:homs", "--in-country", "qr"]) == 0
    assert "in texts that name QR or its people" in capsys.readouterr().out
    assert main(["gazetteer", "lookup", "Homs", "--country", "QR"]) == 0
    assert "100% Homs (P.PPL QR" in capsys.readouterr().out
    assert main(["gazetteer", "lookup", "Homs"]) == 0
    assert "100%" not in capsys.readouterr().out
    assert main(["gazetteer", "correct", "Homs", "q:homs", "--in-article", "none"]) == 3
    assert "there is no article none in the store" in capsys.readouterr().err
    assert main(["gazetteer", "corrections", "--take-back", "Homs"]) == 0
    capsys.readouterr()
    assert main(["gazetteer", "corrections"]) == 0
    assert "q:homs" not in capsys.readouterr().out


@pytest.mark.usefixtures("_with_small_index")
def test_bad_corrections_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SANDTABLE_HOME", str(tmp_path))
    assert main(["gazetteer", "correct", "Homs", "q:nowhere"]) == 3
    assert "q:nowhere" in capsys.readouterr().err
    assert main(["gazetteer", "correct", " ", "q:homs"]) == 2
    assert main(["gazetteer", "corrections", "--read", str(tmp_path / "none.csv")]) == 3
    (tmp_path / "bad.csv").write_text("name,place\nHoms,q:nowhere\n", encoding="utf-8")
    assert main(["gazetteer", "corrections", "--read", str(tmp_path / "bad.csv")]) == 3
    assert "line 2, 'Homs'" in capsys.readouterr().err
    assert main(["gazetteer", "corrections", "--out", str(tmp_path)]) == 3
