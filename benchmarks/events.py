"""Accuracy of claims: scores on the hand-coded texts, and an error list by cause.

``python -m benchmarks.events [--shared ../shared] [--gold-places] [--errors] [--set five|wars]``

Runs the whole pipeline on the texts and scores it with the folder's own scorer. With
``--gold-places`` the hand-coded places stand in for the pipeline's, so that what is lost in
reading events is told apart from what is lost in finding places.
"""

import argparse
import importlib.util
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from geo import claims, dates, forces, gazetteer, language, mentions, places
from geo.commands.extract import predict
from geo.model import (
    Analysis,
    Article,
    Mention,
    MentionKind,
    Place,
    PlaceRole,
    Resolution,
    Span,
)
from geo.reading import Failure, ReadingOptions, load_metadata, read

Event = dict[str, Any]

SETS = {"five": ("gold", "articles"), "wars": ("wars", "wars/texts")}
"""Name of a set to its folder of gold files and its folder of texts."""

_FEATURES = {"city": "P.PPL", "country": "A.PCLI", "airbase": "S.AIRB", "building": "S.BLDG"}


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--gold-places", action="store_true", help="use the hand-coded places")
    parser.add_argument("--errors", action="store_true", help="list errors by cause")
    parser.add_argument("--set", choices=sorted(SETS), action="append")
    arguments = parser.parse_args()
    scorer = load_scorer(arguments.shared)
    for name in arguments.set or SETS:
        folder = arguments.shared / SETS[name][0]
        gold = read_lines(folder / "events.jsonl")
        predictions = list(predict_set(arguments.shared, name, gold_places=arguments.gold_places))
        result, _, met = scorer.score(gold, predictions)
        _print_scores(name, result)
        if arguments.errors:
            _print_errors(scorer, gold, predictions, met)


def load_scorer(shared: Path) -> ModuleType:
    """Load the scorer that lies with the texts."""
    path = shared / "evaluate" / "evaluate_events.py"
    specification = importlib.util.spec_from_file_location("evaluate_events", path)
    if specification is None or specification.loader is None:
        raise SystemExit(f"no scorer at {path}: give the folder with --shared")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def read_lines(path: Path) -> list[Event]:
    """Read one JSON object a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def predict_set(shared: Path, name: str, *, gold_places: bool) -> Iterator[Event]:
    """Yield the claims of a set's texts in the scorer's format."""
    folder, texts = shared / SETS[name][0], shared / SETS[name][1]
    options = ReadingOptions(verbatim=True, metadata=load_metadata(folder / "articles.json"))
    coded: dict[str, list[Event]] = {}
    for place in read_lines(folder / "places.jsonl"):
        coded.setdefault(place["doc_id"], []).append(place)
    table = forces.load()
    gazetteer.ensure_built()
    index = gazetteer.open_index()
    for article in read(str(texts), options):
        if isinstance(article, Failure):
            print(article)
            continue
        parse = language.parse(article.body)
        found = mentions.find(article, parse, index, table)
        if gold_places:
            resolutions = tuple(_as_coded(article, coded.get(Path(article.source).stem, [])))
        else:
            resolutions = places.resolve(article, parse, found, index)
        tagged = dates.tag(article)
        told = claims.extract(article, parse, found, resolutions, tagged, table)
        yield from predict(Analysis(article, found, resolutions, tagged, told, ""), table)


def _as_coded(article: Article, coded: list[Event]) -> Iterator[Resolution]:
    """Turn hand-coded mentions into resolutions; inside a relative place its parts are dropped."""
    relative = [place for place in coded if place["kind"] == "relative" and place["mappable"]]
    for place in coded:
        inside = any(
            outer is not place and outer["start"] <= place["start"] and place["end"] <= outer["end"]
            for outer in relative
        )
        unmapped = place["kind"] == "relative" and not place["mappable"]
        unplaced = place.get("lat") is None and place["role"] == "literal"
        if place["kind"] == "anaphor" or unmapped or unplaced:
            continue
        if inside and place["role"] in ("literal", "anchor"):
            continue
        role = PlaceRole("metonym" if place["role"] == "polity" else place["role"])
        span = Span(place["start"], place["end"])
        mention = Mention(article.id, span, span.of(article.body), MentionKind.PLACE, "coded")
        yield Resolution(mention, _place(place), 1.0, role)


def _place(coded: Event) -> Place | None:
    if coded.get("lat") is None:
        return None
    name = coded.get("canonical") or coded["name"]
    lon, lat, radius_km = coded["lon"], coded["lat"], coded.get("radius_km") or 5
    return Place(name, name, lon, lat, radius_km, _feature(coded), "", "", 0, "coded")


def _feature(coded: Event) -> str:
    kind = re.split(r"[ /(]", coded.get("feature_type") or "")[0]
    if kind:
        return _FEATURES.get(kind, "L.RGN")
    if re.search(r"[Aa]irport|[Bb]ase\b", coded["name"]):
        return "S.AIRB"
    return "A.PCLI" if coded.get("canonical") == coded.get("country") else ""


def _print_scores(name: str, result: dict[str, Any]) -> None:
    print(f"\n{name}")
    for row in ("events", "movements", "complete"):
        scores = result[row]
        print(
            f"  {row:10} P {scores['precision']:.3f}  R {scores['recall']:.3f}  "
            f"F1 {scores['f1']:.3f}  ({scores['right']} right, {scores['predicted']} predicted, "
            f"{scores['gold']} gold)"
        )
    false = result["false_arrows"]
    print(f"  must-show {result['must_show_recall']}  false arrows {false['share']:.3f}")
    print("  slots      " + "  ".join(f"{k} {v:.3f}" for k, v in result["slots"].items()))


def _print_errors(
    scorer: ModuleType, gold: list[Event], predictions: list[Event], met: list[tuple[Event, Event]]
) -> None:
    found, used = {id(event) for event, _ in met}, {id(event) for _, event in met}
    causes: Counter[str] = Counter()
    for event in gold:
        if _is_arrow(scorer, event) and id(event) not in found:
            near = [p for p in predictions if _overlap(scorer, event, p)]
            cause = _why_missed(scorer, near)
            causes[cause] += 1
            print(f"  missed, {cause}: {event['doc_id']} {event['type']}: {event['quote'][:120]!r}")
    for event in predictions:
        if _is_arrow(scorer, event) and id(event) not in used:
            causes["spurious"] += 1
            print(f"  spurious: {event['doc_id']} {event['rule']}: {event['quote'][:120]!r}")
    for event, prediction in met:
        for slot in _wrong_slots(scorer, event, prediction):
            causes[f"wrong {slot}"] += 1
            print(f"  wrong {slot}: {event['doc_id']} {event['quote'][:100]!r}")
    print("  causes: " + ", ".join(f"{cause} {count}" for cause, count in causes.most_common()))


def _is_arrow(scorer: ModuleType, event: Event) -> bool:
    return bool(event.get("is_movement") and scorer.status_class(event) == "asserted")


def _overlap(scorer: ModuleType, event: Event, prediction: Event) -> bool:
    return bool(event["doc_id"] == prediction["doc_id"] and scorer.overlap(event, prediction) > 0)


def _why_missed(scorer: ModuleType, near: list[Event]) -> str:
    if not near:
        return "no trigger"
    if any(p["is_movement"] for p in near):
        return "not asserted" if not any(_is_arrow(scorer, p) for p in near) else "paired elsewhere"
    return "no end"


def _wrong_slots(scorer: ModuleType, event: Event, prediction: Event) -> Iterator[str]:
    if not scorer.same_actor(event, prediction):
        yield "actor"
    for slot in ("origins", "destinations"):
        if not scorer.same_places(event.get(slot), prediction.get(slot)):
            yield slot
    if not scorer.same_date(event, prediction):
        yield "date"


if __name__ == "__main__":
    main()
