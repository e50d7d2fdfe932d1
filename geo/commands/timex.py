"""``timex``: find and value the dates of a corpus."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any

from tqdm import tqdm

from geo.dates import Mode, tag
from geo.errors import BrokenFile, OutputError, Unreachable
from geo.model import Article, DateBasis, DatedMention, DatePrecision, DateSpan, PublicationBasis


def add_parser(subparsers: Any) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser(
        "timex",
        help="find and value the dates of a corpus",
        description="Write the TIMEX3 expressions of a corpus, one document a line. "
        "Each line of the corpus is a JSON object with doc_id, text and, where known, dct: "
        "the day of publication as YYYY-MM-DD.",
    )
    parser.add_argument("corpus", type=Path, metavar="CORPUS.jsonl")
    parser.add_argument(
        "--mode", type=Mode, choices=list(Mode), default=Mode.AUTO, help="auto by default"
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="standard output by default")


def run(arguments: argparse.Namespace) -> int:
    """Tag every document of the corpus; 1 if some lines could not be read, 3 if all."""
    done = failed = 0
    with _writer(arguments.out) as out:
        for number, line in _lines(arguments.corpus):
            try:
                document = _document(line)
            except ValueError as error:
                print(f"error: {arguments.corpus}, line {number}: {error}", file=sys.stderr)
                failed += 1
                continue
            print(json.dumps(tag_document(document, arguments.mode)), file=out)
            done += 1
    if not done:
        raise BrokenFile(f"{arguments.corpus} holds no document that could be read")
    return 1 if failed else 0


def tag_document(document: dict[str, Any], mode: Mode) -> dict[str, Any]:
    """Tag one document of a corpus; offsets are half-open, into its text."""
    mentions = tag(_article(document), mode)
    return {"doc_id": document["doc_id"], "timexes": [_timex(mention) for mention in mentions]}


def _timex(dated: DatedMention) -> dict[str, Any]:
    span = dated.mention.span
    return {"start": span.start, "end": span.end, "type": dated.type.value, "value": dated.value}


def _document(line: str) -> dict[str, Any]:
    document = json.loads(line)
    if not isinstance(document, dict):
        raise ValueError("a line must be a JSON object")  # noqa: TRY004
    for field in ("doc_id", "text"):
        if not isinstance(document.get(field), str):
            raise ValueError(f'the field "{field}" is missing or not a string')  # noqa: TRY004
    if document.get("dct"):
        date.fromisoformat(str(document["dct"])[:10])
    return document


def _article(document: dict[str, Any]) -> Article:
    dct = document.get("dct")
    published = None
    if dct:
        day = date.fromisoformat(str(dct)[:10])
        published = DateSpan(day, day, DatePrecision.DAY, DateBasis.PUBLICATION)
    return Article(
        id=document["doc_id"], title="", publisher="", url="", source="", published=published,
        published_basis=PublicationBasis.METADATA if dct else PublicationBasis.UNKNOWN,
        language="en", body=document["text"],
    )  # fmt: skip


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with path.open(encoding="utf-8") as corpus:
            lines = [(n, line) for n, line in enumerate(corpus, start=1) if line.strip()]
    except OSError as error:
        raise Unreachable(f"cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BrokenFile(f"{path} is not UTF-8 text") from error
    yield from tqdm(lines, unit=" documents", disable=None)


def _writer(path: Path | None) -> Any:
    if path is None:
        return nullcontext(sys.stdout)
    try:
        return path.open("w", encoding="utf-8")
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}") from error
