"""Which part of the world the map shows, and how it gets from lon, lat to the page."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from geo.layers import Layers
from geo.model import BBox
from geo.views.still_map.page import Box

Points = NDArray[np.float64]

LEAST_SPAN_KM = 160
PADDING = 0.11
WIDE_KM = 9000
"""Above this span the whole globe is near and an equal-area world projection is used."""
VAGUE_KM = 150
"""Ends vaguer than this do not stretch the map."""
OUTLIER = 2.2
"""An end this many times as far out as 85 % of the ends is left to the edge of the map."""


@dataclass(frozen=True)
class Window:
    """Project lon, lat in degrees onto a box of the page.

    ``projection`` is a PROJ string in metres; ``west_m`` and ``south_m`` lie at the lower left
    corner of ``box``.
    """

    projection: str
    west_m: float
    south_m: float
    metres_per_pixel: float
    box: Box

    @cached_property
    def _transformer(self) -> Transformer:
        return Transformer.from_crs("EPSG:4326", self.projection, always_xy=True)

    def to_page(self, positions: Points) -> Points:
        """Project an array of lon, lat rows to rows of x, y on the page."""
        x, y = self._transformer.transform(positions[:, 0], positions[:, 1])
        return np.column_stack(
            (
                self.box.left + (np.asarray(x) - self.west_m) / self.metres_per_pixel,
                self.box.bottom + (np.asarray(y) - self.south_m) / self.metres_per_pixel,
            )
        )

    def to_lonlat(self, points: Points) -> Points:
        """Project rows of x, y on the page back to rows of lon, lat."""
        x = (points[:, 0] - self.box.left) * self.metres_per_pixel + self.west_m
        y = (points[:, 1] - self.box.bottom) * self.metres_per_pixel + self.south_m
        return np.column_stack(self._transformer.transform(x, y, direction="INVERSE"))

    def draw(self, geometry: BaseGeometry) -> BaseGeometry:
        """Project a geometry in lon, lat to the page."""
        projected: BaseGeometry = shapely.transform(geometry, self._finite_page)
        return projected

    def _finite_page(self, positions: Points) -> Points:
        return np.nan_to_num(self.to_page(positions), posinf=1e7, neginf=-1e7)

    @cached_property
    def bbox(self) -> BBox:
        """Return west, south, east, north of everything in the box, with a margin.

        West may lie below -180 or east above 180 where the map crosses the antimeridian.
        """
        xs = np.linspace(-0.15, 1.15, 25) * self.box.width * self.metres_per_pixel + self.west_m
        ys = np.linspace(-0.15, 1.15, 25) * self.box.height * self.metres_per_pixel + self.south_m
        grid = np.array(np.meshgrid(xs, ys)).reshape(2, -1)
        lon, lat = self._transformer.transform(grid[0], grid[1], direction="INVERSE")
        seen = np.isfinite(lon) & np.isfinite(lat)
        middle = self.centre[0]
        offset = (np.asarray(lon)[seen] - middle + 180) % 360 - 180
        south, north = float(np.min(np.asarray(lat)[seen])), float(np.max(np.asarray(lat)[seen]))
        return float(middle + offset.min()), south, float(middle + offset.max()), north

    @cached_property
    def centre(self) -> tuple[float, float]:
        """Return lon, lat of the middle of the box."""
        x = self.west_m + self.box.width * self.metres_per_pixel / 2
        y = self.south_m + self.box.height * self.metres_per_pixel / 2
        lon, lat = self._transformer.transform(x, y, direction="INVERSE")
        return float(lon), float(lat)


def choose(layers: Layers, box: Box, bbox: BBox | None = None) -> Window:
    """Choose the window that shows the layers' places, or the bounding box where one is given.

    The projection is Lambert's azimuthal equal-area one, centred on what is shown, so that
    areas compare and distances near the centre are true; very wide maps use Equal Earth.
    """
    positions = _corners(bbox) if bbox else _ends(layers)
    projection = _projection(positions)
    if bbox is None:
        positions = _without_outliers(positions, projection)
        projection = _projection(positions)
    x, y = Transformer.from_crs("EPSG:4326", projection, always_xy=True).transform(
        positions[:, 0], positions[:, 1]
    )
    return _fit(projection, (min(x), min(y), max(x), max(y)), box, 0.0 if bbox else PADDING)


def around_point(shown: Window, box: Box) -> Window:
    """Return the window of a locator: the surroundings of another, several times as wide."""
    lon, lat = shown.centre
    span = max(shown.box.width, shown.box.height) * shown.metres_per_pixel
    half = min(max(span * 2.2, 1_500_000.0), 5_000_000.0)
    projection = f"+proj=laea +lon_0={lon:.4f} +lat_0={lat:.4f} +datum=WGS84 +units=m"
    return _fit(projection, (-half, -half * 0.7, half, half * 0.7), box, 0.0)


def _fit(
    projection: str, bounds: tuple[float, float, float, float], box: Box, padding: float
) -> Window:
    west, south, east, north = bounds
    least = LEAST_SPAN_KM * 1000
    width = max((east - west) * (1 + 2 * padding), least)
    height = max((north - south) * (1 + 2 * padding), least)
    scale = max(width / box.width, height / box.height)
    return Window(
        projection,
        (west + east) / 2 - scale * box.width / 2,
        (south + north) / 2 - scale * box.height / 2,
        scale,
        box,
    )


def _corners(bbox: BBox) -> Points:
    west, south, east, north = bbox
    lons = np.linspace(west, east if east >= west else east + 360, 9)
    return np.array([(lon, lat) for lon in lons for lat in np.linspace(south, north, 9)])


def _ends(layers: Layers) -> Points:
    """Return lon, lat of every mark that is precise enough to decide, a row for each mark."""
    table: list[list[float]] = []
    movements, places = layers.movements, layers.places
    for end in ("origin", "destination"):
        columns = [f"{end}_lon", f"{end}_lat", f"{end}_radius_km"]
        table += movements[columns].dropna().to_numpy().tolist()
    table += places[["lon", "lat", "radius_km"]].to_numpy().tolist()
    ends = np.array(table, dtype=float).reshape(-1, 3)
    precise = ends[ends[:, 2] <= VAGUE_KM]
    return (precise if len(precise) else ends)[:, :2]


def _middle(positions: Points) -> tuple[float, float]:
    """Return the middle of positions that may lie on both sides of the antimeridian."""
    angles = np.radians(positions[:, 0])
    mean = math.degrees(math.atan2(np.sin(angles).sum(), np.cos(angles).sum()))
    offsets = (positions[:, 0] - mean + 180) % 360 - 180
    lon = mean + (offsets.min() + offsets.max()) / 2
    return (lon + 180) % 360 - 180, float((positions[:, 1].min() + positions[:, 1].max()) / 2)


def _projection(positions: Points) -> str:
    lon, lat = _middle(positions)
    local = f"+proj=laea +lon_0={lon:.4f} +lat_0={lat:.4f} +datum=WGS84 +units=m"
    if 2 * _distances(positions, local).max() <= WIDE_KM * 1000:
        return local
    return f"+proj=eqearth +lon_0={lon:.4f} +datum=WGS84 +units=m"


def _distances(positions: Points, projection: str) -> Points:
    transformer = Transformer.from_crs("EPSG:4326", projection, always_xy=True)
    x, y = transformer.transform(positions[:, 0], positions[:, 1])
    distances: Points = np.hypot(x - np.median(x), y - np.median(y))
    return distances


def _without_outliers(positions: Points, projection: str) -> Points:
    distances = _distances(positions, projection)
    usual = max(float(np.quantile(distances, 0.85)), LEAST_SPAN_KM * 500.0)
    return positions[distances <= OUTLIER * usual]


def part_of(shown: Window, part: Box, box: Box) -> Window:
    """Return the window that shows a part of another's page in a box of the same shape."""
    west_m = shown.west_m + (part.left - shown.box.left) * shown.metres_per_pixel
    south_m = shown.south_m + (part.bottom - shown.box.bottom) * shown.metres_per_pixel
    metres_per_pixel = shown.metres_per_pixel * part.width / box.width
    return Window(shown.projection, west_m, south_m, metres_per_pixel, box)
