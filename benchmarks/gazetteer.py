"""Measure the gazetteer: building, size, opening, lookups, and how many gold places it offers.

``python -m benchmarks.gazetteer [--shared ../shared] [--build] [--import-rows 13000000]``

Where something was imported, lookups are measured without and with it. ``--import-rows`` imports
so many rows of :mod:`benchmarks.synthetic_geonames` into a folder of its own, and measures that
and the lookups afterwards, nothing else; it needs about 600 bytes of disk a row.

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
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from geopy.distance import great_circle

from benchmarks.geoparsing_corpora import CORPORA, HAND_CODED, read_toponyms
from benchmarks.synthetic_geonames import write
from geo.gazetteer import Index, build, ensure_built, import_geonames, installed, open_index

STRICT = ("Sirte", "Tripoli", "Paris", "Kharkiv", "al-Watiya", "San Antonio", "Xyzzy")
TOLERANT = (("Ghiryan", "LY"), ("Benghzai", "LY"), ("Springfeild", "US"), ("Xyzzyton", "CN"))
MANY = ("SY", "UA", "US")
DRAWN = 3_000
CORPUS_KM, HAND_CODED_KM = 161.0, 25.0


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--build", action="store_true", help="also build an index anew")
    parser.add_argument("--import-rows", type=int, default=0)
    arguments = parser.parse_args()
    if arguments.import_rows:
        measure_import(arguments.import_rows)
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
    measure_many(index, names)
    print(f"memory added by opening and looking up: {memory_mb() - before_mb:.1f} MB")
    if installed():
        print(f"the same without {', '.join(item.name for item in installed())}:")
        measure_many(base, names)


def measure_import(rows: int) -> None:
    """Import a synthetic file into a home of its own, and look names up in both indexes."""
    base = ensure_built()
    with tempfile.TemporaryDirectory(dir=base.parent) as home:
        shutil.copy(base, home)
        os.environ["SANDTABLE_HOME"] = home
        file = Path(home) / "synthetic.txt"
        write(file, rows)
        start, busy = time.perf_counter(), time.process_time()
        made = import_geonames(file, announce=print).made
        minutes = (time.perf_counter() - start) / 60
        busy = (time.process_time() - busy) / 60
        peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        size = made.path.stat().st_size
        print(f"importing {made.places:,} places: {minutes:.1f} min, of which {busy:.1f} computing")
        print(f"peak memory, writing the file included: {peak_mb:.0f} MB")
        print(f"size: {size / 1e6:.0f} MB, {size / rows:.0f} bytes a row")
        measure_opened(open_index)


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


def measure_many(index: Index, names: list[str]) -> None:
    """Print median times over settlements from all over the world, and over misspelt ones."""
    index.is_name("Sirte")  # connects
    misspelt = [name[:3] + name[4] + name[3] + name[5:] for name in names if len(name) > 6]
    ways: dict[str, tuple[list[str], Callable[[str], object]]] = {
        "is_name": (names, index.is_name),
        "exact": (names, lambda name: index.candidates(name, tolerant=False)),
        "tolerant": (names, index.candidates),
        "with a generic noun": ([f"{name} airport" for name in names], index.candidates),
        "misspelt, 3 countries": (misspelt, lambda name: index.candidates(name, countries=MANY)),
    }
    for way, (asked, ask) in ways.items():
        times = [milliseconds(lambda name=name, ask=ask: ask(name)) for name in asked]  # type: ignore[misc]
        print(f"{way}: median {statistics.median(times):.3f} ms of {len(asked)} names, each once")


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
