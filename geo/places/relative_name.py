"""What a relative wording means where no text surrounds it: "25 km west of Sirte"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from geo.model import Candidate, Span
from geo.places.accounts import account
from geo.places.computation import compute, is_area
from geo.places.expressions import Expression, find_expressions

_WORD = re.compile(r"[^\s,()–-]+")
_LONGEST_NAME = 5  # words
_CERTAINTY_OF_WORDING = 0.9

Weigher = Callable[[str], tuple[Candidate, ...]]
"""Returns what a bare name may mean, the likeliest first."""


def weigh_relative(wording: str, weigh: Weigher) -> tuple[Candidate, ...]:
    """Compute the place that a wording makes out of known ones; empty if it is none.

    The names in it mean what they would by themselves; the reasons tell from what and by which
    rule the place was computed.
    """
    anchors = dict(_find_names(wording, weigh))
    spans = sorted(anchors)
    areas = {n for n, span in enumerate(spans) if is_area(anchors[span].place)}
    found = find_expressions(wording, spans, areas)
    return tuple(
        _compute(expression, [anchors[spans[number]] for number in expression.anchors], wording)
        for expression in found
        if wording[: expression.span.start].casefold() in ("", "the ")
        and expression.span.end == len(wording)
    )


def _compute(expression: Expression, anchors: list[Candidate], wording: str) -> Candidate:
    places = [anchor.place for anchor in anchors]
    place, relation = compute(expression, places, wording)
    least = min(anchors, key=lambda anchor: anchor.score)
    return replace(
        least,
        place=place,
        score=_CERTAINTY_OF_WORDING * least.score,
        reasons=account(expression, places, relation, place.radius_km),
    )


def _find_names(wording: str, weigh: Weigher) -> Iterator[tuple[Span, Candidate]]:
    """Yield the known names among the capitalised words, the longest at each word."""
    words = [Span(*match.span()) for match in _WORD.finditer(wording)]
    i = 0
    while i < len(words):
        step = 1
        if wording[words[i].start].isupper():
            for stop in range(min(i + _LONGEST_NAME, len(words)), i, -1):
                span = Span(words[i].start, words[stop - 1].end)
                if wording[words[stop - 1].start].isupper() and (met := weigh(span.of(wording))):
                    yield span, met[0]
                    step = stop - i
                    break
        i += step
