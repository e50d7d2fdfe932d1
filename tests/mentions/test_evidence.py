from pathlib import Path

from geo.mentions.consistency import add_consistency
from geo.mentions.finder import read_evidence
from geo.mentions.proposals import Proposal, propose
from geo.model import Parse
from tests.mentions.test_finder import WORLD
from tests.places.sentences import load

PARSES = Path(__file__).parent / "parses"


def evidence(sentence_name: str) -> dict[str, dict[str, float]]:
    sentence = load(PARSES / f"{sentence_name}.tsv")
    proposals = propose(sentence.article.body, sentence.parse, WORLD)
    rows = read_evidence(sentence.parse, proposals, WORLD)
    return {p.text: row for p, row in zip(proposals, rows, strict=True)}


def consistent(parse: Parse, proposals: list[Proposal], first: list[float]):
    rows: list[dict[str, float]] = [{} for _ in proposals]
    add_consistency(rows, proposals, first, parse)
    return rows


def test_a_dateline_opens_a_report():
    rows = evidence("dateline")
    assert rows["BARSA"]["shape: dateline"] == 1.0
    assert "shape: dateline" not in rows["Homa"]


def test_a_place_name_in_capitals_is_the_same_name():
    parse = load(PARSES / "dateline.tsv").parse
    proposals = [Proposal(0, 1, "BARSA", True), Proposal(12, 13, "Barsa", True)]
    rows = consistent(parse, proposals, [0.2, 0.9])
    assert rows[0]["first pass: likeliest other mention"] == 0.9


def test_neighbours_in_a_list_speak_for_one_another():
    parse = load(PARSES / "dateline.tsv").parse
    proposals = [Proposal(0, 1, "BARSA", True), Proposal(2, 3, "Velia", True)]
    rows = consistent(parse, proposals, [0.2, 0.9])
    assert rows[0]["first pass: neighbour in a list"] == 0.9
    assert rows[1]["first pass: neighbour in a list"] == 0.2


def test_overlapping_spans_see_their_likeliest_rival():
    parse = load(PARSES / "dateline.tsv").parse
    proposals = [Proposal(0, 1, "BARSA", True), Proposal(0, 3, "BARSA, Velia", False)]
    rows = consistent(parse, proposals, [0.7, 0.1])
    assert rows[1]["first pass: likeliest overlapping span"] == 0.7
    assert rows[0]["first pass: likeliest overlapping span"] == 0.1


def test_every_mention_of_an_unknown_name_is_proposed():
    sentence = load(PARSES / "repeated.tsv")
    proposals = propose(sentence.article.body, sentence.parse, WORLD)
    assert [p.text for p in proposals].count("Zimra") == 2
