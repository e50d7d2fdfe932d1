"""How likely two claims tell of one happening, from what they say alone.

The weights say what a careful reader goes by: who, then where, then when. They were chosen
by that reasoning and checked on hand-coded clusters (``benchmarks/merging.py``).
"""

from itertools import product

from geo.merging.aspects import (
    MOVING,
    NEAR_KM,
    Aspects,
    Family,
    Reality,
    Spot,
    distance_km,
)
from geo.merging.blocking import LARGE_KM, SLACK_DAYS, is_long

THRESHOLD = 0.7
"""Claims at least this alike are joined."""

CONTRADICTION = -1.0
"""What claims get that cannot both tell of one happening."""

_FORCE_WEIGHT, _PLACE_WEIGHT, _DATE_WEIGHT = 0.4, 0.35, 0.25
_SAME_ARTICLE = 0.1
_EQUAL_COUNT = 0.05
_DAYS_APART = 0.6
"""What dates get that do not meet but lie within the slack of reporting."""
_EXACT_SLACK_DAYS = 2
_LASTING = frozenset({Family.PLAN, Family.TALKS, Family.BLOCKADE})


def likeness(one: Aspects, other: Aspects, *, same_article: bool) -> float:
    """Return 0 to 1.1, or CONTRADICTION; symmetric.

    A claim that something will or should happen is never joined with one that it did: a
    promise and its keeping are two events. A denial is joined with what it denies. Claims of
    two articles that name nobody are joined only where date and every end agree.
    """
    if not _may_be_one(one.reality, other.reality):
        return CONTRADICTION
    if not one.families & other.families:
        return 0.0
    when = _compare_dates(one, other)
    if when == CONTRADICTION or _are_unlike_things(one, other):
        return CONTRADICTION
    force = _compare_identities(one, other, when, same_article=same_article)
    place = _compare_places(one, other)
    if CONTRADICTION in (force, place):
        return CONTRADICTION
    if one.reality is not other.reality and min(force, place, when) < 0.5:
        return 0.0
    likeness = _FORCE_WEIGHT * force + _PLACE_WEIGHT * place + _DATE_WEIGHT * when
    likeness += _EQUAL_COUNT * bool(one.counts & other.counts)
    return likeness + _SAME_ARTICLE * same_article


def near(one: Spot, other: Spot) -> bool:
    """Tell whether two spots may be one place to a reporter."""
    if one.id == other.id:
        return True
    larger = max(one.radius_km, other.radius_km)
    return larger <= LARGE_KM and distance_km(one, other) <= max(NEAR_KM, larger)


def any_near(some: tuple[Spot, ...], others: tuple[Spot, ...]) -> bool:
    """Tell whether any spot of one group is near any of the other."""
    return any(near(one, other) for one, other in product(some, others))


def _may_be_one(one: Reality, other: Reality) -> bool:
    return one is other or Reality.UNREALISED not in (one, other)


def _compare_identities(one: Aspects, other: Aspects, when: float, *, same_article: bool) -> float:
    """Compare who it was; of forces that nobody names only all else that is said can tell."""
    if one.named or other.named:
        return _compare_forces(one, other)
    if when == _DAYS_APART:
        return CONTRADICTION
    described = _compare_forces(one, other) if same_article else 0.0
    return max(described, 0.5 * (when >= 0.8 and _agree_on_ends(one, other)))


def _are_unlike_things(one: Aspects, other: Aspects) -> bool:
    return bool(one.sorts and other.sorts) and one.sorts.isdisjoint(other.sorts)


def _agree_on_ends(one: Aspects, other: Aspects) -> bool:
    """Tell whether two claims give the same ends, leaving out none."""
    moving = not MOVING.isdisjoint(one.families | other.families)
    return any_near(one.ends, other.ends) and (not moving or any_near(one.origins, other.origins))


def _compare_forces(one: Aspects, other: Aspects) -> float:
    if one.forces & other.forces:
        return CONTRADICTION if _are_of_more_sides(one, other) else 1.0
    if not (one.forces and other.forces):
        return 0.4
    if one.sides & other.sides:
        return 0.4
    return CONTRADICTION if one.sides and other.sides else 0.2


def _are_of_more_sides(one: Aspects, other: Aspects) -> bool:
    """Tell whether one claim is of more sides: what both camps sent is not what one of them did."""
    moving = not MOVING.isdisjoint(one.families | other.families)
    return moving and bool(one.sides and other.sides) and one.sides != other.sides


def _compare_places(one: Aspects, other: Aspects) -> float:
    if one.origins and other.origins:
        return 1.0 if any_near(one.origins, other.origins) else CONTRADICTION
    if one.ends and other.ends:
        return 1.0 if any_near(one.ends, other.ends) else CONTRADICTION
    return 0.3 if one.spots and other.spots else 0.4


def _compare_dates(one: Aspects, other: Aspects) -> float:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0.5
    if is_long(one) or is_long(other):
        return 0.4
    gap = max((one.first - other.last).days, (other.first - one.last).days)
    longer = max((one.last - one.first).days, (other.last - other.first).days)
    exact = one.dated and other.dated
    lasting = one.reality is Reality.UNREALISED or bool(one.families & other.families & _LASTING)
    slack = SLACK_DAYS if lasting else _EXACT_SLACK_DAYS if exact else 0
    if gap > slack:
        return CONTRADICTION
    if gap > 0:
        return _DAYS_APART
    if not exact:
        return 0.5
    return 1.0 if longer <= 7 else 0.8 if longer <= 31 else 0.5
