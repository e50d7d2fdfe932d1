from pathlib import Path

from geo.mentions.consistency import add_consistency
from geo.mentions.finder import read_evidence
from geo.mentions.proposals import Proposal, propose
from geo.model import Parse
from tests.mentions.test_finder import WORLD
from tests.places.sentences import load

PARSES = Path(__file__).parent / "parses"


def evidence(sentence_name: str) -> dict[str, dict[str, float]]:
    """Return the features of the first mention of each name."""
    sentence = load(PARSES / f"{sentence_name}.tsv")
    proposals = propose(sentence.article.body, sentence.parse, WORLD)
    rows = read_evidence(sentence.parse, proposals, WORLD)
    return {p.text: row for p, row in reversed(list(zip(proposals, rows, strict=True)))}


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


def test_what_holds_a_name_and_what_lies_in_it_stand_at_a_comma():
    rows = evidence("dateline")
    assert "right: comma and what holds it" in rows["BARSA"]
    assert "left: what lies in it and comma" in rows["Velia"]


def test_an_apposition_says_what_a_name_is():
    assert "right: comma and what it is" in evidence("apposition")["Zimra"]


def test_a_siege_makes_a_place_of_what_is_besieged():
    rows = evidence("list")
    assert "verb: takes it" in rows["Tarn"]
    assert "verb: takes it" not in rows["Barsa"]


def test_what_stands_around_one_mention_counts_for_the_others():
    parse = load(PARSES / "repeated.tsv").parse
    proposals = [Proposal(3, 4, "Zimra", False), Proposal(6, 7, "Zimra", False)]
    rows: list[dict[str, float]] = [{"left: generic noun of": 1.0}, {"left: nothing": 1.0}]
    add_consistency(rows, proposals, [0.6, 0.2], parse)
    assert rows[1]["other mentions: any with the kind of place"] == 1.0
    assert rows[1]["other mentions: share with the kind of place"] == 1.0
    assert not any(name.startswith("other mentions: any") for name in rows[0])


def test_a_rank_with_a_capital_stands_before_a_person():
    sentence = load(PARSES / "rank.tsv")
    proposals = propose(sentence.article.body, sentence.parse, WORLD)
    rows = read_evidence(sentence.parse, proposals, WORLD)
    add_consistency(rows, proposals, [0.5] * len(rows), sentence.parse)
    ranked = [
        (p.text, "left: rank of a person" in row) for p, row in zip(proposals, rows, strict=True)
    ]
    assert [found for found in ranked if found[0] in ("Tarn", "Barsa")] == [
        ("Tarn", True),
        ("Barsa", True),
        ("Barsa", False),
    ]
    assert rows[-1]["other mentions: any after a rank"] == 1.0


def test_a_number_makes_a_unit_unless_it_counts_or_dates():
    rows = evidence("unit")
    numbered = {name for name, row in rows.items() if "left: number of a unit" in row}
    assert numbered == {"Tarn"}


def test_hyphens_tie_names_into_a_line_but_not_an_article_to_its_name():
    rows = evidence("tied")
    tied = {name for name, row in rows.items() if "tied: into a line" in row}
    assert tied == {"Barsa", "Tarn"}
