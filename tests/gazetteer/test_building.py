"""Building: all or nothing, two at once, and clear words when the disk is in the way."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from geo.errors import GazetteerSourceError, GazetteerUnwritable
from geo.gazetteer import Index, build, building, ensure_built, index_path, schema
from tests.gazetteer.conftest import HEADER, without_packages


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    without_packages(monkeypatch)
    monkeypatch.setenv("SANDTABLE_HOME", str(tmp_path / "home"))


def test_progress_ends_where_it_said(tmp_path: Path, table: Path) -> None:
    told: list[tuple[int, int]] = []
    build(tmp_path / "g.sqlite", lambda done, total: told.append((done, total)), tables=table)
    assert told[0][0] == 0
    assert told[-1] == (12, 12)


def test_a_failure_leaves_nothing(tmp_path: Path, table: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(tmp_path / "out" / "g.sqlite", stop, tables=table)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_faulty_table_leaves_nothing_and_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text(HEADER + "x,y,east,1,1,P.PPL,,,,s,,,,\n", encoding="utf-8")
    with pytest.raises(GazetteerSourceError, match=r"bad\.csv, line 2"):
        build(tmp_path / "out" / "g.sqlite", tables=tmp_path)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_rebuild_replaces_the_index_whole(tmp_path: Path, table: Path) -> None:
    path = tmp_path / "g.sqlite"
    path.write_bytes(b"not an index")
    build(path, tables=table)
    assert Index(path).is_name("Hun")


def test_two_builders_at_once_agree(tmp_path: Path, table: Path) -> None:
    path = tmp_path / "g.sqlite"
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: build(path, tables=table), range(2)))
    assert [file.name for file in tmp_path.iterdir()] == ["g.sqlite"]
    assert Index(path).is_name("Hun")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, table: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(GazetteerUnwritable, match=r"cannot be written.*SANDTABLE_HOME"):
        build(tmp_path / "file" / "g.sqlite", tables=table)


def test_a_full_disk_is_told(tmp_path: Path, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limit = "PRAGMA max_page_count = 3;\n"
    monkeypatch.setattr("geo.gazetteer.schema.CREATE", limit + schema.CREATE)
    with pytest.raises(GazetteerUnwritable, match=r"full.*free some space"):
        build(tmp_path / "out" / "g.sqlite", tables=table)
    assert list((tmp_path / "out").iterdir()) == []


def test_what_is_built_is_not_built_again(monkeypatch: pytest.MonkeyPatch) -> None:
    index_path().parent.mkdir(parents=True)
    index_path().write_bytes(b"there")
    assert ensure_built().read_bytes() == b"there"


def test_the_key_of_the_file_covers_every_module_that_shapes_it() -> None:
    room = Path(building.__file__).parent
    readers = {
        "__init__",
        "answers",
        "corrected",
        "corrections",
        "files",
        "geocoding",
        "index",
        "online",
        "scopes",
    }
    importers = {"extents", "geonames_file", "import_file", "importing", "imports", "making"}
    importers |= {"taking", "twins", "user_tables"}
    others = readers | importers | {"queries"}
    assert {path.stem for path in room.glob("*.py")} == others | set(building._SHAPING)
