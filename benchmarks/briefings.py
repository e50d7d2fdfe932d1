"""Time of building and printing a briefing, as medians after one call to warm up.

``python -m benchmarks.briefings`` uses stories made for the tests; ``--events`` sets how many
events they are multiplied to. ``map`` draws the map that the PDF shows; ``whole PDF`` is all that
the command ``brief`` does once the events are read.
"""

import argparse
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from statistics import median
from time import perf_counter

from geo.layers.control import find_holdings
from geo.model import Event, EventQuery
from geo.views import provenance
from geo.views.briefing import FORMATS, build, draw_map, find_changes, write
from tests.events import libya, many, sudan

_DAY, _MADE = date(2021, 1, 1), datetime(2021, 1, 1, tzinfo=UTC)


def measure(run: Callable[[], object], runs: int) -> float:
    """Return the median time of a call in milliseconds, after one call to warm up."""
    run()
    times = []
    for _ in range(runs):
        start = perf_counter()
        run()
        times.append(perf_counter() - start)
    return 1000 * median(times)


def main() -> None:
    """Print one line a format: time in milliseconds and size in kilobytes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, nargs="+", default=[18, 400, 20_000])
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    articles = {**libya().articles, **sudan().articles}
    for number in arguments.events:
        events = many(number)
        model = build(events, articles)

        def whole_pdf(events: tuple[Event, ...] = events) -> bytes:
            pictures = draw_map(events, articles, EventQuery(), ".pdf")
            data = write(build(events, articles, pictures=pictures), ".pdf")
            versions = provenance.Versions("benchmark")
            origin = provenance.compose(events, articles, EventQuery(), versions, _MADE)
            return provenance.embed(data, ".pdf", origin)

        steps: dict[str, Callable[[], object]] = {
            "build": partial(build, events, articles),
            "holders": partial(find_holdings, events, _DAY),
            "changes": partial(find_changes, events, articles, model.record),
            "map": partial(draw_map, events, articles, EventQuery(), ".pdf"),
            "whole PDF": whole_pdf,
        }
        for name, run in steps.items():
            print(f"{number:>7,} events  {name:<9} {measure(run, arguments.runs):>8.0f} ms")
        for ending in FORMATS:
            time_ms = measure(partial(write, model, ending), arguments.runs)
            size_kb = len(write(model, ending)) / 1000
            print(f"{number:>7,} events  {ending:<9} {time_ms:>8.0f} ms {size_kb:>8.0f} kB")


if __name__ == "__main__":
    main()
