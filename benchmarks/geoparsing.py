"""Measure geoparsing: ``python -m benchmarks.geoparsing [--shared ../shared] [--leave-one-out]``.

Prints, for each published corpus, resolution given the annotated spans and end to end, by the
scorer of ``evaluate/evaluate_geoparsing.py``, with the expected calibration error; then, for the
hand-coded texts, the named and relative places found and placed, false places, and metonyms.
With ``--leave-one-out`` each corpus is measured with weights fitted on the other texts alone.
"""

import argparse
import importlib.util
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from benchmarks.geoparsing_corpora import (
    CORPORA,
    HAND_CODED,
    Document,
    Toponym,
    load,
    relative_places,
)
from benchmarks.train_geoparsing import TRAINED_ON, fit_ranking, fit_recogniser
from geo import forces, mentions
from geo.gazetteer import ensure_built, open_index
from geo.mentions.recogniser import Weights as RecogniserWeights
from geo.model import Gazetteer, Mention, MentionKind, Place, PlaceRole, Resolution, Span
from geo.places import resolve
from geo.places.geodesy import Point, distance_km
from geo.places.ranking import Weights as RankingWeights

LEAST_TOLERANCE_KM = 25.0
EXTRA_TOLERANCE_KM = 15.0  # for relative places
_BINS = 10


class Weights(NamedTuple):
    """The weights of one run; None stands for those that ship with the code."""

    recognition: RecogniserWeights | None = None
    ranking: RankingWeights | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """What a run measures with."""

    gazetteer: Gazetteer
    weights: Weights
    table: forces.ForceTable

    def find(self, document: Document) -> tuple[Mention, ...]:
        """Find the mentions of a document."""
        return mentions.find(
            document.article,
            document.parse,
            self.gazetteer,
            self.table,
            weights=self.weights.recognition,
        )

    def resolve(self, document: Document, found: tuple[Mention, ...]) -> tuple[Resolution, ...]:
        """Resolve the mentions of a document."""
        return resolve(
            document.article, document.parse, found, self.gazetteer, weights=self.weights.ranking
        )


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--leave-one-out", action="store_true")
    arguments = parser.parse_args()
    ensure_built()
    index = open_index()
    table = forces.load()
    sets = {name: load(arguments.shared, name) for name in (*CORPORA, *HAND_CODED)}
    for name, documents in sets.items():
        weights = _fit_without(name, sets, index) if arguments.leave_one_out else Weights()
        run = Run(index, weights, table)
        if name in CORPORA:
            print_corpus(name, arguments.shared, documents, run)
        else:
            print_hand_coded(name, arguments.shared, documents, run)


def _fit_without(name: str, sets: Mapping[str, Sequence[Document]], index: Gazetteer) -> Weights:
    others = [sets[other] for other in TRAINED_ON if other != name]
    return Weights(fit_recogniser(others, index), fit_ranking(others, index))


def print_corpus(name: str, shared: Path, documents: Sequence[Document], run: Run) -> None:
    """Print the scores of a published corpus."""
    scorer = _load_scorer(shared)
    corpus = scorer.load_corpus(shared / "corpora" / f"{name}.jsonl")
    given = {d.id: _named(run.resolve(d, d.mentions()), d.mentions()) for d in documents}
    started = time.perf_counter()
    found = {}
    for document in documents:
        spotted = run.find(document)
        found[document.id] = _named(run.resolve(document, spotted), spotted)
    seconds = time.perf_counter() - started
    placed = scorer.evaluate(corpus, _as_predictions(given))
    parsed = scorer.evaluate(corpus, _as_predictions(found))
    everything, answered = placed["resolution_all"], placed["resolution_answered_only"]
    exact = parsed["recognition_exact"]
    print(
        f"{name:9} given spans: Acc@161 {everything['acc161']:.3f} of all, "
        f"{answered['acc161']:.3f} of answered, AUC {everything['AUC']:.3f}, "
        f"calibration error {_calibration_error(documents, given):.3f}\n"
        f"{'':9} end to end: exact P {exact['P']:.3f} R {exact['R']:.3f} F1 {exact['F1']:.3f}, "
        f"F1@161 {parsed['end_to_end_161km']['F1']:.3f}, "
        f"{1000 * seconds / len(documents):.1f} ms a document without the language model",
        flush=True,
    )


def _load_scorer(shared: Path) -> ModuleType:
    path = shared / "evaluate" / "evaluate_geoparsing.py"
    spec = importlib.util.spec_from_file_location("evaluate_geoparsing", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is missing; give the folder that holds it with --shared")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _named(resolutions: Iterable[Resolution], found: tuple[Mention, ...]) -> tuple[Resolution, ...]:
    wanted = {mention for mention in found if mention.kind is MentionKind.PLACE}
    return tuple(r for r in resolutions if r.mention in wanted)


def _as_predictions(found: Mapping[str, Iterable[Resolution]]) -> dict[str, list[dict[str, Any]]]:
    return {
        doc_id: [
            {
                "start": r.mention.span.start,
                "end": r.mention.span.end,
                "lat": r.place.lat if r.place else None,
                "lon": r.place.lon if r.place else None,
            }
            for r in resolutions
        ]
        for doc_id, resolutions in found.items()
    }


def _calibration_error(
    documents: Iterable[Document], found: Mapping[str, Iterable[Resolution]]
) -> float:
    """Return the expected calibration error of "within 161 km", over ten equal bins."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for document in documents:
        points = {t.span: Point(*t.point) for t in document.toponyms if t.point}
        for r in found[document.id]:
            if r.place is None or r.mention.span not in points:
                continue
            right = _distance(r.place, points[r.mention.span]) <= 161
            bins[min(int(r.confidence * _BINS), _BINS - 1)].append((r.confidence, right))
    total = sum(map(len, bins.values()))
    return sum(
        abs(sum(confidence for confidence, _ in rows) - sum(right for _, right in rows))
        for rows in bins.values()
    ) / max(total, 1)


def print_hand_coded(name: str, shared: Path, documents: Sequence[Document], run: Run) -> None:
    """Print how the places of a hand-coded set are found, placed and told apart."""
    relative_rows = relative_places(shared, name)
    named, relative, false, metonyms = Tally(), Tally(), [], Metonyms()
    for document in documents:
        body = document.article.body
        resolutions = run.resolve(document, run.find(document))
        plain = [r for r in resolutions if r.mention.detector.partition(":")[0] != "relative"]
        for toponym in document.toponyms:
            if toponym.row["mappable"] and toponym.point:
                named.add(_best(toponym, resolutions), toponym.row["name"], document.id)
        for row in relative_rows[document.id]:
            if row["mappable"]:
                relative.add(
                    _best(_as_toponym(row), resolutions, EXTRA_TOLERANCE_KM),
                    row["name"],
                    document.id,
                )
        spans = [t.span for t in document.toponyms if t.row["mappable"]]
        spans += [Span(row["start"], row["end"]) for row in relative_rows[document.id]]
        false += [
            _quote(body, r.mention.span)
            for r in plain
            if r.is_mappable and not any(r.mention.span.overlaps(span) for span in spans)
        ]
        metonyms.add(document, plain)
    print(f"{name:9} named places right {named}; relative places right {relative}")
    print(f"{'':9} metonyms {metonyms}; drawn though no place on the map: {len(false)}")
    faults = [
        *named.wrong,
        *(f"relative {wrong}" for wrong in relative.wrong),
        *(f"drawn {drawn}" for drawn in false),
    ]
    for fault in faults:
        print(f"{'':12}{fault}")


def _quote(body: str, span: Span) -> str:
    return " ".join(f"{body[max(0, span.start - 25) : span.start]}[{span.of(body)}]".split())


class Tally:
    """Count what is right, and keep what is wrong."""

    def __init__(self) -> None:
        self.right = 0
        self.wrong: list[str] = []

    def add(self, fault: str, name: str, doc_id: str) -> None:
        """Count one place; an empty fault is none."""
        if fault:
            self.wrong.append(f"{doc_id}: {name!r} {fault}")
        else:
            self.right += 1

    def __str__(self) -> str:
        total = self.right + len(self.wrong)
        return f"{self.right}/{total} = {self.right / max(total, 1):.3f}"


class Metonyms:
    """Count metonyms found among the annotated names."""

    def __init__(self) -> None:
        self.both = self.found = self.annotated = 0

    def add(self, document: Document, resolutions: Iterable[Resolution]) -> None:
        """Count one document; only names that both sides see take part."""
        for toponym in document.toponyms:
            if toponym.row["role"] == "polity":
                continue  # "the security of Egypt": neither a spot nor an actor
            meets = [r for r in resolutions if r.mention.span.overlaps(toponym.span)]
            found = any(r.role is PlaceRole.METONYM for r in meets)
            annotated = toponym.row["role"] == "metonym"
            self.both += found and annotated
            self.found += found
            self.annotated += annotated

    def __str__(self) -> str:
        precision = self.both / max(self.found, 1)
        recall = self.both / max(self.annotated, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"


def _best(
    toponym: Toponym, resolutions: Iterable[Resolution], extra_km: float | None = None
) -> str:
    """Return what is wrong with the best answer to an annotated place, or an empty string."""
    if toponym.point is None:
        return ""
    meets = [r for r in resolutions if r.mention.span.overlaps(toponym.span)]
    if extra_km is not None:
        meets = [r for r in meets if r.is_mappable]
    if not meets:
        return "not found"
    radius = float(toponym.row["radius_km"] or 0)
    limit = max(LEAST_TOLERANCE_KM, radius) if extra_km is None else radius + extra_km
    point = Point(*toponym.point)
    distances = [_distance(r.place, point) for r in meets if r.place]
    if not distances:
        return "not placed"
    if min(distances) > limit:
        return f"{min(distances):.0f} km off, {limit:.0f} allowed"
    if not any(r.is_mappable or r.role is PlaceRole.ANCHOR for r in meets):
        return f"taken for {meets[0].role}"
    return ""


def _as_toponym(row: dict[str, Any]) -> Toponym:
    point = (row["lon"], row["lat"]) if row["lat"] is not None else None
    return Toponym(Span(row["start"], row["end"]), point, row)


def _distance(place: Place, point: Point) -> float:
    return distance_km(Point(place.lon, place.lat), point)


if __name__ == "__main__":
    main()
