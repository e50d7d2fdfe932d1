import pytest

from geo.model import Mention, MentionKind, PlaceRole, Resolution, Span
from geo.places.inversions import place_from_beside
from tests.places.small_gazetteer import place

BARSA = place("Barsa", 16.5, 31.0, population=90_000, radius_km=8)
VELIA = place("Velia", 15.0, 28.0, "A.PCLI", radius_km=700)


def named(body, *known):
    found = []
    for where in known:
        span = Span(body.index(where.name), body.index(where.name) + len(where.name))
        mention = Mention("a1", span, where.name, MentionKind.PLACE, "test")
        found.append(Resolution(mention, where, 0.9, PlaceRole.LITERAL))
    return found


@pytest.mark.parametrize(
    ("where", "name", "lon", "lat", "radius_km"),
    [
        ("111 km north of Orlo", "Orlo", 16.5, 30.0, 22.2),
        ("about 111 kilometres south of the Van Dorn line", "Van Dorn line", 16.5, 32.0, 111),
        ("69 miles (111 km) to the west of Orlo", "Orlo", 17.66, 31.0, 22.2),
    ],
)
def test_a_name_lies_opposite_to_the_town_said_to_lie_beside_it(where, name, lon, lat, radius_km):
    body = f"Rebels took Barsa, {where}, in May. Others fled to {name}."
    _, says_so, later = place_from_beside(body, named(body, BARSA))
    assert later.mention.span.of(body) == name
    assert later.place is not None
    assert (later.place.lon, later.place.lat) == pytest.approx((lon, lat), abs=0.02)
    assert later.place.radius_km == pytest.approx(radius_km, abs=0.2)
    assert later.relation is not None
    assert later.relation.anchors == (BARSA,)
    assert later.confidence < 0.9
    assert says_so.role is PlaceRole.GLOSS
    assert later.role is PlaceRole.LITERAL


@pytest.mark.parametrize(
    "body",
    [
        "Rebels took Barsa, 111 km from Orlo, in May.",  # in which direction?
        "Rebels took Barsa and went 111 km north of Orlo.",
        "Rebels took Velia, 111 km north of Orlo.",  # too wide to count from
    ],
)
def test_nothing_is_placed_without_a_town_a_distance_and_a_direction(body):
    known = BARSA if "Barsa" in body else VELIA
    assert len(place_from_beside(body, named(body, known))) == 1


def test_a_name_that_is_known_stays_where_it_is():
    tarn = place("Tarn", 13.2, 32.9)
    body = "Rebels took Barsa, 111 km north of Tarn."
    assert [r.place for r in place_from_beside(body, named(body, BARSA, tarn))] == [BARSA, tarn]


def test_a_mention_without_a_place_is_given_one():
    body = "Rebels left Orlo for Barsa, 111 km north of Orlo."
    unknown = named(body, place("Orlo", 0, 0))
    unknown = [Resolution(unknown[0].mention, None, 0.0, PlaceRole.LITERAL)]
    first, *_ = place_from_beside(body, unknown + named(body, BARSA))
    assert first.place is not None
    assert first.place.lat == pytest.approx(30.0, abs=0.02)
