"""Land, coasts and borders on the page."""

from collections.abc import Iterable
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.layers import basemap
from geo.model import BBox
from geo.views.still_map.grouping import Position
from geo.views.still_map.window import Window


@dataclass(frozen=True, slots=True)
class Ground:
    """Hold what lies under the marks; ``near`` are the countries that events touch.

    ``countries`` pairs names with what of each country lies around the map.
    """

    land: BaseGeometry
    near: BaseGeometry
    coasts: BaseGeometry
    borders: BaseGeometry
    countries: tuple[tuple[str, BaseGeometry], ...]


def draw(window: Window, touched: Iterable[Position]) -> Ground:
    """Draw the ground of a window; ``touched`` are the places of the events, in lon, lat."""
    countries = clipped(basemap.countries(), window.bbox)
    shapes = [shapely.make_valid(window.draw(shape)) for shape in countries.geometry]
    is_near = countries.intersects(shapely.multipoints(list(touched)))
    lines = clipped(basemap.lines(), window.bbox)
    return Ground(
        land=shapely.union_all(shapes),
        near=shapely.union_all(
            [shape for shape, near in zip(shapes, is_near, strict=True) if near]
        ),
        coasts=_drawn_lines(lines[lines["kind"] == "coast"], window),
        borders=_drawn_lines(lines[lines["kind"] == "border"], window),
        countries=tuple(zip(countries["name"], shapes, strict=True)),
    )


def _drawn_lines(lines: gpd.GeoDataFrame, window: Window) -> BaseGeometry:
    drawn = shapely.union_all([window.draw(line) for line in lines.geometry])
    return shapely.simplify(drawn, 0.2)


def clipped(frame: gpd.GeoDataFrame, bbox: BBox) -> gpd.GeoDataFrame:
    """Clip a frame to a box whose west or east may lie beyond the antimeridian."""
    west, south, east, north = bbox
    boxes = (
        (max(west + turn, -180.0), south, min(east + turn, 180.0), north) for turn in (-360, 0, 360)
    )
    parts = [basemap.clip(frame, box) for box in boxes if box[0] < box[2]]
    return gpd.GeoDataFrame(pd.concat(parts, ignore_index=True), crs=frame.crs)
