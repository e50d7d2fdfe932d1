"""Measure the gazetteer: building, size, opening, lookups, and how many gold places it offers.

``python -m benchmarks.gazetteer [--shared ../shared] [--build]
[--import-rows 13000000 | --import-file allCountries.txt]``

Where something was imported, lookups are measured without and with it. ``--import-rows`` imports
so many rows of :mod:`benchmarks.synthetic_geonames`, ``--import-file`` a file of one's own, into a
folder of its own, and measures that and the lookups afterwards, nothing else; it needs about 900
bytes of disk a row.

Recall is the share of annotated places that are among the candidates of their name at all: the
ceiling for whatever chooses among them. A point counts within 161 km in the published corpora,
and within 25 km, or the place's own radius, in the hand-coded sets.
"""

import argparse
import os
import random
import resource
import shutil
import statistics
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import filterfalse, islice
from pathlib import Path

from geopy.distance import great_circle

from benchmarks.geoparsing_corpora import CORPORA, HAND_CODED, read_toponyms
from benchmarks.synthetic_geonames import write
from geo.gazetteer import Index, build, ensure_built, import_geonames, installed, open_index
from geo.gazetteer.keys import normalised_key, transliteration_keys

STRICT = ("Sirte", "Tripoli", "Paris", "Kharkiv", "al-Watiya", "San Antonio", "Xyzzy")
TOLERANT = (("Ghiryan", "LY"), ("Benghzai", "LY"), ("Springfeild", "US"), ("Xyzzyton", "CN"))
MANY = ("SY", "UA", "US")
DRAWN = 3_000
NAMESAKES = ((1, 3), (3, 10), (10, 50), (50, 100_000))
FEWEST_NAMES = 20
CORPUS_KM, HAND_CODED_KM = 161.0, 25.0


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--build", action="store_true", help="also build an index anew")
    parser.add_argument("--import-rows", type=int, default=0)
    parser.add_argument("--import-file", type=Path)
    arguments = parser.parse_args()
    if arguments.import_rows or arguments.import_file:
        measure_import(arguments.import_rows, arguments.import_file)
        return
    index = Index(ensure_built())
    measure_opened(open_index if installed() else lambda: Index(ensure_built()))
    measure_lookups(index)
    if arguments.shared.is_dir():
        for name in (*CORPORA, *HAND_CODED):
            found, total = recall(index, arguments.shared, name)
            print(f"recall {name}: {found / total:.3f} of {total}")
    if arguments.build:
        measure_building()
        peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"peak memory, building included: {peak_mb:.0f} MB")


def measure_opened(open_one: Callable[[], Index]) -> None:
    """Print how long opening takes, what memory it adds, and medians without and with imports."""
    before_mb = memory_mb()
    print(f"opening: {milliseconds(lambda: open_one().is_name('Sirte')):.1f} ms")
    base, index = Index(ensure_built()), open_one()
    names = draw_names(base)
    in_all = measure_many(index, names)
    print(f"memory added by opening and looking up: {memory_mb() - before_mb:.1f} MB")
    alone = measure_many(base, names) if installed() else {}
    for way, median in in_all.items():
        beside = f", {median / alone[way]:.2f} times the {alone[way]:.4f} without" if alone else ""
        print(f"{way}: median {median:.4f} ms{beside}")


def measure_namesakes(file: Path) -> None:
    """Print medians for names that the file's places share with settlements of the default."""
    base, index = Index(ensure_built()), open_index()
    counts = Counter(line.split("\t", 2)[1] for line in file.open(encoding="utf-8"))
    for low, high in NAMESAKES:
        names = [name for name, count in counts.items() if low <= count < high]
        known = list(islice(filter(base.is_name, names), DRAWN))
        unknown = list(islice(filterfalse(base.is_name, names), DRAWN))
        for kind, asked in (("known to", known), ("not in", unknown)):
            if len(asked) < FEWEST_NAMES:
                continue
            alone, in_all = measure_many(base, asked), measure_many(index, asked)
            told = ", ".join(
                f"{way} {in_all[way]:.4f} ms ({alone[way]:.4f} without)"
                for way in ("is_name", "exact", "tolerant")
            )
            print(f"{len(asked)} names {kind} the default, {low} to {high - 1} in the file: {told}")


def measure_import(rows: int, given: Path | None) -> None:
    """Import a file into a home of its own, and look names up in both indexes."""
    base = ensure_built()
    with tempfile.TemporaryDirectory(dir=base.parent) as home:
        shutil.copy(base, home)
        os.environ["SANDTABLE_HOME"] = home
        file = given or Path(home) / "synthetic.txt"
        if not given:
            write(file, rows)
        with Peak() as peak:
            start, busy = time.perf_counter(), processor_s()
            made = import_geonames(file, announce=print).made
            minutes = (time.perf_counter() - start) / 60
        busy = (processor_s() - busy) / 60
        size = made.path.stat().st_size
        print(f"importing {made.places:,} places: {minutes:.1f} min, of which {busy:.1f} computing")
        print(f"peak memory of all its processes: {peak.memory_mb:.0f} MB")
        print(f"size: {size / 1e6:.0f} MB, {size / made.places:.0f} bytes a row")
        measure_opened(open_index)
        measure_namesakes(file)


def processor_s() -> float:
    """Return the processor time of this process and of those that it started and that ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


class Peak:
    """Watch the memory that this process and those it starts hold together (Linux)."""

    def __init__(self) -> None:
        self.memory_mb = 0.0
        self._ended = threading.Event()
        self._watching = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Peak":
        """Begin."""
        self._watching.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self._ended.set()
        self._watching.join()

    def _watch(self) -> None:
        while not self._ended.wait(1.0):
            self.memory_mb = max(self.memory_mb, sum(map(own_memory_mb, process_tree())))


def process_tree() -> list[int]:
    """Return the numbers of this process and of those that it started."""
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return [os.getpid(), *map(int, children)]


def own_memory_mb(process: int) -> float:
    """Return what a process holds, its part of what it shares with others; 0 if it has ended."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")) / 1e3


def measure_building() -> None:
    """Build an index in a folder of its own, and tell how long the first progress took."""
    told: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gazetteer-measured.sqlite"
        start = time.perf_counter()
        build(path, lambda _done, _total: told.append(time.perf_counter() - start))
        seconds = time.perf_counter() - start
        size_mb = path.stat().st_size / 1e6
    print(f"building: {seconds:.1f} s, first progress after {told[0]:.1f} s, {size_mb:.0f} MB")


def measure_many(index: Index, names: list[str]) -> dict[str, float]:
    """Return the median of each way to look names up, in ms; each name is asked once."""
    index.is_name("Sirte")  # connects
    for keyed in (normalised_key, transliteration_keys):
        keyed.cache_clear()
    misspelt = [name[:3] + name[4] + name[3] + name[5:] for name in names if len(name) > 6]
    ways: dict[str, tuple[list[str], Callable[[str], object]]] = {
        "is_name": (names, index.is_name),
        "exact": (names, lambda name: index.candidates(name, tolerant=False)),
        "tolerant": (names, index.candidates),
        "with a generic noun": ([f"{name} airport" for name in names], index.candidates),
        "misspelt, 3 countries": (misspelt, lambda name: index.candidates(name, countries=MANY)),
    }
    return {
        way: statistics.median(milliseconds(lambda name=name, ask=ask: ask(name)) for name in asked)  # type: ignore[misc]
        for way, (asked, ask) in ways.items()
        if asked
    }


def draw_names(index: Index) -> list[str]:
    """Draw settlements near points all over the inhabited world, the same ones every time."""
    chance = random.Random(1)
    names: set[str] = set()
    while len(names) < DRAWN:
        lon, lat = chance.uniform(-120, 140), chance.uniform(-35, 60)
        names.update(place.name for place in index.settlements_within(lon, lat, 60)[:20])
    return sorted(names)[:DRAWN]


def memory_mb() -> float:
    """Return the memory that this process holds now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def measure_lookups(index: Index) -> None:
    """Tell how long lookups take, each name's first one and the median of later ones."""
    for name in STRICT:
        print_lookup(name, lambda name=name: index.candidates(name, tolerant=False))  # type: ignore[misc]
    for name, code in TOLERANT:
        print_lookup(
            f"{name} in {code}",
            lambda name=name, code=code: index.candidates(name, countries=[code]),  # type: ignore[misc]
        )


def print_lookup(title: str, look_up: Callable[[], object]) -> None:
    """Print the first and the median time of a lookup."""
    first, *later = (milliseconds(look_up) for _ in range(21))
    print(f"lookup {title}: first {first:.2f} ms, then {statistics.median(later):.3f} ms")


def milliseconds(action: Callable[[], object]) -> float:
    """Measure one call."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def recall(index: Index, shared: Path, name: str) -> tuple[int, int]:
    """Count the gold places among the candidates of their names, and all of them."""
    outcomes = [
        any(
            great_circle((c.place.lat, c.place.lon), point).km <= reach_km
            for c in index.candidates(text, limit=60)
        )
        for text, point, reach_km in gold(shared, name)
    ]
    return sum(outcomes), len(outcomes)


def gold(shared: Path, name: str) -> Iterator[tuple[str, tuple[float, float], float]]:
    """Yield names with their points as (lat, lon) and how far off counts as found."""
    for text, toponym in read_toponyms(shared, name):
        if toponym.point is None or toponym.row.get("mappable") is False:
            continue
        lon, lat = toponym.point
        own_km = float(toponym.row.get("radius_km") or 0)
        reach_km = max(HAND_CODED_KM, own_km) if name in HAND_CODED else CORPUS_KM
        yield text, (lat, lon), reach_km


if __name__ == "__main__":
    main()
