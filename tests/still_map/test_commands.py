"""``snapshot`` and ``export``: whole files or none, and a plain word where there is nothing."""

from argparse import ArgumentParser

import pytest
from lxml import etree

from geo.__main__ import main
from geo.commands import brief, export, output_file, snapshot
from geo.errors import OutputError
from geo.model import Analysis
from geo.store import open_store
from tests.events import libya

STARTS = {
    ".png": b"\x89PNG",
    ".svg": b"<?xml",
    ".pdf": b"%PDF",
    ".gif": b"GIF89a",
    ".html": b"<!",
    ".geojson": b"{",
    ".kml": b"<?xml",
    ".gpkg": b"SQLite format 3",
    ".csv": b"\xef\xbb\xbflayer,",
    ".parquet": b"PAR1",
}


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SANDTABLE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("SANDTABLE_DATABASE_URL", raising=False)


@pytest.fixture
def stored():
    told = libya()
    analyses = [
        Analysis(
            article,
            (),
            (),
            (),
            tuple(c for event in told.events for c in event.claims if c.article_id == article.id),
            "test",
        )
        for article in told.articles.values()
    ]
    store = open_store()
    store.save(analyses, told.events)
    store.close()


def command_for(ending):
    return "snapshot" if ending in snapshot.ENDINGS else "export"


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize("ending", STARTS)
def test_every_ending_makes_its_file(ending, tmp_path, capsys):
    out = tmp_path / f"map{ending}"
    assert main([command_for(ending), "--out", str(out)]) == 0
    assert out.read_bytes().startswith(STARTS[ending])
    assert "18" in capsys.readouterr().err
    beside = {f"{out.name}-metadata.json"} if ending == ".csv" else set()
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {out.name} | beside


@pytest.mark.usefixtures("stored")
def test_ending_is_read_whatever_its_case(tmp_path):
    assert main(["export", "--out", str(tmp_path / "DATA.CSV")]) == 0


@pytest.mark.usefixtures("stored")
def test_flags_choose_the_events(tmp_path):
    for name, flags in {"all": [], "some": ["--action", "strike"]}.items():
        assert main(["export", "--out", str(tmp_path / f"{name}.csv"), *flags]) == 0
    some = (tmp_path / "some.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(some) == 2
    assert set(some) < set((tmp_path / "all.csv").read_text(encoding="utf-8-sig").splitlines())


@pytest.mark.parametrize("command", ["snapshot", "export"])
def test_unknown_ending_is_wrong_usage_and_names_the_known(command, tmp_path, capsys):
    assert main([command, "--out", str(tmp_path / "map.bmp")]) == 2
    message = capsys.readouterr().err
    assert all(ending in message for ending in STARTS if command_for(ending) == command)
    assert not (tmp_path / "map.bmp").exists()


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize("ending", [".png", ".html"])
def test_nothing_to_draw_is_said_and_nothing_written(ending, tmp_path, capsys):
    out = tmp_path / f"map{ending}"
    assert (
        main(
            [
                "snapshot",
                "--out",
                str(out),
                "--from",
                "1999-01-01",
                "--to",
                "1999-01-02",
                "--days",
                "1",
            ]
        )
        == 3
    )
    assert "none of 18" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.usefixtures("stored")
def test_empty_export_is_a_file_and_says_so(tmp_path, capsys):
    out = tmp_path / "none.csv"
    assert main(["export", "--out", str(out), "--force", "Chilean Army"]) == 0
    assert "no event" in capsys.readouterr().err
    assert len(out.read_text(encoding="utf-8-sig").splitlines()) == 1


def test_folder_that_is_not_there_is_an_error_with_the_path(tmp_path):
    out = tmp_path / "absent" / "map.png"
    with pytest.raises(OutputError, match="absent"):
        output_file.write(out, b"x")


@pytest.mark.parametrize("command", ["snapshot", "export", "brief"])
@pytest.mark.parametrize("name", ["absent/file{}", "folder{}"])
def test_a_file_that_cannot_be_written_is_refused_before_any_work(
    command, name, tmp_path, monkeypatch, capsys
):
    ending = {"snapshot": ".png", "export": ".csv", "brief": ".pdf"}[command]
    out = tmp_path / name.format(ending)
    (tmp_path / f"folder{ending}").mkdir()
    for module in (snapshot, export, brief):
        monkeypatch.setattr(module, "load_selection", lambda _: pytest.fail("began the work"))
    assert main([command, "--out", str(out)]) == 3
    assert str(out) in capsys.readouterr().err


def test_older_file_survives_a_failed_write(tmp_path, monkeypatch):
    out = tmp_path / "map.png"
    out.write_bytes(b"old")

    def fail(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OutputError, match="Permission denied"):
        output_file.write(out, b"new")
    assert out.read_bytes() == b"old"
    assert list(tmp_path.glob(".map*")) == []


@pytest.mark.parametrize("module", [snapshot, export])
def test_help_names_every_ending(module, capsys):
    parser = ArgumentParser()
    module.add_parser(parser.add_subparsers())
    with pytest.raises(SystemExit):
        parser.parse_args([module.__name__.rpartition(".")[2], "--help"])
    shown = capsys.readouterr().out
    command = module.__name__.rpartition(".")[2]
    assert all(ending in shown for ending in STARTS if command_for(ending) == command)


@pytest.mark.parametrize("dpi", ["5", "5000", "many"])
def test_resolution_out_of_reason_is_refused(dpi, capsys):
    with pytest.raises(SystemExit):
        main(["snapshot", "--out", "map.png", "--dpi", dpi])
    assert "--dpi" in capsys.readouterr().err


@pytest.mark.parametrize(
    "flags",
    [
        ["--sequence", "1"],
        ["--sequence", "13"],
        ["--sequence", "daily"],
        ["--link", "example.org"],
        ["--link", "javascript:alert(1)"],
        ["--link", "https://example.org/?from=1"],
        ["--page", "a3"],
    ],
)
def test_flag_out_of_reason_is_refused(flags, capsys):
    with pytest.raises(SystemExit) as stop:
        main(["snapshot", "--out", "map.png", *flags])
    assert stop.value.code == 2
    assert flags[0] in capsys.readouterr().err


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    ("ending", "flags"),
    [
        (".html", ["--page", "a4"]),
        (".html", ["--theme", "light"]),
        (".html", ["--sequence", "3"]),
        (".html", ["--link", "https://example.org"]),
        (".svg", ["--dpi", "300"]),
        (".pdf", ["--dpi", "300"]),
    ],
)
def test_flag_that_would_change_nothing_is_refused(ending, flags, tmp_path, capsys):
    out = tmp_path / f"map{ending}"
    assert main(["snapshot", "--out", str(out), *flags]) == 2
    message = capsys.readouterr().err
    assert flags[0] in message
    assert ending in message
    assert not out.exists()


@pytest.mark.usefixtures("stored")
def test_address_that_is_set_keeps_nobody_from_writing_html(tmp_path, monkeypatch):
    monkeypatch.setenv("SANDTABLE_LINK", "https://example.org/map")
    assert main(["snapshot", "--out", str(tmp_path / "map.html")]) == 0


def test_verify_refuses_what_belongs_to_drawing(tmp_path, capsys):
    assert main(["snapshot", "--page", "a4", "verify", str(tmp_path / "map.png")]) == 2
    assert "--page" in capsys.readouterr().err


def test_title_too_long_for_a_page_is_refused(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["snapshot", "--out", "map.png", "--title", "word " * 80])
    assert stop.value.code == 2
    assert "400 characters" in capsys.readouterr().err


@pytest.mark.usefixtures("stored")
def test_link_is_printed_with_the_filters_by_flag_or_setting(tmp_path, monkeypatch):
    flags = ["--out", str(tmp_path / "map.svg"), "--from", "2020-07-01", "--page", "a4"]
    assert main(["snapshot", *flags]) == 0
    assert "Live map" not in (tmp_path / "map.svg").read_text(encoding="utf-8")
    monkeypatch.setenv("SANDTABLE_LINK", "https://example.org/map")
    assert main(["snapshot", *flags]) == 0
    lines = etree.parse(tmp_path / "map.svg").getroot().iter("{http://www.w3.org/2000/svg}text")
    shown = "".join("".join(line.itertext()).strip() for line in lines)
    assert "Live mapexample.org/map?from=2020-07-01" in shown


@pytest.mark.usefixtures("stored")
def test_sequence_is_one_page_of_small_maps(tmp_path):
    out = tmp_path / "map.svg"
    assert main(["snapshot", "--out", str(out), "--sequence", "3"]) == 0
    assert out.read_text(encoding="utf-8").count('id="frame') >= 1
    assert main(["snapshot", "--out", str(out), "--sequence", "by-date"]) == 0
