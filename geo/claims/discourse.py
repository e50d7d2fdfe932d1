"""What the sentences before add to a claim: where its force had gone, or the same step told."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from geo.model import MOVEMENTS, Action, Claim, Evidence, EvidenceRole, Parse, Resolution

_GOING = frozenset({Action.ADVANCE, Action.DEPLOY, Action.REINFORCE, Action.CAPTURE})
_STEPS = MOVEMENTS - {Action.ADVANCE, Action.DEPLOY}
"""Movements that are told again as one step; an advance or a presence goes on and widens."""

_SENTENCES_BACK = 6
_TRUST = 0.6


def with_ends_told_before(claims: Iterable[Claim], parse: Parse) -> tuple[Claim, ...]:
    """Give asserted movements without any place the ends that the text gave them before.

    The same step told again has the ends it had ("pulled out of X. (...) The withdrawal of the
    rebels ..."); who withdraws leaves where the text last said that they went ("Turkey sent
    troops into X. (...) The Turkish troops withdrew on Friday").
    """
    told: list[Claim] = []
    for claim in claims:
        told.append(_completed(claim, _spoken_of(told, claim, parse)))
    return tuple(told)


def _spoken_of(told: list[Claim], claim: Claim, parse: Parse) -> Iterator[Claim]:
    """Yield what the sentences before assert of the claim's force, the latest first."""
    here = _number(claim, parse)
    for before in reversed(told):
        if here - _number(before, parse) > _SENTENCES_BACK:
            return
        if before.status.is_asserted and _same_force(before, claim):
            yield before


def _completed(claim: Claim, before: Iterable[Claim]) -> Claim:
    movement = claim.action in MOVEMENTS and claim.status.is_asserted
    if not movement or claim.resolutions:
        return claim
    for earlier in before:
        same = earlier.action is claim.action and claim.action in _STEPS
        if same and earlier.is_movement:
            return _with_ends(claim, earlier.origins, earlier.destinations)
        reached = earlier.destinations or earlier.locations
        if claim.action is Action.WITHDRAW and earlier.action in _GOING and reached:
            return _with_ends(claim, reached, ())
    return claim


def _with_ends(
    claim: Claim, origins: tuple[Resolution, ...], destinations: tuple[Resolution, ...]
) -> Claim:
    ends = ((EvidenceRole.ORIGIN, origins), (EvidenceRole.DESTINATION, destinations))
    spans = tuple(Evidence(role, place.mention.span) for role, places in ends for place in places)
    return replace(
        claim,
        origins=tuple(map(_recalled, origins)),
        destinations=tuple(map(_recalled, destinations)),
        evidence=(*spans, *claim.evidence),
    )


def _recalled(place: Resolution) -> Resolution:
    return replace(
        place,
        confidence=place.confidence * _TRUST,
        reasons=(*place.reasons, "told of the same force before"),
    )


def _same_force(one: Claim, other: Claim) -> bool:
    """Tell whether two claims are of one force or of one side's."""
    names = {force.id for force in one.forces}
    sides = {force.side for force in one.forces if force.side}
    return any(force.id in names or force.side in sides for force in other.forces)


def _number(claim: Claim, parse: Parse) -> int:
    return parse.sentence_number(parse.tokens_in(claim.span)[0])
