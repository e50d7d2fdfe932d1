"""A day until which articles counted is printed on whatever shows the events known then."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from geo.__main__ import main
from geo.commands.selection import load
from geo.commands.snapshot import _permalink
from geo.model import Analysis, EventQuery
from geo.store import open_store
from tests.events import VERSION, libya

PRINTED = "As known on 13 August 2020"
DAY = "2020-08-13"


@pytest.fixture(autouse=True)
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SANDTABLE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("SANDTABLE_DATABASE_URL", raising=False)
    told, store = libya(), open_store()
    store.save([Analysis(a, (), (), (), (), VERSION) for a in told.articles.values()], told.events)
    store.close()


@pytest.mark.parametrize(
    ("command", "ending", "flags"),
    [
        ("snapshot", ".svg", ()),
        ("snapshot", ".svg", ("--sequence", "4")),
        ("snapshot", ".html", ()),
        ("brief", ".md", ()),
        ("brief", ".html", ()),
        ("brief", ".html", ("--full",)),
    ],
)
def test_every_view_prints_the_day(
    tmp_path: Path, command: str, ending: str, flags: tuple[str, ...]
) -> None:
    def make(name: str, *more: str) -> str:
        path = tmp_path / f"{name}{ending}"
        assert main([command, "--out", str(path), *flags, *more]) == 0
        return path.read_text("utf-8").replace("\N{NO-BREAK SPACE}", " ")

    assert PRINTED in make("then", "--known-on", DAY)
    assert "As known on" not in make("now")


def test_the_address_on_a_picture_leads_to_what_was_known_then() -> None:
    chosen = load(EventQuery(forces=("LNA",)), date.fromisoformat(DAY))
    assert _permalink("https://x.org/map", chosen) == f"https://x.org/map?force=LNA&known={DAY}"
    assert _permalink("", chosen) == ""
    assert "known" not in _permalink("https://x.org/map", replace(chosen, known_on=None))
