"""The bars that reading events must hold on the hand-coded texts, with their coded places."""

from pathlib import Path

import pytest

from benchmarks.event_sets import SETS, predict_set, read_lines
from benchmarks.scorers import load_scorer

pytestmark = [pytest.mark.model, pytest.mark.shared]


@pytest.mark.parametrize(("name", "movements_f1"), [("five", 0.85), ("wars", 0.72)])
def test_movements_are_found_and_false_arrows_are_rare(
    shared: Path, name: str, movements_f1: float
) -> None:
    gold = read_lines(shared / SETS[name][0] / "events.jsonl")
    predictions = list(predict_set(shared, name, gold_places=True))
    result, _, _ = load_scorer(shared, "evaluate_events").score(gold, predictions)
    assert result["movements"]["f1"] >= movements_f1
    assert result["false_arrows"]["share"] <= 0.03
    assert result["must_show_recall"] >= (0.85 if name == "five" else 0.6)
