"""Columns: what is drawn where, and that nothing is drawn that the text does not say."""

from dataclasses import replace

import pytest

from geo import layers
from geo.model import DateBasis, Event, Place, PlaceRole
from geo.views import style
from geo.views.symbols import Shape
from geo.views.web_map import day_number, day_of, write_columns
from geo.views.web_map.columns import route_of, side_of, title_of
from tests.events import libya

EVENTS = libya().events
SLOTS = style.assign_sides(side_of(event) for event in EVENTS)


def both_ends():
    return next(e for e in EVENTS if e.is_movement and e.origins and e.destinations and not e.via)


def columns_of(*events):
    return write_columns(events, SLOTS)


def test_every_column_has_one_value_an_event() -> None:
    columns = columns_of(*EVENTS)
    per_event = [name for name, values in columns.items() if len(values) == len(EVENTS)]
    assert {"ids", "first", "last", "arrows", "symbols", "title", "spots_of"} <= set(per_event)
    assert columns["ids"] == [event.id for event in EVENTS]


def test_the_basis_of_a_date_is_a_column() -> None:
    event = both_ends()
    by_article = replace(event, when=replace(event.when, basis=DateBasis.PUBLICATION))
    columns = columns_of(by_article, replace(event, when=None))
    code, none = columns["date_basis"]
    assert (columns["date_bases"][code], none) == ("publication", None)


def test_movement_with_both_ends_is_an_arrow_to_its_destination() -> None:
    event = both_ends()
    columns = columns_of(event)
    (start, end, has_head), *_ = columns["arrows"][0]
    names = columns["spots"]["name"]
    assert names[start] == event.origins[0].place.name
    assert names[end] == event.destinations[0].place.name
    assert has_head == 1
    assert columns["symbols"] == [[]]


@pytest.mark.parametrize(
    ("missing", "shape"), [("origins", Shape.ARRIVAL), ("destinations", Shape.DEPARTURE)]
)
def test_missing_end_is_drawn_as_missing(missing: str, shape: Shape) -> None:
    columns = columns_of(replace(both_ends(), **{missing: ()}))
    assert columns["arrows"] == [[]]
    assert [columns["shapes"][code] for _, code in columns["symbols"][0]] == [shape.value]


def test_place_on_the_way_bends_the_arrow_and_carries_no_head() -> None:
    event = next(e for e in EVENTS if e.via)
    heads = [has_head for *_, has_head in columns_of(event)["arrows"][0]]
    assert heads == [0] * (len(heads) - 1) + [1]


def test_way_without_a_destination_has_no_head() -> None:
    event = replace(next(e for e in EVENTS if e.via), destinations=())
    assert all(not has_head for *_, has_head in columns_of(event)["arrows"][0])


def test_both_ends_at_one_spot_make_no_arrow() -> None:
    event = both_ends()
    columns = columns_of(replace(event, destinations=event.origins))
    assert columns["arrows"] == [[]]
    assert len(columns["symbols"][0]) == 1


def test_end_that_the_other_may_lie_in_is_named_but_gives_no_arrow() -> None:
    event = both_ends()
    country = replace(event.origins[0].place, name="Wideland", radius_km=5000, feature="L.RGN")
    columns = columns_of(replace(event, origins=(replace(event.origins[0], place=country),)))
    assert columns["arrows"] == [[]]
    assert columns["texts"][columns["vague_end"][0]] == "from somewhere in Wideland"
    assert columns_of(event)["vague_end"] == [None]


def test_columns_and_layers_draw_the_same_ends() -> None:
    drawn = layers.build(EVENTS, libya().articles)
    columns = columns_of(*EVENTS)
    lines = drawn.movements.groupby("event_id").size().to_dict()
    places = drawn.places.groupby("event_id").size().to_dict()
    for number, event in enumerate(EVENTS):
        has_via = any(r.is_mappable for r in event.via)
        assert bool(columns["arrows"][number]) == bool(lines.get(event.id))
        assert has_via or len(columns["arrows"][number]) == lines.get(event.id, 0)
        assert len(columns["symbols"][number]) == places.get(event.id, 0)


def test_country_is_drawn_by_its_border() -> None:
    event = both_ends()
    country = replace(event.origins[0].place, radius_km=800, feature="A.PCLI", country="LY")
    columns = columns_of(replace(event, origins=(replace(event.origins[0], place=country),)))
    assert len(columns["spots"]["rings"][columns["spots_of"][0][0]][0]) > 20


def test_place_passed_alone_is_drawn_there() -> None:
    event = next(e for e in EVENTS if e.via)
    columns = columns_of(replace(event, origins=(), destinations=(), locations=()))
    assert len(columns["symbols"][0]) == len(columns["spots_of"][0]) > 0


def test_name_that_is_no_location_is_not_drawn() -> None:
    event = both_ends()
    government = replace(event.origins[0], role=PlaceRole.METONYM)
    columns = columns_of(replace(event, origins=(government,)))
    assert columns["spots"]["name"] == [event.destinations[0].place.name]


def test_plan_is_no_movement_on_the_map() -> None:
    for event, flag in zip(EVENTS, columns_of(*EVENTS)["is_movement"], strict=True):
        assert flag == int(event.is_movement and event.status.is_asserted)


def test_undated_event_is_hollow_and_has_no_days() -> None:
    event = next(e for e in EVENTS if e.when is None)
    columns = columns_of(event)
    assert (columns["first"], columns["last"], columns["hollow"]) == ([None], [None], [1])


def test_area_is_drawn_by_its_outline() -> None:
    event = both_ends()
    square = "POLYGON((15 28, 17 28, 17 30, 15 30, 15 28))"
    area = replace(event.origins[0].place, radius_km=150, geometry=square)
    columns = columns_of(replace(event, origins=(replace(event.origins[0], place=area),)))
    assert columns["spots"]["rings"][0][0][0] in [(15.0, 28.0), (17.0, 28.0)]


@pytest.mark.parametrize("geometry", ["POLYGON((", "POINT(1 2)", "nonsense"])
def test_geometry_that_is_no_area_falls_back_to_the_radius(geometry: str) -> None:
    event = both_ends()
    area = replace(event.origins[0].place, radius_km=150, geometry=geometry)
    columns = columns_of(replace(event, origins=(replace(event.origins[0], place=area),)))
    assert columns["spots"]["rings"][0] is None


def test_no_events_make_empty_columns() -> None:
    columns = columns_of()
    assert columns["ids"] == []
    assert columns["spots"]["lon"] == []


def test_days_survive_the_round_trip() -> None:
    for event in EVENTS:
        if event.when:
            assert day_of(day_number(event.when.first)) == event.when.first


def test_missing_end_shows_in_the_route_too() -> None:
    event = both_ends()
    assert route_of(replace(event, destinations=())).endswith("→ …")
    assert title_of(replace(event, forces=())) == "Withdrawal"


def test_a_way_between_names_written_from_the_right_reads_from_the_left() -> None:
    event = both_ends()
    origin, destination = (replace(event.resolutions[0], place=p) for p in _arabic(event))
    route = route_of(replace(event, origins=(origin,), destinations=(destination,)))
    assert route == "\u2068سرت\u2069 → \u2068البريقة\u2069"
    force = replace(event.forces[0], name="الجيش")
    assert title_of(replace(event, forces=(force,))) == "\u2068الجيش\u2069: withdrawal"


def _arabic(event: Event) -> list[Place]:
    place = event.resolutions[0].place
    assert place is not None
    return [replace(place, name=name) for name in ("سرت", "البريقة")]
