"""Where inside a wide place a text is: among the towns that it names there."""

import re
from collections.abc import Iterable
from dataclasses import replace
from math import exp

from shapely import Point as ShapelyPoint
from shapely import from_wkt
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from geo.model import Place, Resolution, Span
from geo.places.geodesy import Point, distance_km, mean_point

_LONG = ("H.STM", "H.CNL", "H.WAD", "T.MTS", "T.HLLS", "T.RDGE")
"""Rivers and ranges: what lies at one is at one stretch of it."""
_AIRFIELDS = "S.AIR"
"""Where aircraft start does not say where they fly."""
_LONG_FROM_KM = 30.0
_WIDE_FROM_KM = 40.0
_CLOSE_KM = 100.0
"""A town this near to a border says where along it the text is."""
_CLOSE_DEG = 2.0
"""More than that, up to 63 degrees of latitude."""
_TOWN_UP_TO_KM = 40.0
_FARTHEST_IN_TEXT = 800  # characters, some paragraphs
_LEAST_CONFIDENCE = 0.5
_TIED_AFTER = re.compile(
    r"\s*,?\s*(?:[a-z]+\s+)?(?:near|at|by|in|opposite|outside|beside|around|above|below|across\s+from"
    r"|close\s+to|(?:north|south|east|west|upstream|downstream)\w*\s+(?:of|from))\s+"
    r"(?:the\s+)?(?:(?:city|town|village)\s+of\s+)?"
)
"""Words that tie a town to the stretch of river named before it: "the Osta near Homa"."""
_TIED_BEFORE = re.compile(r"\s*,?\s*(?:which\s+)?(?:lies\s+|is\s+)?on\s+(?:the\s+)?")
"""Words that tie a town to the river named after it: "Homa, on the bank of the Osta"."""
_REACH_OF_TIE = 2.0
"""How many times a river's radius a town may lie off that the words tie to it."""


class Theatre:
    """Hold the towns and spots that a text names, and say which of them lie in a wide place."""

    def __init__(self, body: str, named: Iterable[Resolution]) -> None:
        self._body = body
        self._towns = [
            (resolution.mention.span, resolution.place)
            for resolution in named
            if resolution.is_mappable
            and resolution.place
            and resolution.place.feature[:1] in ("P", "S")
            and resolution.place.radius_km <= _TOWN_UP_TO_KM
            and resolution.confidence >= _LEAST_CONFIDENCE
        ]

    def beside(self, span: Span, long: Place) -> Place | None:
        """Return the town, of those near a river or range, that tells which stretch is meant.

        A town that the words tie to it goes first ("the east bank of the Osta near Homa"), then
        the town named nearest to it. None for any other kind of place.
        """
        if not long.feature.startswith(_LONG) or long.radius_km < _LONG_FROM_KM:
            return None
        near = [
            (not is_tied, abs(at.start - span.start), at.start, town)
            for at, town in self._towns
            if abs(at.start - span.start) <= _FARTHEST_IN_TEXT
            and not town.feature.startswith(_AIRFIELDS)
            and distance_km(_point(town), _point(long))
            <= long.radius_km * (_REACH_OF_TIE if (is_tied := self._is_tied(span, at)) else 1.0)
        ]
        return min(near, key=lambda found: found[:3])[3] if near else None

    def _is_tied(self, span: Span, town: Span) -> bool:
        """Tell whether nothing but words of place stands between a long place and a town."""
        after = _TIED_AFTER.fullmatch(self._body, span.end, max(span.end, town.start))
        before = _TIED_BEFORE.fullmatch(self._body, town.end, max(town.end, span.start))
        return bool(after or before)

    def narrow(self, span: Span, place: Place) -> Place:
        """Move the point of a wide place among the towns in it that the text names near the span.

        Of a border, which holds no towns, it is the point nearest to those close to it, else to
        all. Its shape and radius stay: the towns only say which part of it the text tells of.
        """
        if place.radius_km < _WIDE_FROM_KM:
            return place
        inside = [(at, town) for at, town in self._towns if _holds(place, town)]
        middle = _middle(span, inside)
        if middle is None and (shape := _shape(place)) is not None:
            close = [(at, town) for at, town in self._towns if _is_close(shape, town)]
            towns = _middle(span, close or self._towns)
            middle = _nearest(place, shape, towns) if towns else None
        if middle is None:
            return place
        return replace(place, lon=round(middle.lon, 5), lat=round(middle.lat, 5))


def _middle(span: Span, towns: list[tuple[Span, Place]]) -> Point | None:
    """Return the middle of the towns, each counting by how near in the text it is named."""
    points = [_point(town) for _, town in towns]
    counts = [exp(-abs(at.start - span.start) / _FARTHEST_IN_TEXT) for at, _ in towns]
    return mean_point(points, counts) if any(counts) else None


def _is_close(border: BaseGeometry, town: Place) -> bool:
    west, south, east, north = border.bounds
    if not (
        west - _CLOSE_DEG <= town.lon <= east + _CLOSE_DEG
        and south - _CLOSE_DEG <= town.lat <= north + _CLOSE_DEG
    ):
        return False
    nearest = nearest_points(border, ShapelyPoint(town.lon, town.lat))[0]
    return distance_km(Point(nearest.x, nearest.y), _point(town)) <= _CLOSE_KM


def _nearest(border: Place, shape: BaseGeometry, point: Point) -> Point | None:
    """Return the point of a border that lies nearest; None where it is too far off."""
    found = nearest_points(shape, ShapelyPoint(*point))[0]
    nearest = Point(found.x, found.y)
    return nearest if distance_km(nearest, point) <= border.radius_km else None


def _shape(place: Place) -> BaseGeometry | None:
    try:
        shape = from_wkt(place.geometry) if place.geometry else None
    except GEOSException:
        return None
    return shape if shape is not None and shape.area > 0 else None


def _holds(place: Place, town: Place) -> bool:
    shape = _shape(place)
    if shape is not None:
        return bool(shape.contains(ShapelyPoint(town.lon, town.lat)))
    return distance_km(_point(place), _point(town)) <= place.radius_km


def _point(place: Place) -> Point:
    return Point(place.lon, place.lat)
