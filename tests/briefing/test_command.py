"""The command ``brief``, on a store of its own."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from geo.__main__ import main
from geo.model import Analysis
from geo.store import open_store
from geo.views import provenance
from geo.views.briefing import Edit, build, read_record
from geo.views.briefing.editing import write_edits
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
    assert "Chronology" not in text
    assert main(["brief", "--out", str(out), "--full"]) == 0
    assert "Chronology" in out.read_text("utf-8")
    assert str(out) in capsys.readouterr().err


@pytest.mark.parametrize(
    ("flags", "code", "message"),
    [
        (["--out", "brief.odt"], 2, "must be one of .pdf .docx .html .md"),
        (["--out", "brief.md", "--from", "soon"], 2, "a date is written like"),
        (["--out", "missing/brief.md"], 3, "cannot be written"),
        (["--out", "brief.md", "--since", "yesterday.pdf"], 2, "neither a day like"),
        (["--out", "brief.md", "--since", "2020-13-45"], 2, "neither a day like"),
        (["--out", "brief.md", "--edits", "edits.json"], 3, "cannot be read"),
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


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html", ".md"])
def test_a_change_brief_since_an_earlier_one(
    folder: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    earlier, out = folder / f"earlier{ending}", folder / "new.md"
    flags = ["--to", "2020-07-12", "--force", "lna"]
    assert main(["brief", "--out", str(earlier), *flags]) == 0
    assert main(["brief", "--since", str(earlier), "--out", str(out)]) == 0
    assert "0 new, 0 told otherwise, 0 gone" in capsys.readouterr().err
    assert "--to 2020-07-12 --force lna" in out.read_text("utf-8")
    assert main(["brief", "--since", str(earlier), "--out", str(out), "--force", "lna"]) == 0
    text = out.read_text("utf-8")
    assert "Nothing new is told" not in text
    assert "New since the earlier briefing" in text


@pytest.mark.parametrize("text", ["<html>no briefing</html>", "a,b\n1,2\n", ""])
@pytest.mark.parametrize("name", ["old.html", "old.csv", "old.txt", "old"])
def test_a_file_without_a_record_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, text: str
) -> None:
    (folder / name).write_text(text)
    flags = ["--since", str(folder / name), "--out", str(folder / "new.md")]
    assert main(["brief", *flags]) == 3
    assert "carries no record of its events; give a briefing" in capsys.readouterr().err
    assert not (folder / "new.md").exists()


def test_what_is_new_has_one_length(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flags = ["--out", str(folder / "new.md"), "--since", "2020-07-01", "--full"]
    with pytest.raises(SystemExit, match="2"):
        main(["brief", *flags])
    assert "not allowed with" in capsys.readouterr().err


def test_markdown_shows_the_map_from_a_file_beside_it(folder: Path) -> None:
    out = folder / "brief.md"
    assert main(["brief", "--out", str(out)]) == 0
    (name,) = re.findall(r"!\[Map of [^\]]*\]\(([^)]*)\)", out.read_text("utf-8"))
    assert (folder / name).read_bytes().startswith(b"\x89PNG")
    assert provenance.read(folder / name).events == provenance.read(out).events


def test_a_change_brief_since_a_day(folder: Path) -> None:
    out = folder / "new.md"
    assert main(["brief", "--since", "2020-07-01", "--out", str(out)]) == 0
    assert "18 new" in out.read_text("utf-8")
    assert main(["brief", "--since", "2020-07-15", "--out", str(out)]) == 0
    assert "0 new" in out.read_text("utf-8")


def test_edits_are_applied_and_those_that_fit_nothing_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = made.libya()
    headline = build(story.events, story.articles).headline
    edits = folder / "edits.json"
    key = f"headline/{headline.event_id}"
    edits.write_bytes(
        write_edits({key: Edit(headline.text, "A column left"), "planned/x": Edit("Old", None)})
    )
    out = folder / "brief.md"
    assert main(["brief", "--out", str(out), "--edits", str(edits)]) == 0
    assert out.read_text("utf-8").startswith(r"# A column left \[ed.\]")
    assert "the edit of planned/x" in capsys.readouterr().err


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html", ".md"])
def test_a_briefing_can_be_verified_against_the_store(folder: Path, ending: str) -> None:
    first, again = folder / f"a{ending}", folder / f"b{ending}"
    for out in (first, again):
        assert main(["brief", "--out", str(out), "--force", "lna"]) == 0
    assert first.read_bytes() == again.read_bytes()
    assert main(["snapshot", "verify", str(first)]) == 0
    assert provenance.read(first).query == {"force": "lna"}
    assert read_record(first).query.forces == ("lna",)
    store = open_store()
    article = replace(next(iter(made.sudan().articles.values())), id="a-new")
    event = made.libya().events[0]
    claims = tuple(replace(claim, article_id=article.id) for claim in event.claims)
    analysis = Analysis(article, (), (), (), (), made.VERSION)
    store.save(
        [analysis], [replace(event, id="e-new", claims=claims, forces=(made.FORCES["LNA"],))]
    )
    store.close()
    assert main(["snapshot", "verify", str(first)]) == 1


@pytest.mark.parametrize(("command", "ending"), [("snapshot", ".html"), ("export", ".geojson")])
def test_what_is_new_since_a_map_or_data_file(
    folder: Path, capsys: pytest.CaptureFixture[str], command: str, ending: str
) -> None:
    earlier, out = folder / f"earlier{ending}", folder / "new.md"
    assert main([command, "--out", str(earlier), "--to", "2020-07-11"]) == 0
    assert main(["brief", "--since", str(earlier), "--out", str(out)]) == 0
    told = capsys.readouterr().err
    assert "0 new, 0 told otherwise, 0 gone" in told
    assert "earlier" + ending + " is no briefing" in told
    assert main(["brief", "--since", str(earlier), "--out", str(out), "--to", "2020-07-12"]) == 0
    assert "New since the earlier file" in out.read_text("utf-8")
    assert "0 gone" in out.read_text("utf-8")
    assert "0 new" not in out.read_text("utf-8")
