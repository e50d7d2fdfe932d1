"""The model that weighs the evidence: a logistic regression with named, readable weights."""

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from geo.mentions.evidence import Features

WEIGHTS = Path(__file__).with_name("weights.json")
"""Weights by feature name; ``benchmarks/train_geoparsing.py`` writes them."""


@cache
def load_weights() -> Mapping[str, float]:
    """Read the weights that ship with the code."""
    weights: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return weights


def probability(features: Features, weights: Mapping[str, float]) -> float:
    """Return how likely the span is a place, 0 to 1; features without a weight count nothing.

    >>> round(probability({"always": 1.0}, {"always": 2.0}), 2)
    0.88
    """
    logit = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, logit))))
