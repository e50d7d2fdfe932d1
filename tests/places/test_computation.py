import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import from_wkt

from geo.model import RelationKind, Span
from geo.places.computation import compute
from geo.places.expressions import Expression
from geo.places.geodesy import Point, bearing_deg, distance_km
from tests.places.small_gazetteer import place

BARSA = place("Barsa", 16.5, 31.2, radius_km=8)
TARN = place("Tarn", 13.2, 32.9, radius_km=10)
VELIA = place(
    "Velia",
    15.0,
    25.0,
    "A.PCLI",
    radius_km=800,
    geometry="POLYGON ((10 20, 20 20, 20 30, 10 30, 10 20))",
)
HIGHLAND = place("Highland", 15.0, 25.0, "L.RGN", radius_km=100)


def expression(kind, bearings=(), km=None, inside=False):
    return Expression(Span(0, 1), kind, (0,), bearings, km, inside)


def point(entry):
    return Point(entry.lon, entry.lat)


@given(
    lat=st.floats(-80, 80),
    lon=st.floats(-180, 180),
    km=st.floats(1, 900),
    bearing=st.sampled_from([0.0, 45.0, 90.0, 135.0, 180.0, 225.0, 270.0, 315.0]),
)
def test_a_distance_is_kept_on_the_ellipsoid(lat, lon, km, bearing):
    anchor = place("A", lon, lat)
    found, relation = compute(
        expression(RelationKind.DISTANCE, (bearing,), km), [anchor], "somewhere"
    )
    assert distance_km(point(anchor), point(found)) == pytest.approx(km, abs=0.01)
    assert relation.bearing_deg == pytest.approx(bearing)
    assert relation.distance_km == km
    assert 0 < found.radius_km < km + 3


def test_a_distance_without_direction_is_a_circle_round_the_anchor():
    found, _ = compute(expression(RelationKind.DISTANCE, (), 40), [BARSA], "40 km from Barsa")
    assert point(found) == point(BARSA)
    assert found.radius_km == 40


@pytest.mark.parametrize(
    ("bearings", "wanted"), [((270.0,), 270), ((270.0, 180.0), 225), ((0.0,), 0)]
)
def test_beside_a_town_lies_in_the_direction(bearings, wanted):
    found, _ = compute(expression(RelationKind.SIDE, bearings), [BARSA], "beside")
    turned = (bearing_deg(point(BARSA), point(found)) - wanted + 180) % 360 - 180
    assert abs(turned) < 1
    assert 10 < distance_km(point(BARSA), point(found)) < 40
    assert from_wkt(found.geometry).is_valid


def test_part_of_a_town_stays_in_the_town():
    found, _ = compute(expression(RelationKind.SIDE, (90.0,), inside=True), [BARSA], "east Barsa")
    assert distance_km(point(BARSA), point(found)) <= BARSA.radius_km


def test_part_of_a_country_is_cut_from_its_polygon():
    found, _ = compute(
        expression(RelationKind.SIDE, (0.0,), inside=True), [VELIA], "northern Velia"
    )
    part = from_wkt(found.geometry)
    assert from_wkt(VELIA.geometry).covers(part)
    assert found.lat > 27
    assert part.bounds[3] == 30


def test_the_middle_of_a_country():
    found, _ = compute(expression(RelationKind.SIDE, (), inside=True), [VELIA], "central Velia")
    assert point(found) == (15, 25)
    assert found.radius_km < VELIA.radius_km


def test_part_of_an_area_without_polygon_stays_inside_its_radius():
    found, _ = compute(
        expression(RelationKind.SIDE, (180.0,), inside=True), [HIGHLAND], "southern Highland"
    )
    assert found.lat < HIGHLAND.lat
    assert distance_km(point(HIGHLAND), point(found)) <= HIGHLAND.radius_km


def test_directions_that_cancel_out_give_no_bearing():
    found, relation = compute(
        expression(RelationKind.SIDE, (0.0, 180.0)), [BARSA], "north and south of Barsa"
    )
    assert relation.bearing_deg is None
    assert point(found) == point(BARSA)


@pytest.mark.parametrize("kind", [RelationKind.BETWEEN, RelationKind.ROAD])
def test_between_two_places_is_a_line_and_its_middle(kind):
    found, relation = compute(expression(kind), [BARSA, TARN], "between Barsa and Tarn")
    half = distance_km(point(BARSA), point(TARN)) / 2
    assert distance_km(point(found), point(BARSA)) == pytest.approx(half, rel=1e-3)
    assert found.radius_km == pytest.approx(half, abs=0.1)
    assert from_wkt(found.geometry).geom_type == "LineString"
    assert relation.anchors == (BARSA, TARN)


def test_surroundings_reach_further_than_the_town():
    found, _ = compute(expression(RelationKind.SURROUNDINGS), [BARSA], "outskirts of Barsa")
    assert found.radius_km > BARSA.radius_km


def test_the_same_wording_is_the_same_place():
    twice = [
        compute(expression(RelationKind.DISTANCE, (90.0,), 25.0), [BARSA], name)[0].id
        for name in ("25 km east of Barsa", "about 25 km east of Barsa")
    ]
    assert twice[0] == twice[1]


def test_a_border_runs_where_two_areas_meet():
    neighbour = place(
        "Osta", 25.0, 25.0, "A.PCLI", geometry="POLYGON ((20 22, 30 22, 30 28, 20 28, 20 22))"
    )
    found, _ = compute(expression(RelationKind.BORDER), [VELIA, neighbour], "border")
    assert found.lon == pytest.approx(20, abs=0.2)
    assert found.lat == pytest.approx(25, abs=0.2)
    west, south, east, north = from_wkt(found.geometry).bounds
    assert east - west < 1
    assert (south, north) == (pytest.approx(22, abs=0.4), pytest.approx(28, abs=0.4))


def test_the_border_of_one_area_is_all_of_it():
    found, _ = compute(expression(RelationKind.BORDER), [VELIA], "border")
    assert not from_wkt(found.geometry).contains(from_wkt("POINT (15 25)"))
    assert found.radius_km > 500
