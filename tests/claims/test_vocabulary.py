"""The many ways to say that forces moved or fought, and the same words in other senses."""

import pytest

from geo import language
from geo.model import MOVEMENTS, Action, Claim
from tests.claims.reading import claims_of, names

pytestmark = pytest.mark.model

A, D, W = Action.ADVANCE, Action.DEPLOY, Action.WITHDRAW

_MOVEMENTS = [
    ("Turkish tanks rumbled into Homs.", A, [], ["Homs"]),
    ("Rebel fighters fought their way into Kirkuk.", A, [], ["Kirkuk"]),
    ("Turkish marines came ashore at Tobruk.", A, [], ["Tobruk"]),
    ("Rebel columns raced towards Basra.", A, [], ["Basra"]),
    ("The militants streamed out of Mosul.", W, ["Mosul"], []),
    ("The rebels slipped away from Aleppo at night.", W, ["Aleppo"], []),
    ("Turkey recalled its troops from Syria.", W, ["Syria"], []),
    ("Syrian troops chased the rebels out of Homs.", W, ["Homs"], []),
    ("The army trucked 500 soldiers from Homs to Aleppo.", D, ["Homs"], ["Aleppo"]),
    ("Turkish troops set up a base in Kandahar.", D, [], ["Kandahar"]),
    ("A Turkish frigate docked at Tobruk.", D, [], ["Tobruk"]),
    ("The exodus of rebel fighters from Mosul went on.", W, ["Mosul"], []),
    ("Turkish troops gained a foothold in Basra.", A, [], ["Basra"]),
    ("Kirkuk, which Turkish troops entered in May, is quiet.", A, [], ["Kirkuk"]),
    ("The town of Mosul, abandoned by the rebels, is quiet.", W, ["Mosul"], []),
    ("General Orlo left Basra with 3,000 men.", W, ["Basra"], []),
    ("Turkish fighters were spotted in Tobruk.", D, [], ["Tobruk"]),
    ("Turkish weapons reached Tobruk.", Action.TRANSFER_EQUIPMENT, [], ["Tobruk"]),
]

_FIGHTS = [
    ("The Taliban laid siege to Kandahar.", Action.BLOCKADE, ["Kandahar"]),
    ("The army has put Homs under siege.", Action.BLOCKADE, ["Homs"]),
    ("Kirkuk came under attack by the Taliban.", Action.CLASH, ["Kirkuk"]),
    ("Rebel gunmen killed twelve soldiers in Basra.", Action.CLASH, ["Basra"]),
    ("The rebels are in control of Aleppo.", Action.CAPTURE, ["Aleppo"]),
    ("Homs is under the control of the Taliban.", Action.CAPTURE, ["Homs"]),
    ("A rebel counter-attack at Mosul was repelled.", Action.CLASH, ["Mosul"]),
    ("Turkish jets strafed the rebels near Tiyas.", Action.STRIKE, ["Tiyas"]),
    ("Kirkuk, which was captured by the rebels in May, is quiet.", Action.CAPTURE, ["Kirkuk"]),
    ("The city of Mosul, taken by the Taliban in May, is quiet.", Action.CAPTURE, ["Mosul"]),
    ("Heavy clashes erupted in Aleppo.", Action.CLASH, ["Aleppo"]),
    ("A rocket attack hit Basra.", Action.STRIKE, ["Basra"]),
    ("The garrison of Mosul surrendered.", Action.LOSE_CONTROL, ["Mosul"]),
]

_OTHER_SENSES = [
    "The soldiers were charged in Homs with theft.",
    "The rebels made gains in the polls in Basra.",
    "Prices climbed to new heights in Aleppo.",
    "The army football team travelled to Mosul.",
    "The border posts closed on Friday, and officials from Homs protested.",
    "The soldiers held talks in Kirkuk.",
    "The general gave ground on the budget in Basra.",
    "The ministry opened a hospital in Mosul.",
    "Refugees streamed out of Homs.",
    "The minister flew home from Tobruk.",
    "General Orlo left Basra with his wife.",
    "Tourists were spotted in Tobruk.",
    "The crowd poured into the streets of Aleppo.",
]


def claims(body: str) -> tuple[Claim, ...]:
    return claims_of(body, language.parse(body))


@pytest.mark.parametrize(("body", "action", "origins", "destinations"), _MOVEMENTS)
def test_movement(body: str, action: Action, origins: list[str], destinations: list[str]) -> None:
    (claim,) = (claim for claim in claims(body) if claim.action in MOVEMENTS)
    assert claim.action is action
    assert claim.status.is_asserted
    assert (names(claim.origins), names(claim.destinations)) == (origins, destinations)


@pytest.mark.parametrize(("body", "action", "locations"), _FIGHTS)
def test_fight(body: str, action: Action, locations: list[str]) -> None:
    found = [claim for claim in claims(body) if claim.action is action]
    assert [names(claim.locations) for claim in found] == [locations]


@pytest.mark.parametrize("body", _OTHER_SENSES)
def test_no_movement_in_another_sense(body: str) -> None:
    assert not [claim for claim in claims(body) if claim.is_movement and claim.status.is_asserted]
