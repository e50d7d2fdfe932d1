"""Say in words how a relative place was computed: from what, by which rule, how far it reaches."""

from collections.abc import Callable, Sequence

from geo.model import Place, Relation, RelationKind
from geo.places.computation import is_area
from geo.places.expressions import Expression
from geo.places.geodesy import COMPASS_DEG, Point, distance_km


def account(
    expression: Expression, anchors: Sequence[Place], relation: Relation, radius_km: float
) -> tuple[str, ...]:
    """Return why a relative place has its geometry: the rule, then each anchor, then its reach."""
    rule = _RULES[relation.kind](expression, anchors, _towards(relation.bearing_deg))
    starts = (f"from {_where(anchor)}" for anchor in anchors)
    return (f"{relation.kind}: {rule}", *starts, f"reaches {radius_km:g} km from its point")


def _where(place: Place) -> str:
    """Write which place it is and where.

    >>> _where(Place("t:hun", "Hun", 15.94, 29.13, 5, "P.PPL", "LY", "", 0, "test"))
    'Hun (P.PPL LY) at 29.13 N, 15.94 E, test, t:hun'
    """
    lat = f"{abs(place.lat):.2f} {'N' if place.lat >= 0 else 'S'}"
    lon = f"{abs(place.lon):.2f} {'E' if place.lon >= 0 else 'W'}"
    kind = " ".join(filter(None, (place.feature, place.country)))
    return f"{place.name} ({kind}) at {lat}, {lon}, {place.source}, {place.id}"


def _towards(bearing_deg: float | None) -> str:
    """Name a bearing by its compass point and degrees; "" for none.

    >>> _towards(270.0), _towards(22.5), _towards(None)
    ('west (270°)', 'north (22.5°)', '')
    """
    if bearing_deg is None:
        return ""
    off = {point: abs((bearing_deg - at + 180) % 360 - 180) for point, at in COMPASS_DEG.items()}
    return f"{min(off, key=lambda point: off[point])} ({bearing_deg:g}°)"


def _distance(expression: Expression, anchors: Sequence[Place], towards: str) -> str:
    km = f"{expression.distance_km or 0:g} km"
    if not towards:
        return f"anywhere within {km} of {anchors[0].name}, for no direction is given"
    return f"{km} from {anchors[0].name} to the {towards}, the doubt a fifth of that"


def _side(expression: Expression, anchors: Sequence[Place], towards: str) -> str:
    anchor = anchors[-1]
    direction = f"to the {towards}" if towards else "at the middle"
    if is_area(anchor) and expression.inside:
        part = "a third of its outline" if anchor.geometry else "half its radius"
        return f"the part of {anchor.name} {direction}: {part}"
    if expression.inside or not towards:
        return f"the part of {anchor.name} {direction}, inside its radius"
    return f"land beside {anchor.name} {direction}, for no distance is given"


def _surroundings(expression: Expression, anchors: Sequence[Place], towards: str) -> str:
    edge = f"the edge of {anchors[-1].name} to the {towards}" if towards else ""
    return edge or f"around {anchors[-1].name}, 1.6 times its radius"


def _between(expression: Expression, anchors: Sequence[Place], towards: str) -> str:
    names = ", ".join(anchor.name for anchor in anchors)
    first, last = (Point(place.lon, place.lat) for place in (anchors[0], anchors[-1]))
    km = distance_km(first, last)
    return f"the straight line through {names}, {km:.0f} km from end to end; a road may bend"


def _bank(expression: Expression, anchors: Sequence[Place], towards: str) -> str:
    river, beside = anchors[0], anchors[-1]
    side = f"the side to the {towards} " if towards else ""
    if beside is river:
        return f"{side}of {river.name}, all along it, for the text names no town beside it"
    return f"{side}of {river.name} by {beside.name}, which the text names beside it"


def _border(expression: Expression, anchors: Sequence[Place], towards: str) -> str:
    if len(anchors) == 1:
        return f"all of the border of {anchors[0].name}"
    return f"where {' and '.join(anchor.name for anchor in anchors)} meet"


_RULES: dict[RelationKind, Callable[[Expression, Sequence[Place], str], str]] = {
    RelationKind.DISTANCE: _distance,
    RelationKind.SIDE: _side,
    RelationKind.SURROUNDINGS: _surroundings,
    RelationKind.BETWEEN: _between,
    RelationKind.ROAD: _between,
    RelationKind.BANK: _bank,
    RelationKind.BORDER: _border,
}
