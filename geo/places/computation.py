"""Compute where a relative place lies, how far it reaches, and its shape."""

from collections.abc import Sequence
from itertools import pairwise

from shapely import box, from_wkt
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

from geo.model import Place, Relation, RelationKind, content_id
from geo.places.expressions import Expression
from geo.places.geodesy import (
    Point,
    bearing_deg,
    circle,
    destination,
    distance_km,
    line,
    mean_bearing_deg,
    mean_point,
    midpoint,
    sector,
)

_BESIDE_KM = 20.0
"""How far beside a town "west of Sirte" is taken to lie where no distance is given."""
_BESIDE_RIVER_KM = 10.0
"""How far along a river from a town its bank "near" the town is taken to reach."""
_AREA_FROM_KM = 40.0
_BORDER_WIDTH_DEG = 0.15  # some 15 km: what news calls "the border"
_SHARE_OF_AREA = 1 / 3
"""How much of a country "the north" of it is."""
_HALVINGS = 8


def compute(expression: Expression, anchors: Sequence[Place], name: str) -> tuple[Place, Relation]:
    """Return the place an expression describes, and how it was computed.

    The place is of GeoNames feature L.RGN; its radius covers the doubt in the wording. The
    geometry is a sector, a circle, a line or a part of the anchor's polygon.
    """
    bearing = mean_bearing_deg(list(expression.bearings)) if expression.bearings else None
    point, radius_km, geometry = _BUILDERS[expression.kind](expression, anchors, bearing)
    relation = Relation(expression.kind, tuple(anchors), expression.distance_km, bearing)
    first = anchors[0]
    same_country = all(anchor.country == first.country for anchor in anchors)
    place = Place(
        id=content_id(
            "r",
            expression.kind,
            *(anchor.id for anchor in anchors),
            f"{bearing} {expression.distance_km} {expression.inside}",
        ),
        name=name,
        lon=round(point.lon, 5),
        lat=round(point.lat, 5),
        radius_km=round(radius_km, 1),
        feature="L.RGN",
        country=first.country if same_country else "",
        admin1=first.admin1 if len(anchors) == 1 else "",
        population=0,
        source=first.source,
        geometry=geometry,
    )
    return place, relation


def is_area(place: Place) -> bool:
    """Tell whether a place is an area that has parts, rather than a town or a spot."""
    if place.feature[:1] in ("P", "S"):
        return False
    return place.feature[:1] in ("A", "L", "V") or place.radius_km >= _AREA_FROM_KM


_Shape = tuple[Point, float, str]


def _at_distance(expression: Expression, anchors: Sequence[Place], bearing: float | None) -> _Shape:
    centre, km = _point(anchors[0]), expression.distance_km or 0.0
    if bearing is None:
        return centre, max(km, 1.0), circle(centre, max(km, 1.0))
    return destination(centre, bearing, km), max(2.0, 0.2 * km), ""


def _to_the_side(expression: Expression, anchors: Sequence[Place], bearing: float | None) -> _Shape:
    anchor = anchors[-1]  # the town beside a long anchor, if the text names one
    if is_area(anchor):
        return _part_of_area(anchor, bearing, expression.inside)
    centre = _point(anchor)
    if bearing is None:
        return centre, anchor.radius_km, ""
    if expression.inside:
        reach = max(anchor.radius_km, 2.0)
        return destination(centre, bearing, reach / 2), reach, sector(centre, bearing, reach)
    reach = anchor.radius_km + _BESIDE_KM
    return destination(centre, bearing, _BESIDE_KM), reach, sector(centre, bearing, reach)


def _part_of_area(anchor: Place, bearing: float | None, inside: bool) -> _Shape:
    if not inside and bearing is not None:
        point = destination(_point(anchor), bearing, anchor.radius_km)
        return point, anchor.radius_km / 2, ""
    shape = _read_geometry(anchor.geometry)
    if shape is not None:
        return _cut(shape, bearing)
    radius_km = max(anchor.radius_km / 2, 1.0)
    if bearing is None:
        return _point(anchor), radius_km, ""
    return destination(_point(anchor), bearing, radius_km), radius_km, ""


def _cut(shape: BaseGeometry, bearing: float | None) -> _Shape:
    """Cut the part of a polygon that lies towards a bearing, or its middle."""
    is_corner = bearing is not None and abs(bearing % 90 - 45) < 22.5
    wanted = shape.area * _SHARE_OF_AREA ** (1 + is_corner)
    low, high = 0.0, 1.0  # of the polygon's width and height
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        part = shape.intersection(_window(shape, bearing, middle))
        low, high = (middle, high) if part.area < wanted else (low, middle)
    part = shape.intersection(_window(shape, bearing, high))
    centre = Point(part.centroid.x, part.centroid.y)
    west, south, east, north = part.bounds
    reach = max(
        distance_km(centre, Point(lon, lat)) for lon in (west, east) for lat in (south, north)
    )
    return centre, 0.7 * reach, part.wkt


def _window(shape: BaseGeometry, bearing: float | None, share: float) -> BaseGeometry:
    """Return the share of a polygon's box that lies towards a bearing, or its middle."""
    west, south, east, north = shape.bounds
    if bearing is None:
        width, height = (east - west) * (1 - share) / 2, (north - south) * (1 - share) / 2
        return box(west + width, south + height, east - width, north - height)
    width, height = (east - west) * share, (north - south) * share
    return box(
        east - width if 22.5 < bearing < 157.5 else west,
        north - height if bearing < 67.5 or bearing > 292.5 else south,
        west + width if 202.5 < bearing < 337.5 else east,
        south + height if 112.5 < bearing < 247.5 else north,
    )


def _around(expression: Expression, anchors: Sequence[Place], bearing: float | None) -> _Shape:
    anchor = anchors[-1]  # the town beside a long anchor, if the text names one
    centre, radius_km = _point(anchor), max(anchor.radius_km, 2.0)
    if bearing is None:
        reach = 1.6 * radius_km
        return centre, reach, circle(centre, reach)
    return (
        destination(centre, bearing, radius_km),
        radius_km,
        sector(centre, bearing, 2 * radius_km),
    )


def _between(expression: Expression, anchors: Sequence[Place], bearing: float | None) -> _Shape:
    ends = [_point(anchor) for anchor in anchors]
    a, b = ends[0], ends[-1]
    if distance_km(a, b) < 1:
        return a, anchors[0].radius_km, ""
    middle = midpoint(a, b) if len(ends) == 2 else mean_point(ends)
    reach = max(distance_km(middle, end) for end in ends)
    return middle, reach, line([point for leg in pairwise(ends) for point in _along(*leg)] + [b])


def _along(a: Point, b: Point) -> list[Point]:
    """Return points of a geodesic, its end left out."""
    quarter_km = distance_km(a, b) / 4
    return [a, *(destination(a, bearing_deg(a, b), n * quarter_km) for n in (1, 2, 3))]


def _on_the_bank(expression: Expression, anchors: Sequence[Place], bearing: float | None) -> _Shape:
    """Place a bank by the town that the text names beside it, the second anchor, if any."""
    river, beside = anchors[0], anchors[-1]
    reach = max(beside.radius_km, 2.0) + _BESIDE_RIVER_KM * (beside is not river)
    centre = _point(beside)
    point = destination(centre, bearing, min(2.0, reach / 2)) if bearing is not None else centre
    return point, reach, circle(point, reach)


def _along_the_border(
    expression: Expression, anchors: Sequence[Place], bearing: float | None
) -> _Shape:
    """Return the border of two areas; of one area alone, all of it."""
    shapes = [shape for anchor in anchors if (shape := _read_geometry(anchor.geometry))]
    if len(shapes) < len(anchors):
        anchor = anchors[0]
        return _point(anchor), anchor.radius_km, ""
    border = shapes[0].boundary
    for shape in shapes[1:]:
        border = border.intersection(shape.buffer(_BORDER_WIDTH_DEG))
    if border.is_empty:
        return _between(expression, anchors, bearing)
    middle = border.interpolate(0.5, normalized=True) if len(shapes) > 1 else border.centroid
    centre = Point(middle.x, middle.y)
    west, south, east, north = border.bounds
    reach = max(
        distance_km(centre, Point(lon, lat)) for lon in (west, east) for lat in (south, north)
    )
    return centre, reach, border.buffer(_BORDER_WIDTH_DEG).simplify(_BORDER_WIDTH_DEG / 4).wkt


_BUILDERS = {
    RelationKind.DISTANCE: _at_distance,
    RelationKind.SIDE: _to_the_side,
    RelationKind.SURROUNDINGS: _around,
    RelationKind.BETWEEN: _between,
    RelationKind.ROAD: _between,
    RelationKind.BANK: _on_the_bank,
    RelationKind.BORDER: _along_the_border,
}


def _point(place: Place) -> Point:
    return Point(place.lon, place.lat)


def _read_geometry(wkt: str) -> BaseGeometry | None:
    try:
        shape = from_wkt(wkt) if wkt else None
    except GEOSException:
        return None
    return shape if shape is not None and shape.area > 0 else None
