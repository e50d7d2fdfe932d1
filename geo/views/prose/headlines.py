"""Headlines about events that are told of as having happened."""

from geo.model import Claim, Event, Status
from geo.views.prose import tellers, wording
from geo.views.prose.clause import Clause, clause_of
from geo.views.prose.cues import Cues
from geo.views.prose.sentences import denial


def write(event: Event, claims: tuple[Claim, ...]) -> str:
    """Write a headline about an asserted event that rests on the claims, without its date."""
    is_holding = Cues(triggers=tuple(claim.rule.partition(":")[2] for claim in claims)).is_holding
    clause = clause_of(event, is_dated=False, is_holding=is_holding)
    subject = clause.subject.removeprefix("the ")
    denied = denial(event)
    if event.status is Status.REPORTED:
        return f"{subject} reportedly {clause.verb.past}{clause.rest}{denied}"
    if event.status is Status.CLAIMED:
        source = tellers.as_the_force(event, claims, tellers.source(claims))
        return _claimed_headline(event, clause, source) + denied
    return f"{subject} {clause.verb.past}{clause.rest}{denied}"


def _claimed_headline(event: Event, clause: Clause, source: str) -> str:
    """Say who claims it; who tells of its own deed comes first and is named once."""
    deed = f"{clause.verb.past}{clause.rest}"
    speaker = source.removeprefix("the ")
    if not source:
        return f"{clause.subject.removeprefix('the ')} {deed}, one side says"
    is_plural = wording.is_plural_noun(source.partition(" of ")[0])
    says = "say" if is_plural else "says"
    if not tellers.is_of_the_actor(event, source):
        return f"{clause.subject.removeprefix('the ')} {deed}, {source} {says}"
    names = wording.listed(map(wording.force_name, wording.acting(event.forces)))
    is_body = tellers.bare(source) == tellers.bare(clause.subject) or tellers.is_institution(source)
    is_all = is_body and clause.subject == names and len(event.forces) == 1
    subject = ("they" if is_plural else "it") if is_all else clause.subject
    return f"{speaker} {says} {subject} {deed}"
