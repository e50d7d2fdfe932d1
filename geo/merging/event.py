"""Make one event of the claims that tell of one happening."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from geo.merging.agreement import Agreement, find_agreement
from geo.merging.aspects import spot_of, spots_of
from geo.merging.conflicts import find_conflicts
from geo.merging.identity import identified
from geo.merging.likeness import near
from geo.merging.sources import independent_groups
from geo.model import (
    Action,
    Article,
    Claim,
    Event,
    Force,
    Quantity,
    Resolution,
    Status,
)

_STRONGEST_FIRST = (
    Status.CONFIRMED,
    Status.REPORTED,
    Status.CLAIMED,
    Status.HISTORICAL,
    Status.PLANNED,
    Status.CONDITIONAL,
    Status.DENIED,
)
_MOST_SURE = 0.99
_CONFLICT_FACTOR = 0.8
_Item = TypeVar("_Item")


def make_event(claims: Iterable[Claim], articles: Mapping[str, Article]) -> Event:
    """Merge claims of one happening; the order they are given in does not matter.

    Values come from the claims that hold the event's own status and say where it was, so that a
    denial adds no place and no force to what it denies.
    """
    told = sorted(claims, key=_by_telling)
    telling = _find_telling(told)
    status = min((claim.status for claim in telling), key=_STRONGEST_FIRST.index)
    agreement = find_agreement(telling, independent_groups(telling, articles))
    conflicts = find_conflicts(told, telling)
    return Event(
        id=Event.id_of(_founding(told, articles).id),
        claims=tuple(told),
        action=_choose_action(telling),
        status=status,
        forces=_unite_forces(claim.forces for claim in telling),
        opponents=_unite_forces(claim.opponents for claim in telling),
        quantities=_unite_quantities(telling),
        origins=_unite_places(claim.origins for claim in telling),
        via=_unite_places(claim.via for claim in telling),
        destinations=_unite_places(claim.destinations for claim in telling),
        locations=_unite_places(claim.locations for claim in telling),
        when=agreement.when,
        confidence=_weigh(agreement, disputed=bool(conflicts)),
        independent_sources=len(agreement.sources),
        conflicts=conflicts,
        reasons=_explain(told, len(agreement.sources)),
    )


def _find_telling(told: Sequence[Claim]) -> list[Claim]:
    """Return the claims that give the event's values: not denials, if others hold it true.

    A claim that has no place on the map may speak of more than what happened at one place: it
    lends nothing to those that have one.
    """
    status = min((claim.status for claim in told), key=_STRONGEST_FIRST.index)
    telling = [claim for claim in told if claim.status.is_asserted == status.is_asserted]
    if not status.is_asserted:
        telling = [c for c in told if (c.status is Status.DENIED) == (status is Status.DENIED)]
    return [claim for claim in telling if spots_of(claim.resolutions)] or telling


def _by_telling(claim: Claim) -> tuple[int, int, float, str]:
    """Order the most telling claim first: strong status, many values, sure of them."""
    values = (claim.forces, claim.origins, claim.destinations, claim.locations, claim.quantities)
    filled = sum(map(bool, values)) + (claim.when is not None)
    return _STRONGEST_FIRST.index(claim.status), -filled, -claim.confidence, claim.id


def _founding(claims: Iterable[Claim], articles: Mapping[str, Article]) -> Claim:
    """Return the claim that was published first."""

    def published(claim: Claim) -> tuple[date, str, int, str]:
        article = articles.get(claim.article_id)
        known = article.published if article else None
        return known.first if known else date.max, claim.article_id, claim.span.start, claim.id

    return min(claims, key=published)


def _choose_action(claims: Sequence[Claim]) -> Action:
    """Return the action most claims tell; a movement with an end comes before the rest."""
    moving = [claim for claim in claims if claim.is_movement]
    counts = Counter(claim.action for claim in moving or claims)
    order = list(Action)
    return min(counts, key=lambda action: (-counts[action], order.index(action)))


def _unite_forces(many: Iterable[tuple[Force, ...]]) -> tuple[Force, ...]:
    """Return each force once; "troops" add nothing where somebody says whose."""
    every = [force for forces in many for force in forces]
    return _commonest_first(identified(every) or every, lambda force: force.id)


def _unite_quantities(claims: Iterable[Claim]) -> tuple[Quantity, ...]:
    return tuple(dict.fromkeys(quantity for claim in claims for quantity in claim.quantities))


def _unite_places(many: Iterable[tuple[Resolution, ...]]) -> tuple[Resolution, ...]:
    """Return one resolution for each place, the commonest first; keep unplaced ends if alone.

    A place near one already kept, and vaguer than it, tells the same end less exactly.
    """
    every = [resolution for resolutions in many for resolution in resolutions]
    placed = _commonest_first(
        (r for r in every if r.place), lambda r: r.place.id if r.place else ""
    )
    kept: list[Resolution] = []
    for resolution in sorted(placed, key=lambda r: r.place.radius_km if r.place else 0.0):
        if not any(_is_same_end(resolution, other) for other in kept):
            kept.append(resolution)
    if kept:
        return tuple(resolution for resolution in placed if resolution in kept)
    return _commonest_first(every, lambda r: r.mention.text.casefold())


def _is_same_end(one: Resolution, other: Resolution) -> bool:
    return bool(one.place and other.place and near(spot_of(one.place), spot_of(other.place)))


def _commonest_first(items: Iterable[_Item], key: Callable[[_Item], Hashable]) -> tuple[_Item, ...]:
    """Return one item for each key, by how often the key is given, then by first appearance."""
    first: dict[Hashable, _Item] = {}
    counts: Counter[Hashable] = Counter()
    for item in items:
        first.setdefault(key(item), item)
        counts[key(item)] += 1
    return tuple(first[name] for name in sorted(first, key=lambda name: -counts[name]))


def _weigh(agreement: Agreement, *, disputed: bool) -> float:
    """Return 1 less the chance that every independent source errs, lowered for conflicts."""
    doubt = 1.0
    for source in agreement.sources:
        doubt *= 1.0 - max(c.confidence for c in agreement.claims if c.article_id in source)
    sure = min(_MOST_SURE, 1.0 - doubt)
    return round(sure * _CONFLICT_FACTOR if disputed else sure, 4)


def _explain(claims: Sequence[Claim], independent: int) -> tuple[str, ...]:
    """Say in words what the claims have in common; a single claim needs no reason."""
    if len(claims) == 1:
        return ()
    articles = len({claim.article_id for claim in claims})
    reasons = [
        f"{len(claims)} claims in {articles} article{'s' if articles > 1 else ''}, "
        f"{independent} independent"
    ]
    common = {
        "force": Counter(force.name for c in claims for force in {*identified(c.forces)}),
        "place": Counter(r.place.name for c in claims for r in {*c.resolutions} if r.place),
    }
    for label, counts in common.items():
        shared = sorted(name for name, count in counts.items() if count > 1)
        if shared:
            reasons.append(f"same {label}: {', '.join(shared)}")
    days = [claim.when for claim in claims if claim.when]
    if len(days) > 1:
        reasons.append(f"dated {min(d.first for d in days)} to {max(d.last for d in days)}")
    return tuple(reasons)


assert set(_STRONGEST_FIRST) == set(Status)
