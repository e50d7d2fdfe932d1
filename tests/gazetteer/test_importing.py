"""Imports: joined with the index, replaced whole, gone on with after a kill."""

import os
import select
import signal
import sqlite3
from hashlib import blake2b
from pathlib import Path

import pytest

from geo.errors import GazetteerMissing, GazetteerSourceError, GazetteerUnwritable, NotFound
from geo.gazetteer import (
    Index,
    Outcome,
    import_file,
    import_geonames,
    import_table,
    importing,
    imports,
    installed,
    open_index,
    remove,
    schema,
)
from geo.gazetteer.joining import Reviewed
from geo.gazetteer.tables import read_table
from geo.gazetteer.twins import GeonamesTwins
from geo.model import MatchRule
from tests.gazetteer.conftest import small_index, small_index_path, table
from tests.gazetteer.dump import LINES, line, write_dump

__all__ = ["small_index", "small_index_path", "table"]
MANY = tuple(line(n, f"Place {n * 7919}", 29, 16, others=f"Plaza {n}") for n in range(60, 160))


@pytest.fixture(autouse=True)
def _home(
    tmp_path: Path, table: Path, small_index_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Import beside the small index, into a home of its own."""
    monkeypatch.setenv("SANDTABLE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("geo.gazetteer.importing.ensure_built", lambda: small_index_path)
    monkeypatch.setattr("geo.gazetteer.index.index_path", lambda: small_index_path)
    own = GeonamesTwins.__new__(GeonamesTwins)
    own._own = Reviewed(read_table(table / "small.csv"))
    monkeypatch.setattr("geo.gazetteer.importing.GeonamesTwins", lambda: own)
    monkeypatch.setattr("geo.gazetteer.making.romanised_countries", lambda: {"QR"})
    monkeypatch.setattr("geo.gazetteer.importing._BATCH", 7)
    monkeypatch.setattr("geo.gazetteer.importing._BATCHES_A_CHECKPOINT", 4)


def import_lines(tmp_path: Path, *lines: str) -> Outcome:
    return import_geonames(write_dump(tmp_path / "QR.txt", lines or LINES))


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    tables = ("place", "identity", "settlement", "name", "sound", "spelling")
    with sqlite3.connect(path) as connection:
        return {name: list(connection.execute(f"SELECT * FROM {name}")) for name in tables}


@pytest.fixture
def _workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make rows in two processes of their own, however small the file."""
    monkeypatch.setattr("geo.gazetteer.importing._workers", lambda _source: 2)


def test_imported_places_are_met_by_every_rule(tmp_path: Path) -> None:
    import_lines(tmp_path)
    index = open_index()
    for name, rule in (
        ("Zella", MatchRule.EXACT),
        ("زلة", MatchRule.EXACT),
        ("al-Zella", MatchRule.NORMALISED),
        ("Zella city", MatchRule.GENERIC),
    ):
        found = index.candidates(name)[0]
        assert (found.place.id, found.rule) == ("geonames:2", rule)
    assert index.candidates("Zelal", countries=["QR"])[0].rule is MatchRule.FUZZY
    assert index.place("geonames:2").population == 4000
    assert {place.id for place in index.settlements_within(17.5, 28.5, 10)} == {"geonames:2"}


def test_places_that_the_index_has_are_joined(tmp_path: Path, small_index: Index) -> None:
    outcome = import_lines(tmp_path)
    assert outcome.made.joined == 2
    index = open_index()
    assert [c.place for c in index.candidates("Hun")] == [small_index.place("q:hun")]
    assert [c.place for c in index.candidates("Hunopolis")] == [small_index.place("q:hun")]
    assert index.candidates("Field Twelve")[0].place.id == "q:jafra-base"
    assert len(index.settlements_within(15.95, 29.13, 10)) == 1


def test_words_are_no_names_for_a_farm_of_that_name(tmp_path: Path) -> None:
    import_lines(tmp_path)
    index = open_index()
    assert not index.is_name("Hope")
    assert index.candidates("Hope")[0].place.id == "geonames:4"
    assert index.is_name("Zella")


def test_little_known_namesakes_answer_inside_the_countries_alone(tmp_path: Path) -> None:
    hamlets = [line(n, "Hun", 10, 10 + n / 100, country="SQ") for n in range(50, 80)]
    import_lines(tmp_path, *LINES, *hamlets, line(90, "Hun", 5, 5, country="SR", people=900))
    index = open_index()
    assert {c.place.id for c in index.candidates("Hun")} == {"q:hun", "geonames:90"}
    inside = {c.place.id for c in index.candidates("Hun", countries=["SQ"], limit=100)}
    assert inside == {"q:hun", "geonames:90", *(f"geonames:{n}" for n in range(50, 80))}


def test_of_many_namesakes_a_part_of_the_limit_answers(tmp_path: Path) -> None:
    import_lines(tmp_path, *(line(n, "Zulu", 10, n / 10, people=1000 * n) for n in range(1, 60)))
    peopled = [c.place.population for c in open_index().candidates("Zulu", limit=20)]
    assert peopled[0] == max(peopled)
    assert len(peopled) == 5


def test_importing_again_replaces(tmp_path: Path, small_index: Index) -> None:
    import_lines(tmp_path)
    before = open_index()
    assert before.is_name("Zella")
    first = contents(imports.import_path("geonames-QR"))
    import_lines(tmp_path)
    assert contents(imports.import_path("geonames-QR")) == first
    import_lines(tmp_path, *LINES[:1])
    after = open_index()
    assert after.candidates("Zella") == ()
    assert before.candidates("Zella")  # who uses the earlier one goes on using it
    assert len({before.version, after.version, small_index.version}) == 3
    assert [path.name for path in imports.folder().iterdir()] == ["geonames-QR.sqlite"]


def test_two_files_with_the_same_place_do_not_double_it(tmp_path: Path) -> None:
    import_lines(tmp_path)
    import_geonames(write_dump(tmp_path / "allCountries.txt"))
    assert len(installed()) == 2
    assert len(open_index().candidates("Zella")) == 1


def test_bad_lines_are_counted_and_the_first_are_told(tmp_path: Path) -> None:
    outcome = import_lines(tmp_path, LINES[0], *["bad"] * 50, LINES[1])
    assert (outcome.made.places, outcome.made.faults) == (2, 50)
    assert len(outcome.shown) == 20
    assert outcome.shown[0] == (2, "1 columns instead of 19")


def test_a_file_without_places_leaves_what_was_there(tmp_path: Path) -> None:
    import_lines(tmp_path)
    with pytest.raises(GazetteerSourceError, match="a table of GeoNames"):
        import_lines(tmp_path, "bad")
    assert open_index().candidates("Zella")
    assert [path.name for path in imports.folder().iterdir()] == ["geonames-QR.sqlite"]


def test_a_table_keeps_source_and_licence_and_joins(tmp_path: Path, small_index: Index) -> None:
    path = tmp_path / "camps.csv"
    path.write_text(
        "name,lon,lat,feature,country,aliases,source,licence\n"
        "Camp Zulu,20.5,30.5,S.INSM,QR,,Acme,CC0\n"
        "Houn,15.96,29.14,P.PPL,QR,Hun|Oasis One,,\n",
        encoding="utf-8",
    )
    outcome = import_table(path, {})
    assert (outcome.made.name, outcome.made.joined) == ("places-camps", 1)
    index = open_index()
    assert index.candidates("Camp Zulu")[0].place.source == "Acme (CC0)"
    assert index.is_name("Camp Zulu")
    assert index.candidates("Oasis One")[0].place == small_index.place("q:hun")


def killed_at(tmp_path: Path, moment: int, *, after: bool) -> bool:
    """Import in a process that is killed at a checkpoint; tell whether it was."""
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    keep, count = import_file.ImportFile.keep, 0

    def keep_or_die(file: import_file.ImportFile) -> None:
        nonlocal count
        count += 1
        if count == moment and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        keep(file)
        if count == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    import_file.ImportFile.keep = keep_or_die  # type: ignore[method-assign]
    try:
        import_lines(tmp_path, *MANY)
    finally:
        os._exit(0)


@pytest.mark.parametrize("after", [False, True])
def test_an_import_goes_on_after_a_kill(tmp_path: Path, *, after: bool) -> None:
    import_lines(tmp_path, *MANY)
    path = imports.import_path("geonames-QR")
    undisturbed = contents(path)
    for moment in range(1, 100):
        path.unlink()
        killed = killed_at(tmp_path, moment, after=after)
        if not killed:
            break
        assert not path.exists()
        told: list[str] = []
        made = import_geonames(tmp_path / "QR.txt", announce=told.append).made
        assert (contents(path), made.places) == (undisturbed, len(MANY))
    assert moment > 8  # checkpoints while reading, and one for each table that is sorted


@pytest.mark.usefixtures("_workers")
def test_workers_make_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (*MANY, "bad", *LINES)
    there = import_lines(tmp_path, *lines)
    by_workers = contents(there.made.path)
    monkeypatch.setattr("geo.gazetteer.importing._workers", lambda _source: 0)
    here = import_lines(tmp_path, *lines)
    assert contents(here.made.path) == by_workers
    assert (here.shown, here.made.joined) == (there.shown, there.made.joined)


@pytest.mark.usefixtures("_workers")
def test_workers_end_with_an_import_that_is_killed(tmp_path: Path) -> None:
    end, held_by_descendants = os.pipe()
    assert killed_at(tmp_path, 2, after=True)
    os.close(held_by_descendants)
    ended, _, _ = select.select([end], [], [], 20)
    os.close(end)
    assert ended
    assert import_lines(tmp_path, *MANY).made.places == len(MANY)


@pytest.mark.usefixtures("_workers")
def test_a_worker_that_dies_is_told_and_the_import_goes_on_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("geo.gazetteer.making.Making.make", lambda *_: os._exit(1))
        with pytest.raises(GazetteerUnwritable, match=r"ended from outside.*goes on"):
            import_lines(tmp_path, *MANY)
    assert import_lines(tmp_path, *MANY).made.places == len(MANY)


def test_another_table_is_told_before_it_is_read_whole(tmp_path: Path) -> None:
    with pytest.raises(GazetteerSourceError, match="no place in its first 7 lines"):
        import_lines(tmp_path, *["a,b"] * 5_000)


def test_an_import_goes_on_from_its_last_checkpoint(tmp_path: Path) -> None:
    assert killed_at(tmp_path, 2, after=True)
    told: list[str] = []
    import_geonames(tmp_path / "QR.txt", announce=told.append)
    assert told[0] == "going on after line 56"


def test_another_file_of_the_name_starts_anew(tmp_path: Path) -> None:
    assert killed_at(tmp_path, 3, after=True)
    outcome = import_lines(tmp_path, *LINES)
    assert outcome.made.places == len(LINES)
    assert len(contents(outcome.made.path)["place"]) == len(LINES)


def test_two_imports_of_one_name_at_once_are_refused(tmp_path: Path) -> None:
    source = importing.GeonamesFile(write_dump(tmp_path / "QR.txt"))
    imports.folder().mkdir(parents=True)
    part = imports.import_path("geonames-QR").with_suffix(".part")
    with (
        import_file.ImportFile(part, part.with_suffix(".staged"), source),
        pytest.raises(GazetteerUnwritable, match="another import"),
    ):
        import_lines(tmp_path)


def test_a_full_disk_is_told_and_the_import_goes_on_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        limit = "PRAGMA max_page_count = 12;\n"
        patch.setattr("geo.gazetteer.schema.CREATE", limit + schema.CREATE)
        with pytest.raises(GazetteerUnwritable, match=r"full.*goes on where it stopped"):
            import_lines(tmp_path, *MANY)
    assert import_lines(tmp_path, *MANY).made.places == len(MANY)


def test_too_little_room_is_told_before_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.gazetteer.importing._ROOM", 10**12)
    with pytest.raises(GazetteerUnwritable, match="GB are free"):
        import_lines(tmp_path)


def test_a_folder_that_cannot_be_made_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("SANDTABLE_HOME", str(tmp_path / "file"))
    with pytest.raises(GazetteerUnwritable, match="SANDTABLE_HOME"):
        import_lines(tmp_path)


def test_imports_of_other_releases_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    import_lines(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("geo.gazetteer.imports.keys_version", lambda: "other")
        assert len(installed()) == 1
    assert "may not be met" in caplog.text
    monkeypatch.setattr("geo.gazetteer.imports.LAYOUT", 99)
    assert installed() == ()
    assert "is not used: import" in caplog.text


def test_a_file_that_is_no_import_is_passed_over(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    import_lines(tmp_path)
    imports.import_path("broken").write_bytes(b"x" * 5000)
    assert [item.name for item in installed()] == ["geonames-QR"]
    assert "broken.sqlite is no import" in caplog.text


def test_an_import_that_would_not_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    import_geonames(write_dump(tmp_path / "AB.txt"))
    import_lines(tmp_path)
    monkeypatch.setattr("geo.gazetteer.imports.MOST", 2)
    import_lines(tmp_path)
    with pytest.raises(GazetteerUnwritable, match="geonames-AB, geonames-QR already: remove"):
        import_geonames(write_dump(tmp_path / "XY.txt"))
    monkeypatch.setattr("geo.gazetteer.imports.MOST", 1)
    assert [item.name for item in installed()] == ["geonames-AB"]
    assert "geonames-QR are not used" in caplog.text


def test_a_folder_is_no_file_to_import(tmp_path: Path) -> None:
    with pytest.raises(GazetteerSourceError, match=r"cannot be read: .*[Dd]irectory"):
        import_geonames(tmp_path)


def test_features_that_are_left_out_are_told_as_features(tmp_path: Path) -> None:
    path = tmp_path / "camps.geojson"
    path.write_text('{"type": "FeatureCollection", "features": [7]}', encoding="utf-8")
    with pytest.raises(GazetteerSourceError, match="feature 1: no feature with a geometry"):
        import_table(path, {})


def test_imports_are_removed_by_name(tmp_path: Path) -> None:
    import_lines(tmp_path)
    running = open_index()
    with pytest.raises(NotFound, match="imported: geonames-QR"):
        remove("geonames-LY")
    remove("geonames-QR")
    assert installed() == ()
    with pytest.raises(GazetteerMissing, match=r"geonames-QR.*start this program again"):
        running.is_name("Zella")


def test_what_an_unfinished_import_left_is_removed_too(tmp_path: Path) -> None:
    assert killed_at(tmp_path, 2, after=True)
    assert list(imports.folder().iterdir())
    remove("geonames-QR")
    assert not list(imports.folder().iterdir())


@pytest.mark.parametrize("name", ["../gazetteer-small", "", "a/b"])
def test_nothing_else_is_removed(tmp_path: Path, name: str) -> None:
    import_lines(tmp_path)
    (tmp_path / "home" / "gazetteer-small.sqlite").write_bytes(b"x")
    with pytest.raises(NotFound):
        remove(name)


def test_the_layout_has_a_number_of_its_own() -> None:
    """Raise imports.LAYOUT and write the new hash here when the tables of a file change."""
    digest = blake2b((schema.CREATE + "".join(schema.FINISH)).encode(), digest_size=4)
    assert (imports.LAYOUT, digest.hexdigest()) == (2, "27cdc68d")
