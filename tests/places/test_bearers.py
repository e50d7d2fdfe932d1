from pathlib import Path

import pytest

from geo.places.bearers import Bearers
from tests.places.sentences import load

PARSES = Path(__file__).parent / "parses"
NAMES = ("Tarn", "Velia", "Homa", "Barsa", "Norland", "Dorma")


def borne(sentence_name: str) -> list[tuple[str, bool]]:
    sentence = load(PARSES / f"{sentence_name}.tsv")
    mentions = sentence.mentions(*NAMES)
    bearers = Bearers(sentence.parse, mentions)
    return [(mention.text, bearers.hold(mention)) for mention in mentions]


def test_ships_bear_names_of_places_where_a_noun_or_an_article_precedes_them():
    assert borne("ships") == [
        ("Tarn", True),
        ("Velia", True),  # the second of a list
        ("Homa", False),
        ("Barsa", True),
        ("Norland", False),
        ("Barsa", True),  # "The Barsa", known as a ship by now
        ("Dorma", False),
        ("Tarn", False),  # "ships from Tarn"
        ("Velia", False),
    ]


def test_operations_bear_names_of_places_and_villages_have_their_own():
    assert borne("operations") == [
        ("Tarn", True),
        ("Velia", True),  # "the Velia 5 offensive"
        ("Norland", False),
        ("Homa", True),  # "code-named"
        ("Barsa", False),  # "a village called"
    ]


@pytest.mark.parametrize("sentence", ["movement", "captured", "city", "bank"])
def test_places_bear_their_own_names(sentence):
    assert not any(is_borne for _, is_borne in borne(sentence))
