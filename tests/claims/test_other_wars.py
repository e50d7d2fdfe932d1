"""Complete movements on texts about wars that no rule was written for, in a small world."""

import pytest

from benchmarks import other_wars

pytestmark = pytest.mark.model


def test_movements_on_other_wars_are_complete() -> None:
    scores = other_wars.score(other_wars.results_of(other_wars.TEXTS))
    assert scores["movements"] >= 0.8
    assert scores["complete"] >= 0.6
