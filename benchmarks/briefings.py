"""Time of building and printing a briefing, as medians after one call to warm up.

``python -m benchmarks.briefings`` uses stories made for the tests; ``--events`` sets how many
events they are multiplied to. ``map`` draws the map that the PDF shows; ``two pages`` and ``full``
are all that the command ``brief`` does for a PDF once the events are read. Beside the time that
passes stands the processor's, which other work on the machine changes less.
"""

import argparse
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from statistics import median
from time import perf_counter, process_time

from geo.layers.control import find_holdings
from geo.model import Event, EventQuery
from geo.views import provenance
from geo.views.briefing import FORMATS, build, draw_map, find_changes, write
from tests.events import libya, many, sudan

_DAY, _MADE = date(2021, 1, 1), datetime(2021, 1, 1, tzinfo=UTC)


def measure(run: Callable[[], object], runs: int) -> tuple[float, float]:
    """Return the median times of a call after one to warm up: passed and the processor's, in ms."""
    run()
    passed, used = [], []
    for _ in range(runs):
        start, start_of_use = perf_counter(), process_time()
        run()
        passed.append(perf_counter() - start)
        used.append(process_time() - start_of_use)
    return 1000 * median(passed), 1000 * median(used)


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

        def whole_pdf(*, is_short: bool, events: tuple[Event, ...] = events) -> bytes:
            pictures = draw_map(events, articles, EventQuery(), ".pdf", is_short=is_short)
            made = build(events, articles, pictures=pictures, is_short=is_short)
            data = write(made, ".pdf")
            versions = provenance.Versions("benchmark")
            origin = provenance.compose(events, articles, EventQuery(), versions, _MADE)
            return provenance.embed(data, ".pdf", origin)

        steps: dict[str, Callable[[], object]] = {
            "build": partial(build, events, articles),
            "holders": partial(find_holdings, events, _DAY),
            "changes": partial(find_changes, events, articles, model.record),
            "map": partial(draw_map, events, articles, EventQuery(), ".pdf"),
            "two pages": partial(whole_pdf, is_short=True),
            "full": partial(whole_pdf, is_short=False),
        }
        for name, run in steps.items():
            passed, used = measure(run, arguments.runs)
            print(f"{number:>7,} events  {name:<9} {passed:>8.0f} ms {used:>8.0f} ms used")
        for ending in FORMATS:
            passed, used = measure(partial(write, model, ending), arguments.runs)
            size_kb = len(write(model, ending)) / 1000
            print(
                f"{number:>7,} events  {ending:<9} {passed:>8.0f} ms {used:>8.0f} ms used "
                f"{size_kb:>8.0f} kB"
            )


if __name__ == "__main__":
    main()
