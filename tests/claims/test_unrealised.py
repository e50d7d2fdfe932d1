"""No arrow for what did not happen: sentences made conditional, planned or denied."""

from itertools import product

import pytest

from geo import language
from geo.model import MOVEMENTS
from tests.claims.reading import claims_of

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
