from pathlib import Path

import pytest

from geo.model import MatchRule, PlaceRole, RelationKind
from geo.places import resolve
from geo.places.geodesy import Point, distance_km
from tests.places.sentences import Sentence, load
from tests.places.small_gazetteer import SmallGazetteer, place

PARSES = Path(__file__).parent / "parses"

BARSA = place("Barsa", 16.5, 31.2, population=90_000, radius_km=8)
BARSA_BASE = place("Barsa Airbase", 16.1, 29.2, "S.AIRB", aliases=("Barsa",))
BARSA_ABROAD = place("Barsa", 80.0, 50.0, country="QB", population=120_000)
TARN = place("Tarn", 13.2, 32.9, population=700_000)
TARN_BASE = place("Tarn Airbase", 13.3, 32.6, "S.AIRB", aliases=("Tarn",))
VELIA = place("Velia", 15.0, 28.0, "A.PCLI", population=6_000_000, radius_km=700)
HOMA = place("Homa", 16.9, 31.0, population=4_000)
WORLD = SmallGazetteer(BARSA, BARSA_BASE, BARSA_ABROAD, TARN, TARN_BASE, VELIA, HOMA)


def resolve_in(sentence: Sentence, gazetteer: SmallGazetteer, *names: str):
    return resolve(sentence.article, sentence.parse, sentence.mentions(*names), gazetteer)


def test_words_around_ask_for_a_kind_of_place():
    sentence = load(PARSES / "base.tsv")
    base, town, _ = resolve_in(sentence, WORLD, "Barsa", "Tarn")
    assert base.place == BARSA_BASE
    assert town.place in (BARSA, BARSA_ABROAD)


def test_a_coordinated_noun_asks_for_both_names():
    sentence = load(PARSES / "bases.tsv")
    places = [r.place for r in resolve_in(sentence, WORLD, "Barsa", "Tarn", "Velia")]
    assert places == [BARSA_BASE, TARN_BASE, VELIA]


def test_what_follows_contains_what_precedes():
    sentence = load(PARSES / "contained.tsv")
    found = resolve_in(sentence, WORLD, "Barsa", "Velia", "Homa")
    assert [r.place for r in found] == [BARSA, VELIA, HOMA]


def test_what_follows_in_brackets_contains_what_precedes():
    found = resolve_in(load(PARSES / "bracketed.tsv"), WORLD, "Barsa", "Velia")
    assert [r.place for r in found] == [BARSA, VELIA]
    assert found[1].role is PlaceRole.GLOSS


def test_rivals_are_kept_with_scores_and_reasons():
    sentence = load(PARSES / "contained.tsv")
    found = resolve_in(sentence, WORLD, "Barsa", "Velia", "Homa")[0]
    assert BARSA_ABROAD in [rival.place for rival in found.rivals]
    scores = [found.confidence, *(rival.score for rival in found.rivals)]
    assert scores == sorted(scores, reverse=True)
    assert 0 <= sum(scores) <= 1
    assert all(rival.reasons for rival in found.rivals)
    assert found.reasons[0] == "matched 'Barsa': exact"


def test_unknown_names_stay_unresolved():
    sentence = load(PARSES / "contained.tsv")
    found = resolve_in(sentence, SmallGazetteer(VELIA), "Barsa", "Velia")
    assert found[0].place is None
    assert found[0].confidence == 0
    assert not found[0].is_mappable
    assert found[1].place == VELIA


def test_near_spellings_are_met_only_in_the_countries_of_the_text():
    near = place("Barsah", 16.5, 31.2, population=50_000)
    sentence = load(PARSES / "contained.tsv")
    with_country = resolve_in(sentence, SmallGazetteer(near, VELIA, HOMA), "Barsa", "Velia", "Homa")
    assert near.id in {
        *(c.place.id for c in with_country[0].rivals),
        with_country[0].place.id if with_country[0].place else "",
    }
    without = resolve_in(sentence, SmallGazetteer(near), "Barsa")
    assert without[0].place is None
    assert not without[0].rivals


def test_a_correction_by_a_person_decides():
    gazetteer = SmallGazetteer(BARSA, VELIA, HOMA, corrected={"Barsa": BARSA_ABROAD})
    found = resolve_in(load(PARSES / "contained.tsv"), gazetteer, "Barsa", "Velia")[0]
    assert (found.place, found.confidence) == (BARSA_ABROAD, 1.0)
    assert found.reasons == ("a person said so",)
    assert next(iter(gazetteer.candidates("Barsa"))).rule is MatchRule.CORRECTED


def test_a_gloss_makes_no_second_place():
    sentence = load(PARSES / "base.tsv")
    found = resolve_in(sentence, WORLD, "Barsa", "Tarn")
    assert len(found) == 3
    assert found[2].role is PlaceRole.GLOSS


def test_a_gloss_places_a_name_that_nobody_knows():
    sentence = load(PARSES / "base.tsv")
    found = resolve_in(sentence, SmallGazetteer(TARN, VELIA), "Barsa", "Tarn")
    placed = found[1]
    assert placed.relation is not None
    assert placed.relation.kind is RelationKind.DISTANCE
    assert placed.place is not None
    km = distance_km(Point(placed.place.lon, placed.place.lat), Point(TARN.lon, TARN.lat))
    assert km == pytest.approx(25, abs=0.1)


def test_a_relative_place_has_a_mention_of_its_own():
    sentence = load(PARSES / "movement.tsv")
    gazetteer = SmallGazetteer(VELIA, place("Norland", 20, 40, "A.PCLI", "QB"))
    found = resolve_in(sentence, gazetteer, "Velia", "Norland")
    (between,) = [r for r in found if r.relation]
    assert between.mention.text == "between Velia and Norland"
    assert between.mention.detector == "relative:between"
    assert between.is_mappable
    assert {r.role for r in found if not r.relation} == {PlaceRole.ANCHOR}


def test_no_mention_gives_no_resolution():
    sentence = load(PARSES / "movement.tsv")
    assert resolve(sentence.article, sentence.parse, (), WORLD) == ()


@pytest.mark.parametrize(("sentence", "kind"), [("captured", "P.PPL"), ("division", "A.ADM1")])
def test_a_name_shared_by_town_and_division_means_what_the_sentence_asks(sentence, kind):
    town = place("Tarn", 13.2, 32.9, admin1="3", population=130_000)
    division = place("Tarn", 13.6, 32.4, "A.ADM1", admin1="3", population=540_000, radius_km=90)
    found = resolve_in(
        load(PARSES / f"{sentence}.tsv"), SmallGazetteer(town, division, VELIA), "Tarn"
    )
    assert found[0].place is not None
    assert found[0].place.feature == kind


def test_the_bank_of_a_river_lies_by_the_town_beside_it():
    river = place("Osta", 14.5, 31.0, "H.STM", radius_km=400)
    found = resolve_in(
        load(PARSES / "bank.tsv"), SmallGazetteer(river, TARN, VELIA), "Osta", "Tarn"
    )
    (bank,) = [r for r in found if r.relation and r.relation.kind is RelationKind.BANK]
    assert bank.place.lon > TARN.lon
    assert distance_km(Point(bank.place.lon, bank.place.lat), Point(TARN.lon, TARN.lat)) < 5
    assert bank.place.radius_km < 50


def test_the_city_is_the_one_named_last():
    found = resolve_in(load(PARSES / "city.tsv"), SmallGazetteer(BARSA, VELIA), "Barsa")
    east, south = [r for r in found if r.relation]
    assert east.mention.text.endswith("eastern part of the ruined city")
    assert south.mention.text == "10 km south of the town"
    for part in (east, south):
        assert part.place is not None
        assert part.relation is not None
        assert part.relation.anchors == (BARSA,)
        assert part.confidence < found[0].confidence
    km = distance_km(Point(south.place.lon, south.place.lat), Point(BARSA.lon, BARSA.lat))
    assert km == pytest.approx(10, abs=0.1)


def test_a_part_of_a_country_is_where_the_text_names_towns():
    velia = place("Velia", 15.0, 28.0, "A.PCLI", population=6_000_000, radius_km=700)
    gazetteer = SmallGazetteer(velia, BARSA, HOMA)
    found = resolve_in(load(PARSES / "north.tsv"), gazetteer, "Velia", "Barsa", "Homa")
    (north,) = [r for r in found if r.relation]
    assert north.place is not None
    point = Point(north.place.lon, north.place.lat)
    assert distance_km(point, Point(16.7, 31.1)) < 40


def test_an_unknown_quarter_lies_in_its_town_wherever_it_is_named():
    gazetteer = SmallGazetteer(BARSA, VELIA)
    found = resolve_in(load(PARSES / "quarters.tsv"), gazetteer, "Barsa", "Zimra", "Qasr")
    quarters = [r for r in found if r.mention.text in ("Zimra", "Qasr")]
    assert len(quarters) == 3
    assert all(r.place and (r.place.lon, r.place.lat) == (BARSA.lon, BARSA.lat) for r in quarters)


def test_what_has_banks_is_a_river():
    river = place("Osta", 13.4, 32.8, "H.STM", radius_km=60)
    town = place("Osta", 13.5, 32.7, population=60_000)
    gazetteer = SmallGazetteer(town, river, TARN, VELIA)
    found = resolve_in(load(PARSES / "bank.tsv"), gazetteer, "Osta", "Tarn", "Velia")
    assert [r.place for r in found if r.mention.text == "Osta"] == [river]
