"""Accuracy and speed of the date tagger.

``python -m benchmarks.dates`` scores the narratives in ``../shared`` in every mode and counts
news documents a second; ``--corpus`` takes any file in the scorer's format, several times,
``--errors`` writes the disagreements of the automatic mode by cause.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter
from types import ModuleType
from typing import Any

from benchmarks.scorers import load_scorer
from geo.commands.timex import tag_document
from geo.dates import Mode

MEASURES = ("strict", "relaxed", "type", "value")


def main() -> int:
    """Print one line for each corpus and mode, then the speed on news."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--corpus", type=Path, action="append", default=[])
    parser.add_argument("--news", type=Path, help="corpus to time; trnews.jsonl by default")
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    scorer = load_scorer(arguments.shared, "evaluate_timex")
    for path in arguments.corpus or [arguments.shared / "corpora" / "wikiwars_dev.jsonl"]:
        documents = _read(path)
        for mode in Mode:
            errors = _score(scorer, path.stem, documents, mode)
            if arguments.errors and mode is Mode.AUTO:
                _print_causes(errors)
    _time(_read(arguments.news or arguments.shared / "corpora" / "trnews.jsonl"))
    return 0


def _score(
    scorer: ModuleType, name: str, documents: list[dict[str, Any]], mode: Mode
) -> list[tuple[str, ...]]:
    counts, errors = [], []
    for document in documents:
        found = tag_document(document, mode)["timexes"]
        count, disagreements = scorer.score_doc(document["text"], document["timexes"], found)
        counts.append(count)
        errors += disagreements
    total = scorer.add(counts)
    scores = "  ".join(f"{key} F1 {100 * scorer.prf(total, key)[2]:.1f}" for key in MEASURES)
    print(f"{name}  {mode:<9}  {scores}")
    return errors


def _print_causes(errors: list[tuple[str, ...]]) -> None:
    """Print how often each kind of disagreement occurs, and three of each."""
    causes = Counter(_cause(error) for error in errors)
    for cause, number in causes.most_common():
        samples = [error[1:] for error in errors if _cause(error) == cause][:3]
        print(f"  {number:>4}  {cause}")
        for gold, gold_value, found, value in samples:
            print(f"          {gold!r} {gold_value or '-'} | {found!r} {value or '-'}")


def _cause(error: tuple[str, ...]) -> str:
    kind, _, gold, _, found = error
    if kind == "MISS":
        return "missed, without a value" if not gold else "missed"
    if kind == "SPURIOUS":
        return "not annotated"
    if (gold or "")[:4] != found[:4]:
        return "other year or reference"
    return "same year, otherwise different"


def _time(documents: list[dict[str, Any]]) -> None:
    start = perf_counter()
    for document in documents:
        tag_document(document, Mode.AUTO)
    seconds = perf_counter() - start
    size = sum(len(document["text"]) for document in documents) / len(documents)
    print(f"{len(documents) / seconds:.0f} documents a second, of {size:.0f} characters each")


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


if __name__ == "__main__":
    sys.exit(main())
