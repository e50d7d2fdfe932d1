"""Make the outlines of countries again: ``python data/gazetteer/outlines/build.py``.

From the basemap (``data/basemap``, Natural Earth, public domain), made plainer still: enough to
tell what "western Libya" covers, in a kilobyte or two a country. A country's outline is that of
its largest part and of those near it or of like size, for the west of the United States is not
Alaska, and that of France not Guiana. Maps draw the basemap's own borders.
"""

import csv
from math import cos, radians, sqrt
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from geo.gazetteer.tables import TABLES, read_table
from geo.layers import basemap

OUT = Path(__file__).with_name("countries.csv")
_HEMISPHERE = shapely.box(0, -90, 180, 90)
_POLAR = -60.0
_NEAR_DEG = 5.0
_LIKE_SIZE = 0.25  # of the largest part
_TELLING = 0.01
_GRID, _FINE_GRID = 0.01, 0.001  # degrees
_STEP = 0.02  # of the side of a square of the country's size


def main() -> None:
    """Write the table."""
    countries = [e.place for e in read_table(TABLES / "countries.csv")]
    rows = [
        (place.id, shapely.to_wkt(outline, rounding_precision=3))
        for place in countries
        if (outline := _outline(basemap.country(place.country))) is not None
    ]
    with OUT.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(("id", "geometry"))
        table.writerows(rows)
    print(
        f"{OUT.name}: {len(rows)} of {len(countries)}, the longest {max(len(r[1]) for r in rows)}"
    )


def _outline(whole: BaseGeometry | None) -> BaseGeometry | None:
    """Return the telling parts of a country, simplified, or None where it has none.

    That is where it is not on the map, or goes around the pole.
    """
    if whole is None or whole.bounds[3] < _POLAR:
        return None
    parts = sorted(map(_unwrapped, shapely.get_parts(whole)), key=_size, reverse=True)
    main, largest = parts[0], _size(parts[0])
    kept = [
        part
        for part in parts
        if _size(part) > _LIKE_SIZE * largest
        or (_size(part) > _TELLING * largest and part.distance(main) < _NEAR_DEG)
    ]
    joined = shapely.union_all(kept)
    side = sqrt(joined.area)
    grid = _FINE_GRID if side < 1 else _GRID
    plain = shapely.set_precision(shapely.simplify(joined, _STEP * side), grid)
    return shapely.MultiPolygon([p for p in shapely.get_parts(plain) if p.geom_type == "Polygon"])


def _unwrapped(part: BaseGeometry) -> BaseGeometry:
    """Return what lies west of the antimeridian of a part that goes around it."""
    west, _, east, _ = part.bounds
    if east - west < 180:
        return part
    eastern = shapely.transform(part, lambda xy: xy + [[360, 0]] * (xy[:, :1] < 0))
    return shapely.make_valid(eastern).intersection(_HEMISPHERE)


def _size(part: BaseGeometry) -> float:
    """Return the area in square degrees of the equator."""
    area: float = part.area * cos(radians(part.centroid.y))
    return area


if __name__ == "__main__":
    main()
