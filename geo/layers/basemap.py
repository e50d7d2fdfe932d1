"""Land, coasts and borders of the world, for every map.

Read from ``data/basemap/world.topojson.gz``: Natural Earth 1:10m (public domain), simplified.
Natural Earth draws borders as they are held, which takes no side on whose they should be.
"""

import gzip
import json
from functools import lru_cache
from itertools import chain
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from geo.model import BBox
from geo.settings import DATA

SOURCE = DATA / "basemap" / "world.topojson.gz"
CREDIT = "Natural Earth"

Arc = NDArray[np.float64]

_SEAM = 179.99
"""Degrees from which a position lies on the antimeridian."""


@lru_cache(maxsize=1)
def countries() -> gpd.GeoDataFrame:
    """Return the countries: columns ``iso`` (ISO 3166-1 alpha-2, "" if disputed) and ``name``.

    Multipolygons in lon, lat order, EPSG:4326. The frame is shared: do not change it.
    """
    entries, arcs = _topology()
    frame = gpd.GeoDataFrame(
        {key: [entry["properties"][key] for entry in entries] for key in ("iso", "name")},
        geometry=[_multipolygon(entry["arcs"], arcs) for entry in entries],
        crs="EPSG:4326",
    )
    return frame[~frame.geometry.is_empty].reset_index(drop=True)


@lru_cache(maxsize=1)
def lines() -> gpd.GeoDataFrame:
    """Return every line once: column ``kind`` is "coast" or "border". EPSG:4326, shared."""
    entries, arcs = _topology()
    uses = np.zeros(len(arcs), dtype=int)
    for entry in entries:
        for number in chain.from_iterable(chain.from_iterable(entry["arcs"])):
            uses[number if number >= 0 else ~number] += 1
    real = [number for number, arc in enumerate(arcs) if not _is_edge_of_the_map(arc)]
    drawn = [(number, piece) for number in real for piece in _pieces(arcs[number])]
    return gpd.GeoDataFrame(
        {"kind": ["border" if uses[number] > 1 else "coast" for number, _ in drawn]},
        geometry=[piece for _, piece in drawn],
        crs="EPSG:4326",
    )


def country(iso: str) -> BaseGeometry | None:
    """Return the outline of the country with that ISO 3166-1 alpha-2 code, None if unknown."""
    return _outlines().get(iso) if iso else None


@lru_cache(maxsize=1)
def _outlines() -> dict[str, BaseGeometry]:
    frame = countries()
    return dict(zip(frame["iso"], frame.geometry, strict=True))


def clip(frame: gpd.GeoDataFrame, bbox: BBox) -> gpd.GeoDataFrame:
    """Return what lies in a box of west, south, east, north degrees, cut at its edges."""
    near = frame.iloc[frame.sindex.query(shapely.box(*bbox))].sort_index()
    cut = near.set_geometry(shapely.clip_by_rect(near.geometry.values, *bbox), crs=frame.crs)
    return cut[~cut.geometry.is_empty]


def geojson(bbox: BBox, tolerance_deg: float = 0.0) -> dict[str, Any]:
    """Return countries in the box as a GeoJSON FeatureCollection for a browser.

    ``tolerance_deg`` simplifies; coordinates have three decimals (about 100 m).
    """
    cut = clip(countries(), bbox)
    simple = shapely.simplify(cut.geometry.values, tolerance_deg) if tolerance_deg else cut.geometry
    rounded = shapely.transform(simple, lambda positions: np.round(positions, 3))
    collection: dict[str, Any] = json.loads(
        cut.set_geometry(rounded, crs=cut.crs).to_json(drop_id=True)
    )
    return collection


@lru_cache(maxsize=1)
def _topology() -> tuple[list[dict[str, Any]], list[Arc]]:
    """Return the countries, each with the numbers of its arcs, and the arcs in degrees."""
    topology = json.loads(gzip.decompress(SOURCE.read_bytes()))
    scale = np.array(topology["transform"]["scale"])
    translate = np.array(topology["transform"]["translate"])
    arcs = [
        np.round(np.cumsum(np.array(arc), axis=0) * scale + translate, 6)
        for arc in topology["arcs"]
    ]
    return topology["objects"]["countries"]["geometries"], arcs


def _is_edge_of_the_map(arc: Arc) -> bool:
    lons, lats = arc[:, 0], arc[:, 1]
    return bool((np.abs(lons) > _SEAM).all() or (lats < -85).all())


def _pieces(arc: Arc) -> list[BaseGeometry]:
    """Cut a line at the antimeridian, and leave out what runs along it: no coast does."""
    on_seam = np.abs(arc[:, 0]) > _SEAM
    breaks = np.flatnonzero(on_seam[:-1] & on_seam[1:]) + 1
    runs = [run for run in np.split(arc, breaks) if len(run) > 1]
    return [piece for run in runs for piece in _folded(shapely.LineString(_unwrapped(run)))]


def _unwrapped(positions: Arc) -> Arc:
    """Let longitudes run on beyond 180 degrees where they would jump to -180, or the other way.

    A ring around a pole has no such form and is left as it is.
    """
    lons = np.unwrap(positions[:, 0], period=360)
    is_closed = np.array_equal(positions[0], positions[-1])
    if is_closed and abs(lons[-1] - lons[0]) > 1:
        return positions
    return np.column_stack((lons, positions[:, 1]))


def _folded(geometry: BaseGeometry) -> list[BaseGeometry]:
    """Cut a geometry whose longitudes run beyond 180 degrees, and bring its parts back."""
    west, _, east, _ = geometry.bounds
    if west >= -180 and east <= 180:
        return [geometry]
    whole = geometry if geometry.geom_type == "LineString" else shapely.make_valid(geometry)
    parts = []
    for turn in (-360, 0, 360):
        cut = whole.intersection(shapely.box(-180 - turn, -90, 180 - turn, 90))
        parts += shapely.get_parts(translate(cut, turn)).tolist()
    return [part for part in parts if part.geom_type == geometry.geom_type]


def _multipolygon(polygons: list[list[list[int]]], arcs: list[Arc]) -> BaseGeometry:
    made: list[Any] = []
    for rings in polygons:
        closed = [ring for ring in (_ring(numbers, arcs) for numbers in rings) if len(ring) > 3]
        if closed:
            outer, *holes = map(_unwrapped, closed)
            made += _folded(shapely.Polygon(outer, [_beside(hole, outer) for hole in holes]))
    whole: BaseGeometry = shapely.MultiPolygon(made)
    if whole.is_valid:
        return whole
    parts = shapely.get_parts(shapely.make_valid(whole, method="structure"))
    return shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon"])


def _beside(hole: Arc, outer: Arc) -> Arc:
    """Turn a hole by full circles until it lies in its ring."""
    turn = 360 * np.round((outer[:, 0].mean() - hole[:, 0].mean()) / 360)
    return np.add(hole, (turn, 0))


def _ring(numbers: list[int], arcs: list[Arc]) -> Arc:
    pieces = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    joined = [piece[:-1] for piece in pieces[:-1]] + [pieces[-1]]
    return np.concatenate(joined)
