"""No arrow for what a noun or verb above an event says is only wanted, feared or a condition."""

from itertools import product

import pytest

from geo import language
from geo.model import Claim
from tests.claims.reading import claims_of

pytestmark = pytest.mark.model

_EVENTS = (
    "a pullback by Turkish forces from Homs",
    "the withdrawal of Turkish forces from Homs",
    "the deployment of Turkish troops to Aleppo",
    "a Turkish advance on Kirkuk",
    "an invasion of Syria by Turkish troops",
    "the transfer of Turkish tanks to Tobruk",
)
_UNREAL = """
    The rebels have made {n} a condition for talks.
    The rebels set {n} as a condition for talks.
    The rebels consider {n} a prerequisite for talks.
    The rebels called {n} a priority.
    {N} is a condition for talks.
    {N} remains a key demand of the rebels.
    The main demand of the rebels is {n}.
    Among the demands is {n}.
    The rebels demand {n}.
    {N} is demanded by the rebels.
    The rebels require {n}.
    The deal requires {n}.
    The rebels seek {n}.
    The rebels insist on {n}.
    The rebels called for {n}.
    The rebels are calling for {n}.
    The rebels urged {n}.
    The rebels want {n}.
    The rebels proposed {n}.
    The rebels have proposed {n} to the envoy.
    The envoys discussed {n}.
    The envoys negotiated {n}.
    The envoys are negotiating over {n}.
    The general ruled out {n}.
    The treaty would prevent {n}.
    The treaty prevented {n}.
    The envoy hopes to avoid {n}.
    The envoy avoided {n}.
    Residents fear {n}.
    Residents expect {n}.
    Residents are awaiting {n}.
    The mayor welcomed the prospect of {n}.
    The deal provides for {n}.
    The plan envisages {n}.
    The agreement stipulates {n}.
    The resolution calls for {n}.
    The rebels rejected {n}.
    The rebels oppose {n}.
    The rebels warned of {n}.
    The rebels warned against {n}.
    The general denied {n}.
    The general denied reports of {n}.
    The general is planning {n}.
    The general is considering {n}.
    The general postponed {n}.
    The general cancelled {n}.
    The general halted plans for {n}.
    The two sides agreed on {n}.
    The two sides failed to agree on {n}.
    Talks about {n} continue.
    A vote on {n} is due.
    The rebels threatened {n}.
    The rebels linked a truce to {n}.
    The truce depends on {n}.
    The truce is conditional on {n}.
    The rebels will sign in return for {n}.
    The rebels offered a truce in exchange for {n}.
    The rebels are pushing for {n}.
    The rebels pressed for {n}.
    The rebels lobbied for {n}.
    The rebels voted for {n}.
    The rebels voted against {n}.
    The rebels advocate {n}.
    The envoy recommended {n}.
    The parliament approved {n}.
    The parliament authorised {n}.
    The parliament debated {n}.
    The general ordered {n}.
    The general has pledged {n}.
    The general promised {n}.
    The general offered {n}.
    The army is preparing {n}.
    The army is preparing for {n}.
    The army is bracing for {n}.
    The paper speculated about {n}.
    The rebels accused the envoy of delaying {n}.
    The goal is {n}.
    The aim of the talks is {n}.
    There was no {b}.
    There has been no {b}.
    There is no sign of {n}.
    There is no evidence of {n}.
    {N} never happened.
    {N} did not take place.
    {N} has not been confirmed.
    {N} failed to materialise.
    {N} is necessary.
    {N} is essential, the envoy said.
    {N} is out of the question.
    {N} is under discussion.
    {N} is being discussed.
    {N} is expected within days.
    {N} is imminent.
    {N} is likely.
    {N} was averted.
    {N} was prevented by the rebels.
    {N} was called off.
    {N} was shelved.
    {N} has been proposed.
    {N} would end the war.
    {N} needs the consent of the rebels.
    {N} depends on the rebels.
    {N} was on the agenda.
    {N} is scheduled for May.
    Without {n}, the truce will not hold.
    In the event of {n}, the rebels would attack.
    In case of {n}, the rebels would attack.
    Pending {n}, the border stays closed.
    Short of {n}, nothing will help.
    Only {n} can end the war.
    Any {b} would end the war.
    Hopes for {n} faded.
    Fears of {n} grew.
    The threat of {n} remains.
    The refusal of {n} angered the envoy.
    The terms include {n}.
    The demands include {n}.
    The plan includes {n}.
    The deal includes {n}.
    The text speaks of {n} within ten days.
    The envoy stressed the need for {n}.
    The envoy hinted at {n}.
    The envoy asked about {n}.
    The envoy asked for {n}.
    The rebels reiterated their demand for {n}.
    The rebels gave a deadline for {n}.
    The envoy set a timetable for {n}.
    The envoy obtained a promise of {n}.
    The sides signed an agreement on {n}.
    """
_REAL = """
    {N} began on Monday.
    {N} ended on Monday.
    The ministry confirmed {n}.
    The ministry announced {n}.
    The ministry reported {n}.
    The ministry condemned {n}.
    The minister welcomed {n}.
    {N} was completed on Monday.
    After {n}, the rebels returned.
    The report describes {n} on Monday.
    {N} surprised the rebels.
    {N} angered the envoy.
    The ministry completed {n} on Monday.
    Satellite images show {n}.
    {N} took place on Monday.
    {N} continued on Monday.
    """


def _sentences(templates: str) -> list[str]:
    """Put every event into every template: ``n`` as it is, ``N`` first, ``b`` without article."""
    return [
        line.strip().format(n=event, N=event[0].upper() + event[1:], b=event.split(" ", 1)[1])
        for line, event in product(templates.strip().splitlines(), _EVENTS)
    ]


def _movements(sentences: list[str]) -> list[tuple[str, list[Claim]]]:
    parses = language.parse_all(sentences)
    return [
        (sentence, [c for c in claims_of(sentence, parse) if c.is_movement])
        for sentence, parse in zip(sentences, parses, strict=True)
    ]


def test_no_embedded_movement_is_asserted() -> None:
    sentences = _sentences(_UNREAL)
    assert len(sentences) >= 700
    wrong = [
        (sentence, claim.rule)
        for sentence, claims in _movements(sentences)
        for claim in claims
        if claim.status.is_asserted
    ]
    assert wrong == []


def test_told_movements_are_asserted_with_who_moves() -> None:
    wrong = [
        sentence
        for sentence, claims in _movements(_sentences(_REAL))
        if not any(
            claim.status.is_asserted and "Turk" in " ".join(f.name for f in claim.forces)
            for claim in claims
        )
    ]
    assert wrong == []
