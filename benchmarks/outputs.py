"""Medians of the time it takes to write every format, warm, with its provenance.

``python -m benchmarks.outputs [--store | --events N] [--rounds R]``: the hand-made Libya story, so
many made events, or all events of the store that ``SANDTABLE_HOME`` names. Layers are built once
and timed on their own.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime

from geo.layers import build
from geo.model import Article, Event, EventQuery
from geo.store import open_store
from geo.views import data_files, html_snapshot, provenance, still_map
from geo.views.provenance import Versions
from tests.events import libya, many


def main() -> None:
    """Print one line a format: median seconds by the clock and of the processor, and bytes."""
    parser = argparse.ArgumentParser(description=__doc__)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--events", type=int, default=0, help="number; the Libya story if 0")
    what.add_argument("--store", action="store_true", help="all events of the store")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    events, articles = chosen(arguments.events, from_store=arguments.store)
    print(f"{len(events)} events, median of {arguments.rounds} warm rounds")
    for name, write in writers(events, articles).items():
        seconds, busy, size = measure(write, arguments.rounds)
        print(f"{name:<14} {seconds:7.3f} s {busy:7.3f} s CPU {size:>12,} bytes", flush=True)


def chosen(count: int, *, from_store: bool) -> tuple[tuple[Event, ...], dict[str, Article]]:
    """Return the events to write, and their articles by id."""
    if from_store:
        store = open_store()
        contents = store.contents()
        store.close()
        return contents.events, dict(contents.articles)
    story = libya()
    return many(count) if count else story.events, dict(story.articles)


def writers(
    events: tuple[Event, ...], articles: dict[str, Article]
) -> dict[str, Callable[[], bytes]]:
    """Return what makes each format, by name."""
    layers = build(events, articles)
    options = still_map.Options()

    def stamped(data: bytes, ending: str) -> bytes:
        when = datetime(2020, 8, 1, tzinfo=UTC)
        record = provenance.compose(events, articles, EventQuery(), Versions("0.1.0"), when)
        return provenance.embed(data, ending, record)

    def draw(form: str, page: str = "screen", dpi: int = 0) -> bytes:
        chosen_page = still_map.Options(page=still_map.PAGES[page])
        return stamped(still_map.render(layers, form, chosen_page, dpi), f".{form}")

    made: dict[str, Callable[[], bytes]] = {
        "layers": lambda: bytes(len(build(events, articles).events)),
        "html": lambda: stamped(html_snapshot.write(events, articles), ".html"),
    }
    for ending in data_files.FORMATS:
        made[ending] = lambda ending=ending: stamped(  # type: ignore[misc]
            data_files.write(layers, ending), ending
        )
    for form in still_map.FORMATS:
        made[form] = lambda form=form: draw(form)  # type: ignore[misc]
    made["png 300 dpi"] = lambda: draw("png", dpi=still_map.PRINT_DPI)
    for page in still_map.PAGES:
        made[f"png {page}"] = lambda page=page: draw("png", page)  # type: ignore[misc]
    made["6 steps, pdf"] = lambda: still_map.save(
        still_map.compose_multiples(layers, options, 6), "pdf"
    )
    made["6 steps, gif"] = lambda: still_map.animate(still_map.compose_frames(layers, options, 6))
    return made


def measure(write: Callable[[], bytes], rounds: int) -> tuple[float, float, int]:
    """Return what some rounds after a first one take in the median, and the size in bytes.

    Seconds by the clock, and seconds of the processor, which other work does not lengthen.
    """
    size = len(write())
    times, busy = [], []
    for _ in range(rounds):
        start, start_busy = time.perf_counter(), time.process_time()
        write()
        times.append(time.perf_counter() - start)
        busy.append(time.process_time() - start_busy)
    return statistics.median(times), statistics.median(busy), size


if __name__ == "__main__":
    main()
