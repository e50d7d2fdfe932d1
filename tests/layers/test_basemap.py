"""The basemap covers the world, knows its countries, and is small."""

import json

import pytest
import shapely

from geo.layers import basemap


@pytest.mark.parametrize(
    ("iso", "inside", "outside"),
    [
        ("LY", (17.0, 27.0), (17.5, 32.5)),
        ("SD", (32.5, 15.6), (38.5, 19.0)),
        ("UA", (30.5, 50.4), (31.5, 44.5)),
        ("MM", (96.1, 21.9), (92.0, 17.0)),
        ("CD", (25.0, -3.0), (10.0, -5.0)),
    ],
)
def test_countries_are_where_they_are(iso, inside, outside):
    outline = basemap.country(iso)
    assert outline.contains(shapely.Point(inside))
    assert not outline.contains(shapely.Point(outside))


def test_unknown_country_is_none():
    assert basemap.country("QQ") is None
    assert basemap.country("") is None


def test_all_outlines_are_valid_and_on_earth():
    frame = basemap.countries()
    assert frame.is_valid.all()
    assert not frame.is_empty.any()
    assert shapely.box(-180, -90, 180, 90).contains(shapely.box(*frame.total_bounds))
    assert frame.loc[frame["iso"] != "", "iso"].is_unique


def test_shared_border_is_one_line_and_coast_another():
    near = basemap.clip(basemap.lines(), (24.5, 29.5, 25.5, 32.0))  # Libya and Egypt at the sea
    assert set(near["kind"]) == {"border", "coast"}
    border = near[near["kind"] == "border"].union_all()
    for iso in ("LY", "EG"):
        assert basemap.country(iso).boundary.buffer(0.002).contains(border)


def test_geojson_is_clipped_named_and_ready_for_json():
    collection = basemap.geojson((10, 25, 25, 35), tolerance_deg=0.01)
    assert "Libya" in {feature["properties"]["name"] for feature in collection["features"]}
    drawn = shapely.from_geojson(json.dumps(collection))
    assert shapely.box(10, 25, 25, 35).contains(shapely.box(*drawn.bounds))
    assert len(json.dumps(basemap.geojson((10, 25, 25, 35)))) > len(json.dumps(collection))


def test_file_is_small_enough_for_a_repository():
    assert basemap.SOURCE.stat().st_size < 600_000


def test_nothing_runs_around_the_world_to_the_other_side_of_the_antimeridian():
    countries, lines = basemap.countries(), basemap.lines()
    shapes = countries[countries["iso"] != "AQ"].explode().geometry
    west, _, east, _ = shapes.bounds.to_numpy().T
    assert (east - west).max() < 180
    west, south, east, _ = lines.geometry.bounds.to_numpy().T
    assert (east - west)[south > -60].max() < 180
    assert min(west) >= -180
    assert max(east) <= 180
    assert countries.geometry.is_valid.all()
    fiji = countries[countries["name"] == "Fiji"].geometry.iloc[0]
    assert fiji.contains(shapely.Point(178.0, -17.8))
    assert not fiji.intersects(shapely.box(-175, -20, 175, -14))
    russia = countries[countries["iso"] == "RU"].geometry.iloc[0]
    assert russia.contains(shapely.MultiPoint([(-175, 66.5), (37.6, 55.7), (179, 67.5)]))
