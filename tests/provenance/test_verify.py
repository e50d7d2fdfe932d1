"""Every file says where it comes from, and `snapshot verify` tells it from what is true now."""

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from geo.__main__ import main
from geo.commands import snapshot
from geo.model import Action, Analysis, DateSpan, Status
from geo.store import open_store
from geo.views import data_files, provenance
from tests.events import libya

ENDINGS = (*snapshot.ENDINGS, *data_files.FORMATS)
ROOT = Path(__file__).parents[2]
_RUN_ALL = """
import json, sys
from geo.__main__ import main
sys.exit(max(main(words) for words in json.loads(sys.argv[1])))
"""
"""A program that runs several commands after one another."""


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SANDTABLE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("SANDTABLE_DATABASE_URL", raising=False)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    save(libya().events)


def save(events, articles=None):
    kept, articles = tuple(events), articles or libya().articles
    analyses = [
        Analysis(
            article,
            (),
            (),
            (),
            tuple(c for event in kept for c in event.claims if c.article_id == article.id),
            "0.1.0+c0de+gaze77ee7",
        )
        for article in articles.values()
    ]
    store = open_store()
    store.save(analyses, kept)
    store.close()


def make(path, *flags):
    command = "snapshot" if path.suffix in snapshot.ENDINGS else "export"
    assert main([command, "--out", str(path), *flags]) == 0
    return path


def verify(path):
    return main(["snapshot", "verify", str(path)])


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_format_holds_its_provenance_and_is_found_the_same(ending, tmp_path, capsys):
    path = make(tmp_path / f"map{ending}", "--from", "2020-07-01")
    held = provenance.read(path)
    assert held.query == {"from": "2020-07-01"}
    assert held.versions.code == ("0.1.0+c0de",)
    assert held.versions.gazetteer == ("gaze77ee7",)
    assert {source.publisher for source in held.sources} == {
        article.publisher for article in libya().articles.values()
    }
    assert all(source.published for source in held.sources)
    assert any("GeoNames" in credit and "CC BY 4.0" in credit for credit in held.credits)
    assert verify(path) == 0
    assert "the same" in capsys.readouterr().out


@pytest.mark.parametrize("ending", [".png", ".html", ".gpkg", ".csv"])
def test_changed_store_is_told_event_by_event(ending, tmp_path, capsys):
    events = libya().events
    save(events[1:])
    path = make(tmp_path / f"map{ending}")
    changed = replace(events[1], status=Status.DENIED)
    save([events[0], changed, *events[3:]])
    capsys.readouterr()
    assert verify(path) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "1 events added, 1 gone, 1 changed" in lines[0]
    assert [line.split()[:2] for line in lines[1:]] == [
        ["added", events[0].id],
        ["gone", events[2].id],
        ["changed", events[1].id],
    ]
    assert "Sirte → Brega" in lines[1]
    assert "Misrata → Abu Qurayn" in lines[2]
    assert "(denied)" in lines[3]
    assert "was" in lines[3]
    assert "(claimed)" in lines[3]


def test_events_outside_the_query_do_not_count(tmp_path):
    path = make(tmp_path / "strikes.svg", "--action", "strike")
    save(event for event in libya().events if event.action in {Action.STRIKE, Action.TALKS})
    assert verify(path) == 0


@pytest.mark.parametrize("ending", [".png", ".html", ".csv"])
def test_a_file_as_known_on_a_day_is_verified_as_known_then(ending, tmp_path, capsys):
    events, articles = libya().events, libya().articles
    first, later = articles.values()
    told_later = replace(later, published=DateSpan.day(date(2020, 9, 1)))
    save(events, {first.id: first, later.id: told_later})
    path = make(tmp_path / f"map{ending}", "--known-on", "2020-08-31")
    assert "as known on 2020-08-31: 1 of 2 articles" in capsys.readouterr().err
    held = provenance.read(path)
    assert held.known_on == date(2020, 8, 31)
    assert [source.id for source in held.sources] == [first.id]
    assert verify(path) == 0
    assert "the same" in (said := capsys.readouterr().out)
    assert "as known on 2020-08-31" in said
    save(events, articles)  # the later article was out by then after all
    assert verify(path) == 1


def test_a_day_before_every_article_has_nothing_to_draw(tmp_path, capsys):
    path = tmp_path / "map.png"
    assert main(["snapshot", "--out", str(path), "--known-on", "1999-01-01"]) != 0
    assert "no article of the store was out by 1999-01-01" in capsys.readouterr().err
    assert not path.exists()


@pytest.mark.parametrize("day", ["yesterday", "2020-13-01", ""])
def test_a_day_that_is_none_is_refused(tmp_path, capsys, day):
    with pytest.raises(SystemExit, match="2"):
        main(["snapshot", "--out", str(tmp_path / "map.png"), "--known-on", day])
    assert "a day like 2020-07-13 is expected" in capsys.readouterr().err


def test_a_new_release_that_reads_the_same_changes_nothing(tmp_path):
    path = make(tmp_path / "map.kml")
    again = [
        replace(event, claims=tuple(replace(c, version="next", rule="r2") for c in event.claims))
        for event in libya().events
    ]
    save(again)
    assert verify(path) == 0


def test_file_without_provenance_is_3_and_says_so(tmp_path, capsys):
    path = make(tmp_path / "map.svg")
    text = path.read_text(encoding="utf-8")
    start, end = text.index("<metadata>"), text.index("</metadata>") + len("</metadata>")
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    assert verify(path) == 3
    assert "holds no provenance" in capsys.readouterr().err


def test_csv_without_its_companion_is_3_and_names_it(tmp_path, capsys):
    path = make(tmp_path / "map.csv")
    (tmp_path / "map.csv-metadata.json").unlink()
    assert verify(path) == 3
    assert "map.csv-metadata.json" in capsys.readouterr().err


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("content", [b"", b"no such format \x00\xff" * 40], ids=["empty", "noise"])
def test_broken_file_is_3_without_a_traceback(ending, content, tmp_path, capsys):
    path = tmp_path / f"map{ending}"
    path.write_bytes(content)
    (tmp_path / f"map{ending}-metadata.json").write_bytes(content)
    assert verify(path) == 3
    assert capsys.readouterr().err.startswith("error: ")


@pytest.mark.parametrize("words", [["verify", "map.docm"], []])
def test_wrong_usage_is_2(words, capsys):
    assert main(["snapshot", *words]) == 2
    assert capsys.readouterr().err.startswith("error: ")


def test_time_is_that_of_the_last_change_or_of_the_environment(tmp_path, monkeypatch):
    store = open_store()
    changed_at = store.changed_at()
    store.close()
    assert provenance.read(make(tmp_path / "map.geojson")).made_at == changed_at
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    assert provenance.read(make(tmp_path / "map.geojson")).made_at.timestamp() == 1_600_000_000
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert main(["export", "--out", str(tmp_path / "map.geojson")]) == 2


def test_two_processes_write_the_same_bytes(tmp_path):
    """Each with its own order of sets, as two machines would have."""
    assert write_all(tmp_path / "one", seed="1") == write_all(tmp_path / "other", seed="2")


def write_all(folder, *, seed):
    """Write a file of every format in a process of their own; return their digests."""
    folder.mkdir()
    paths = {ending: folder / f"map{ending}" for ending in ENDINGS}
    commands = {e: "snapshot" if e in snapshot.ENDINGS else "export" for e in ENDINGS}
    words = [[commands[ending], "--out", str(path)] for ending, path in paths.items()]
    subprocess.run(
        [sys.executable, "-c", _RUN_ALL, json.dumps(words)],
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
    )
    return {e: hashlib.sha256(path.read_bytes()).hexdigest() for e, path in paths.items()}


def test_store_that_does_not_know_its_time_gives_the_day_of_its_latest_article(tmp_path):
    with closing(sqlite3.connect(tmp_path / "home" / "sandtable.sqlite")) as database, database:
        database.execute("DELETE FROM meta WHERE key = 'changed_at'")
    latest = max(article.published.last for article in libya().articles.values())
    held = provenance.read(make(tmp_path / "map.svg"))
    assert held.made_at.date() == latest
    assert held.made_at.tzinfo is not None
