"""Land, coasts and borders on the page."""

from collections.abc import Iterable
from dataclasses import dataclass

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.layers import basemap
from geo.model import BBox
from geo.views.still_map.grouping import Position
from geo.views.still_map.window import Window


@dataclass(frozen=True, slots=True)
class Ground:
    """Hold what lies under the marks; ``near`` are the countries that events touch."""

    land: BaseGeometry
    near: BaseGeometry
    coasts: BaseGeometry
    borders: BaseGeometry


def draw(window: Window, touched: Iterable[Position]) -> Ground:
    """Draw the ground of a window; ``touched`` are the places of the events, in lon, lat."""
    bbox = window.bbox
    countries = clipped(basemap.countries(), bbox)
    points = shapely.multipoints(list(touched))
    near = [shape for shape in countries if shape.intersects(points)]
    lines = basemap.lines()
    return Ground(
        land=shapely.union_all([window.draw(shape) for shape in countries]),
        near=shapely.union_all([window.draw(shape) for shape in near]),
        coasts=_drawn_lines(lines[lines["kind"] == "coast"], window),
        borders=_drawn_lines(lines[lines["kind"] == "border"], window),
    )


def _drawn_lines(frame: gpd.GeoDataFrame, window: Window) -> BaseGeometry:
    drawn = [window.draw(line) for line in clipped(frame, window.bbox)]
    return shapely.simplify(shapely.union_all(drawn), 0.2)


def clipped(frame: gpd.GeoDataFrame, bbox: BBox) -> list[BaseGeometry]:
    """Clip a frame to a box that may cross the antimeridian; degrees are kept as they are."""
    west, south, east, north = bbox
    parts = [(west + turn, south, east + turn, north) for turn in (-360, 0, 360)]
    boxes = [(max(w, -180.0), s, min(e, 180.0), n) for w, s, e, n in parts]
    return [
        geometry
        for box in boxes
        if box[0] < box[2]
        for geometry in basemap.clip(frame, box).geometry
    ]
