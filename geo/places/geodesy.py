"""Points and shapes on the WGS84 ellipsoid; lon, lat order throughout."""

import math
from typing import NamedTuple

from geographiclib.geodesic import Geodesic

_WGS84 = Geodesic.WGS84

COMPASS_DEG = {
    "north": 0.0,
    "northeast": 45.0,
    "east": 90.0,
    "southeast": 135.0,
    "south": 180.0,
    "southwest": 225.0,
    "west": 270.0,
    "northwest": 315.0,
}
"""Bearing of each compass point, in degrees clockwise from north."""


class Point(NamedTuple):
    """A position in degrees, WGS84."""

    lon: float
    lat: float


def destination(start: Point, bearing_deg: float, distance_km: float) -> Point:
    """Return the point reached from a start along a geodesic.

    >>> destination(Point(0.0, 0.0), 90.0, 111.32).lon.__round__(2)
    1.0
    """
    line = _WGS84.Direct(start.lat, start.lon, bearing_deg, distance_km * 1000)
    return Point(line["lon2"], line["lat2"])


def distance_km(a: Point, b: Point) -> float:
    """Return the geodesic distance between two points in kilometres."""
    return float(_WGS84.Inverse(a.lat, a.lon, b.lat, b.lon, Geodesic.DISTANCE)["s12"]) / 1000


def bearing_deg(a: Point, b: Point) -> float:
    """Return the initial bearing from a to b, 0 to 360 degrees clockwise from north.

    >>> bearing_deg(Point(0.0, 0.0), Point(0.0, 1.0))
    0.0
    """
    return float(_WGS84.Inverse(a.lat, a.lon, b.lat, b.lon)["azi1"]) % 360


def midpoint(a: Point, b: Point) -> Point:
    """Return the point halfway along the geodesic between two points."""
    return destination(a, bearing_deg(a, b), distance_km(a, b) / 2)


def mean_point(points: list[Point], counts: list[float] | None = None) -> Point:
    """Return the middle of points that lie on one side of the Earth, each counting as given.

    >>> mean_point([Point(179.0, 0.0), Point(-179.0, 0.0)]).lon.__round__(6)
    180.0
    """
    x = y = z = 0.0
    for point, count in zip(points, counts or [1.0] * len(points), strict=True):
        lon, lat = math.radians(point.lon), math.radians(point.lat)
        x += count * math.cos(lat) * math.cos(lon)
        y += count * math.cos(lat) * math.sin(lon)
        z += count * math.sin(lat)
    return Point(math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y))))


def mean_bearing_deg(bearings: list[float]) -> float | None:
    """Return the mean of bearings, or None where they cancel out.

    >>> round(mean_bearing_deg([180.0, 270.0]))
    225
    >>> mean_bearing_deg([0.0, 180.0]) is None
    True
    """
    x = sum(math.cos(math.radians(b)) for b in bearings)
    y = sum(math.sin(math.radians(b)) for b in bearings)
    if math.hypot(x, y) < 1e-6:
        return None
    return math.degrees(math.atan2(y, x)) % 360


def line(points: list[Point]) -> str:
    """Write a line as WKT."""
    return f"LINESTRING ({_coordinates(points)})"


def sector(centre: Point, bearing: float, radius_km: float, half_width_deg: float = 45) -> str:
    """Write the slice of a circle that opens towards a bearing as a WKT polygon."""
    steps = 12
    arc = [
        destination(centre, bearing + half_width_deg * (2 * i / steps - 1), radius_km)
        for i in range(steps, -1, -1)
    ]
    return f"POLYGON (({_coordinates([centre, *arc, centre])}))"


def circle(centre: Point, radius_km: float) -> str:
    """Write a circle as a WKT polygon of 36 corners."""
    ring = [destination(centre, -10.0 * i, radius_km) for i in range(36)]
    return f"POLYGON (({_coordinates([*ring, ring[0]])}))"


def _coordinates(points: list[Point]) -> str:
    return ", ".join(f"{p.lon:.5f} {p.lat:.5f}" for p in points)
