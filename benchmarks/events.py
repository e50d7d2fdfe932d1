"""Accuracy of claims: scores on the hand-coded texts, errors by cause, what each part brings.

``python -m benchmarks.events [--shared ../shared] [--gold-places] [--errors] [--ablations]
[--by-war] [--set five|wars]``

Runs the whole pipeline on the texts and scores it with the folder's own scorer. With
``--gold-places`` the hand-coded places stand in for the pipeline's, so that what is lost in
reading events is told apart from what is lost in finding places. ``--errors`` lists what is
missed and what is wrong by cause; ``--ablations`` scores again without one mechanism after the
other; ``--by-war`` scores each text alone. Nothing in reading claims is learned: the words and
rules are the same for every war. The weights that choose places are, and the figures without
them are those with ``--gold-places``; ``benchmarks.geoparsing`` gives theirs with each set left
out.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.event_ablations import ABLATIONS
from benchmarks.event_misses import why_missed
from benchmarks.event_sets import (
    SETS,
    Event,
    Prepared,
    prepare,
    read_lines,
)
from benchmarks.scorers import load_scorer

Pairs = list[tuple[Event, Event]]


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--gold-places", action="store_true", help="use the hand-coded places")
    parser.add_argument("--errors", action="store_true", help="list errors by cause")
    parser.add_argument("--ablations", action="store_true", help="leave out one part at a time")
    parser.add_argument("--by-war", action="store_true", help="score each text alone")
    parser.add_argument("--set", choices=sorted(SETS), action="append")
    arguments = parser.parse_args()
    scorer = load_scorer(arguments.shared, "evaluate_events")
    for name in arguments.set or SETS:
        gold = read_lines(arguments.shared / SETS[name][0] / "events.jsonl")
        texts = list(prepare(arguments.shared, name, gold_places=arguments.gold_places))
        predictions = _predict(texts)
        result, pairs, met = scorer.score(gold, predictions)
        _print_scores(name, result)
        if arguments.errors:
            _print_errors(scorer, texts, gold, predictions, pairs, met)
        if arguments.by_war:
            _print_texts(scorer, gold, predictions)
        if arguments.ablations:
            _print_ablations(scorer, texts, gold, result)


def _predict(texts: list[Prepared]) -> list[Event]:
    return [prediction for text in texts for prediction in text.predict()]


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


def _print_errors(  # noqa: PLR0917 - what was read, what it should be, and how the two pair
    scorer: ModuleType,
    texts: list[Prepared],
    gold: list[Event],
    predictions: list[Event],
    pairs: Pairs,
    met: Pairs,
) -> None:
    by_id = {Path(text.article.source).stem: text for text in texts}
    found, used = {id(event) for event, _ in met}, {id(event) for _, event in met}
    arrows: Counter[str] = Counter()
    for event in gold:
        if _is_arrow(scorer, event) and id(event) not in found:
            near = [p for p in predictions if _overlap(scorer, event, p)]
            cause = why_missed(event, near, by_id[event["doc_id"]])
            arrows[cause] += 1
            print(f"  missed, {cause}: {event['doc_id']} {event['type']}: {event['quote'][:120]!r}")
    for event in predictions:
        if _is_arrow(scorer, event) and id(event) not in used:
            arrows["spurious"] += 1
            print(f"  spurious: {event['doc_id']} {event['rule']}: {event['quote'][:120]!r}")
    for event, prediction in met:
        for slot in _wrong_slots(scorer, event, prediction):
            arrows[f"wrong {slot}"] += 1
            print(f"  wrong {slot}: {event['doc_id']} {event['quote'][:100]!r}")
    _print_causes("movements", arrows)
    _print_causes("all events", _causes_of_events(scorer, by_id, gold, predictions, pairs))


def _causes_of_events(
    scorer: ModuleType,
    by_id: dict[str, Prepared],
    gold: list[Event],
    predictions: list[Event],
    pairs: Pairs,
) -> Counter[str]:
    """Count why events of every type are missed or wrong."""
    partner = {id(event): prediction for event, prediction in pairs}
    causes: Counter[str] = Counter()
    for event in gold:
        prediction = partner.get(id(event))
        if prediction is None:
            near = [p for p in predictions if _overlap(scorer, event, p)]
            causes[why_missed(event, near, by_id[event["doc_id"]])] += 1
        elif scorer.status_class(event) != scorer.status_class(prediction):
            causes["other status"] += 1
        elif not scorer.same_type(event, prediction):
            causes["other type"] += 1
    causes["spurious"] = len(predictions) - len(pairs)
    return causes


def _print_causes(name: str, causes: Counter[str]) -> None:
    print(f"  {name}: " + ", ".join(f"{cause} {count}" for cause, count in causes.most_common()))


def _print_texts(scorer: ModuleType, gold: list[Event], predictions: list[Event]) -> None:
    """Print the scores of each text, for no rule may serve one war alone."""
    for doc_id in dict.fromkeys(event["doc_id"] for event in gold):
        coded = [event for event in gold if event["doc_id"] == doc_id]
        told = [event for event in predictions if event["doc_id"] == doc_id]
        result, _, _ = scorer.score(coded, told)
        moves, every = result["movements"], result["events"]
        print(
            f"  {doc_id:28} movements {moves['right']:2} of {moves['gold']:2} coded, "
            f"{moves['predicted']:2} told; events F1 {every['f1']:.2f}"
        )


def _print_ablations(
    scorer: ModuleType, texts: list[Prepared], gold: list[Event], whole: dict[str, Any]
) -> None:
    """Print what each figure becomes without one part of the reading."""
    print(f"  {'without':34} movements  complete  events  false arrows")
    for name, leave_out in (("nothing", None), *ABLATIONS.items()):
        result = whole
        if leave_out is not None:
            with leave_out():
                result, _, _ = scorer.score(gold, _predict(texts))
        f1 = "      ".join(f"{result[row]['f1']:.3f}" for row in ("movements", "complete"))
        print(
            f"  {name:34} {f1}     {result['events']['f1']:.3f}   "
            f"{result['false_arrows']['share']:.3f}"
        )


def _is_arrow(scorer: ModuleType, event: Event) -> bool:
    return bool(event.get("is_movement") and scorer.status_class(event) == "asserted")


def _overlap(scorer: ModuleType, event: Event, prediction: Event) -> bool:
    return bool(event["doc_id"] == prediction["doc_id"] and scorer.overlap(event, prediction) > 0)


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
