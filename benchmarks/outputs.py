"""Medians of the time it takes to write every format, warm, from the hand-made events.

``python -m benchmarks.outputs [--events N] [--rounds R]``: 18 events by default, as many as the
demo corpus has of its order. Layers are built once and timed on their own.
"""

import argparse
import statistics
import time
from collections.abc import Callable

from geo.layers import build
from geo.model import Article, Event
from geo.views import data_files, html_snapshot, still_map
from tests.events import libya, many


def main() -> None:
    """Print one line a format: median seconds and bytes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=0, help="number; the Libya story if 0")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    story = libya()
    events = many(arguments.events) if arguments.events else story.events
    print(f"{len(events)} events, median of {arguments.rounds} warm rounds")
    for name, write in writers(events, dict(story.articles)).items():
        seconds, size = measure(write, arguments.rounds)
        print(f"{name:<12} {seconds:7.3f} s {size:>12,} bytes")


def writers(
    events: tuple[Event, ...], articles: dict[str, Article]
) -> dict[str, Callable[[], bytes]]:
    """Return what makes each format, by name."""
    layers = build(events, articles)
    made: dict[str, Callable[[], bytes]] = {
        "layers": lambda: bytes(len(build(events, articles).events)),
        "png 300 dpi": lambda: still_map.render(layers, "png", dpi=still_map.PRINT_DPI),
        "html": lambda: html_snapshot.write(events, articles),
    }
    for form in still_map.FORMATS:
        made[form] = lambda form=form: still_map.render(layers, form)  # type: ignore[misc]
    for ending in data_files.FORMATS:
        made[ending] = lambda ending=ending: data_files.write(layers, ending)  # type: ignore[misc]
    return made


def measure(write: Callable[[], bytes], rounds: int) -> tuple[float, int]:
    """Return the median seconds of some rounds after a first one, and the size in bytes."""
    size = len(write())
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        write()
        times.append(time.perf_counter() - start)
    return statistics.median(times), size


if __name__ == "__main__":
    main()
