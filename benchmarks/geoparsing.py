"""Measure geoparsing: ``python -m benchmarks.geoparsing [--shared ../shared] [--shipped-only]``.

Prints, for each published corpus, resolution given the annotated spans and end to end, by the
scorer of ``evaluate/evaluate_geoparsing.py``, with the expected calibration error: for baselines,
for the weights that ship, and for weights fitted on the other texts alone ("left out", the honest
figure for texts that nobody here has seen). Then, for the hand-coded texts, the named and
relative places found and placed, false places, and metonyms; last, the time it takes.
"""

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import spacy

from benchmarks.geoparsing_corpora import (
    CORPORA,
    HAND_CODED,
    Document,
    load,
)
from benchmarks.geoparsing_hand_coded import print_hand_coded
from benchmarks.geoparsing_systems import MostPopulous, Oracle, Run, System, Weights
from benchmarks.scorers import load_scorer
from benchmarks.train_geoparsing import TRAINED_ON, fit_ranking, fit_recogniser
from geo import forces
from geo.gazetteer import ensure_built, open_index
from geo.model import Gazetteer, Mention, MentionKind, Place, Resolution
from geo.places.geodesy import Point, distance_km

_BINS = 10
_TIMED = 40  # documents of each corpus


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--shipped-only", action="store_true", help="fit nothing anew")
    arguments = parser.parse_args()
    ensure_built()
    index = open_index()
    table = forces.load()
    sets = {name: load(arguments.shared, name) for name in (*CORPORA, *HAND_CODED)}
    for name in CORPORA:
        scorer = Scorer(name, arguments.shared, sets[name])
        scorer.print_row("most populous", MostPopulous(index))
        scorer.print_row("oracle", Oracle(index))
        scorer.print_row("shipped", Run(index, Weights(), table))
        if not arguments.shipped_only:
            scorer.print_row("left out", Run(index, _fit_without(name, sets, index), table))
    for name in HAND_CODED:
        print_hand_coded(name, arguments.shared, sets[name], Run(index, Weights(), table))
    if not arguments.shipped_only:
        run = Run(index, _fit_without("wars", sets, index), table)
        print_hand_coded("wars", arguments.shared, sets["wars"], run, "left out")
    print_speed([d for name in CORPORA for d in sets[name][:_TIMED]], Run(index, Weights(), table))


def _fit_without(name: str, sets: Mapping[str, Sequence[Document]], index: Gazetteer) -> Weights:
    others = [sets[other] for other in TRAINED_ON if other != name]
    return Weights(fit_recogniser(others, index), fit_ranking(others, index))


class Scorer:
    """Score systems on one published corpus, by the scorer that lies beside it."""

    def __init__(self, name: str, shared: Path, documents: Sequence[Document]) -> None:
        self._name, self._documents = name, documents
        self._scorer = load_scorer(shared, "evaluate_geoparsing")
        self._corpus = self._scorer.load_corpus(shared / "corpora" / f"{name}.jsonl")

    def print_row(self, label: str, system: System) -> None:
        """Print resolution given the annotated spans, recognition, and both together."""
        given, found = {}, {}
        for document in self._documents:
            mentions_given, spotted = document.mentions(), system.find(document)
            given[document.id] = _named(system.resolve(document, mentions_given), mentions_given)
            found[document.id] = _named(system.resolve(document, spotted), spotted)
        placed = self._scorer.evaluate(self._corpus, _as_predictions(given))
        parsed = self._scorer.evaluate(self._corpus, _as_predictions(found))
        everything, answered = placed["resolution_all"], placed["resolution_answered_only"]
        exact = parsed["recognition_exact"]
        errors = [_calibration_error(self._documents, given, inside=i) for i in (False, True)]
        calibration = (
            f", ECE {errors[0]:.3f} ({errors[1]:.3f} if a point inside a wide place is right)"
            if any(r.confidence for resolutions in given.values() for r in resolutions)
            else ""
        )
        print(
            f"{self._name:9} {label:13} given spans: Acc@161 {everything['acc161']:.3f} of all, "
            f"{answered['acc161']:.3f} of answered, AUC {everything['AUC']:.3f}{calibration}\n"
            f"{'':23} end to end: exact P {exact['P']:.3f} R {exact['R']:.3f} "
            f"F1 {exact['F1']:.3f}, F1@161 {parsed['end_to_end_161km']['F1']:.3f}",
            flush=True,
        )


def print_speed(documents: Sequence[Document], run: Run) -> None:
    """Print processor time a document: ours after the parse, and the language model's passes."""
    model = spacy.load(next(n for n in spacy.util.get_installed_models() if n.startswith("en_")))
    with model.select_pipes(enable=["ner"]):
        entities = _seconds(lambda document: model(document.article.body), documents)
    whole = _seconds(lambda document: model(document.article.body), documents)
    ours = _seconds(lambda document: run.resolve(document, run.find(document)), documents)
    print(
        f"speed     recognition and resolution {1000 * ours:.1f} ms a document; the language "
        f"model's entities alone {1000 * entities:.1f} ms, its whole parse {1000 * whole:.1f} ms; "
        f"ratio to entities {ours / entities:.2f}, with the parse {(whole + ours) / entities:.2f}"
    )


def _seconds(work: Callable[[Document], object], documents: Sequence[Document]) -> float:
    """Return the processor time a document, after a warm-up."""
    for document in documents[:3]:
        work(document)
    started = time.process_time()
    for document in documents:
        work(document)
    return (time.process_time() - started) / len(documents)


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
    documents: Iterable[Document], found: Mapping[str, Iterable[Resolution]], *, inside: bool
) -> float:
    """Return the expected calibration error of "within 161 km", over ten equal bins.

    With ``inside`` a place whose radius reaches the annotated point is right as well: corpora
    put the one point of a country in different places.
    """
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for document in documents:
        points = {t.span: Point(*t.point) for t in document.toponyms if t.point}
        for r in found[document.id]:
            if r.place is None or r.mention.span not in points:
                continue
            limit_km = max(161.0, r.place.radius_km * inside)
            right = _distance(r.place, points[r.mention.span]) <= limit_km
            bins[min(int(r.confidence * _BINS), _BINS - 1)].append((r.confidence, right))
    total = sum(map(len, bins.values()))
    return sum(
        abs(sum(confidence for confidence, _ in rows) - sum(right for _, right in rows))
        for rows in bins.values()
    ) / max(total, 1)


def _distance(place: Place, point: Point) -> float:
    return distance_km(Point(place.lon, place.lat), point)


if __name__ == "__main__":
    main()
