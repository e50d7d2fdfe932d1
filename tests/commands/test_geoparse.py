import json
from pathlib import Path

import pytest

from geo.commands.geoparse import as_article, given_mentions, read_corpus
from geo.errors import BrokenFile, Unreachable
from geo.model import Span


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_reads_one_document_a_line_and_skips_blank_lines(tmp_path):
    lines = (json.dumps({"doc_id": n, "text": "in Tarn"}) for n in (1, 2))
    path = write(tmp_path / "corpus.jsonl", *lines, "", "")
    assert [document["doc_id"] for document in read_corpus(path, [])] == [1, 2]


def test_a_line_separator_inside_a_text_ends_no_line(tmp_path):
    line = json.dumps({"doc_id": "a", "text": "in\u0085Tarn\u2028now"}, ensure_ascii=False)
    (document,) = read_corpus(write(tmp_path / "corpus.jsonl", line), [])
    assert document["text"] == "in\u0085Tarn\u2028now"


@pytest.mark.parametrize(
    "line", ["{broken", "[1]", '{"doc_id": 1}', '{"doc_id": 1, "text": null}', "3"]
)
def test_a_broken_line_is_named(tmp_path, line):
    good = json.dumps({"doc_id": 1, "text": "x"})
    path = write(tmp_path / "corpus.jsonl", good, line, good)
    faults: list[str] = []
    assert len(list(read_corpus(path, faults))) == 2
    assert len(faults) == 1
    assert "corpus.jsonl, line 2: " in faults[0]


@pytest.mark.parametrize("span", [(2, 1), (0, 9), (-1, 1)])
def test_a_span_outside_the_text_is_named(tmp_path, span):
    start, end = span
    toponyms = [{"start": start, "end": end}]
    line = json.dumps({"doc_id": 1, "text": "x", "toponyms": toponyms})
    faults: list[str] = []
    assert not list(read_corpus(write(tmp_path / "c.jsonl", line), faults, gold_spans=True))
    assert len(faults) == 1


@pytest.mark.parametrize("toponym", [{}, {"start": 0}, 7, {"start": "0", "end": "1"}])
def test_a_toponym_without_a_span_is_named(tmp_path, toponym):
    line = json.dumps({"doc_id": 1, "text": "x", "toponyms": [toponym]})
    faults: list[str] = []
    assert not list(read_corpus(write(tmp_path / "c.jsonl", line), faults, gold_spans=True))
    assert faults[0].endswith("line 1: a toponym needs start and end, whole numbers")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(Unreachable, match=r"none\.jsonl"):
        list(read_corpus(tmp_path / "none.jsonl", []))


def test_a_file_that_is_no_text_is_named(tmp_path):
    path = tmp_path / "binary.jsonl"
    path.write_bytes(b"\xff\xfe\x00{")
    with pytest.raises(BrokenFile, match=r"binary\.jsonl is not UTF-8"):
        list(read_corpus(path, []))


def test_given_spans_become_mentions_once_and_in_order():
    article = as_article("From Tarn to Barsa")
    toponyms = [{"start": 13, "end": 18}, {"start": 5, "end": 9}, {"start": 5, "end": 9}]
    found = given_mentions(article, toponyms)
    assert [(m.span, m.text) for m in found] == [(Span(5, 9), "Tarn"), (Span(13, 18), "Barsa")]
