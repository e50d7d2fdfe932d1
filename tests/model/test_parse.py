from geo.model import Span
from tests import parse_table

TABLE = """
0\tTroops\ttroop\tNOUN\tNNS\tnsubj\t1\t-
7\tleft\tleave\tVERB\tVBD\tROOT\t0\t-
12\tNorth\tNorth\tPROPN\tNNP\tcompound\t1\tGPE
18\tTown\tTown\tPROPN\tNNP\tdobj\t-2\tGPE
22\t.\t.\tPUNCT\t.\tpunct\t-3\t-

24\tThey\tthey\tPRON\tPRP\tnsubj\t1\t-
29\tfled\tflee\tVERB\tVBD\tROOT\t0\t-
33\t.\t.\tPUNCT\t.\tpunct\t-1\t-
"""


def test_a_table_survives_the_round_trip() -> None:
    parse = parse_table.read(TABLE)
    assert parse_table.read(parse_table.write(parse)) == parse


def test_walks_the_tree() -> None:
    parse = parse_table.read(TABLE)
    left, town = parse.tokens[1], parse.tokens[3]
    assert [token.text for token in parse.children(left)] == ["Troops", "Town", "."]
    assert [token.text for token in parse.subtree(town)] == ["North", "Town"]
    assert list(parse.ancestors(parse.tokens[2])) == [town, left]
    assert parse.sentence_number(parse.tokens[6]) == 1


def test_finds_the_tokens_of_a_span() -> None:
    parse = parse_table.read(TABLE)
    assert [token.text for token in parse.tokens_in(Span(14, 25))] == ["North", "Town", ".", "They"]
    assert parse.tokens_in(Span(90, 95)) == ()


def test_joins_neighbouring_entity_tokens() -> None:
    parse = parse_table.read(TABLE)
    assert [(entity.first, entity.stop, entity.label) for entity in parse.entities] == [
        (2, 4, "GPE")
    ]
