"""Time of building and printing a briefing, as medians.

``python -m benchmarks.briefings`` uses stories made for the tests; ``--events`` sets how many
events they are multiplied to.
"""

import argparse
from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

from geo.views.briefing import FORMATS, build, write
from tests.events import libya, many, sudan


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
        time_ms = measure(partial(build, events, articles), arguments.runs)
        print(f"{number:>7,} events  build  {time_ms:>8.0f} ms")
        model = build(events, articles)
        for ending in FORMATS:
            time_ms = measure(partial(write, model, ending), arguments.runs)
            size_kb = len(write(model, ending)) / 1000
            print(f"{number:>7,} events  {ending:<6} {time_ms:>8.0f} ms {size_kb:>8.0f} kB")


if __name__ == "__main__":
    main()
