"""The model that weighs the evidence: a logistic regression with named, readable weights."""

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from geo.mentions.surroundings import Features

WEIGHTS = Path(__file__).with_name("weights.json")
"""Weights by feature name; ``benchmarks/train_geoparsing.py`` writes them."""


class Weights(NamedTuple):
    """Hold the weights of the two passes; the second sees the other mentions of a text."""

    first: Mapping[str, float]
    second: Mapping[str, float]


@cache
def load_weights() -> Weights:
    """Read the weights that ship with the code."""
    tables = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Weights(tables["first pass"], tables["second pass"])


def probability(features: Features, weights: Mapping[str, float]) -> float:
    """Return how likely the span is a place, 0 to 1; features without a weight count nothing.

    >>> round(probability({"always": 1.0}, {"always": 2.0}), 2)
    0.88
    """
    logit = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, logit))))
