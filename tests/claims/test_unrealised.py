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
    sentences = _sentences()
    assert len(sentences) >= 500
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
