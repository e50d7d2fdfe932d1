"""The texts that geoparsing is trained and measured on; they are not part of the repository."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.commands.geoparse import as_article
from geo.language import parse_all
from geo.model import Article, Mention, MentionKind, Parse, Span

CORPORA = ("lgl", "geovirus", "trnews")
"""Published corpora, as files of ``corpora/``."""
HAND_CODED = {"wars": "wars/texts", "gold": "articles"}
"""Sets with roles and radii: the folder of the ``places.jsonl`` and the folder of its texts."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """Hold one annotated place name; ``point`` is (lon, lat) or None, ``row`` as annotated."""

    span: Span
    point: tuple[float, float] | None
    row: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """Hold one annotated text with its parse.

    Inside the ``unjudged`` spans the annotation does not say what is a name: those of relative
    places, whose anchors some coders did not mark.
    """

    id: str
    article: Article
    parse: Parse
    toponyms: tuple[Toponym, ...]
    unjudged: tuple[Span, ...] = ()

    def mentions(self) -> tuple[Mention, ...]:
        """Return the annotated names as mentions, in text order."""
        spans = sorted({toponym.span for toponym in self.toponyms})
        body = self.article.body
        return tuple(
            Mention(self.article.id, span, span.of(body), MentionKind.PLACE, "given")
            for span in spans
        )


def load(shared: Path, name: str) -> tuple[Document, ...]:
    """Load and parse one corpus or hand-coded set."""
    rows = tuple(_read_hand_coded(shared, name) if name in HAND_CODED else _read(shared, name))
    parses = parse_all(text for _, text, _ in rows)
    unjudged = relative_places(shared, name) if name in HAND_CODED else {}
    return tuple(
        Document(
            doc_id,
            as_article(text),
            parse,
            toponyms,
            tuple(Span(row["start"], row["end"]) for row in unjudged.get(doc_id, ())),
        )
        for (doc_id, text, toponyms), parse in zip(rows, parses, strict=True)
    )


def read_toponyms(shared: Path, name: str) -> Iterator[tuple[str, Toponym]]:
    """Yield the annotated names of a corpus or hand-coded set, without parsing its texts."""
    rows = _read_hand_coded(shared, name) if name in HAND_CODED else _read(shared, name)
    for _, text, toponyms in rows:
        for toponym in toponyms:
            yield text[toponym.span.start : toponym.span.end], toponym


def _read(shared: Path, name: str) -> Iterator[tuple[str, str, tuple[Toponym, ...]]]:
    for line in (shared / "corpora" / f"{name}.jsonl").read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        document = json.loads(line)
        toponyms = tuple(map(_toponym, document["toponyms"]))
        yield str(document["doc_id"]), document["text"], toponyms


def _read_hand_coded(shared: Path, name: str) -> Iterator[tuple[str, str, tuple[Toponym, ...]]]:
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (shared / name / "places.jsonl").read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        row = json.loads(line)
        rows[row["doc_id"]].append(row)
    for path in sorted((shared / HAND_CODED[name]).glob("*.txt")):
        named = [row for row in rows[path.stem] if row["kind"] in ("toponym", "name")]
        with path.open(encoding="utf-8", newline="") as file:
            yield path.stem, file.read(), tuple(map(_toponym, named))


def relative_places(shared: Path, name: str) -> dict[str, list[dict[str, Any]]]:
    """Return the annotated relative places of a hand-coded set, by document."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (shared / name / "places.jsonl").read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        row = json.loads(line)
        if row["kind"] == "relative":
            rows[row["doc_id"]].append(row)
    return rows


def _toponym(row: dict[str, Any]) -> Toponym:
    has_point = row.get("lat") is not None and row.get("lon") is not None
    point = (float(row["lon"]), float(row["lat"])) if has_point else None
    return Toponym(Span(row["start"], row["end"]), point, row)
