"""What the layers show of events, and that nothing is lost on the way."""

from dataclasses import replace

import pandas as pd
import pytest
import shapely

from geo.layers import LAYER_COLUMNS, areas, build
from geo.model import Action, PlaceRole
from tests.events import PLACES, Told, libya, many, place, story, sudan


def layers_of(*told, articles=True):
    made = story(told, ("Gulf Wire", "Coast Daily"), "2020-07-15")
    return build(made.events, made.articles if articles else None)


def move(**ends):
    return Told("Columns moved.", Action.REDEPLOY, "LNA", when="2020-07-14", **ends)


def test_every_event_is_on_a_map_or_counted():
    told = libya()
    layers = build(told.events, told.articles)
    drawn = set(layers.movements["event_id"]) | set(layers.places["event_id"])
    assert drawn | set(layers.unplaced) == {event.id for event in told.events}
    assert not drawn & set(layers.unplaced)
    assert list(layers.events["event_id"]) == [event.id for event in told.events]
    assert set(layers.undated) == {event.id for event in told.events if event.when is None}


def test_line_runs_from_origin_to_destination_in_lon_lat_order():
    layers = layers_of(move(origin=["Sirte"], destination=["Brega"]))
    (line,) = layers.movements.geometry
    assert list(line.coords) == [(16.589, 31.209), (19.574, 30.407)]
    assert layers.movements["length_km"][0] == pytest.approx(299, abs=1)
    assert layers.movements.crs.to_epsg() == 4326


def test_places_passed_bend_the_line():
    layers = layers_of(move(origin=["Sirte"], via=["Sidra"], destination=["Brega"]))
    assert shapely.get_num_points(layers.movements.geometry[0]) == 3
    assert layers.movements["vias"][0] == "Sidra"


def test_origin_and_place_passed_make_a_line_without_a_head():
    layers = layers_of(move(origin=["Sirte"], via=["Sidra"]))
    (row,) = layers.movements.itertuples()
    assert (row.missing_origin, row.missing_destination) == (False, True)
    assert (row.destination, row.destinations) == ("", "")
    assert pd.isna(row.destination_lon)


@pytest.mark.parametrize("end", ["origin", "destination"])
def test_one_known_end_is_a_point_that_knows_its_role(end):
    layers = layers_of(move(**{end: ["Sirte"]}))
    assert layers.movements.empty
    assert list(layers.places["role"]) == [end]


def test_several_origins_make_a_line_each():
    layers = layers_of(move(origin=["Tripoli", "Misrata"], destination=["Sirte"]))
    assert list(layers.movements["origin"]) == ["Tripoli", "Misrata"]
    assert not layers.movements["is_every_pair"].any()


def test_several_of_both_are_marked_as_paired_by_us():
    layers = layers_of(move(origin=["Tripoli", "Misrata"], destination=["Sirte", "Brega"]))
    assert len(layers.movements) == 4
    assert layers.movements["is_every_pair"].all()


def test_movement_within_one_place_is_a_point():
    layers = layers_of(move(origin=["Sirte"], destination=["Sirte"]))
    assert layers.movements.empty
    assert list(layers.places["place"]) == ["Sirte"]


def test_end_without_a_place_keeps_its_words_in_the_table():
    layers = layers_of(
        Told("They left for an old mill.", Action.WITHDRAW, "LNA", destination=["an old mill"])
    )
    assert layers.events["destinations"][0] == "an old mill"
    assert layers.unplaced == (layers.events["event_id"][0],)


def test_names_that_are_no_location_are_not_drawn():
    (event,) = story([move(destination=["Sirte"])], ("A", "B"), "2020-07-15").events
    metonym = replace(event.destinations[0], role=PlaceRole.METONYM)
    layers = build([replace(event, destinations=(metonym,))])
    assert layers.places.empty
    assert layers.unplaced == (event.id,)


def test_vague_places_are_areas_that_hold_their_point():
    layers = layers_of(move(origin=["Jufra District"], destination=["Brega"]))
    (area,) = layers.areas.itertuples()
    assert (area.place, area.role) == ("Jufra District", "origin")
    assert area.geometry.contains(shapely.Point(16.0, 28.2))
    _, south, _, north = area.geometry.bounds
    assert (north - south) * 111 == pytest.approx(300, rel=0.02)


def test_country_is_its_borders_not_a_circle():
    layers = layers_of(move(origin=["Syria"], destination=["Libya"]))
    syria = layers.areas.geometry[0]
    assert syria.contains(shapely.Point(36.3, 33.5))
    assert not syria.contains(shapely.Point(35.5, 33.9))  # Beirut is within 350 km


@pytest.mark.parametrize(
    ("outline", "kind"),
    [
        ("POLYGON ((16 31, 17 31, 17 32, 16 32, 16 31))", "Polygon"),
        ("LINESTRING (16 31, 17 31)", "Polygon"),
        ("POLYGON ((16 31, 17 32, 17 31, 16 32, 16 31))", "MultiPolygon"),
        ("this is no WKT", "Polygon"),
    ],
)
def test_outline_of_the_gazetteer_is_used_and_mended(outline, kind):
    PLACES["The Valley"] = place("The Valley", 16.5, 31.5, 40, geometry=outline)
    layers = layers_of(move(destination=["The Valley"]))
    assert list(layers.areas.geom_type) == [kind]
    assert layers.areas.is_valid.all()


def test_circle_is_cut_at_the_antimeridian():
    PLACES["Far Strait"] = place("Far Strait", 179.9, 65, 300)
    layers = layers_of(move(destination=["Far Strait"]))
    west, _, east, _ = layers.areas.total_bounds
    assert -180 <= west < east <= 180


def test_articles_give_quotes_and_publishers_and_their_absence_leaves_them_empty():
    told = Told("Columns left Sirte.", Action.WITHDRAW, "LNA", origin=["Sirte"], again="They left.")
    assert list(layers_of(told).events["quote"]) == ["Columns left Sirte."]
    assert list(layers_of(told).events["publishers"]) == ["Gulf Wire; Coast Daily"]
    assert list(layers_of(told, articles=False).events["quote"]) == [""]


def test_no_events_make_empty_layers_with_all_columns():
    layers = build([])
    for name, columns in LAYER_COLUMNS.items():
        frame = getattr(layers, name)
        assert frame.empty
        assert [c for c in frame.columns if c != "geometry"] == [c.name for c in columns]


def test_building_twice_gives_the_same():
    told = sudan()
    one, other = build(told.events, told.articles), build(told.events, told.articles)
    for name in LAYER_COLUMNS:
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))


def test_mark_ids_are_unique_over_many_events():
    layers = build(many(500))
    ids = pd.concat([frame["mark_id"] for frame in layers.frames.values()])
    assert ids.is_unique


@pytest.mark.parametrize(
    ("outer", "inner", "is_inside"),
    [
        ("Libya", "Sirte", True),
        ("Sirte", "Libya", False),
        ("Libya", "Libya", False),
        ("Libya", "Khartoum", False),
        ("Jufra District", "Hun", True),
        ("Jufra District", "Tripoli", False),
        ("Tripoli", "Mitiga Airport", True),
    ],
)
def test_a_place_contains_what_lies_in_it(outer, inner, is_inside):
    assert areas.contains(PLACES[outer], PLACES[inner]) is is_inside


@pytest.mark.parametrize(
    ("feature", "is_inside"),
    [("P.PPL", False), ("P.PPLA2", False), ("P.PPLX", True), ("S.AIRP", True), ("L.RGN", True)],
)
def test_a_town_holds_its_quarters_and_spots_but_no_town_beside_it(feature, is_inside):
    large = place("Omdurman", 32.48, 15.64, 15, feature="P.PPLA", country="SD")
    near = place("Khartoum North", 32.53, 15.64, 8, feature=feature, country="SD")
    assert areas.contains(large, near) is is_inside
    assert not areas.contains(replace(large, feature="S.AIRP"), near)


@pytest.mark.parametrize(
    ("outer", "inner", "is_inside"),
    [("A.ADM1", "A.ADM1", False), ("A.ADM2", "A.ADM1", False), ("A.ADM1", "A.ADM2", True),
     ("A.ADM1", "P.PPL", True), ("A.PCLI", "A.ADM1", True)],
)  # fmt: skip
def test_a_division_holds_only_lower_ones(outer, inner, is_inside):
    large = place("Wide", 38, 12, 300, feature=outer, country="ET")
    small = place("Narrow", 38.5, 13.5, 150, feature=inner, country="ET")
    assert areas.contains(large, small) is is_inside


def test_two_towns_side_by_side_are_both_drawn():
    PLACES["Great Twin"] = place("Great Twin", 32.48, 15.64, 15, feature="P.PPLA")
    PLACES["Small Twin"] = place("Small Twin", 32.53, 15.64, 8, feature="P.PPL")
    layers = layers_of(move(origin=["Great Twin"], destination=["Small Twin"]))
    (movement,) = layers.movements.itertuples()
    assert (movement.origin, movement.destination) == ("Great Twin", "Small Twin")


def test_no_circle_reaches_into_another_country():
    syria = PLACES["Syria"]
    beirut = place("Beirut", 35.5, 33.9, country="LB")  # within Syria's radius
    assert not areas.contains(syria, beirut)
    assert not areas.contains(replace(syria, feature="L.RGN"), beirut)


def test_waters_contain_no_town():
    sea = place("Inner Sea", 16.6, 31.3, 300, feature="H.SEA", country="")
    assert not areas.contains(sea, PLACES["Sirte"])
    assert areas.contains(sea, place("Inner Bay", 16.7, 31.4, feature="H.BAY", country=""))


def test_an_outline_decides_before_the_radius():
    box = "POLYGON ((0 0, 4 0, 4 1, 0 1, 0 0))"
    strip = place("Strip", 2, 0.5, 300, feature="L.RGN", country="", geometry=box)
    assert areas.contains(strip, place("In", 3.9, 0.9, country=""))
    assert not areas.contains(strip, place("Beside", 2, 1.5, country=""))
