"""No arrow for what did not happen: sentences made conditional, planned or denied."""

from itertools import product

import pytest

from geo import language
from geo.model import MOVEMENTS, Action, EvidenceRole, Status
from tests.claims.reading import claims_of, names

pytestmark = pytest.mark.model

_ACTORS = (
    "Turkish forces",
    "the rebels",
    "Ruritanian troops",
    "the 4th Brigade",
    "Islamic State fighters",
)
_MOVEMENTS = (
    ("withdraw from Homs", "withdrew from Homs", "withdrawing from Homs"),
    ("advance on Kirkuk", "advanced on Kirkuk", "advancing on Kirkuk"),
    ("send tanks to Tobruk", "sent tanks to Tobruk", "sending tanks to Tobruk"),
    (
        "redeploy from Basra to Mosul",
        "redeployed from Basra to Mosul",
        "redeploying from Basra to Mosul",
    ),
    ("retreat towards Aleppo", "retreated towards Aleppo", "retreating towards Aleppo"),
    ("enter Kandahar", "entered Kandahar", "entering Kandahar"),
    ("march into Mosul", "marched into Mosul", "marching into Mosul"),
)
_TEMPLATES = (
    "{Actor} should {base}.",
    "The minister said that {actor} should {base} at once.",
    "{Actor} must {base} before talks can begin.",
    "If {actor} {base}, the truce will hold.",
    "There will be no ceasefire unless {actor} {base}.",
    "The truce would hold only if {actor} {past}.",
    "The general denied that {actor} had {participle}.",
    "{Actor} did not {base}.",
    "{Actor} have not {participle}.",
    "{Actor} never {past}.",
    "{Actor} plan to {base}.",
    "The general announced plans for {actor} to {base}.",
    "{Actor} may {base} next week, officials said.",
    "{Actor} could {base} within days.",
    "Fighting will go on before any of {actor} {base}.",
    "{Actor} refused to {base}.",
    "{Actor} are preparing to {base}.",
    "{Actor} are about to {base}.",
    "{Actor} will {base} tomorrow.",
    "The president ordered {actor} to {base}.",
    "The envoy urged {actor} to {base}.",
    "{Actor} threatened to {base}.",
    "{Actor} agreed to {base}.",
    "{Actor} are awaiting orders to {base}.",
    "The council demanded that {actor} {base}.",
    "The mediators want {actor} to {base}.",
    "{Actor} were to {base} on Friday.",
    "It is not clear whether {actor} {past}.",
    "The mayor ruled out that {actor} would {base}.",
    "Residents fear that {actor} will {base}.",
    "{Actor} failed to {base}.",
    "{Actor} were prevented from {gerund}.",
    "The attack stopped {actor} from {gerund}.",
    "The treaty calls for {actor} to {base}.",
    "The deal provides for {actor} to {base}.",
    "{Actor} was to have {participle}.",
    "{Actor} were to have {participle} by June.",
    "{Actor} would have {participle} but for the mud.",
    "Had it not rained, {actor} would have {participle}.",
    "In case {actor} {past}, the bridge was mined.",
    "The plan was for {actor} to {base}.",
    "{Actor} had planned to {base}.",
    "{Actor} had intended to {base}.",
    "{Actor} were on the point of {gerund}.",
    "{Actor} ruled out {gerund}.",
    "{Actor} were never able to {base}.",
    "{Actor} were forbidden to {base}.",
    "{Actor} were told to {base}.",
    "{Actor} got orders to {base}.",
    "Orders came for {actor} to {base}.",
    "An order for {actor} to {base} was ignored.",
    "It was hoped that {actor} would {base}.",
    "There was no evidence that {actor} had {participle}.",
    "There is no truth in reports that {actor} {past}.",
    "The army dismissed reports that {actor} had {participle}.",
    "The army rejected the claim that {actor} had {participle}.",
    "Claims that {actor} {past} proved false.",
    "{Actor} say they will not {base}.",
    "{Actor} can no longer {base}.",
    "{Actor} have stopped short of {gerund}.",
    "{Actor} would {base} if attacked.",
    "If attacked, {actor} will {base}.",
    "Suppose {actor} {base}.",
    "Unless supplied, {actor} cannot {base}.",
    "Assuming {actor} {base}, peace may come.",
    "As long as {actor} do not {base}, there is hope.",
    "The truce collapsed before {actor} could {base}.",
    "Rain kept {actor} from {gerund}.",
    "The mediators hope to see {actor} {base}.",
    "The aim was to make {actor} {base}.",
    "Pressure is mounting on {actor} to {base}.",
    "The minister called on {actor} to {base}.",
    "The resolution obliges {actor} to {base}.",
    "{Actor} signalled that they would {base}.",
    "{Actor} are said to be ready to {base}.",
    "{Actor} are likely to {base}.",
    "{Actor} are reluctant to {base}.",
    "{Actor} lack the fuel to {base}.",
    "{Actor} hesitated to {base}.",
    "{Actor} declined to {base}.",
    "{Actor} stopped {gerund}.",
    "{Actor} halted before {gerund}.",
    "{Actor} would take Dara before {gerund}.",
    "{Actor} threatened to take Dara before {gerund}.",
    "{Actor} did not take Dara before {gerund}.",
    "{Actor} delayed {gerund}.",
    "Nothing suggests that {actor} {past}.",
    "Nobody saw {actor} {base}.",
    "It is untrue that {actor} {past}.",
    "The general asked whether {actor} had {participle}.",
    "Why have {actor} not {participle}?",
    "Analysts doubt that {actor} {past}.",
    "Analysts speculated that {actor} might {base}.",
    "{Actor} pretended to {base}.",
    "In a simulated exercise, {actor} {past}.",
    "The war game had {actor} {gerund}.",
    "{Actor} need more trucks to {base}.",
    "{Actor} await permission to {base}.",
    "{Actor} have permission to {base}.",
    "Parliament voted to let {actor} {base}.",
    "The president was urged to have {actor} {base}.",
    "{Actor} promised that they would {base} within a week.",
    "Under the accord, {actor} must {base}.",
    "Under the accord, {actor} are to {base}.",
    "The accord requires that {actor} {base}.",
    "{Actor} will {base} only when paid.",
    "{Actor} only wanted to {base}.",
    "Rather than {base}, {actor} dug in.",
    "{Actor} resisted calls to {base}.",
    "{Actor} scrapped a plan to {base}.",
    "{Actor} were repulsed while trying to {base}.",
    "An attempt by {actor} to {base} failed.",
)

_OTHERS = (
    "There were no signs that Turkish forces had withdrawn from Homs.",
    "The mayor called for the withdrawal of Turkish forces from Homs.",
    "The planned withdrawal of Turkish forces from Homs worries residents.",
    "A possible withdrawal of Turkish forces from Homs was discussed.",
    "The deadline for Turkish forces to withdraw from Homs passed.",
    "Turkish forces are expected to withdraw from Homs.",
    "Turkish forces were expected to advance on Aleppo.",
    "Reports that Turkish forces withdrew from Homs are false.",
    "Turkish forces were considering withdrawing from Homs.",
    "Instead of withdrawing from Homs, Turkish forces dug in.",
    "Turkish forces stopped short of entering Aleppo.",
    "Turkish forces would have withdrawn from Homs, but the rebels attacked.",
    "Had Turkish forces withdrawn from Homs, the city would be free.",
    "No Turkish soldiers have entered Aleppo.",
    "Turkey pledged not to send troops to Aleppo.",
    "Turkish forces have yet to withdraw from Homs.",
    "Preparations for the withdrawal of Turkish forces from Homs continue.",
    "The parliament rejected the deployment of Turkish troops to Aleppo.",
    "The parliament approved the deployment of Turkish troops to Aleppo.",
    "The parliament authorised sending Turkish troops to Aleppo.",
    "Talks on the withdrawal of Turkish forces from Homs collapsed.",
    "The president threatened an invasion of Syria.",
    "The rebels repelled an attempt by Turkish forces to enter Aleppo.",
    "The rebels prevented the advance of Turkish forces on Aleppo.",
    "Turkish forces were unable to enter Aleppo.",
    "Turkish forces tried to enter Aleppo.",
    "Turkish forces were ordered to withdraw from Homs.",
    "The army wants to move troops to Aleppo.",
    "Turkish troops are set to leave Homs in May.",
    "Turkish troops are ready to move into Aleppo.",
    "The minister hinted at sending troops to Aleppo.",
    "Turkey is weighing whether to send troops to Aleppo.",
    "Turkey is planning to deploy troops to Aleppo next month.",
    "Turkey's threat to send troops to Aleppo alarmed Basra.",
    "Nobody expects Turkish forces to retreat from Homs.",
    "It would take months for Turkish troops to reach Aleppo.",
    "Rumours of Turkish troops entering Aleppo spread.",
    "Turkish troops neither entered Aleppo nor left Homs.",
    "A Turkish advance on Aleppo is unlikely.",
    "A Turkish advance on Aleppo would cut the road.",
    "The withdrawal of Turkish troops from Homs has been postponed.",
    "The withdrawal of Turkish troops from Homs has not begun.",
    "Turkish forces can reach Aleppo within a day.",
    "Rebels vowed to march on Aleppo.",
    "What if Turkish forces withdraw from Homs?",
    "Will Turkish forces withdraw from Homs?",
    "Did Turkish forces enter Aleppo?",
    "Turkey must stop sending weapons to Aleppo.",
    "Turkey was accused of planning to send tanks to Aleppo.",
    "Withdraw your troops from Homs, he told the Turkish army.",
)

_ASSERTED = (
    "Turkish forces withdrew from Homs in case of an attack.",
    "When Turkish forces withdrew from Homs, the rebels cheered.",
    "After Turkish forces withdrew from Homs, the rebels will rest.",
    "Nobody was hurt when Turkish forces entered Homs.",
    "The rebels did not know that Turkish forces had entered Homs.",
    "The website did not mention the truce, but said that Turkish forces had entered Homs.",
    "Turkish forces did not stay in Dara but moved on to Homs.",
    "Turkish forces entered Homs without firing a shot.",
    "Turkish forces had entered Homs before the rebels could react.",
    "Turkish forces kept advancing on Kirkuk.",
    "The attack forced Turkish forces to withdraw from Homs.",
    "There was no resistance when Turkish forces entered Homs.",
    "The army did not say why Turkish forces had left Homs.",
    "It is clear that Turkish forces have left Homs.",
    "It was no surprise that Turkish forces left Homs.",
    "Once Turkish forces had left Homs, the rebels returned.",
    "As planned, Turkish forces left Homs.",
    "Turkish forces left Homs rather than fight.",
    "Turkish forces attacked Dara before moving on to Homs.",
    "Turkish forces drove east, taking Dara before moving on to Homs.",
    "Turkish forces took Dara in May before withdrawing to Homs in June.",
    "Film from Homs shows Turkish forces entering the city.",
)
"""Movements that words of doubt, denial and condition beside them leave true."""


def _participle(past: str) -> str:
    verb, rest = past.split(" ", 1)
    return f"{'withdrawn' if verb == 'withdrew' else verb} {rest}"


def _sentences() -> list[str]:
    return [
        template.format(
            Actor=actor[0].upper() + actor[1:],
            actor=actor,
            base=base,
            past=past,
            participle=_participle(past),
            gerund=gerund,
        )
        for template, actor, (base, past, gerund) in product(_TEMPLATES, _ACTORS, _MOVEMENTS)
    ]


def test_no_unrealised_movement_is_asserted() -> None:
    sentences = [*_sentences(), *_OTHERS]
    assert len(sentences) >= 1000
    wrong = [
        (claim.rule, claim.status.value, sentence)
        for sentence, parse in zip(sentences, language.parse_all(sentences), strict=True)
        for claim in claims_of(sentence, parse)
        if claim.action in MOVEMENTS and claim.status.is_asserted
    ]
    assert wrong == []


def test_the_same_movements_are_asserted_when_they_happened() -> None:
    sentences = [
        f"{actor[0].upper()}{actor[1:]} {past} on Monday."
        for actor, (_, past, _) in product(_ACTORS, _MOVEMENTS)
    ]
    missed = [
        sentence
        for sentence, parse in zip(sentences, language.parse_all(sentences), strict=True)
        if not any(c.is_movement and c.status.is_asserted for c in claims_of(sentence, parse))
    ]
    assert missed == []


def test_words_of_doubt_beside_a_movement_leave_it_true() -> None:
    missed = [
        sentence
        for sentence, parse in zip(_ASSERTED, language.parse_all(_ASSERTED), strict=True)
        if not any(c.is_movement and c.status.is_asserted for c in claims_of(sentence, parse))
    ]
    assert missed == []


@pytest.mark.parametrize(
    "told",
    [
        "Rebels threatened to bomb Homs if Turkish troops did not withdraw from Dara.",
        "Rebels will bomb Homs if the Turkish troops will not withdraw from Dara.",
        "Rebels would bomb Homs should the Turkish troops not withdraw from Dara.",
        "The rebels asked whether the Turkish troops would not withdraw from Dara.",
    ],
)
def test_a_condition_denies_nothing(told: str) -> None:
    last = claims_of(told, language.parse(told))[-1]
    assert (last.action, last.status) == (Action.WITHDRAW, Status.CONDITIONAL)


@pytest.mark.parametrize(
    ("told", "cue"),
    [
        ("The rebels will not withdraw from Homs.", "will not"),
        ("The army said that it would never leave Homs.", "would never"),
        ("If it rains, the rebels would not retreat from Homs.", "would not"),
        ("The rebels cannot leave Homs.", "cannot"),
    ],
)
def test_who_will_not_go_has_no_plan_to_go(told: str, cue: str) -> None:
    (claim,) = claims_of(told, language.parse(told))
    assert claim.status is Status.DENIED
    (span,) = [e.span for e in claim.evidence if e.role is EvidenceRole.STATUS]
    assert told[span.start : span.end] == cue


@pytest.mark.parametrize(
    "told",
    [
        "Turkish forces pulled back before reaching Homs.",
        "Turkish forces were driven back before reaching Homs.",
        "Turkish forces were to take Dara before moving on to Homs.",
    ],
)
def test_who_turned_back_before_a_place_never_came_there(told: str) -> None:
    claims = claims_of(told, language.parse(told))
    reached = [claim for claim in claims if "Homs" in names(claim.destinations)]
    assert not any(claim.status.is_asserted for claim in reached)
