"""``geoparse``: find and place the toponyms of a corpus, one prediction a line."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import IO, Any

from tqdm import tqdm

from geo import forces, gazetteer, mentions, places
from geo.errors import BrokenFile, OutputError, Unreachable
from geo.language import parse_all
from geo.model import (
    Article,
    Gazetteer,
    Mention,
    MentionKind,
    Parse,
    PublicationBasis,
    Resolution,
    Span,
)

Document = dict[str, Any]


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its flags."""
    parser = subparsers.add_parser(
        "geoparse",
        help="find and place the toponyms of a corpus",
        description="Read documents, one JSON object a line with doc_id, text and, for "
        "--gold-spans, toponyms with start and end; write one toponym a line with doc_id, start, "
        "end, lat, lon, and the place's name, id, role and confidence.",
    )
    parser.add_argument("corpus", type=Path, metavar="CORPUS.jsonl")
    parser.add_argument(
        "--gold-spans", action="store_true", help="place the spans given instead of finding them"
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="write here, not to the terminal")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Geoparse a corpus; 0 all lines read, 1 some could not be, 3 none could."""
    faults: list[str] = []
    documents = tuple(read_corpus(arguments.corpus, faults, gold_spans=arguments.gold_spans))
    for fault in faults:
        print(f"error: {fault}", file=sys.stderr)
    if not documents:
        raise BrokenFile(f"{arguments.corpus} holds no document that could be read")
    gazetteer.ensure_built()
    index = gazetteer.open_index()
    with _open_output(arguments.out) as out:
        for prediction in predict(documents, index, gold_spans=arguments.gold_spans):
            out.write(json.dumps(prediction, ensure_ascii=False) + "\n")
    return 1 if faults else 0


def read_corpus(path: Path, faults: list[str], *, gold_spans: bool = False) -> Iterator[Document]:
    """Read a corpus, one document a line; what is wrong with a line is added to ``faults``.

    Raises
    ------
    Unreachable
        If the file cannot be opened.
    BrokenFile
        If the file is not UTF-8 text.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise BrokenFile(f"{path} is not UTF-8 text; save it as UTF-8") from error
    except OSError as error:
        raise Unreachable(f"{path} cannot be read: {error.strerror}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _check(json.loads(line), gold_spans)
        except ValueError as error:
            faults.append(f"{path}, line {number}: {error}")
        except (KeyError, TypeError):
            faults.append(f"{path}, line {number}: a toponym needs start and end, whole numbers")


def _check(document: Any, gold_spans: bool) -> Document:
    if not isinstance(document, dict):
        raise ValueError("a line must be a JSON object")  # noqa: TRY004
    if "doc_id" not in document or not isinstance(document.get("text"), str):
        raise ValueError('the fields "doc_id" and "text", a string, are needed')
    if gold_spans:
        for toponym in document.get("toponyms", ()):
            if Span(toponym["start"], toponym["end"]).end > len(document["text"]):
                raise ValueError(f"the toponym {toponym} ends after the text")
    return document


def predict(
    documents: Sequence[Document], index: Gazetteer, *, gold_spans: bool, quiet: bool = False
) -> Iterator[dict[str, Any]]:
    """Yield one prediction for each toponym found, or for each span given."""
    table = forces.load()
    parses = parse_all(document["text"] for document in documents)
    progress = tqdm(
        zip(documents, parses, strict=True),
        total=len(documents),
        unit=" documents",
        disable=True if quiet else None,
    )
    for document, parse in progress:
        article = as_article(document["text"])
        found = (
            given_mentions(article, document.get("toponyms", ()))
            if gold_spans
            else mentions.find(article, parse, index, table)
        )
        yield from (
            _prediction(document["doc_id"], resolution)
            for resolution in resolve_named(article, parse, found, index)
        )


def resolve_named(
    article: Article, parse: Parse, found: tuple[Mention, ...], index: Gazetteer
) -> tuple[Resolution, ...]:
    """Resolve mentions and leave out the relative places computed from them."""
    wanted = set(found)
    resolutions = places.resolve(article, parse, found, index)
    return tuple(r for r in resolutions if r.mention in wanted)


def as_article(text: str) -> Article:
    """Wrap a bare text."""
    return Article(
        id=Article.id_of(text),
        title="",
        publisher="",
        url="",
        source="",
        published=None,
        published_basis=PublicationBasis.UNKNOWN,
        language="en",
        body=text,
    )


def given_mentions(article: Article, toponyms: Iterable[Document]) -> tuple[Mention, ...]:
    """Make a place mention of each span given."""
    spans = sorted({Span(toponym["start"], toponym["end"]) for toponym in toponyms})
    return tuple(
        Mention(article.id, span, span.of(article.body), MentionKind.PLACE, "given")
        for span in spans
    )


def _prediction(doc_id: Any, resolution: Resolution) -> dict[str, Any]:
    span, place = resolution.mention.span, resolution.place
    return {
        "doc_id": doc_id,
        "start": span.start,
        "end": span.end,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "name": place.name if place else resolution.mention.text,
        "place": place.id if place else None,
        "role": resolution.role.value,
        "confidence": round(resolution.confidence, 4),
    }


def _open_output(path: Path | None) -> "IO[str] | nullcontext[IO[str]]":
    if path is None:
        return nullcontext(sys.stdout)
    try:
        return path.open("w", encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}") from error
