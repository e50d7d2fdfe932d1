"""Ends that the clause gives to another deed: shared objects, means, arrivals, aims."""

import pytest

from geo import language
from geo.model import MOVEMENTS, Claim
from tests.claims.reading import claims_of, names

pytestmark = pytest.mark.model


def moves(body: str) -> list[Claim]:
    """Return the asserted movements of a text."""
    claims = claims_of(body, language.parse(body))
    return [claim for claim in claims if claim.is_movement and claim.status.is_asserted]


def told(body: str) -> list[tuple[str, list[str], list[str]]]:
    """Return force, origins and destinations of each asserted movement."""
    return [
        (
            ", ".join(force.name for force in claim.forces),
            names(claim.origins),
            names(claim.destinations),
        )
        for claim in moves(body)
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Ukrainian troops entered and looted Homs.",
        "Ukrainian troops entered and then burned Homs.",
        "Ukrainian troops captured Homs after a week-long offensive.",
        "Ukrainian paratroopers seized Homs in an airborne assault.",
        "Ukrainian soldiers took Homs by a parachute drop.",
        "Homs was under siege. Ukrainian reinforcements arrived on Monday.",
        "The siege of Homs ended with the arrival of Ukrainian troops.",
        "Ukraine rushed a battalion to Homs.",
        "Ukrainian officers marched their men to Homs.",
        "The Ukrainian vanguard got as far as Homs yesterday.",
        "Ukrainian soldiers then made for Homs in trucks.",
        "Ukrainian marines regrouped in Homs.",
        "Ukrainian troops were sent to relieve the garrison of Homs.",
        "Ukrainian troops took refuge in Homs after the battle.",
        "Ukrainian soldiers soon found their way to Homs.",
        "Ukrainian marines were put ashore at Homs.",
        "A Ukrainian expedition sailed for Homs.",
        "A Ukrainian battalion was rushed by train to Homs.",
        "Crossing the river, Ukrainian troops took Homs.",
        "Of the six Ukrainian divisions, two were sent to Homs.",
        "Ukraine moved into Homs with tanks.",
    ],
)
def test_where_a_force_got_to(body: str) -> None:
    (movement,) = told(body)
    assert "Ukrain" in movement[0]
    assert movement[1:] == ([], ["Homs"])


def test_who_enters_parts_of_a_town_got_to_parts_of_it() -> None:
    (movement,) = told("Ukrainian troops entered and looted parts of Homs.")
    assert movement[1:] == ([], ["parts of Homs"])


@pytest.mark.parametrize(
    ("body", "origins", "destinations"),
    [
        ("The rebels left Homs for Aleppo.", ["Homs"], ["Aleppo"]),
        ("The rebels left the town of Homs for Aleppo on Friday.", ["Homs"], ["Aleppo"]),
        ("The rebels left Homs to join the fighters at Aleppo.", ["Homs"], ["Aleppo"]),
        ("The rebels were driven off Homs.", ["Homs"], []),
        ("The rebels abandoned and burned Homs.", ["Homs"], []),
        ("Two ships carried the rebels from Homs to Aleppo.", ["Homs"], ["Aleppo"]),
        ("The remains of the rebel army streamed back to Homs.", [], ["Homs"]),
        ("The first of the rebel fighters arrived in Homs on Monday.", [], ["Homs"]),
        ("The army conducted what it called a withdrawal from Homs.", ["Homs"], []),
        ("The tribesmen were seen fleeing Homs in an army truck.", ["Homs"], []),
        ("The army rested a day after leaving Homs.", ["Homs"], []),
        ("Trucks full of rebel fighters left Homs for Aleppo.", ["Homs"], ["Aleppo"]),
        ("Advancing from Homs, the rebels took Aleppo.", ["Homs"], ["Aleppo"]),
        ("The rebels left Homs with 800 men, bound for Aleppo.", ["Homs"], ["Aleppo"]),
        ("The rebels handed over Homs and went to Aleppo.", ["Homs"], ["Aleppo"]),
        ("The rebels did not leave Homs until March.", ["Homs"], []),
        ("The rebels slipped away southward to Homs.", [], ["Homs"]),
        ("The rebels gave up Homs and retired to Aleppo.", ["Homs"], ["Aleppo"]),
        ("The enemy's retreat to Homs was disorderly.", [], ["Homs"]),
        ("In their retreat from Homs the rebels burned the bridges.", ["Homs"], []),
    ],
)
def test_where_a_force_came_from(body: str, origins: list[str], destinations: list[str]) -> None:
    (movement,) = told(body)
    assert movement[0]
    assert movement[1:] == (origins, destinations)


@pytest.mark.parametrize(
    ("body", "force", "destination"),
    [
        ("The rebels gave up. Most were flown to Homs.", "rebels", "Homs"),
        ("Rebels met Ukrainian troops. By evening some had withdrawn to Homs.", "rebels", "Homs"),
        ("The Zentarans, who had held the war museum, retreated to Homs.", "Zentarans", "Homs"),
        ("Before dawn and in fog the rebels were forced to pull back to Homs.", "rebels", "Homs"),
        ("War came. Trucks carrying rebel fighters drove to Homs.", "rebel fighters", "Homs"),
        ("Columns of army trucks carrying rebel fighters drove to Homs.", "rebel fighters", "Homs"),
        ("Turkish warships arrived off Homs overnight.", "Turkish Armed Forces", "Homs"),
        ("Turkish paratroopers were dropped at Homs.", "Turkish Armed Forces", "Homs"),
        (
            "Fighting in Homs went on. Turkish marines were flown in.",
            "Turkish Armed Forces",
            "Homs",
        ),
        ("The Turkish relief of Homs took a day of war.", "Turkish Armed Forces", "Homs"),
        ("Turkish jets struck Homs. Ukrainian troops then went in.", "Ukraine", "Homs"),
        ("Ukraine has stepped up arms shipments to Homs for the war.", "", "Homs"),
        ("The Turkish corps was hurried to Homs.", "Turkish Armed Forces", "Homs"),
        ("Soldiers chased the rebels as far as Homs.", "rebels", "Homs"),
        ("Turkey took its troops from Libya and relocated them in Homs.", "Turkey", "Homs"),
    ],
)
def test_who_went_where(body: str, force: str, destination: str) -> None:
    movement = told(body)[-1]
    assert force in movement[0]
    assert movement[2] == [destination]


def test_in_a_narrative_a_commander_may_stand_for_an_army() -> None:
    body = "General Orlane's army won. In June Orlane crossed into Ruritania."
    narrative = claims_of(body, language.parse(body), published=None)
    assert [names(claim.destinations) for claim in narrative if claim.is_movement] == [
        ["Ruritania"]
    ]
    assert not moves(body)  # in the news a general may travel
    flown = "General Orlane's army won. In June Orlane flew to Ruritania."
    assert not any(c.is_movement for c in claims_of(flown, language.parse(flown), published=None))


def test_a_state_takes_its_forces_out_of_the_country_an_article_is_about() -> None:
    body = (
        "The war in Libya went on. Turkey had sent troops to Libya. Talks on Libya failed. Nobody "
        "was glad. Turkey then drew its forces down to a hundred men."
    )
    assert told(body)[-1] == ("Turkey", ["Libya"], [])


def test_what_is_sent_is_the_senders_own() -> None:
    (movement,) = told("Turkey ended its mission in Libya and brought its troops home from Homs.")
    assert movement == ("Turkey", ["Homs"], [])


def test_who_withdraws_after_a_fight_leaves_where_it_was() -> None:
    assert told("Fighting broke out in Homs. Troops loyal to the king withdrew.")[0][1] == ["Homs"]


def test_an_opening_phrase_speaks_of_the_subject_after_it() -> None:
    (movement,) = told("Turkey watched. In their retreat from Homs the rebels burned the bridges.")
    assert movement[0] == "rebels"


def test_a_town_may_be_left_by_nobody_named() -> None:
    assert told("War came nearer. Homs was abandoned.") == [("", ["Homs"], [])]


@pytest.mark.parametrize(
    "body",
    [
        "Rebels took back Homs after a Ukrainian offensive.",  # the offensive was not theirs
        "The army carried wounded soldiers to Homs.",
        "The army in Homs took prisoners to Aleppo.",
        "Homs was abandoned by its residents after the battle.",
        "The soldiers made plans for Homs.",
        "The army rushed ahead with plans for Homs.",
        "The army got support in Homs.",
        "Fearing war, the army had planned to enter and loot Homs.",
        "Homs is at war. Reinforcements did not arrive.",
        "The rebels did not leave Homs.",
        "The rebels will not leave Homs until March.",
    ],
)
def test_what_moves_nobody(body: str) -> None:
    assert not moves(body)


def test_arms_that_are_rushed_are_no_reinforcements() -> None:
    (claim,) = moves("War came nearer. Ukraine rushed weapons to Homs.")
    assert claim.action in MOVEMENTS
    assert claim.action.value == "transfer_equipment"
