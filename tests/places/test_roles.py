from pathlib import Path

import pytest

from geo.model import Mention, MentionKind, PlaceRole, Resolution
from geo.places.bearers import Bearers
from geo.places.longer_names import LongerNames
from geo.places.roles import role_of
from tests.places.sentences import load
from tests.places.small_gazetteer import place

PARSES = Path(__file__).parent / "parses"
PLACES = {
    "Velia": place("Velia", 15, 25, "A.PCLI"),
    "Norland": place("Norland", 30, 60, "A.PCLI", "QB"),
    "Tarn": place("Tarn", 13, 32),
    "Tarn as capital": place("Tarn", 13, 32, "P.PPLC"),
    "White House": None,
    "Homa": place("Homa", 13, 31),
    "Barsa": place("Barsa", 16, 31),
    "Dorma": place("Dorma", 14, 31),
}


def role(
    sentence_name: str, text: str, nth: int = 0, *others: Mention, meant: str = ""
) -> PlaceRole:
    sentence = load(PARSES / f"{sentence_name}.tsv")
    mention = sentence.mention(text, nth)
    resolution = Resolution(mention, PLACES[meant or text], 0.9, PlaceRole.LITERAL)
    names = LongerNames(sentence.parse, (mention, *others))
    bearers = Bearers(sentence.parse, (mention,))
    return role_of(sentence.parse, resolution, names, bearers)


@pytest.mark.parametrize(
    ("sentence", "text", "nth", "wanted"),
    [
        ("demand", "Velia", 0, "metonym"),
        ("demand", "Norland", 0, "metonym"),
        ("demand", "Velia", 1, "metonym"),
        ("demand", "Tarn", 0, "literal"),
        ("relations", "Velia", 0, "metonym"),
        ("relations", "Norland", 0, "metonym"),
        ("relations", "Tarn", 0, "associative"),
        ("relations", "Norland", 1, "metonym"),
        ("ready", "Norland", 0, "metonym"),
        ("ready", "Velia", 0, "literal"),
        ("ready", "Velia", 1, "literal"),
        ("seat", "White House", 0, "metonym"),
        ("seat", "White House", 1, "literal"),
        ("movement", "Velia", 0, "literal"),
        ("movement", "Norland", 0, "literal"),
        ("bodies", "Tarn", 0, "associative"),
        ("bodies", "Velia", 0, "associative"),
        ("bodies", "Tarn", 1, "embedded"),
        ("excluded", "Tarn", 0, "literal"),
        ("excluded", "Velia", 0, "associative"),
        ("excluded", "Norland", 0, "associative"),
        ("excluded", "Velia", 1, "metonym"),
        ("officials", "Tarn", 0, "associative"),
        ("officials", "Tarn", 1, "literal"),
        ("officials", "Tarn", 2, "associative"),
        ("titles", "Velia", 0, "associative"),
        ("titles", "Tarn", 0, "literal"),
        ("titles", "Velia", 1, "associative"),
        ("titles", "Norland", 0, "associative"),
        ("titles", "Velia", 2, "metonym"),
        ("allies", "Norland", 0, "metonym"),
        ("allies", "Velia", 0, "metonym"),
        ("allies", "Velia", 1, "associative"),
        ("allies", "Velia", 2, "associative"),
    ],
)
def test_reads_the_role_from_the_sentence(sentence, text, nth, wanted):
    meant = "Tarn as capital" if sentence == "officials" else ""
    assert role(sentence, text, nth, meant=meant) is PlaceRole(wanted)


def test_officials_in_a_plain_town_are_there():
    assert role("officials", "Tarn", 0) is PlaceRole.LITERAL


def test_towns_that_hyphens_string_together_are_places():
    sentence = load(PARSES / "chain.tsv")
    others = sentence.mentions("Tarn", "Barsa")
    assert role("chain", "Tarn", 0, *others) is PlaceRole.LITERAL


def test_a_name_inside_a_force_is_embedded():
    sentence = load(PARSES / "movement.tsv")
    force = sentence.mention("between Velia", kind=MentionKind.FORCE)
    assert role("movement", "Velia", 0, force) is PlaceRole.EMBEDDED


def test_a_force_of_the_same_words_embeds_nothing():
    sentence = load(PARSES / "movement.tsv")
    force = sentence.mention("Velia", kind=MentionKind.FORCE)
    assert role("movement", "Velia", 0, force) is PlaceRole.LITERAL


@pytest.mark.parametrize(("town", "wanted"), [("Homa", "associative"), ("Barsa", "literal")])
def test_a_town_that_marches_is_a_person_and_one_that_falls_is_none(town, wanted):
    assert role("doers", town) is PlaceRole(wanted)


def test_a_town_that_is_shelled_is_a_place():
    assert role("doers", "Dorma") is PlaceRole.LITERAL


def test_a_battle_of_a_place_is_at_the_place():
    assert role("battle", "Tarn") is PlaceRole.LITERAL


def test_a_division_named_with_its_noun_is_a_place():
    sentence = load(PARSES / "division.tsv")
    mention = sentence.mention("Tarn")
    division = place("Tarn", 13, 32, "A.ADM1")
    resolution = Resolution(mention, division, 0.9, PlaceRole.LITERAL)
    names = LongerNames(sentence.parse, (mention,))
    bearers = Bearers(sentence.parse, (mention,))
    assert role_of(sentence.parse, resolution, names, bearers) is PlaceRole.LITERAL
