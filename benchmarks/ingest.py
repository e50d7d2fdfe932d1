"""Measure ingest: articles a second, memory as the store grows, a second run, a filter.

``python -m benchmarks.ingest [--articles 3000] [--days 40] [--database URL]``

The reports are written by the small grammar of ``tests/pipeline/corpus.py``, so that any
machine can repeat the figures: of nine towns, so over few days all tell of the same events.
Memory is the process's resident set.
"""

import argparse
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter

import psutil

from geo.language import parse
from geo.model import EventQuery
from geo.pipeline import ingest
from geo.store import open_store
from tests.pipeline.corpus import make_tools, write_reports

STEPS = 6


def main() -> None:
    """Print the figures."""
    cli = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    cli.add_argument("--articles", type=int, default=3000)
    cli.add_argument("--days", type=int, default=40, help="over which they are published")
    cli.add_argument("--database", help="SQLAlchemy address of an empty database; else SQLite")
    arguments = cli.parse_args()
    parse("The model is loaded before the clock starts.")
    with tempfile.TemporaryDirectory() as home:
        measure(Path(home), arguments.articles, arguments.days, arguments.database)


def measure(home: Path, count: int, days: int, database_url: str | None) -> None:
    """Ingest in steps, then again, then filter."""
    folders = [home / f"part{step}" for step in range(STEPS)]
    for seed, folder in enumerate(folders):
        write_reports(folder, count // STEPS, seed, days)
    store, tools = open_store(database_url or f"sqlite:///{home / 'store.sqlite'}"), make_tools()
    process = psutil.Process()
    for folder in folders:
        start = perf_counter()
        ingest([str(folder)], store, tools=tools)
        rate = count / STEPS / (perf_counter() - start)
        held = process.memory_info().rss / 1e6
        stored, events = len(store.versions()), store.count_events()
        print(f"{stored:6} articles {events:6} events {rate:6.1f} articles/s {held:6.0f} MB")
    start = perf_counter()
    report = ingest(map(str, folders), store, tools=tools)
    print(f"again: {len(report.unchanged)} unchanged in {perf_counter() - start:.1f} s")
    query = EventQuery(first=date(2021, 3, 10), last=date(2021, 3, 12), places=("Sirte",))
    start = perf_counter()
    found = store.events(query)
    print(f"filter: {len(found)} events in {(perf_counter() - start) * 1000:.0f} ms")
    start = perf_counter()
    print(f"all: {len(store.events())} events in {(perf_counter() - start) * 1000:.0f} ms")
    store.close()


if __name__ == "__main__":
    main()
