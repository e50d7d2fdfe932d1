"""The frame: help, exit codes, one clear line for every error."""

import argparse
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from geo import __main__ as frame
from geo.commands import COMMANDS
from geo.errors import InvalidQuery, StoreUnavailable, UnsupportedOutput

ROOT = Path(__file__).resolve().parents[2]


def fail_with(error: BaseException) -> ModuleType:
    """Make a command that fails."""
    command = ModuleType("geo.commands.export")

    def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
        subparsers.add_parser("export", help="fail")

    def run(_arguments: argparse.Namespace) -> int:
        raise error

    command.add_parser, command.run = add_parser, run  # type: ignore[attr-defined]
    return command


@pytest.mark.parametrize(
    ("error", "exit_code"),
    [
        (StoreUnavailable("cannot open\nthe database"), 3),
        (InvalidQuery("from='soon': a date is written like 2020-07-15"), 2),
        (UnsupportedOutput(".xyz is no format"), 2),
        (KeyboardInterrupt(), 130),
    ],
)
def test_errors_are_one_line_and_an_exit_code(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    exit_code: int,
) -> None:
    monkeypatch.setattr(frame, "import_module", lambda _name: fail_with(error))
    assert frame.main(["export"]) == exit_code
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.strip().splitlines()) == 1
    assert "Traceback" not in printed.err


def test_a_fault_in_the_code_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "import_module", lambda _name: fail_with(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        frame.main(["export"])


@pytest.mark.parametrize("words", [[], ["nonsense"], ["ingest"], ["ingest", "x", "--frobnicate"]])
def test_wrong_usage_is_exit_code_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        frame.main(words)
    assert caught.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_help_lists_every_command_and_imports_none() -> None:
    code = (
        "import sys; from geo.__main__ import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'streamlit', 'geopandas', 'sqlalchemy'} & set(sys.modules)\n"
        "print('heavy:', sorted(heavy))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.endswith("heavy: []\n")
    for command, summary in COMMANDS.items():
        assert command in done.stdout
        assert summary in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_its_own_flags(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    module = import_module(f"geo.commands.{command}")
    assert callable(module.run)
    with pytest.raises(SystemExit) as caught:
        frame.main([command, "--help"])
    assert caught.value.code == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert f"usage: python -m geo {command}" in printed


def test_a_reader_that_leaves_early_is_no_error() -> None:
    words = f"{sys.executable} -m geo --help | head -1"
    done = subprocess.run(words, shell=True, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr == ""


@pytest.mark.parametrize(
    "words",
    [
        ["serve", "--port", "99999"],
        ["serve", "--port", "here"],
        ["snapshot", "--out", "map.png", "--dpi", "many"],
        ["snapshot", "--out", "map.png", "--dpi", "9000"],
    ],
)
def test_numbers_out_of_range_are_wrong_usage(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        frame.main(words)
    assert left.value.code == 2
    assert "is a number from" in capsys.readouterr().err


@pytest.mark.parametrize(("command", "exit_code"), [("export", 0), ("brief", 0), ("snapshot", 3)])
def test_an_empty_store_is_told_from_filters_that_select_nothing(
    command: str,
    exit_code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SANDTABLE_HOME", str(tmp_path))
    monkeypatch.delenv("SANDTABLE_DATABASE_URL", raising=False)
    ending = {"export": "csv", "brief": "md", "snapshot": "png"}[command]
    assert frame.main([command, "--out", str(tmp_path / f"out.{ending}")]) == exit_code
    assert "the store is empty" in capsys.readouterr().err
