"""What a map draws for an event: lines, points and areas, with the values of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

import shapely
from pyproj import Geod

from geo.layers import areas
from geo.model import Event, Place, Resolution

_ELLIPSOID = Geod(ellps="WGS84")


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold one row of a layer: its event's number, its own columns' values, its geometry."""

    event_number: int
    values: tuple[object, ...]
    geometry: shapely.Geometry


@dataclass(frozen=True, slots=True)
class Marks:
    """Gather the rows of the three layers."""

    movements: list[Mark] = field(default_factory=list)
    places: list[Mark] = field(default_factory=list)
    areas: list[Mark] = field(default_factory=list)


def find(events: Sequence[Event]) -> Marks:
    """Find everything that a map can draw of the events."""
    marks = Marks()
    outlines = areas.Outlines()
    for number, event in enumerate(events):
        legs = list(legs_of(event))
        lines = [leg for leg in legs if leg.is_line]
        marks.movements.extend(
            _movement(number, f"{event.id}-m{order}", leg) for order, leg in enumerate(lines, 1)
        )
        spots = list(spots_of(event, legs))
        marks.places.extend(
            _place(number, f"{event.id}-p{order}", role, resolution)
            for order, (role, resolution) in enumerate(spots, 1)
        )
        vague = (
            (role, resolution)
            for role, resolution in dict.fromkeys([*_ends(lines), *spots])
            if areas.is_vague(_known(resolution))
        )
        marks.areas.extend(
            _place(number, f"{event.id}-a{order}", role, resolution, outlines)
            for order, (role, resolution) in enumerate(vague, 1)
        )
    return marks


@dataclass(frozen=True, slots=True)
class Leg:
    """Join one origin to one destination; an end of None is missing or tells no direction."""

    origin: Resolution | None
    via: tuple[Resolution, ...]
    destination: Resolution | None
    is_every_pair: bool

    @property
    def stops(self) -> list[Place]:
        """Return the places in order, without a place following itself."""
        stops: list[Place] = []
        for resolution in (self.origin, *self.via, self.destination):
            if resolution and not (stops and _same_spot(stops[-1], _known(resolution))):
                stops.append(_known(resolution))
        return stops

    @property
    def is_line(self) -> bool:
        """Tell whether there are two places to draw a line between."""
        return len(self.stops) > 1


def _same_spot(one: Place, other: Place) -> bool:
    return (one.lon, one.lat) == (other.lon, other.lat)


def legs_of(event: Event) -> Iterator[Leg]:
    """Join every origin to every destination; a leg may have one end, or none that is mapped."""
    if not event.is_movement:
        return
    origins, destinations = _mapped(event.origins), _mapped(event.destinations)
    via = _mapped(event.via)
    is_every_pair = len(origins) > 1 and len(destinations) > 1
    for origin, destination in product(origins or (None,), destinations or (None,)):
        start, end = _telling(origin, destination)
        yield Leg(start, via, end, is_every_pair)


def _telling(
    origin: Resolution | None, destination: Resolution | None
) -> tuple[Resolution | None, Resolution | None]:
    """Leave out an end that contains the other end: it gives no direction."""
    if origin is None or destination is None:
        return origin, destination
    start, end = _known(origin), _known(destination)
    if _same_spot(start, end):
        return origin, destination
    if areas.contains(start, end):
        return None, destination
    return origin, None if areas.contains(end, start) else destination


def _ends(legs: Sequence[Leg]) -> Iterator[tuple[str, Resolution]]:
    for leg in legs:
        if leg.origin:
            yield "origin", leg.origin
        if leg.destination:
            yield "destination", leg.destination


def spots_of(event: Event, legs: Sequence[Leg]) -> Iterator[tuple[str, Resolution]]:
    """Find the places of an event that no line shows, with their role as a layer names it."""
    lines = [leg for leg in legs if leg.is_line]
    found: list[tuple[str, Resolution]] = []
    for leg in legs:
        if leg.origin and leg.destination:  # both are the same spot, or a line
            found.append(("location", leg.destination))
        else:
            found.extend(_ends([leg]))
    drawn = {_known(resolution).id for _, resolution in _ends(lines)}
    if found:
        yield from dict.fromkeys(
            (role, resolution) for role, resolution in found if _known(resolution).id not in drawn
        )
    elif not lines:
        places = (event.locations, event.destinations, event.origins, event.via)
        told = next((mapped for mapped in map(_mapped, places) if mapped), ())
        yield from (("location", resolution) for resolution in told)


def _mapped(resolutions: Sequence[Resolution]) -> tuple[Resolution, ...]:
    by_place = {_known(r).id: r for r in reversed(resolutions) if r.is_mappable}
    return tuple(reversed(by_place.values()))


def _known(resolution: Resolution) -> Place:
    assert resolution.place is not None
    return resolution.place


def _movement(number: int, mark_id: str, leg: Leg) -> Mark:
    stops = leg.stops
    lons, lats = [place.lon for place in stops], [place.lat for place in stops]
    values = (
        mark_id,
        *_end(leg.origin),
        *_end(leg.destination),
        leg.origin is None,
        leg.destination is None,
        leg.is_every_pair,
        round(_ELLIPSOID.line_length(lons, lats) / 1000, 3),
        max(place.acled_geo_precision for place in stops),
        max(place.ucdp_where_prec for place in stops),
    )
    return Mark(number, values, shapely.LineString(list(zip(lons, lats, strict=True))))


def _end(resolution: Resolution | None) -> tuple[object, ...]:
    if resolution is None:
        return "", "", None, None, None
    place = _known(resolution)
    return place.id, place.name, place.lon, place.lat, place.radius_km


def _place(
    number: int,
    mark_id: str,
    role: str,
    resolution: Resolution,
    outlines: areas.Outlines | None = None,
) -> Mark:
    place = _known(resolution)
    values = (
        mark_id,
        role,
        place.id,
        place.name,
        place.lon,
        place.lat,
        place.radius_km,
        place.feature,
        place.country,
        resolution.confidence,
        place.acled_geo_precision,
        place.ucdp_where_prec,
    )
    geometry = outlines.of(place) if outlines else shapely.Point(place.lon, place.lat)
    return Mark(number, values, geometry)
