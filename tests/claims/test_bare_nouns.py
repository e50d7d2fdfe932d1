"""Nouns without a name: whom they mean, where the text leaves no doubt."""

import pytest

from geo import language
from tests.claims.reading import claims_of

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("body", "forces"),
    [
        ("Syrian rebels held Homs. Militants from Dara left for Velia.", ["Syrian rebels"]),
        (
            "Taliban militants held Homs and Syrian rebels held Dara. Insurgents left for Velia.",
            ["insurgents"],
        ),
        ("Syrian rebels held Homs. Foreign militants left Dara for Velia.", ["foreign militants"]),
        ("Turkish troops held Homs. Militants left Dara for Velia.", ["militants"]),
    ],
)
def test_insurgents_are_the_only_ones_that_the_text_knows(body: str, forces: list[str]) -> None:
    last = claims_of(body, language.parse(body))[-1]
    assert [force.name for force in last.forces] == forces


@pytest.mark.parametrize(
    ("body", "forces"),
    [
        (
            "A Turkish division under General Demir crossed into Syria. The vanguard reached Homs.",
            ["Turkish Armed Forces"],
        ),
        ("Wagner fighters left Homs. The men were taken to Dara.", ["Wagner Group"]),
        ("Chad withdrew 600 soldiers from Homs. Ships carried the troops to Dara.", ["Chad"]),
        (
            "Boko Haram left Homs on Monday. The group's fighters withdrew to Dara.",
            ["Boko Haram"],
        ),
        ("A Turkish general said that his troops had left Homs.", ["Turkish Armed Forces"]),
        ("The Turkish army beat rebels in Homs. The men withdrew to Dara.", ["men"]),
        ("Syrian rebels attacked Homs. The troops withdrew to Dara.", ["troops"]),
        ("Chad's army stormed the Libyan base at Homs. The men withdrew to Dara.", ["men"]),
        ("Rebels left Homs, the Turkish army said. The men withdrew to Dara.", ["men"]),
        ("Turkish troops left Homs. The men of the garrison went to Dara.", ["men"]),
    ],
)
def test_the_men_are_those_of_the_only_side_spoken_of(body: str, forces: list[str]) -> None:
    last = claims_of(body, language.parse(body))[-1]
    assert [force.name for force in last.forces] == forces


@pytest.mark.parametrize(
    ("body", "forces"),
    [
        ("Turkish troops took Homs and the garrison fled to Dara.", ["garrison"]),
        ("Turkish troops took Homs and its garrison fled to Dara.", ["garrison"]),
        ("Turkish troops shelled the town and the rebels quickly withdrew to Dara.", ["rebels"]),
        ("Turkish troops took Homs and Velia and withdrew to Dara.", ["Turkish Armed Forces"]),
    ],
)
def test_who_is_listed_after_an_object_does_the_next_deed(body: str, forces: list[str]) -> None:
    last = claims_of(body, language.parse(body))[-1]
    assert [force.name for force in last.forces] == forces


def test_who_stands_before_a_semicolon_does_not_do_what_follows() -> None:
    body = (
        "The new Eleventh Army, moved by rail from Homs to Dara, attacked on 2 May; the Russian "
        "Third Army retired to Velia and within a month the town was German again."
    )
    last = claims_of(body, language.parse(body))[-1]
    assert [force.name for force in last.forces] == ["Russian Third Army"]
