"""Outlines of places that are too vague for a point."""

import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from geo.layers import basemap
from geo.model import Place

_ELLIPSOID = Geod(ellps="WGS84")
_CORNERS = 48
_QUARTER = "P.PPLX"
"""GeoNames' feature for a part of a town."""
_LINE_BREADTH_DEG = 0.05
_BORDER_TOLERANCE_DEG = 0.01


def is_vague(place: Place) -> bool:
    """Tell whether a place is drawn as an area: it is wider than a town, or has an outline."""
    return place.acled_geo_precision > 1 or bool(place.geometry)


class Outlines:
    """Make the outline of a place once, however many events name it.

    The outline is the place's own where it has one, the border of a country, else a geodesic
    circle of its radius. Polygons in lon, lat order, WGS84.
    """

    def __init__(self) -> None:
        self._made: dict[str, BaseGeometry] = {}

    def of(self, place: Place) -> BaseGeometry:
        """Return the outline of the place."""
        if place.id not in self._made:
            self._made[place.id] = _outline(place)
        return self._made[place.id]


def _outline(place: Place) -> BaseGeometry:
    known = known_outline(place)
    if known is not None:
        return known
    return circle(place.lon, place.lat, max(place.radius_km, 0.1))


def known_outline(place: Place) -> BaseGeometry | None:
    """Return the border of a country or the place's own outline, None where neither is known.

    The gazetteer's outline of a country is coarser than the map's, and leaves far parts out.
    """
    country = basemap.country(place.country) if place.feature.startswith("A.PCL") else None
    if country is None:
        return _own_outline(place)
    return shapely.simplify(country, _BORDER_TOLERANCE_DEG)


def _own_outline(place: Place) -> BaseGeometry | None:
    if not place.geometry:
        return None
    geometry = shapely.from_wkt(place.geometry, on_invalid="ignore")
    if geometry is None or geometry.is_empty:
        return None
    if geometry.geom_type in ("LineString", "MultiLineString"):
        return geometry.buffer(_LINE_BREADTH_DEG)
    if geometry.geom_type in ("Polygon", "MultiPolygon"):
        return shapely.make_valid(geometry) if not geometry.is_valid else geometry
    return None


def contains(outer: Place, inner: Place) -> bool:
    """Tell whether a place holds the point of a narrower one.

    A country holds what lies in it. Any other area holds what lies in its outline or, without
    one, within its radius, but nothing of another country. Waters hold nothing on land, a town
    no other town, however near, a province no other province, and a spot nothing.
    """
    is_ashore = outer.feature.startswith("H.") and not inner.feature.startswith("H.")
    is_town = outer.feature.startswith("P.")
    holds_none = outer.feature.startswith("S.") or (is_town and _is_whole_town(inner))
    holds_none |= _is_of_equal_rank(outer, inner)
    if outer.radius_km <= inner.radius_km or is_ashore or holds_none:
        return False
    if outer.country and inner.country:
        if outer.country != inner.country:
            return False
        if outer.feature.startswith("A.PCL"):
            return True
    outline = _own_outline(outer)
    if outline is not None:
        return bool(outline.covers(shapely.Point(inner.lon, inner.lat)))
    _, _, gap_m = _ELLIPSOID.inv(outer.lon, outer.lat, inner.lon, inner.lat)
    return bool(gap_m < outer.radius_km * 1000)


def _is_of_equal_rank(one: Place, other: Place) -> bool:
    """Tell two divisions of one rank, or of which the second ranks higher: neither is in it."""
    ranks = [place.feature.removeprefix("A.ADM")[:1] for place in (one, other)]
    are_divisions = all(place.feature.startswith("A.ADM") for place in (one, other))
    return are_divisions and all(map(str.isdigit, ranks)) and ranks[1] <= ranks[0]


def _is_whole_town(place: Place) -> bool:
    return place.feature.startswith("P.") and place.feature != _QUARTER


def circle(lon: float, lat: float, radius_km: float) -> shapely.Polygon:
    """Return a geodesic circle; lon and lat in degrees, WGS84.

    A circle that would reach over a pole or the antimeridian is cut off there.
    """
    bearings = [360 * corner / _CORNERS for corner in range(_CORNERS)]
    lons, lats, _ = _ELLIPSOID.fwd(
        [lon] * _CORNERS, [lat] * _CORNERS, bearings, [radius_km * 1000] * _CORNERS
    )
    near = [lon + (east - lon + 180) % 360 - 180 for east in lons]
    inside = [min(max(east, -180.0), 180.0) for east in near]
    return shapely.Polygon(zip(inside, lats, strict=True))
