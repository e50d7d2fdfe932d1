"""Fit the weights of recognition and resolution: ``python -m benchmarks.train_geoparsing``.

Deterministic: the same corpora, gazetteer and language model give the same weights. The weights
say how much each named feature counts; no text or name of a corpus ends up in them.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.gazetteer_gaps import RIGHT_WITHIN_KM, find_gaps, open_gaps
from benchmarks.geoparsing_corpora import CORPORA, Document, load
from geo.gazetteer import ensure_built, open_index
from geo.mentions import recogniser
from geo.mentions.consistency import add_consistency
from geo.mentions.finder import read_evidence
from geo.mentions.proposals import propose, span_of
from geo.model import Gazetteer, Span
from geo.places import naming, ranking
from geo.places.context import Context
from geo.places.geodesy import Point, distance_km

Matrix = NDArray[np.float64]
Row = dict[str, float]
TRAINED_ON = (*CORPORA, "wars")
_RIVALS_WITHIN_KM = 10.0
_MIN_COUNT = 8
_COUNT_OF_GAP = 0.4
"""How much a name counts whose place was taken out, beside one that was left as it is."""
_EXPECTED = {
    "asked: kind fits": 2.0,
    "asked: kind fits best": 1.0,
    "asked: kind differs": -1.0,
    "asked: airfield or base fits": 4.0,
    "asked: spot fits": 3.0,
    "asked: water fits": 3.0,
    "containment: lies in what follows": 3.0,
    "containment: holds what precedes": 1.0,
    "gazetteer: of the kind the noun beside it says": 3.0,
    "gazetteer: reviewed": 1.0,
    "left: part of": 1.0,
    "left: rank of a person": -3.0,
    "left: number of a unit": -3.0,
    "other mentions: any after a rank": -2.0,
    "tied: into a line": 3.0,
    "left: taking of": 1.0,
    "verb: takes it": 1.0,
    "match: fuzzy": -2.0,
    "match: transliterated": -0.5,
}
"""Weights that the ridge pulls towards, where the corpora are too few to say: bases, spellings."""


def main() -> None:
    """Fit both models and write their weights next to the code that reads them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    arguments = parser.parse_args()
    ensure_built()
    index = open_index()
    sets = [load(arguments.shared, name) for name in TRAINED_ON]
    recognition = fit_recogniser(sets, index)
    tables = {"first pass": recognition.first, "second pass": recognition.second}
    write(recogniser.WEIGHTS, tables)
    weights = fit_ranking(sets, index)
    write(ranking.WEIGHTS, {"alone": weights.alone, "in context": weights.in_context})


def write(path: Path, weights: object) -> None:
    """Write weights as readable JSON."""
    text = json.dumps(weights, indent=1, sort_keys=True, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def balance(sets: Sequence[Sequence[Document]]) -> list[tuple[Document, float]]:
    """Give each document the weight that lets every set count alike, however large it is.

    A large corpus would otherwise impose its own conventions on all texts.
    """
    sizes = [sum(len(document.toponyms) for document in documents) for documents in sets]
    mean = sum(sizes) / len(sizes)
    return [
        (document, mean / size)
        for documents, size in zip(sets, sizes, strict=True)
        for document in documents
    ]


def fit_recogniser(sets: Sequence[Sequence[Document]], index: Gazetteer) -> recogniser.Weights:
    """Fit the two logistic regressions that judge whether a span is a place name."""
    problems = []
    counts: list[float] = []
    for document, share in balance(sets):
        gold = {toponym.span for toponym in document.toponyms}
        proposals = propose(document.article.body, document.parse, index)
        features = read_evidence(document.parse, proposals, index)
        spans = [span_of(document.parse, proposal) for proposal in proposals]
        problems.append((document, proposals, features, [float(span in gold) for span in spans]))
        counts += [share * _is_judged(document, span in gold, span) for span in spans]
    targets = np.array([label for *_, labels in problems for label in labels])
    first = _fit_logistic(
        [row for *_, rows, _ in problems for row in rows], targets, np.array(counts)
    )
    for _, proposals, features, _ in problems:
        judged = [recogniser.probability(row, first) for row in features]
        add_consistency(features, proposals, judged, document.parse)
    second = _fit_logistic(
        [row for *_, rows, _ in problems for row in rows], targets, np.array(counts)
    )
    return recogniser.Weights(first, second)


def _is_judged(document: Document, is_gold: bool, span: Span) -> bool:
    """Tell whether the annotation says of the span that it is a name, or that it is none."""
    return is_gold or not any(span.overlaps(unjudged) for unjudged in document.unjudged)


class _Problem(NamedTuple):
    """The names of one document, which are to be resolved, and how much the document counts.

    ``gaps`` are the names whose right place was taken out; where there are any, only they are
    to be resolved.
    """

    document: Document
    share: float
    names: naming.Names
    gaps: frozenset[int] = frozenset()


def fit_ranking(sets: Sequence[Sequence[Document]], index: Gazetteer) -> ranking.Weights:
    """Fit the two conditional logits that rank the candidates of a name."""
    problems = [
        _Problem(
            document,
            share,
            naming.gather(document.article.body, document.parse, mentions, index),
        )
        for document, share in balance(sets)
        if (mentions := document.mentions())
    ]
    alone = _fit_choices(
        problems,
        lambda names: [ranking.features_of(t, n, None) for n, t in enumerate(names.toponyms)],
    )
    widened = [
        variant
        for problem in problems
        for variant in _with_gaps(_widen(problem, ranking.Weights(alone, {}), index))
    ]
    beliefs = {
        id(p.names): naming.weigh_alone(p.names, ranking.Weights(alone, {})) for p in widened
    }
    in_context: dict[str, float] = {}
    for _ in range(naming.PASSES_IN_CONTEXT):
        rows = {
            id(p.names): naming.features_in_context(p.names, beliefs[id(p.names)]) for p in widened
        }
        in_context = _fit_choices(widened, lambda names, rows=rows: rows[id(names)])  # type: ignore[misc]
        beliefs = {
            key: tuple(ranking.believe(row, in_context) for row in value)
            for key, value in rows.items()
        }
    return ranking.Weights(alone, in_context)


def _widen(problem: _Problem, weights: ranking.Weights, index: Gazetteer) -> _Problem:
    """Look the names up again inside the document's countries, as resolution does."""
    names = problem.names
    beliefs = naming.weigh_alone(names, weights)
    context = Context(names.toponyms, beliefs, names.votes)
    return problem._replace(names=naming.widen(names, context, index))


def _with_gaps(problem: _Problem) -> Iterator[_Problem]:
    """Yield a problem and, where it has names to leave unknown, the problem without them."""
    yield problem
    points = {number: point for number, point, _ in _gold_of(problem.document, problem.names)}
    if gaps := find_gaps(points, problem.names):
        names = open_gaps(problem.names, gaps)
        yield _Problem(problem.document, _COUNT_OF_GAP * problem.share, names, frozenset(gaps))


def _fit_choices(
    problems: Sequence[_Problem],
    features: Callable[[naming.Names], list[list[Row]]],
) -> dict[str, float]:
    rows: list[Row] = []
    groups: list[int] = []
    right: list[bool] = []
    weights: list[float] = []
    for document, share, names, gaps in problems:
        choices = features(names)
        for number, point, count in _gold_of(document, names):
            if gaps and number not in gaps:
                continue
            group = len(weights)
            weights.append(share * count**0.5)
            rows.extend(choices[number])
            groups.extend([group] * len(choices[number]))
            right.extend(_right_choices(names, number, point))
    columns, matrix = _to_matrix(rows)
    expected = np.array([_EXPECTED.get(column, 0.0) for column in columns])
    fitted = _fit_conditional(
        matrix, np.array(groups), np.array(right), np.array(weights), expected=expected
    )
    return _as_weights(columns, fitted)


def _gold_of(document: Document, names: naming.Names) -> list[tuple[int, Point, int]]:
    """Return each toponym's annotated point; mentions that disagree count separately."""
    numbers = dict(zip((m.span for m in names.mentions), names.toponym_of, strict=True))
    counts = Counter(
        (numbers[t.span], Point(*t.point)) for t in document.toponyms if t.point is not None
    )
    return [(number, point, count) for (number, point), count in counts.items()]


def _right_choices(names: naming.Names, number: int, point: Point) -> list[bool]:
    """Tell which choices are right, "none of them" the last.

    Corpora differ in where they put the one point of a wide place: a point inside it will do.
    """
    candidates = names.toponyms[number].candidates
    km = [distance_km(point, Point(c.place.lon, c.place.lat)) for c in candidates]
    least = min(km, default=RIGHT_WITHIN_KM + 1)
    if least > RIGHT_WITHIN_KM:
        around = [value <= c.place.radius_km for value, c in zip(km, candidates, strict=True)]
        return [*around, not any(around)]
    return [*(value <= least + _RIVALS_WITHIN_KM for value in km), False]


def _to_matrix(rows: Sequence[Row]) -> tuple[list[str], Matrix]:
    counts = Counter(name for row in rows for name, value in row.items() if value)
    frequent = {name for name, count in counts.items() if count >= _MIN_COUNT}
    names = sorted(frequent | (_EXPECTED.keys() & counts.keys()))
    columns = {name: column for column, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name, value in row.items():
            if name in columns:
                matrix[i, columns[name]] = value
    return names, matrix


def _fit_logistic(
    rows: Sequence[Row], labels: Matrix, counts: Matrix, ridge: float = 10.0
) -> dict[str, float]:
    """Fit by Newton's method."""
    names, matrix = _to_matrix(rows)
    expected = np.array([_EXPECTED.get(name, 0.0) for name in names])
    weights = np.zeros(len(names))
    for _ in range(15):
        probability = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        gradient = matrix.T @ (counts * (labels - probability)) - ridge * (weights - expected)
        steepness = counts * probability * (1 - probability)
        curvature = (matrix * steepness[:, None]).T @ matrix
        weights += np.linalg.solve(curvature + ridge * np.eye(len(weights)), gradient)
    return _as_weights(names, weights)


def _fit_conditional(
    matrix: Matrix,
    groups: NDArray[np.int64],
    right: NDArray[np.bool_],
    counts: Matrix,
    *,
    expected: Matrix,
) -> Matrix:
    """Fit a conditional logit, summed over the right choices of a group, by Adam."""
    ridge, steps = 3.0, 600
    weights = expected.copy()
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        scores = np.exp(np.clip(matrix @ weights, -40, 40))
        all_sum = np.bincount(groups, scores)
        right_sum = np.bincount(groups, scores * right, minlength=len(all_sum))
        posterior = scores * right / np.maximum(right_sum[groups], 1e-30)
        delta = counts[groups] * (posterior - scores / all_sum[groups])
        gradient = (matrix.T @ delta - ridge * (weights - expected)) / counts.sum()
        mean = 0.9 * mean + 0.1 * gradient
        spread = 0.999 * spread + 0.001 * gradient**2
        rate = 0.1 if step < steps // 2 else 0.03
        weights += rate * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-9)
    return weights


def _as_weights(names: Sequence[str], values: Matrix) -> dict[str, float]:
    return {name: round(float(value), 3) for name, value in zip(names, values, strict=True)}


if __name__ == "__main__":
    main()
