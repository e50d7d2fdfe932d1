"""How likely two claims tell of one happening, from what they say alone.

The weights say what a careful reader goes by: who, then where, then when. They were chosen
by that reasoning and checked on hand-coded clusters (``benchmarks/merging.py``).
"""

from itertools import product

from geo.merging.aspects import (
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
NEWS_DAYS = 3
"""A report this many days after a stated day may be news of it."""
_KIN = 0.7
"""What a force and one that it is a part of get."""
_LASTING = frozenset({Family.PLAN, Family.TALKS, Family.BLOCKADE})


def likeness(one: Aspects, other: Aspects, *, same_article: bool) -> float:
    """Return 0 to 1.1, or CONTRADICTION; symmetric.

    A claim that something will or should happen is never joined with one that it did: a
    promise and its keeping are two events. A denial is joined with what it denies. Claims of
    two articles are joined only where together they say no more than one of them does: see
    :func:`_tell_the_same`.
    """
    if not _may_be_one(one, other) or _is_of_another_place(one, other):
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
    is_weak = one.reality is not other.reality and min(force, place, when) < 0.5
    is_composite = _would_date(one, other) or _would_date(other, one)
    if is_weak or is_composite or not (same_article or _tell_the_same(one, other, when)):
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


def _may_be_one(one: Aspects, other: Aspects) -> bool:
    """Tell whether both happened or neither; a plan of nobody named is not somebody's plan."""
    if Reality.UNREALISED in (one.reality, other.reality):
        return one.reality is other.reality and one.named == other.named
    return True


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
    return any_near(one.ends, other.ends) and (
        not one.is_moving or any_near(one.origins, other.origins)
    )


def _tell_the_same(one: Aspects, other: Aspects, when: float) -> bool:
    """Tell whether two articles agree on enough: on an end and the day they state, or on every end.

    Otherwise an event would have its start from one of them, its end from another and its day
    from a third, and nobody told it. Plans are one where one force has them for one place; a
    denial adds nothing to what it denies.
    """
    if one.reality is not other.reality:
        return True
    if one.reality is Reality.UNREALISED:
        named = one.named and other.named and (one.forces & other.forces or _are_kin(one, other))
        return bool(named) and any_near(one.spots, other.spots)
    if one.exact and other.exact and when > _DAYS_APART:
        return any_near(one.origins, other.origins) or any_near(one.ends, other.ends)
    return _agree_on_ends(one, other) and _is_news_of(one, other) and _is_news_of(other, one)


def _would_date(one: Aspects, other: Aspects) -> bool:
    """Tell whether one claim states the day and leaves open an end that only the other gives.

    Joined, even within an article, they would say that who came from there came on that day. A
    claim without a place lends nothing, nor does a denial.
    """
    if one.reality is not other.reality or not one.is_moving or not one.spots:
        return False
    opens = (other.origins and not one.origins) or (other.ends and not one.ends)
    return one.exact and not other.exact and bool(opens)


def _is_news_of(one: Aspects, other: Aspects) -> bool:
    """Tell whether a claim dated by its report alone was made soon after the other's stated day."""
    if one.reported is None or other.last is None or not other.exact:
        return True
    return 0 <= (one.reported - other.last).days <= NEWS_DAYS


def _is_of_another_place(one: Aspects, other: Aspects) -> bool:
    """Tell whether only one claim says which place changed hands: another may be meant."""
    return Family.CONTROL in one.families & other.families and bool(one.spots) != bool(other.spots)


def _are_kin(one: Aspects, other: Aspects) -> bool:
    return bool(one.forces & other.wholes or other.forces & one.wholes)


def _compare_forces(one: Aspects, other: Aspects) -> float:
    if one.forces & other.forces:
        return CONTRADICTION if _are_of_more_sides(one, other) else 1.0
    if not (one.forces and other.forces):
        return 0.4
    if _are_kin(one, other):
        return _KIN
    if one.named and other.named and one.is_moving:
        return CONTRADICTION
    if one.sides & other.sides:
        return 0.4
    return CONTRADICTION if one.sides and other.sides else 0.2


def _are_of_more_sides(one: Aspects, other: Aspects) -> bool:
    """Tell whether one claim is of more sides: what both camps sent is not what one of them did."""
    return one.is_moving and bool(one.sides and other.sides) and one.sides != other.sides


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
