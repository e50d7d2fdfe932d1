from itertools import pairwise
from pathlib import Path

import pytest

from geo import mentions
from geo.mentions.finder import find_names
from geo.mentions.proposals import propose
from geo.model import Force, MentionKind, Span
from tests.places.sentences import Sentence, load
from tests.places.small_gazetteer import SmallGazetteer, place

PARSES = Path(__file__).parent / "parses"
WORLD = SmallGazetteer(
    place("Barsa", 16.5, 31.2, population=90_000),
    place("Al Homa", 16.1, 29.2, "S.AIRB", aliases=("Homa", "Al-Homa")),
    place("Lake Dara", 15, 30, "H.LK"),
    place("Tarn", 13.2, 32.9, population=700_000),
    place("Velia", 15.0, 28.0, "A.PCLI", population=6_000_000),
    place("Nice", 7.3, 43.7, population=340_000),
    place("Reading", -1, 51.5, population=300_000),
    place("March", 0.1, 52.5, population=20_000),
)


class Forces:
    """A table of forces that knows one phrase."""

    def __init__(self, phrase: str = "") -> None:
        self.phrase = phrase

    def scan(self, body: str) -> tuple[tuple[Span, Force], ...]:
        start = body.find(self.phrase) if self.phrase else -1
        if start < 0:
            return ()
        return ((Span(start, start + len(self.phrase)), Force("rebels", "Rebels")),)


def names(sentence: Sentence) -> list[str]:
    found = mentions.find(sentence.article, sentence.parse, WORLD, Forces())
    return [mention.text for mention in found]


def proposed(sentence: Sentence) -> set[str]:
    return {p.text for p in propose(sentence.article.body, sentence.parse, WORLD)}


def test_the_gazetteer_overrules_the_label():
    found = names(load(PARSES / "march.tsv"))
    assert "Barsa" in found  # the model takes it for a person


def test_names_come_bare_with_their_article_and_without_generic_noun():
    assert "Al-Homa" in names(load(PARSES / "march.tsv"))


def test_a_name_may_hold_a_possessive_where_the_gazetteer_has_it_whole():
    sentence = load(PARSES / "possessive.tsv")
    world = SmallGazetteer(
        place("Homa's Drift", 30.5, -28.4),
        place("Tarn", 13.2, 32.9, population=700_000),
        place("Port Dara", 13.0, 33.0, population=20_000),
    )
    found = {p.text for p in propose(sentence.article.body, sentence.parse, world)}
    assert "Homa's Drift" in found
    assert {"Tarn", "Port Dara"} <= found
    assert "Tarn's Port Dara" not in found


def test_a_direction_in_short_is_no_state():
    nebraska = place("NE", -99.7, 41.5, "A.ADM1", "QN", population=1_900_000)
    sentence = load(PARSES / "bracketed.tsv")
    found = propose(sentence.article.body, sentence.parse, SmallGazetteer(nebraska))
    assert "NE" not in {proposal.text for proposal in found}


def test_a_generic_noun_inside_the_name_belongs_to_it():
    assert "Lake Dara" in names(load(PARSES / "march.tsv"))


@pytest.mark.parametrize(("sentence", "word"), [("march", "March"), ("march", "Monday")])
def test_months_and_weekdays_are_not_even_proposed(sentence, word):
    assert word not in proposed(load(PARSES / f"{sentence}.tsv"))


def test_a_person_named_like_a_place_is_none():
    assert names(load(PARSES / "officer.tsv")) == ["Tarn"]


def test_common_words_at_the_start_of_a_sentence_are_no_places():
    sentence = load(PARSES / "reading.tsv")
    found = mentions.find(sentence.article, sentence.parse, WORLD, Forces())
    assert [(m.text, m.span.start) for m in found] == [("Velia", 47), ("Nice", 61)]


def test_unknown_names_are_proposed_where_the_words_before_ask_for_a_place():
    assert {"Qasr Ulan", "Zimra"} <= proposed(load(PARSES / "unknown.tsv"))
    assert "Zimra" in names(load(PARSES / "unknown.tsv"))


def test_unknown_names_are_proposed_in_a_list_of_places():
    assert {"Zimra Hai", "Qasr Ulan"} <= proposed(load(PARSES / "list.tsv"))


def test_an_apposition_makes_a_name_a_place_wherever_it_stands():
    sentence = load(PARSES / "apposition.tsv")
    found = [p for p in propose(sentence.article.body, sentence.parse, WORLD) if p.text == "Zimra"]
    assert len(found) == 2


def test_a_direction_is_no_part_of_a_name_unless_the_gazetteer_has_it():
    sentence = load(PARSES / "direction.tsv")
    assert {"Velia"} == proposed(sentence)


def test_hyphens_tie_unknown_names_to_a_known_one():
    assert "Zimra" in proposed(load(PARSES / "chain.tsv"))


def test_forces_and_places_come_in_text_order():
    sentence = load(PARSES / "march.tsv")
    found = mentions.find(sentence.article, sentence.parse, WORLD, Forces("Rebel columns"))
    assert found[0].kind is MentionKind.FORCE
    assert found[0].detector == "force:rebels"
    assert list(found) == sorted(found, key=lambda m: m.span)
    body = sentence.article.body
    assert all(m.text == m.span.of(body) for m in found)


def test_names_do_not_overlap():
    sentence = load(PARSES / "march.tsv")
    found = find_names(sentence.article.body, sentence.parse, WORLD)
    assert all(a.proposal.stop <= b.proposal.first for a, b in pairwise(found))


def test_the_detector_says_what_found_it():
    sentence = load(PARSES / "march.tsv")
    found = mentions.find(sentence.article, sentence.parse, WORLD, Forces())
    detectors = {mention.text: mention.detector for mention in found}
    assert detectors["Barsa"] == "place:PERSON+gazetteer"
    assert detectors["Al-Homa"] == "place:gazetteer"
