"""What the sentences before add to a claim: where those who withdrew had last gone."""

from collections.abc import Iterable
from dataclasses import replace

from geo.model import Action, Claim, Evidence, EvidenceRole, Parse, Resolution

_GOING = frozenset({Action.ADVANCE, Action.DEPLOY, Action.REINFORCE, Action.CAPTURE})
_SENTENCES_BACK = 6
_TRUST = 0.6


def with_known_origins(claims: Iterable[Claim], parse: Parse) -> tuple[Claim, ...]:
    """Give withdrawals without any place the place that their force was last said to go to.

    "Turkey sent troops into X. (...) The Turkish troops withdrew on Friday."
    """
    told: list[Claim] = []
    for claim in claims:
        told.append(_with_origin(claim, told, parse))
    return tuple(told)


def _with_origin(claim: Claim, told: list[Claim], parse: Parse) -> Claim:
    placed = claim.origins or claim.destinations or claim.locations or claim.via
    if claim.action is not Action.WITHDRAW or not claim.status.is_asserted or placed:
        return claim
    here = _number(claim, parse)
    for before in reversed(told):
        if here - _number(before, parse) > _SENTENCES_BACK:
            break
        reached = before.destinations or before.locations
        if not (before.status.is_asserted and reached and _same_force(before, claim)):
            continue
        if before.action not in _GOING:
            break
        origins = tuple(_recalled(place) for place in reached)
        spans = tuple(Evidence(EvidenceRole.ORIGIN, place.mention.span) for place in reached)
        return replace(claim, origins=origins, evidence=(*spans, *claim.evidence))
    return claim


def _recalled(place: Resolution) -> Resolution:
    return replace(
        place,
        confidence=place.confidence * _TRUST,
        reasons=(*place.reasons, "where the force was last said to go"),
    )


def _same_force(one: Claim, other: Claim) -> bool:
    """Tell whether two claims are of one force or of one side's."""
    names = {force.id for force in one.forces}
    sides = {force.side for force in one.forces if force.side}
    return any(force.id in names or force.side in sides for force in other.forces)


def _number(claim: Claim, parse: Parse) -> int:
    return parse.sentence_number(parse.tokens_in(claim.span)[0])
