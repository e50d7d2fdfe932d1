"""Sentences about events, hedged by their status.

What is planned, conditional or denied is never worded as having happened. Sentences vary by
their turn in a list, so that a column of them can be read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from geo.model import CODES, Action, Claim, Event, Resolution, Span, Status
from geo.views.prose import tellers, wording
from geo.views.prose.clause import Clause, clause_of, joint_of, tells_of_holding
from geo.views.prose.cues import NO_CUES, Cues, Prospect


def describe(
    event: Event,
    supporting: tuple[Claim, ...],
    publisher: str,
    turn: int,
    cues: Cues = NO_CUES,
) -> str:
    """Write one sentence about the event.

    ``supporting`` are the claims that it rests on, ``publisher`` is the publisher of them all,
    "" if unknown or several; ``turn`` picks the variant. ``cues`` are the words of the claims.
    """
    clause = clause_of(event, is_holding=cues.is_holding)
    publisher = wording.uncapitalised_article(publisher)
    source = tellers.as_the_force(event, supporting, tellers.source(supporting, publisher))
    if tellers.bare(source) == tellers.bare(clause.subject):
        clause = replace(clause, again="they" if clause.is_plural else "it")
    speaker = source + tellers.side(event, supporting, source)
    if _is_prospect(event, cues):
        told = _planned(clause, speaker, publisher, turn, cues.prospect)
    elif event.status is Status.DENIED and cues.negated:
        told = _negated(clause, speaker or publisher, cues.negated)
    elif event.status is Status.DENIED and cues.prospect is not Prospect.OPEN:
        told = _denied_to_come(clause, speaker, publisher)
    else:
        told = _FRAMES[event.status](clause, speaker, publisher, turn)
    return wording.sentence(told + denial(event, publisher))


def _is_prospect(event: Event, cues: Cues) -> bool:
    """Tell whether the event is spoken of as to come: "would" alone names no condition."""
    if event.status is Status.CONDITIONAL:
        return cues.prospect is not Prospect.OPEN
    is_planned = event.status.is_asserted and event.action is Action.PLANNED_OPERATION
    return event.status is Status.PLANNED or is_planned


def denials(event: Event) -> tuple[Claim, ...]:
    """Return the claims that deny what the event is told as.

    Who says and denies in one sentence speaks of two things, and denies nothing that is told.
    """
    if event.status is Status.DENIED:
        return ()
    told = {_saying(claim) for claim in event.claims if claim.status is not Status.DENIED}
    denied = (claim for claim in event.claims if claim.status is Status.DENIED)
    return tuple(c for c in denied if not c.attribution or _saying(c) not in told)


def _saying(claim: Claim) -> tuple[str, Span, str]:
    """Return which sentence it is, and who says it there."""
    speaker = claim.attribution[0].source if claim.attribution else ""
    return claim.article_id, claim.sentence, speaker


def denial(event: Event, publisher: str = "") -> str:
    """Add who denied it: nobody may read a claim without its denial."""
    denied = denials(event)
    if not denied:
        return ""
    names = {tellers.source((claim,), publisher) for claim in denied}
    if "" in names:
        return "; this was denied"
    return f"; {wording.listed(sorted(names))} denied it"


def supporting(event: Event) -> tuple[Claim, ...]:
    """Return the claims that say of the event what its status says."""
    if event.status.is_asserted:
        claims = tuple(claim for claim in event.claims if claim.status.is_asserted)
    elif event.status is Status.DENIED:
        claims = tuple(claim for claim in event.claims if claim.status is Status.DENIED)
    else:
        unrealised = (Status.PLANNED, Status.CONDITIONAL)
        claims = tuple(claim for claim in event.claims if claim.status in unrealised)
    return claims or event.claims


def rank(claims: Iterable[Claim]) -> list[Claim]:
    """Put first the claims that bring a place, speaker or denial that none before them brings."""
    brought: set[tuple[str, bool]] = set()
    leading: list[Claim] = []
    rest: list[Claim] = []
    for claim in claims:
        is_denial = claim.status is Status.DENIED
        speaker = claim.attribution[0].source if claim.attribution else ""
        names = (wording.bare_name(place) for place in claim.resolutions)
        brings = {(speaker, is_denial), *((f"at {name}", is_denial) for name in names)}
        (rest if brings <= brought else leading).append(claim)
        brought |= brings
    return leading + rest


def label(event: Event, cues: Cues = NO_CUES) -> str:
    """Name what happened for a table: who only holds a place has not captured it."""
    if tells_of_holding(event, cues.is_holding):
        return "Control"
    return CODES[event.action].label


def way(event: Event) -> str:
    """Write where from and where to, for a table: "Sirte to Brega"."""
    origins = _bare_names(event.origins, joint_of(event, "origins"))
    destinations = _bare_names(event.destinations, joint_of(event, "destinations"))
    via = f" by way of {wording.object_names(event.via)}" if event.via else ""
    if origins and destinations:
        return f"{origins} to {destinations}{via}"
    if origins:
        return f"from {origins}{via}, destination not given"
    if destinations:
        return f"to {destinations}{via}, origin not given"
    return _bare_names(event.locations) or "place not given"


def _bare_names(resolutions: Sequence[Resolution], joint: str = "and") -> str:
    return wording.listed(map(wording.bare_name, resolutions), joint)


def _reported(clause: Clause, source: str, publisher: str, turn: int) -> str:
    if source:
        return (
            f"according to {source.rstrip(',')}, {clause.past}",
            f"{source} said that {clause.past_perfect}",
            f"{clause.past}, according to {source.rstrip(',')}",
        )[1 if clause.again else turn % 3]
    variants = (
        f"{clause.subject} reportedly {clause.verb.past}{clause.rest}",
        f"{clause.subject} {clause.be} reported to have {clause.verb.participle}{clause.rest}",
        f"{publisher} reported that {clause.past_perfect}",
    )
    return variants[turn % (3 if publisher else 2)]


def _claimed(clause: Clause, source: str, publisher: str, turn: int) -> str:
    if source:
        return _reported(clause, source, publisher, turn)
    return (
        f"one side says that {clause.past}",
        f"{clause.subject} {clause.be} said by one side to have "
        f"{clause.verb.participle}{clause.rest}",
    )[turn % 2]


def _confirmed(clause: Clause, source: str, publisher: str, turn: int) -> str:
    if source:
        return f"{clause.past}, as {source.rstrip(',')} confirmed"
    return f"{clause.past}; a report treats this as confirmed"


def _historical(clause: Clause, source: str, publisher: str, turn: int) -> str:
    if source:
        return f"according to {source.rstrip(',')}, {clause.past_perfect}"
    recalling = publisher or "a report"
    return (
        f"earlier, as {recalling} recalled, {clause.past_perfect}",
        f"{clause.past_perfect}, {recalling} recalled",
    )[turn % 2]


_SPOKEN_OF: Mapping[Prospect, str] = MappingProxyType(
    {
        Prospect.PLAN: "a plan for {subject} to {step}",
        Prospect.DEMAND: "a demand for {subject} to {step}",
        Prospect.THREAT: "a threat that {subject} would {step}",
        Prospect.ORDER: "orders for {subject} to {step}",
        Prospect.PROPOSAL: "a proposal for {subject} to {step}",
        Prospect.OPEN: "a plan, demand or threat for {subject} to {step}",
    }
)
_SAID: Mapping[Prospect, str] = MappingProxyType(
    {
        Prospect.INTENTION: "{subject} meant to {step}",
        Prospect.FORECAST: "{subject} would {step}",
        Prospect.CHANCE: "{subject} might {step}",
    }
)

assert set(_SPOKEN_OF) | set(_SAID) == set(Prospect)


def _planned(clause: Clause, source: str, publisher: str, turn: int, prospect: Prospect) -> str:
    """Say what is still to come; only a source's own word tells a plan from a demand or threat."""
    subject, step = clause.again or clause.subject, f"{clause.verb.base}{clause.rest}"
    said = f"{source} said" if source else f"{publisher or 'a report'} reported"
    if prospect in _SAID:
        return f"{said} that {_SAID[prospect].format(subject=subject, step=step)}"
    if prospect is Prospect.OPEN and turn % 2 and not clause.again and (source or publisher):
        return f"as a plan, demand or threat, {said}, {subject} {clause.be} to {step}"
    if prospect is not Prospect.THREAT:
        subject = {"they": "them"}.get(subject, subject)
    matter = _SPOKEN_OF[prospect].format(subject=subject, step=step)
    if source or publisher:
        return f"{source} spoke of {matter}" if source else f"{publisher} tells of {matter}"
    return f"there is talk of {matter}"


def _conditional(clause: Clause, source: str, publisher: str, turn: int) -> str:
    step = f"{clause.again or clause.subject} would {clause.verb.base}{clause.rest}"
    speaker = source or publisher or "a report"
    return (
        f"as part of a condition, {speaker} said, {step}",
        f"{speaker} named a condition in which {step}",
    )[turn % 2]


def _denied(clause: Clause, source: str, publisher: str, turn: int) -> str:
    if source:
        return f"{source} denied that {clause.past_perfect}"
    return (
        f"it was denied that {clause.past_perfect}",
        f"{publisher or 'a report'} carries a denial that {clause.past_perfect}",
    )[turn % 2]


def _denied_to_come(clause: Clause, source: str, publisher: str) -> str:
    """Say that a plan is denied: whether something happened is another matter."""
    step = f"{clause.again or clause.subject} would {clause.verb.base}{clause.rest}"
    if source:
        return f"{source} denied that {step}"
    return f"{publisher or 'a report'} carries a denial that {step}"


def _negated(clause: Clause, speaker: str, auxiliary: str) -> str:
    """Say what a text itself negates: nobody denied anything there."""
    step = f"{clause.again or clause.subject} {auxiliary} not {clause.verb.base}{clause.rest}"
    return f"{speaker or 'a report'} said that {step}"


_FRAMES = {
    Status.REPORTED: _reported,
    Status.CLAIMED: _claimed,
    Status.CONFIRMED: _confirmed,
    Status.HISTORICAL: _historical,
    Status.CONDITIONAL: _conditional,
    Status.DENIED: _denied,
}

assert set(_FRAMES) == set(Status) - {Status.PLANNED}
