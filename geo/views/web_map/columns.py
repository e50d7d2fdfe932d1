"""Events as columns: everything a script needs to filter and draw, as compact JSON.

A column has one value an event. Names that recur are numbers into a list. Days count from
1970-01-01. What is drawn where is decided here, by the rules of :mod:`geo.views.style`; the
script only projects and paints.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import shapely

from geo.layers.areas import known_outline
from geo.layers.marks import Leg, legs_of, spots_of
from geo.model import CODES, Action, DateBasis, Event, Place, Resolution, Status
from geo.views import style
from geo.views.symbols import Shape
from geo.views.web_map.wording import LABELS, VAGUE_ENDS, isolate, write_way

_EPOCH = date(1970, 1, 1).toordinal()
_RING_TOLERANCE_DEG = 0.02


def day_number(day: date) -> int:
    """Count the days since 1970-01-01.

    >>> day_number(date(1970, 1, 2))
    1
    """
    return day.toordinal() - _EPOCH


def day_of(number: int) -> date:
    """Return the day of a :func:`day_number`."""
    return date.fromordinal(number + _EPOCH)


def side_of(event: Event) -> str:
    """Return the camp of the first acting force with a known one, "" for none."""
    return next((force.side for force in event.forces if force.side), "")


OTHER_SLOT = len(style.OKABE_ITO)
"""Slot of the sides beyond the palette, which share one colour."""


def slot_of(side: str, slots: Mapping[str, int | None]) -> int | None:
    """Return the number of a side's colour on the map, None for no side."""
    slot = slots.get(side)
    return OTHER_SLOT if side and slot is None else slot


def symbol_of(event: Event) -> str:
    """Return the APP-6D code of the first acting force that has one, "" for none."""
    return next((force.symbol for force in event.forces if force.symbol), "")


def route_of(event: Event) -> str:
    """Write where an event happened, in the names of the gazetteer or else of the text."""
    origin, destination = (_names(ends) for ends in (event.origins, event.destinations))
    way = write_way(origin, destination) if event.is_movement else ""
    return way or isolate(_names(event.locations or event.resolutions))


def title_of(event: Event) -> str:
    """Write who did what in a few words."""
    who = ", ".join(isolate(force.name) for force in event.forces)
    label = CODES[event.action].label
    return f"{who}: {label.lower()}" if who else label


def write_columns(events: Sequence[Event], slots: Mapping[str, int | None]) -> dict[str, Any]:
    """Return the columns of events, ready to be written as JSON.

    ``slots`` are the colours of all sides of the store (:func:`geo.views.style.assign_sides`).
    """
    return _Columns(events, slots).write()


def _names(resolutions: Iterable[Resolution]) -> str:
    names = (r.place.name if r.place else r.mention.text for r in resolutions)
    return ", ".join(dict.fromkeys(names))


class _Pool:
    """Give every distinct value its number in the order of first use."""

    def __init__(self, values: Iterable[str] = ()) -> None:
        self.numbers: dict[str, int] = {}
        for value in values:
            self.number(value)

    def number(self, value: str) -> int:
        return self.numbers.setdefault(value, len(self.numbers))


class _Columns:
    def __init__(self, events: Sequence[Event], slots: Mapping[str, int | None]) -> None:
        self.events = events
        self.slots = slots
        self.texts, self.forces, self.places, self.symbols = _Pool(), _Pool(), _Pool(), _Pool()
        self.sides = _Pool(sorted({side_of(event) for event in events}))
        self.spots: dict[str, Place] = {}
        self.lists: dict[str, list[Any]] = {}
        self.spot_numbers: dict[str, int] = {}
        self.actions = {action: code for code, action in enumerate(Action)}
        self.statuses = {status: code for code, status in enumerate(Status)}
        self.bases = {basis: code for code, basis in enumerate(DateBasis)}
        self.shapes = {shape: code for code, shape in enumerate(Shape)}

    def write(self) -> dict[str, Any]:
        columns: dict[str, list[Any]] = {name: [] for name in EVENT_FIELDS}
        for event in self.events:  # rows of a hundred thousand events are not held at once
            for name, value in self._row(event).items():
                columns[name].append(self._once(value))
        return {
            **columns,
            "texts": list(self.texts.numbers),
            "force_keys": list(self.forces.numbers),
            "place_keys": list(self.places.numbers),
            "actions": [action.value for action in Action],
            "date_bases": [basis.value for basis in DateBasis],
            "statuses": [status.value for status in Status],
            "shapes": [shape.value for shape in Shape],
            "shape_labels": [_shape_label(shape) for shape in Shape],
            "sides": list(self.sides.numbers),
            "side_slots": [slot_of(side, self.slots) for side in self.sides.numbers],
            "symbol_codes": list(self.symbols.numbers),
            "spots": _write_spots(self.spots.values()),
        }

    def _row(self, event: Event) -> dict[str, Any]:
        when, side = event.when, side_of(event)
        mapped = [r.place for r in event.resolutions if r.is_mappable and r.place]
        radii = [r.place.radius_km for r in event.resolutions if r.place]
        numbers = [n for q in event.quantities for n in (q.high, q.low) if n is not None]
        legs = tuple(legs_of(event))
        return {
            "ids": event.id,
            "first": day_number(when.first) if when else None,
            "last": day_number(when.last) if when else None,
            "date_basis": self.bases[when.basis] if when else None,
            "hollow": int(style.is_hollow(when.days if when else None)),
            "action": self.actions[event.action],
            "status": self.statuses[event.status],
            "side": slot_of(side, self.slots),
            "symbol": self._symbol(event),
            "side_name": self.sides.number(side),
            "is_movement": int(event.is_movement and event.status.is_asserted),
            "width": style.width_of(max(numbers) if numbers else None),
            "radius": max(radii) if radii else None,
            "force": sorted(
                {
                    self.forces.number(key.casefold())
                    for force in event.forces + event.opponents
                    for key in (force.id, force.name, force.side)
                    if key
                }
            ),
            "place": sorted(
                {
                    self.places.number(key.casefold())
                    for r in event.resolutions
                    if r.place
                    for key in (r.place.id, r.place.name)
                }
            ),
            "spots_of": sorted({self._spot(place) for place in mapped}),
            "arrows": self._arrows(legs),
            "symbols": self._shapes(event, legs),
            "vague_end": self._vague_end(event, legs),
            "title": self.texts.number(title_of(event)),
            "route": self.texts.number(route_of(event)),
        }

    def _once(self, value: Any) -> Any:
        """Return the list that came first of equal ones: many events have the same."""
        return self.lists.setdefault(repr(value), value) if isinstance(value, list) else value

    def _spot(self, place: Place) -> int:
        key = f"{place.id}@{place.lon:.5f},{place.lat:.5f},{place.radius_km:g}"
        self.spots.setdefault(key, place)
        return self.spot_numbers.setdefault(key, len(self.spot_numbers))

    def _arrows(self, legs: Sequence[Leg]) -> list[list[int]]:
        """Return arrows as (from, to, has head)."""
        arrows = []
        for leg in legs:
            way = [self._spot(place) for place in leg.stops]
            last = len(way) - 1 if leg.destination else None
            for stop, (spot, following) in enumerate(pairwise(way), 1):
                arrows.append((spot, following, int(stop == last)))
        return [list(arrow) for arrow in dict.fromkeys(arrows)]

    def _symbol(self, event: Event) -> int | None:
        """Return the number of the acting force's military symbol code."""
        code = symbol_of(event)
        return self.symbols.number(code) if code else None

    def _shapes(self, event: Event, legs: Sequence[Leg]) -> list[list[int]]:
        """Return symbols as (spot, shape)."""
        symbols = [
            (self._spot(resolution.place), self.shapes[style.shape_of(event.action, role)])
            for role, resolution in spots_of(event, legs)
            if resolution.place
        ]
        return [list(symbol) for symbol in dict.fromkeys(symbols)]

    def _vague_end(self, event: Event, legs: Sequence[Leg]) -> int | None:
        """Name the ends on the map that are so vague that they give no arrow its direction."""
        drawn = {r.place for leg in legs for r in (leg.origin, leg.destination) if r}
        ends = {"origin": event.origins, "destination": event.destinations}
        left_out = [
            VAGUE_ENDS[role].format(place=r.place.name)
            for role, resolutions in ends.items()
            for r in resolutions
            if legs and r.is_mappable and r.place and r.place not in drawn
        ]
        return self.texts.number(", ".join(dict.fromkeys(left_out))) if left_out else None


EVENT_FIELDS = (
    *("ids", "first", "last", "date_basis", "hollow", "action", "status", "side", "side_name"),
    "symbol",
    *(
        "is_movement",
        "width",
        "radius",
        "force",
        "place",
        "spots_of",
        "arrows",
        "symbols",
        "vague_end",
    ),
    *("title", "route"),
)
"""Columns that have one value an event; the others are what their numbers point into."""


def _shape_label(shape: Shape) -> str:
    for end, open_end in style.OPEN_ENDS.items():
        if open_end is shape:
            return style.OPEN_END_LABELS[end]
    return next(
        (LABELS[action] for action, drawn in style.SHAPES.items() if drawn is shape), shape.value
    )


def _write_spots(places: Iterable[Place]) -> Mapping[str, list[Any]]:
    places = tuple(places)
    return {
        "lon": [round(place.lon, 5) for place in places],
        "lat": [round(place.lat, 5) for place in places],
        "radius": [round(place.radius_km, 1) for place in places],
        "name": [place.name for place in places],
        "rings": [_rings(place) for place in places],
    }


def _rings(place: Place) -> list[list[tuple[float, float]]] | None:
    """Return the outlines of an area in lon, lat, or None where the place is a circle."""
    if place.radius_km < style.AREA_FROM_KM:
        return None
    outline = known_outline(place)
    if outline is None:
        return None
    return [
        [(round(lon, 4), round(lat, 4)) for lon, lat in ring.coords]
        for polygon in shapely.get_parts(outline.simplify(_RING_TOLERANCE_DEG))
        if isinstance(polygon, shapely.Polygon)
        for ring in (polygon.exterior, *polygon.interiors)
    ]
