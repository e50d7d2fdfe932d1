from dataclasses import replace
from pathlib import Path

import pytest

from geo.model import Place, PlaceRole, Resolution
from geo.places.determiners import doubt_determined
from tests.places.sentences import load
from tests.places.small_gazetteer import place

SENTENCE = load(Path(__file__).parent / "parses" / "articles.tsv")


def sure_of(name: str, meant: Place) -> float:
    resolution = Resolution(SENTENCE.mention(name), meant, 0.9, PlaceRole.LITERAL)
    (told,) = doubt_determined(SENTENCE.parse, [resolution])
    return told.confidence


@pytest.mark.parametrize(
    ("name", "is_doubted"),
    [("Homa", True), ("Norland", True), ("Tarn", False), ("Barsa", False), ("Velia", False)],
)
def test_a_town_takes_no_article_of_its_own(name, is_doubted):
    assert (sure_of(name, place(name, 13, 32)) < 0.5) is is_doubted


def test_a_river_takes_one():
    assert sure_of("Homa", place("Homa", 13, 32, "H.STM")) == 0.9


def test_a_town_may_bear_the_article_in_its_name():
    town = place("Homa", 13, 32)
    assert sure_of("Homa", replace(town, name="The Homa")) == 0.9
    assert sure_of("Homa", replace(town, aliases=("The Homa",))) == 0.9
