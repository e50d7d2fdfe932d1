import pytest

from geo.model import RelationKind
from geo.places.accounts import account
from geo.places.computation import compute
from geo.places.expressions import Expression, Span
from tests.places.small_gazetteer import place

HOMA, TARN = place("Homa", 16.0, 31.0), place("Tarn", 17.0, 31.0)
VELIA = place("Velia", 15.0, 30.0, "A.PCLI", radius_km=300)
OSTA = place("Osta", 16.0, 31.0, "H.STM", radius_km=200)
SPAN = Span(0, 10)
TO_THE_WEST = {"distance_km": 25.0, "bearings": (270.0,)}
NORTH_EAST = {"bearings": (0.0, 90.0), "inside": True}


def told(kind, *anchors, **values):
    expression = Expression(SPAN, RelationKind(kind), tuple(range(len(anchors))), **values)
    computed, relation = compute(expression, anchors, "it")
    return account(expression, anchors, relation, computed.radius_km)


@pytest.mark.parametrize(
    ("kind", "anchors", "values", "words"),
    [
        ("distance", [HOMA], TO_THE_WEST, "25 km from Homa to the west (270°)"),
        ("distance", [HOMA], {"distance_km": 25.0}, "anywhere within 25 km of Homa"),
        ("side", [HOMA], {"bearings": (0.0,)}, "beside Homa to the north (0°), for no distance"),
        ("side", [HOMA], {"bearings": (0.0,), "inside": True}, "part of Homa to the north (0°)"),
        ("side", [VELIA], NORTH_EAST, "Velia to the northeast (45°)"),
        ("surroundings", [HOMA], {}, "around Homa"),
        ("between", [HOMA, TARN], {}, "through Homa, Tarn, 96 km"),
        ("road", [HOMA, TARN], {}, "a road may bend"),
        ("bank", [OSTA, HOMA], {"bearings": (90.0,)}, "to the east (90°) of Osta by Homa"),
        ("bank", [OSTA], {}, "all along it"),
        ("border", [VELIA], {}, "all of the border of Velia"),
        ("border", [VELIA, VELIA], {}, "where Velia and Velia meet"),
    ],
)  # fmt: skip
def test_the_rule_is_told_with_its_anchors(kind, anchors, values, words):
    rule, *rest = told(kind, *anchors, **values)
    assert rule.startswith(f"{kind}: ")
    assert words in rule
    assert [line.split(" (")[0] for line in rest[:-1]] == [f"from {a.name}" for a in anchors]


def test_the_place_of_an_anchor_and_the_reach_are_told():
    _, anchor, reach = told("distance", HOMA, **TO_THE_WEST)
    assert anchor == "from Homa (P.PPL QA) at 31.00 N, 16.00 E, test, Homa/QA/P.PPL"
    assert reach == "reaches 5 km from its point"
