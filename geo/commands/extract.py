"""``extract``: write what articles claim, one claim a line, without a store."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any

from tqdm import tqdm

from geo import gazetteer
from geo.errors import OutputError
from geo.forces import ForceTable
from geo.model import Action, Analysis, Article, Claim, Force, Resolution
from geo.pipeline import Tools, analyse_all, load_tools
from geo.reading import Failure, ReadingOptions, load_metadata, read

Prediction = dict[str, Any]


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its flags."""
    parser = subparsers.add_parser(
        "extract",
        help="write what articles claim, one claim a line, without a store",
        description="Read articles and write their claims as JSON, one a line: doc_id (the file's "
        "stem), start, end, type, actor, opponent, origins, destinations, locations, unplaced, "
        "date_start, date_end, date_basis, status, is_movement, quote, attribution, rule and "
        "confidence. Ends that no point on the map is known for stand in unplaced, by their "
        "words. Offsets are characters of the text as it lies in a .txt file.",
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help="file, folder or address")
    parser.add_argument(
        "--articles", metavar="META.json", help="titles and dates of the articles, by file stem"
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="write here, not to the terminal")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Extract claims; 0 all read, 1 some failed, 3 nothing could be read."""
    warn = partial(print, file=sys.stderr)
    metadata = load_metadata(arguments.articles, warn) if arguments.articles else {}
    options = ReadingOptions(verbatim=True, metadata=metadata)
    gazetteer.ensure_built()
    tools = load_tools()
    failures: list[Failure] = []
    done = 0
    with _open_output(arguments.out) as out:
        for outcome in _analyses(arguments.paths, options, tools, failures):
            done += 1
            for prediction in predict(outcome, tools.forces):
                out.write(json.dumps(prediction, ensure_ascii=False) + "\n")
    for failure in failures:
        print(failure, file=sys.stderr)
    return (1 if failures else 0) if done else 3


def predict(analysis: Analysis, forces: ForceTable) -> Iterator[Prediction]:
    """Yield the claims of one analysis as plain values."""
    for claim in analysis.claims:
        yield {"doc_id": _stem(analysis.article), **_fields(claim, analysis.article, forces)}


def _analyses(
    paths: Iterable[str], options: ReadingOptions, tools: Tools, failures: list[Failure]
) -> Iterator[Analysis]:
    articles = _articles(paths, options, failures)
    progress = tqdm(unit=" articles", disable=not sys.stderr.isatty())
    for outcome in analyse_all(articles, tools):
        progress.update()
        if isinstance(outcome, Failure):
            failures.append(outcome)
        else:
            yield outcome
    progress.close()


def _articles(
    paths: Iterable[str], options: ReadingOptions, failures: list[Failure]
) -> Iterator[Article]:
    for path in paths:
        for item in read(path, options):
            if isinstance(item, Failure):
                failures.append(item)
            else:
                yield item


def _fields(claim: Claim, article: Article, forces: ForceTable) -> Mapping[str, Any]:
    when = claim.when
    return {
        "start": claim.span.start,
        "end": claim.span.end,
        "type": claim.action.value,
        "actor": _names(claim.forces, forces),
        "opponent": _names(claim.opponents, forces),
        "origins": _places(claim.origins),
        "destinations": _places(claim.destinations),
        "locations": _places(claim.locations),
        "unplaced": _unplaced(claim),
        "date_start": when.first.isoformat() if when else None,
        "date_end": when.last.isoformat() if when else None,
        "date_basis": when.basis.value if when else None,
        "status": claim.status.value,
        "is_movement": claim.is_movement or _advances_within(claim),
        "quote": claim.span.of(article.body),
        "attribution": " < ".join(link.source for link in claim.attribution),
        "rule": claim.rule,
        "confidence": claim.confidence,
    }


def _advances_within(claim: Claim) -> bool:
    """Tell of forces that advanced in a place, the text not saying from where to where."""
    told = "/verb:" in claim.rule
    return told and claim.action is Action.ADVANCE and bool(claim.locations)


def _names(actors: Iterable[Force], forces: ForceTable) -> str:
    """Name the forces; a state and its army go together, for texts use either for both."""
    names = (kin.name for force in actors for kin in forces.kin(force))
    return "; ".join(dict.fromkeys(names))


def _places(resolutions: Iterable[Resolution]) -> list[dict[str, Any]]:
    placed = (resolution.place for resolution in resolutions)
    return [
        {"name": place.name, "lat": place.lat, "lon": place.lon, "radius_km": place.radius_km}
        for place in placed
        if place is not None
    ]


def _unplaced(claim: Claim) -> dict[str, list[str]]:
    """Return the words of the ends that have no point, by role."""
    ends = {
        "origins": claim.origins,
        "destinations": claim.destinations,
        "locations": claim.locations,
    }
    words = {
        role: [end.mention.text for end in resolutions if end.place is None]
        for role, resolutions in ends.items()
    }
    return {role: texts for role, texts in words.items() if texts}


def _stem(article: Article) -> str:
    return Path(article.source).stem or article.id


def _open_output(path: Path | None) -> Any:
    if path is None:
        return nullcontext(sys.stdout)
    try:
        return path.open("w", encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error
