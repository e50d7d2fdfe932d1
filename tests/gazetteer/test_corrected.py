"""Corrections: what a person decided stands above the index."""

from geo.gazetteer import Corrected, Index
from geo.model import MatchRule


def test_a_decided_name_means_that_place_alone(small_index: Index) -> None:
    corrected = Corrected(small_index, {"Homs": "q:homs"})
    for name in ("Homs", "homs", "al-Homs"):
        (candidate,) = corrected.candidates(name, countries=["SQ"])
        assert (candidate.place.id, candidate.rule) == ("q:homs", MatchRule.CORRECTED)
        assert candidate.score == 1.0


def test_a_new_name_becomes_a_name(small_index: Index) -> None:
    assert not small_index.is_name("Kilometre Nine")
    assert Corrected(small_index, {"Kilometre Nine": "q:hun"}).is_name("Kilometre nine")


def test_other_names_are_answered_by_the_index(small_index: Index) -> None:
    corrected = Corrected(small_index, {"Homs": "q:homs"})
    assert corrected.candidates("Hun") == small_index.candidates("Hun")
    assert corrected.is_name("Hun")


def test_a_place_that_is_gone_leaves_the_name_to_the_index(small_index: Index) -> None:
    corrected = Corrected(small_index, {"Homs": "q:gone"})
    assert corrected.candidates("Homs") == small_index.candidates("Homs")
