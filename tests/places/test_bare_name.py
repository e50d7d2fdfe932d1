"""A name alone: what it may mean, and which texts would change that."""

from geo.gazetteer import Corrected, Index
from geo.model import Candidate, MatchRule
from geo.places import Meaning, weigh_bare
from geo.places.bare_name import LEAST_CONFIDENCE
from tests.gazetteer.conftest import small_index, small_index_path, table

__all__ = ["small_index", "small_index_path", "table"]


def ids(meaning: Meaning) -> list[str]:
    return [candidate.place.id for candidate in meaning.candidates]


def test_candidates_come_with_scores_and_reasons(small_index: Index) -> None:
    meaning = weigh_bare("Homs", small_index)
    assert ids(meaning)[0] == "s:homs"
    assert {"q:homs", "s:homs"} <= set(ids(meaning))
    scores = [candidate.score for candidate in meaning.candidates]
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) <= 1
    assert meaning.is_settled == (scores[0] >= LEAST_CONFIDENCE)
    assert all(candidate.reasons for candidate in meaning.candidates)


def test_a_text_about_another_country_would_change_the_answer(small_index: Index) -> None:
    changes = {c.cue: c.candidate.place.id for c in weigh_bare("Homs", small_index).changes}
    assert changes["about QR"] == "q:homs"
    assert "about SQ" not in changes  # the answer lies there as it is


def test_the_countries_given_are_the_text(small_index: Index) -> None:
    meaning = weigh_bare("Homs", small_index, ["QR"])
    alone = {c.place.id: c.score for c in weigh_bare("Homs", small_index).candidates}
    told = {c.place.id: c.score for c in meaning.candidates}
    assert told["q:homs"] > alone["q:homs"]
    assert not any(change.cue.startswith("about") for change in meaning.changes)


def test_a_noun_beside_the_name_would_change_it(small_index: Index) -> None:
    changes = {c.cue: c.candidate.place.id for c in weigh_bare("Jafra", small_index).changes}
    assert changes.get("Jafra airbase", "q:jafra-base") == "q:jafra-base"
    assert "Jafra river" not in changes


def test_what_a_person_said_is_settled(small_index: Index) -> None:
    decided = Corrected(small_index, {"Homs": "q:homs"})
    (only,) = weigh_bare("Homs", decided).candidates
    assert (only.place.id, only.rule, only.score) == ("q:homs", MatchRule.CORRECTED, 1.0)


def test_no_name_means_nothing(small_index: Index) -> None:
    assert weigh_bare("Nowhere at all", small_index) == Meaning((), False, ())
    assert isinstance(weigh_bare("Hun", small_index).candidates[0], Candidate)


def test_a_relative_wording_is_computed_and_accounted_for(small_index: Index) -> None:
    meaning = weigh_bare("25 km west of Homs", small_index)
    (computed,) = meaning.candidates
    assert meaning.is_settled
    assert meaning.is_computed
    assert (computed.place.feature, computed.place.radius_km) == ("L.RGN", 5.0)
    assert computed.score < weigh_bare("Homs", small_index).candidates[0].score
    assert any("25 km from Homs to the west" in reason for reason in computed.reasons)
    assert any("s:homs" in reason for reason in computed.reasons)


def test_two_names_that_a_hyphen_ties_make_a_road(small_index: Index) -> None:
    (road,) = weigh_bare("the Homs-Hun road", small_index).candidates
    assert "through Homs, Hun" in road.reasons[0]


def test_a_wording_about_an_unknown_place_means_nothing(small_index: Index) -> None:
    assert weigh_bare("25 km west of Nowhere", small_index) == Meaning((), False, ())
    assert weigh_bare("Homs and 25 km west", small_index) == Meaning((), False, ())
