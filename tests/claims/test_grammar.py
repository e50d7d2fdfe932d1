"""Constructions that give a claim its parts, read with the language model."""

from datetime import date

import pytest

from geo import language
from geo.model import (
    Action,
    Claim,
    DateBasis,
    DatedMention,
    DatePrecision,
    DateSpan,
    Mention,
    MentionKind,
    Span,
    Status,
    TimexType,
)
from tests.claims.reading import claims_of, names

pytestmark = pytest.mark.model


def only(body: str, action: Action) -> Claim:
    found = [claim for claim in claims_of(body, language.parse(body)) if claim.action is action]
    assert len(found) == 1, body
    return found[0]


def forces(claim: Claim) -> list[str]:
    return [force.name for force in claim.forces]


@pytest.mark.parametrize(
    ("body", "origins", "destinations"),
    [
        ("Turkish forces advanced quickly to retake Mosul.", [], ["Mosul"]),
        ("Ukrainian troops crossed the river, capturing Homs, capital of Syria.", [], ["Homs"]),
        ("Turkish troops marched from Homs to Aleppo.", ["Homs"], ["Aleppo"]),
    ],
)
def test_an_advance_goes_to_what_it_takes(
    body: str, origins: list[str], destinations: list[str]
) -> None:
    claim = only(body, Action.ADVANCE)
    assert names(claim.origins) == origins
    assert names(claim.destinations) == destinations


def test_a_second_verb_completes_a_withdrawal() -> None:
    body = "Ukraine withdrew its warships from Homs and moved them to Tobruk."
    claim = only(body, Action.WITHDRAW)
    assert (names(claim.origins), names(claim.destinations)) == (["Homs"], ["Tobruk"])


def test_troops_deployed_in_a_place_went_there() -> None:
    claim = only("Turkey has deployed troops in Tobruk since April.", Action.DEPLOY)
    assert names(claim.destinations) == ["Tobruk"]


def test_a_retreat_is_from_the_place_spoken_of() -> None:
    body = "The rebels attacked Homs, forcing Turkish troops to withdraw to Aleppo."
    claim = only(body, Action.WITHDRAW)
    assert names(claim.origins) == ["Homs"]
    assert claim.origins[0].confidence < 1
    assert claim.span.of(body).endswith("to Aleppo")


def test_the_country_is_not_the_movers_own() -> None:
    body = "Fighting goes on in Syria. Turkey sent tanks to the country on Monday."
    (claim,) = (c for c in claims_of(body, language.parse(body)) if c.is_movement)
    assert names(claim.destinations) == ["Syria"]


@pytest.mark.parametrize(
    ("body", "force"),
    [
        ("A Turkish advance on Kirkuk began on Monday.", "Turkish Armed Forces"),
        (
            "The Ukrainian General Orlov spoke to soldiers. Orlov advanced on Homs at night.",
            "Armed Forces of Ukraine",
        ),
        (
            "The Dara Revolution Brigade (DRB) spoke. Later the DRB advanced on Homs.",
            "Dara Revolution Brigade",
        ),
        ("Fighters loyal to the Taliban advanced on Homs.", "Taliban"),
    ],
)
def test_a_force_is_named_from_what_stands_near(body: str, force: str) -> None:
    assert forces(only(body, Action.ADVANCE)) == [force]


def test_a_repelled_attack_was_an_attack() -> None:
    claim = only("A rebel attack at Homs was repelled.", Action.CLASH)
    assert claim.status is Status.REPORTED


def test_a_place_is_taken_though_nobody_says_by_whom() -> None:
    claim = only("On Friday the town of Homs was captured.", Action.CAPTURE)
    assert (claim.forces, names(claim.locations)) == ((), ["Homs"])


def test_who_claims_to_have_taken_a_town_asserts_it() -> None:
    claim = only("The rebels claimed to have captured Homs.", Action.CAPTURE)
    assert claim.status.is_asserted


@pytest.mark.parametrize(
    "body", ["Talks between the rebels have hit an impasse.", "The fighting was fierce."]
)
def test_a_fight_without_anyone_or_any_place_is_no_claim(body: str) -> None:
    fights = (Action.CLASH, Action.STRIKE)
    assert not [c for c in claims_of(body, language.parse(body)) if c.action in fights]


def test_what_stands_in_brackets_is_no_end() -> None:
    body = "After taking Homs (80 km south of the capital), Turkish troops advanced to Aleppo."
    claim = only(body, Action.ADVANCE)
    assert (names(claim.origins), names(claim.destinations)) == (["Homs"], ["Aleppo"])


def test_unnamed_commanders_are_no_force() -> None:
    claim = only("Field commanders captured Homs on Monday.", Action.CAPTURE)
    assert claim.forces == ()


def test_who_loses_a_place_and_who_gains_it() -> None:
    claim = only("Turkish forces lost Mosul to the Taliban.", Action.LOSE_CONTROL)
    assert forces(claim) == ["Turkish Armed Forces"]
    assert [force.name for force in claim.opponents] == ["Taliban"]


@pytest.mark.parametrize(
    ("year", "is_dated"),
    [("2015", False), ("2021", True)],
    ids=["another time is named", "the news is of this time"],
)
def test_a_date_of_something_else_is_not_the_movements(year: str, is_dated: bool) -> None:
    body = f"The ministry, which said so in March {year}, reported that rebels left Homs."
    start = body.index("March")
    mention = Mention("t", Span(start, start + 10), body[start:][:10], MentionKind.DATE, "test")
    month = DateSpan(
        date(int(year), 3, 1), date(int(year), 3, 31), DatePrecision.MONTH, DateBasis.TEXT
    )
    dated = DatedMention(mention, TimexType.DATE, f"{year}-03", month)
    (claim,) = (c for c in claims_of(body, language.parse(body), dates=(dated,)) if c.is_movement)
    assert (claim.when is not None) == is_dated


def test_where_a_destination_lies_is_no_second_destination() -> None:
    claim = only("Turkish troops withdrew from Homs to Aleppo in Syria.", Action.WITHDRAW)
    assert (names(claim.origins), names(claim.destinations)) == (["Homs"], ["Aleppo"])
    assert names(claim.locations) == []


def test_talks_about_a_withdrawal_are_none() -> None:
    body = "Talks about a withdrawal of Turkish troops from Homs have stalled."
    assert not [
        claim
        for claim in claims_of(body, language.parse(body))
        if claim.is_movement and claim.status.is_asserted
    ]
