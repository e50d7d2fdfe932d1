"""Files for the browser: made once, kept while they are asked for."""

import gzip
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from pages.ui import static_files


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the folder that files are published in."""
    monkeypatch.setattr(static_files, "_published", lambda: tmp_path)
    monkeypatch.setattr(static_files, "_KEPT", {"events": 3})
    monkeypatch.setattr(static_files, "_serve", lambda name, path: "")
    yield tmp_path
    st.cache_resource.clear()


def test_a_file_is_made_once(folder: Path) -> None:
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"text"

    for _ in range(3):
        assert static_files.publish_made("events-1.json", make) == "events-1.json"
    assert made == [1]
    assert (folder / "events-1.json").read_text() == "text"


def test_a_file_is_compressed_once_where_its_name_says_so(folder: Path) -> None:
    static_files.publish("events-1.json.gz", "text")
    assert gzip.decompress((folder / "events-1.json.gz").read_bytes()) == b"text"


def test_what_is_asked_for_stays_and_the_rest_gives_way(folder: Path) -> None:
    for number in range(6):
        static_files.publish("events-0.json", "always asked for")
        static_files.publish(f"events-{number}.json", "once")
        for age, path in enumerate(sorted(folder.glob("*.json"), key=_age, reverse=True)):
            os.utime(path, (1e9 - age, 1e9 - age))  # clocks of file systems are coarse
    static_files.publish("basemap.json", "of no kind that gives way")
    names = {path.name for path in folder.glob("*.json")}
    assert names == {"events-0.json", "events-4.json", "events-5.json", "basemap.json"}


def _age(path: Path) -> float:
    return path.stat().st_mtime
