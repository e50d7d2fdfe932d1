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
from shapely.geometry.base import BaseGeometry

from geo.model import BBox
from geo.settings import DATA

SOURCE = DATA / "basemap" / "world.topojson.gz"
CREDIT = "Natural Earth"

Arc = NDArray[np.float64]


@lru_cache(maxsize=1)
def countries() -> gpd.GeoDataFrame:
    """Return the countries: columns ``iso`` (ISO 3166-1 alpha-2, "" if disputed) and ``name``.

    Multipolygons in lon, lat order, EPSG:4326. The frame is shared: do not change it.
    """
    topology, arcs = _topology()
    entries = topology["objects"]["countries"]["geometries"]
    frame = gpd.GeoDataFrame(
        {key: [entry["properties"][key] for entry in entries] for key in ("iso", "name")},
        geometry=[_multipolygon(entry["arcs"], arcs) for entry in entries],
        crs="EPSG:4326",
    )
    return frame[~frame.geometry.is_empty].reset_index(drop=True)


@lru_cache(maxsize=1)
def lines() -> gpd.GeoDataFrame:
    """Return every line once: column ``kind`` is "coast" or "border". EPSG:4326, shared."""
    topology, arcs = _topology()
    uses = np.zeros(len(arcs), dtype=int)
    for entry in topology["objects"]["countries"]["geometries"]:
        for number in chain.from_iterable(chain.from_iterable(entry["arcs"])):
            uses[number if number >= 0 else ~number] += 1
    real = [number for number, arc in enumerate(arcs) if not _is_edge_of_the_map(arc)]
    return gpd.GeoDataFrame(
        {"kind": ["border" if uses[number] > 1 else "coast" for number in real]},
        geometry=[shapely.LineString(arcs[number]) for number in real],
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
def _topology() -> tuple[dict[str, Any], list[Arc]]:
    topology = json.loads(gzip.decompress(SOURCE.read_bytes()))
    scale = np.array(topology["transform"]["scale"])
    translate = np.array(topology["transform"]["translate"])
    arcs = [
        np.round(np.cumsum(np.array(arc), axis=0) * scale + translate, 6)
        for arc in topology["arcs"]
    ]
    return topology, arcs


def _is_edge_of_the_map(arc: Arc) -> bool:
    lons, lats = arc[:, 0], arc[:, 1]
    return bool((np.abs(lons) > 179.99).all() or (lats < -85).all())


def _multipolygon(polygons: list[list[list[int]]], arcs: list[Arc]) -> BaseGeometry:
    made = []
    for rings in polygons:
        closed = [ring for ring in (_ring(numbers, arcs) for numbers in rings) if len(ring) > 3]
        if closed:
            made.append(shapely.Polygon(closed[0], closed[1:]))
    whole: BaseGeometry = shapely.MultiPolygon(made)
    if whole.is_valid:
        return whole
    parts = shapely.get_parts(shapely.make_valid(whole, method="structure"))
    return shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon"])


def _ring(numbers: list[int], arcs: list[Arc]) -> Arc:
    pieces = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    joined = [piece[:-1] for piece in pieces[:-1]] + [pieces[-1]]
    return np.concatenate(joined)
