"""The command that tags a corpus."""

import json
from pathlib import Path

import pytest

from geo.__main__ import main

DOCUMENT = {"doc_id": "d1", "dct": "2021-09-15", "text": "They left on Tuesday."}


def write(path: Path, *lines: object) -> Path:
    path.write_text(
        "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines),
        encoding="utf-8",
    )
    return path


def test_writes_one_line_a_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = write(tmp_path / "corpus.jsonl", DOCUMENT, {"doc_id": "d2", "text": "No date."})
    assert main(["timex", str(corpus)]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first == {
        "doc_id": "d1",
        "timexes": [{"start": 13, "end": 20, "type": "DATE", "value": "2021-09-14"}],
    }
    assert second == {"doc_id": "d2", "timexes": []}


def test_the_mode_can_be_given(tmp_path: Path) -> None:
    corpus = write(tmp_path / "corpus.jsonl", DOCUMENT)
    out = tmp_path / "out.jsonl"
    assert main(["timex", str(corpus), "--mode", "narrative", "--out", str(out)]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["timexes"][0]["value"] == "XXXX-WXX-2"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "line 2"),
        ("[1]", "JSON object"),
        ({"doc_id": "d2"}, '"text"'),
        ({"doc_id": "d2", "text": "x", "dct": "someday"}, "someday"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: object, fault: str
) -> None:
    corpus = write(tmp_path / "corpus.jsonl", DOCUMENT, line)
    assert main(["timex", str(corpus)]) == 1
    output = capsys.readouterr()
    assert len(output.out.splitlines()) == 1
    assert fault in output.err


def test_nothing_readable_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timex", str(tmp_path / "missing.jsonl")]) == 3
    assert "missing.jsonl" in capsys.readouterr().err
    assert main(["timex", str(write(tmp_path / "empty.jsonl"))]) == 3
