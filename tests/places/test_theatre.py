import pytest

from geo.model import Mention, MentionKind, PlaceRole, Resolution, Span
from geo.places.geodesy import Point, circle, distance_km
from geo.places.theatre import Theatre
from tests.places.small_gazetteer import place


def named(where, at=0, role=PlaceRole.LITERAL, confidence=0.9):
    span = Span(at, at + len(where.name))
    return Resolution(
        Mention("a1", span, where.name, MentionKind.PLACE, "test"), where, confidence, role
    )


def km_between(one, other):
    return distance_km(Point(one.lon, one.lat), Point(other.lon, other.lat))


BODY = " " * 2000
NORTH = place(
    "northern Velia", 15, 30, "L.RGN", radius_km=200, geometry=circle(Point(15.0, 30.0), 200)
)
TARN = place("Tarn", 16, 30.5)
BARSA = place("Barsa", 14, 29)
FAR = place("Homa", 15, 40)


def test_a_wide_place_is_where_the_text_names_towns_in_it():
    narrowed = Theatre(BODY, [named(TARN), named(FAR, 10)]).narrow(Span(50, 60), NORTH)
    assert km_between(narrowed, TARN) < 1
    assert (narrowed.radius_km, narrowed.geometry) == (NORTH.radius_km, NORTH.geometry)


def test_the_town_named_nearest_counts_most():
    near_tarn = Theatre(BODY, [named(TARN, 1000), named(BARSA, 0)]).narrow(Span(1010, 1020), NORTH)
    near_barsa = Theatre(BODY, [named(TARN, 1000), named(BARSA, 0)]).narrow(Span(10, 20), NORTH)
    assert km_between(near_tarn, TARN) < km_between(near_barsa, TARN)


@pytest.mark.parametrize(
    "towns",
    [
        [],
        [named(FAR)],
        [named(TARN, role=PlaceRole.METONYM)],
        [named(TARN, confidence=0.2)],
        [named(place("Tarn province", 16, 30.5, "A.ADM1", radius_km=80))],
    ],
)
def test_without_a_sure_town_in_it_a_place_stays(towns):
    assert Theatre(BODY, towns).narrow(Span(50, 60), NORTH) == NORTH


BORDER = place(
    "border",
    15,
    30,
    "L.RGN",
    radius_km=400,
    geometry="POLYGON ((14.9 27, 15.1 27, 15.1 33, 14.9 33, 14.9 27))",
)


def test_a_border_is_meant_where_the_towns_are():
    narrowed = Theatre(BODY, [named(place("Tarn", 15.5, 32))]).narrow(Span(50, 60), BORDER)
    assert (narrowed.lon, narrowed.lat) == pytest.approx((15.1, 32), abs=0.05)


def test_a_town_by_the_border_says_more_than_one_far_from_it():
    towns = [named(place("Tarn", 15.5, 32), 400), named(place("Sessa", 18.0, 28), 90)]
    narrowed = Theatre(BODY, towns).narrow(Span(80, 88), BORDER)
    assert (narrowed.lon, narrowed.lat) == pytest.approx((15.1, 32), abs=0.05)


RIVER = place("Homa River", 15, 30, "H.STM", radius_km=300)


def test_the_town_beside_a_river_is_the_one_named_nearest():
    theatre = Theatre(BODY, [named(TARN, 100), named(BARSA, 400)])
    assert theatre.beside(Span(380, 390), RIVER) == BARSA


def test_an_airfield_does_not_say_at_which_stretch_of_a_river():
    airfield = place("Osta Air Base", 14.5, 30, "S.AIRB")
    assert Theatre(BODY, [named(airfield, 385)]).beside(Span(380, 390), RIVER) is None
    assert Theatre(BODY, [named(airfield, 385), named(TARN)]).beside(Span(380, 390), RIVER) == TARN


def test_no_town_beside_a_sea_or_a_stream_or_far_away():
    theatre = Theatre(BODY, [named(TARN, 100), named(FAR, 105)])
    assert theatre.beside(Span(100, 110), place("Sea", 15, 30, "H.SEA", radius_km=300)) is None
    assert theatre.beside(Span(100, 110), place("Brook", 15, 30, "H.STM", radius_km=5)) is None
    assert theatre.beside(Span(5000, 5010), RIVER) is None


def test_a_town_that_the_words_tie_to_a_river_goes_before_one_named_nearer():
    body = "They left Tarn for the east bank of the Osta near Barsa."
    at = {name: body.index(name) for name in ("Tarn", "Barsa", "the east")}
    theatre = Theatre(body, [named(TARN, at["Tarn"]), named(BARSA, at["Barsa"])])
    span = Span(at["the east"], body.index(" near"))
    assert theatre.beside(span, RIVER) == BARSA


@pytest.mark.parametrize(
    ("body", "is_taken"),
    [
        ("on the bank of the Osta near Homa", True),
        ("on the bank of the Osta, just south of Homa", True),
        ("Homa, on the bank of the Osta", True),
        ("on the bank of the Osta while Homa", False),
        ("Homa was shelled from the bank of the Osta", False),
    ],
)
def test_a_town_tied_to_a_river_may_lie_farther_along_it(body, is_taken):
    homa = place("Homa", RIVER.lon, RIVER.lat + 1.5 * RIVER.radius_km / 111)
    start = body.index("the bank")
    theatre = Theatre(body, [named(homa, body.index("Homa"))])
    found = theatre.beside(Span(start, body.index("Osta") + 4), RIVER)
    assert (found == homa) is is_taken
