"""Write a synthetic file in the form of GeoNames' allCountries, the same one every time.

``python -m benchmarks.synthetic_geonames OUT.txt [--rows 13000000]``

Names are made of the halves of real settlements' names, and every twentieth place has real ones:
in the original, too, a town shares its name with a few villages, divisions and streams, and a San
José with hundreds. Shares of classes, of populations and of alternate names, none to thirty in
every script, follow GeoNames' own statistics.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from anyascii import anyascii
from tqdm import tqdm

from geo.gazetteer.geonames import Settlements

FIRST_ID = 100_000_000
CLASSES = (
    ("P", 40, ("PPL", "PPL", "PPL", "PPLX", "PPLA3"), ("{}",)),
    ("S", 19, ("HTL", "SCH", "CH", "FRM", "AIRF"), ("{} School", "{} Farm", "{} Church")),
    ("H", 17, ("STM", "LK", "SPNG", "WAD"), ("Wadi {}", "{} Creek", "Lake {}", "{}")),
    ("T", 13, ("MT", "HLL", "ISL", "VAL"), ("Jabal {}", "{} Hill", "Mount {}")),
    ("A", 4, ("ADM2", "ADM3", "ADM4"), ("{}", "{} District")),
    ("L", 4, ("LCTY", "PRK", "RGN"), ("{}", "{} Park")),
    ("R", 1, ("RD", "RDJCT"), ("{} Road",)),
    ("V", 1, ("FRST",), ("{} Forest",)),
    ("U", 1, ("SMU",), ("{} Seamount",)),
)
REAL_SHARE, COMMON_SHARE, ALIAS_SHARE, PEOPLED_SHARE = 0.05, 0.02, 0.35, 0.1
COMMON_FROM = 30
"""From so many settlements of a name on there are hundreds of other places."""
MOST_ALIASES = 30
TAIL = "\t\t10\tEtc/UTC\t2020-01-01\n"


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--rows", type=int, default=13_000_000)
    arguments = parser.parse_args()
    write(arguments.out, arguments.rows)


def write(path: Path, rows: int) -> None:
    """Write so many rows."""
    with path.open("w", encoding="utf-8", newline="") as out:
        out.writelines(tqdm(make_lines(rows), total=rows, desc="Writing", unit=" rows"))


def make_lines(rows: int) -> Iterator[str]:
    """Yield the lines of the file."""
    chance = random.Random(13)
    real = [
        (entry.place, [name for name, _ in entry.names if "," not in name])
        for entry in Settlements()
    ]
    counts = Counter(place.name for place, _ in real)
    common = [pair for pair in real if counts[pair[0].name] >= COMMON_FROM]
    bounds = list(accumulate(share for _, share, _, _ in CLASSES))
    for number in range(rows):
        kind = chance.random()
        place, others = chance.choice(common if kind < COMMON_SHARE else real)
        other, _ = chance.choice(real)
        class_, _, codes, patterns = chance.choices(CLASSES, cum_weights=bounds)[0]
        name = place.name
        several = min(MOST_ALIASES, int(chance.paretovariate(1.1)))
        aliases = others[:several] if chance.random() < ALIAS_SHARE else []
        if kind > COMMON_SHARE + REAL_SHARE:
            end = other.name[len(other.name) // 2 :].lower()
            name = chance.choice(patterns).format(name[: len(name) // 2 + 1] + end)
            aliases = [alias[: len(alias) // 2 + 1] + end for alias in aliases]
        peopled = class_ == "P" and chance.random() < PEOPLED_SHARE
        people = int(chance.paretovariate(1.0) * 50) if peopled else 0
        lon = min(180.0, max(-180.0, place.lon + chance.gauss(0, 1)))
        lat = min(90.0, max(-90.0, place.lat + chance.gauss(0, 1)))
        yield (
            f"{FIRST_ID + number}\t{name}\t{anyascii(name)}\t{','.join(aliases)}\t{lat:.5f}\t"
            f"{lon:.5f}\t{class_}\t{chance.choice(codes)}\t{place.country}\t\t{place.admin1}\t\t\t"
            f"\t{min(people, 20_000_000)}{TAIL}"
        )


if __name__ == "__main__":
    main()
