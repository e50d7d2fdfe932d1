"""What other sentences add to a claim: where its force had gone, or the same step told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from geo.claims.anaphors import SPOKEN_OF
from geo.model import (
    MOVEMENTS,
    Action,
    Claim,
    Evidence,
    EvidenceRole,
    Force,
    Parse,
    Resolution,
    Span,
)

_GOING = frozenset({Action.ADVANCE, Action.DEPLOY, Action.REINFORCE, Action.CAPTURE})
_STEPS = MOVEMENTS - {Action.ADVANCE, Action.DEPLOY}
"""Movements that are told again as one step; an advance or a presence goes on and widens."""

_MARCHES = frozenset({Action.ADVANCE, Action.REDEPLOY, Action.DEPLOY, Action.REINFORCE})
_FIGHTS = frozenset({Action.CAPTURE, Action.CLASH, Action.STRIKE, Action.ADVANCE})
_STAYING = _GOING | {Action.CLASH, Action.LOSE_CONTROL, Action.HANDOVER}
_LOST = _FIGHTS | {Action.LOSE_CONTROL}
"""What others do at a place that those who were there may leave."""

_BEFALLING = frozenset({Action.CAPTURE, Action.LOSE_CONTROL, Action.CLASH})
"""What may be told of a place without saying whose deed it is."""

_CAUSES = frozenset({"after", "when", "as", "because", "following"})
_SHORT = frozenset({"toward", "towards", "on", "upon", "against", "for", "near", "around"})

_REMAINS = frozenset({"garrison", "garrisons", "survivors", "defenders", "remnants"})
_DIRECTIONS = frozenset({"north", "south", "east", "west", "rear"})

_SENTENCES_BACK = 6
_SENTENCES_ON = 2
_SENTENCES_TO_A_GOAL = 3
"""A force that the text tells to have gone elsewhere since may have moved in between."""

_SENTENCES_FROM_A_FIGHT = 1
_SENTENCES_TO_A_MARCH = 1
_TRUST = 0.6


@dataclass(frozen=True, slots=True)
class _Told:
    """Hold the claims of an article; who withdraws leaves where these put them."""

    claims: list[Claim]
    parse: Parse

    def before(self, at: int) -> Iterator[Claim]:
        """Yield what the text asserts before the claim at a position, the latest first."""
        here = self.number(self.claims[at])
        for i in range(at - 1, -1, -1):
            earlier = self.claims[i]
            if here - self.number(earlier) > _SENTENCES_BACK:
                return
            if earlier.status.is_asserted:
                yield earlier

    def beside(self, at: int) -> Iterator[Claim]:
        """Yield what the claim's own sentence asserts after it: "fell back after Y took X"."""
        claim = self.claims[at]
        here = self.number(claim)
        for i in range(at + 1, len(self.claims)):
            later = self.claims[i]
            if self.number(later) != here:
                return
            between = Span(claim.span.end, max(later.span.start, claim.span.end + 1))
            words = {token.text.casefold() for token in self.parse.tokens_in(between)}
            if later.status.is_asserted and words & _CAUSES:
                yield later

    def is_short_of(self, place: Resolution) -> bool:
        """Tell whether the words only say that somebody went towards a place."""
        before = self.parse.tokens_in(place.mention.span)[0].i - 1
        words = {
            token.text.casefold() for token in self.parse.tokens[max(0, before - 1) : before + 1]
        }
        return bool(words & _SHORT)

    def after(self, at: int) -> Iterator[Claim]:
        """Yield what the next sentences assert after the claim at a position."""
        here = self.number(self.claims[at])
        for i in range(at + 1, len(self.claims)):
            later = self.claims[i]
            if self.number(later) - here > _SENTENCES_ON:
                return
            if later.status.is_asserted:
                yield later

    def is_unnamed(self, end: Resolution) -> bool:
        """Tell an end that the text only describes: "new positions", "other Black Sea bases"."""
        noun = self.parse.tokens_in(end.mention.span)[-1]
        described = noun.tag == "NNS" or end.mention.text.islower()
        return end.place is None and noun.pos == "NOUN" and described

    def number(self, claim: Claim) -> int:
        """Return the ordinal of the claim's sentence."""
        return self.parse.sentence_number_at(claim.span)


def with_ends_told_before(claims: Iterable[Claim], parse: Parse) -> tuple[Claim, ...]:
    """Give asserted movements the ends that their sentence lacks and the text gave before.

    The same step told again has the ends it had ("pulled out of X. (...) The withdrawal of the
    rebels ..."); who withdraws leaves where the text last said that they went ("Turkey sent
    troops into X. (...) The Turkish troops withdrew on Friday"), or where others have just
    fought them ("The rebels took X. The army fell back to Y").
    """
    told = _Told(list(claims), parse)
    for i, claim in enumerate(told.claims):
        told.claims[i] = _completed(claim, i, told)
    return tuple(told.claims)


def _completed(claim: Claim, at: int, told: _Told) -> Claim:
    if claim.action not in MOVEMENTS or not claim.status.is_asserted:
        return claim
    if claim.destinations and all(map(told.is_unnamed, claim.destinations)):
        named = _named_after(claim, at, told)
        if named:
            return _with_destinations(claim, named)
    if not claim.resolutions:
        again = _told_again(claim, at, told)
        if again is not None:
            return again
    return _with_origins_told(claim, at, told)


def _with_origins_told(claim: Claim, at: int, told: _Told) -> Claim:
    """Give a claim the origin told before; take one that its force reached only after."""
    left: tuple[Resolution, ...] = ()
    if claim.action is Action.WITHDRAW and _leaves_origin_open(claim, told):
        left = _left(claim, at, told)
    elif claim.action in _MARCHES and claim.forces and claim.destinations and not claim.origins:
        left = _gathered_at(claim, at, told)
    later = not left and claim.destinations and _came_there_later(claim, at, told)
    return _with_ends(claim, left, ()) if left or later else claim


def _gathered_at(claim: Claim, at: int, told: _Told) -> tuple[Resolution, ...]:
    """Return where the same force has just gathered: "massed at X. The next day it marched"."""
    here = told.number(claim)
    goals = {place.place for place in claim.destinations}
    for earlier in told.before(at):
        if here - told.number(earlier) > _SENTENCES_TO_A_MARCH:
            return ()
        if earlier.action is Action.BUILD_UP and earlier.forces == claim.forces:
            held = tuple(place for place in _reached(earlier) if place.place not in goals)
            return held if all(map(_is_spot, held)) else ()
    return ()


def _told_again(claim: Claim, at: int, told: _Told) -> Claim | None:
    """Return the claim with the ends of the same step told before, if it was."""
    for earlier in told.before(at):
        same = earlier.action is claim.action and claim.action in _STEPS
        if same and earlier.is_movement and _same_force(earlier, claim):
            return _with_ends(claim, earlier.origins, earlier.destinations)
        if _same_force(earlier, claim) and earlier.action in _GOING and _reached(earlier):
            return None
    return None


def _named_after(claim: Claim, at: int, told: _Told) -> tuple[Resolution, ...]:
    """Return the goals that the same step has where it is told again: "had been moved to X"."""
    for later in told.after(at):
        same = later.action in _STEPS and claim.action in _STEPS and _same_force(later, claim)
        if same and (later.when is None or claim.when is None or later.when.meets(claim.when)):
            return tuple(place for place in later.destinations if place.is_mappable)
    return ()


def _left(claim: Claim, at: int, told: _Told) -> tuple[Resolution, ...]:
    """Return where the text last put those who withdraw."""
    here = told.number(claim)
    goals = {place.place for place in claim.destinations}
    for earlier in (*told.beside(at), *told.before(at)):
        away = here - told.number(earlier)
        if _is_later(earlier, claim):
            continue
        if goals and away > _SENTENCES_TO_A_GOAL:
            break
        places = earlier.origins if _is_half_told(earlier, claim, away) else _reached(earlier)
        held = tuple(p for p in places if p.is_mappable and p.place not in goals)
        if held and _held(earlier, claim, away, short=any(map(told.is_short_of, held))):
            return held
    return ()


def _is_later(earlier: Claim, claim: Claim) -> bool:
    """Tell whether what the same force did came about after: "X, who had left in May"."""
    if earlier.when is None or claim.when is None or not _same_force(earlier, claim):
        return False
    return earlier.when.first > claim.when.last


def _came_there_later(claim: Claim, at: int, told: _Told) -> bool:
    """Tell whether the place that a claim's origin was taken for is one they reached after."""
    origins = {place.place for place in claim.origins if SPOKEN_OF in place.reasons}
    return bool(origins) and any(
        _is_later(earlier, claim) and origins <= {place.place for place in _reached(earlier)}
        for earlier in told.before(at)
    )


def _is_half_told(earlier: Claim, claim: Claim, away: int) -> bool:
    """Tell whether a withdrawal goes on: "were driven out of X, and the survivors fled to Y"."""
    withdraws = earlier.action is Action.WITHDRAW and not earlier.destinations
    return withdraws and bool(claim.destinations) and away <= _SENTENCES_FROM_A_FIGHT


def _held(earlier: Claim, claim: Claim, away: int, *, short: bool) -> bool:
    """Tell whether a claim puts those who withdraw at its place; ``short``: towards it only."""
    if _is_half_told(earlier, claim, away):
        return _same_force(earlier, claim) or _is_what_remains(claim)
    if _same_force(earlier, claim) and earlier.action in _STAYING:
        return True
    if earlier.action in _FIGHTS and _share(earlier.opponents, claim.forces):
        return True
    fight = away <= _SENTENCES_FROM_A_FIGHT and earlier.action in _LOST
    met = not short and not any(map(_is_wide, _reached(earlier)))
    return fight and met and _is_of_others(earlier, claim)


def _is_what_remains(claim: Claim) -> bool:
    """Tell of forces named only by what befell them: "the defeated garrison"."""
    return bool(claim.forces) and all(
        force.name.casefold().split()[-1] in _REMAINS for force in claim.forces
    )


def _reached(claim: Claim) -> tuple[Resolution, ...]:
    """Return the places on the map that a claim puts somebody at."""
    ends = claim.destinations or claim.locations
    return tuple(place for place in ends if place.is_mappable)


def _is_direction(place: Resolution) -> bool:
    """Tell "to the east", which is no place of its own."""
    return place.place is None and place.mention.text.casefold() in _DIRECTIONS


def _is_wide(place: Resolution) -> bool:
    """Tell a country or a province, in which some may fight and others withdraw."""
    return place.place is not None and place.place.feature.startswith("A.")


def _is_spot(place: Resolution) -> bool:
    """Tell a settlement or a site, which those who gather there are all in."""
    return place.place is not None and place.place.feature.startswith(("P", "S"))


def _leaves_origin_open(claim: Claim, told: _Told) -> bool:
    """Tell whether a claim's sentence names no place that its force may have left."""
    here = told.number(claim)
    elsewhere = (
        SPOKEN_OF in place.reasons and told.parse.sentence_number_at(place.mention.span) < here
        for place in claim.origins
    )
    return all(elsewhere) and not claim.locations


def _with_ends(
    claim: Claim, origins: tuple[Resolution, ...], destinations: tuple[Resolution, ...]
) -> Claim:
    ends = ((EvidenceRole.ORIGIN, origins), (EvidenceRole.DESTINATION, destinations))
    spans = tuple(Evidence(role, place.mention.span) for role, places in ends for place in places)
    guessed = {place.mention.span for place in claim.origins}
    kept = [e for e in claim.evidence if e.role is not EvidenceRole.ORIGIN or e.span not in guessed]
    gone_to = tuple(place for place in claim.destinations if not _is_direction(place))
    return replace(
        claim,
        origins=tuple(map(_recalled, origins)),
        destinations=gone_to or tuple(map(_recalled, destinations)),
        evidence=(*spans, *kept),
    )


def _with_destinations(claim: Claim, named: tuple[Resolution, ...]) -> Claim:
    spans = tuple(Evidence(EvidenceRole.DESTINATION, place.mention.span) for place in named)
    return replace(
        claim,
        destinations=tuple(map(_recalled, named)),
        evidence=(*claim.evidence, *spans),
    )


def _recalled(place: Resolution) -> Resolution:
    return replace(
        place,
        confidence=place.confidence * _TRUST,
        reasons=(*place.reasons, "told of the same force elsewhere"),
    )


def _same_force(one: Claim, other: Claim) -> bool:
    """Tell whether two claims are of one force or of one side's."""
    return _share(one.forces, other.forces)


def _share(forces: tuple[Force, ...], others: tuple[Force, ...]) -> bool:
    names = {force.id for force in forces}
    sides = {force.side for force in forces if force.side}
    return any(force.id in names or force.side in sides for force in others)


def _is_of_others(fight: Claim, claim: Claim) -> bool:
    """Tell whether others than those who withdraw are said to fight where they were."""
    if fight.action in _BEFALLING and not fight.forces:
        return True  # "X fell", "fighting broke out in X"
    return bool(fight.forces and claim.forces) and not _same_force(fight, claim)
