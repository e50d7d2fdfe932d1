"""Output commands on a filled store: wrong flags, forces nobody knows, damaged records."""

from pathlib import Path

import pytest

from geo import __main__ as frame
from geo.gazetteer import Index
from tests.events import Story, libya
from tests.pages.stored import make_store
from tests.store.damage import spoil


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the address of a store that holds a story."""
    address = f"sqlite:///{tmp_path / 'store.sqlite'}"
    monkeypatch.setenv("SANDTABLE_DATABASE_URL", address)
    make_store(address, libya())
    return address


def export(tmp_path: Path, *flags: str) -> int:
    return frame.main(["export", "--out", str(tmp_path / "events.csv"), *flags])


def names(story: Story) -> list[str]:
    return sorted({force.name for event in story.events for force in event.forces})


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        (("--from", "2020-08-01", "--to", "2020-07-01"), "earlier day to --from"),
        (("--bbox", "1,2"), "--bbox='1,2'"),
        (("--action", "fly"), "--action='fly'"),
        (("--status", "maybe"), "--status='maybe'"),
        (("--force", "Nobody's Own"), '--force="Nobody\'s Own": no force has this'),
    ],
)
def test_a_wrong_flag_is_one_line_and_exit_code_2(
    url: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    flags: tuple[str, ...],
    told: str,
) -> None:
    assert export(tmp_path, *flags) == 2
    printed = capsys.readouterr().err
    assert told in printed
    assert len(printed.strip().splitlines()) == 1
    assert not (tmp_path / "events.csv").exists()


def test_a_misspelt_force_is_answered_with_the_nearest(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = names(libya())[0]
    assert export(tmp_path, "--force", f"{name}x") == 2
    assert name in capsys.readouterr().err


def test_a_known_force_that_no_event_has_selects_none(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(tmp_path, "--force", "Chilean Army") == 0
    assert "the filters select none" in capsys.readouterr().err


@pytest.fixture
def known_places(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command use the index that is kept between runs."""
    monkeypatch.setattr("geo.commands.selection.gazetteer.ensure_built", lambda: None)
    monkeypatch.setattr("geo.commands.selection.gazetteer.open_index", lambda: index)


@pytest.mark.usefixtures("known_places")
def test_a_place_that_nothing_knows_is_wrong_usage(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(tmp_path, "--place", "Sirteqq") == 2
    printed = capsys.readouterr().err
    assert "--place='Sirteqq': no place has this" in printed
    assert "Sirte," in f"{printed.strip()},".replace("'Sirteqq'", "")
    assert not (tmp_path / "events.csv").exists()


@pytest.mark.usefixtures("known_places")
def test_a_known_place_without_events_says_so(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(tmp_path, "--place", "Valparaiso") == 0
    assert "--place='Valparaiso': the gazetteer knows this place" in capsys.readouterr().err


def test_damaged_records_are_named_and_the_rest_is_written(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = libya()
    event = story.events[0]
    spoil(url, "events", event.id)
    assert export(tmp_path) == 1
    assert event.id in capsys.readouterr().err
    lines = (tmp_path / "events.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) > 1
    assert not any(event.id in line for line in lines)


@pytest.mark.parametrize("ending", ["csv", "md", "html", "svg"])
def test_every_output_survives_a_damaged_article(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    article_id = next(iter(libya().articles))
    spoil(url, "articles", article_id)
    command = {"csv": "export", "md": "brief"}.get(ending, "snapshot")
    out = tmp_path / f"out.{ending}"
    assert frame.main([command, "--out", str(out)]) == 1
    assert article_id in capsys.readouterr().err
    assert out.stat().st_size > 100
