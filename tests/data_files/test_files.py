"""Files that open again as what they were made from, in other people's tools."""

import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest
from lxml import etree

from geo.errors import UnsupportedOutput
from geo.layers import LAYER_COLUMNS, Kind, build
from geo.model import EventQuery
from geo.views import data_files, sides, style
from geo.views.data_files import schema_page
from geo.views.data_files.csv_file import neutralise
from geo.views.data_files.kml import NAMESPACE
from geo.views.data_files.table import COLUMNS, gather
from geo.views.provenance import Versions, compose, embed
from tests.events import libya, many, sudan

KML = {"k": NAMESPACE}
TIME = datetime(2020, 8, 1, tzinfo=UTC)


@pytest.fixture(scope="module", params=[libya, sudan], ids=["libya", "sudan"])
def layers(request):
    told = request.param()
    return build(told.events, told.articles)


@pytest.fixture
def written(tmp_path, layers):
    def write(ending):
        path = tmp_path / f"events{ending}"
        path.write_bytes(data_files.write(layers, ending))
        return path

    return write


def comparable(frame, columns):
    """Bring a frame to one dtype a column, so that only values are compared."""
    values = {}
    for column in columns:
        cells = frame[column.name]
        if column.kind is Kind.TEXT:
            values[column.name] = cells.fillna("").astype("str")
        elif column.kind is Kind.DAY:
            values[column.name] = pd.to_datetime(cells).dt.strftime("%Y-%m-%d").fillna("")
        else:
            values[column.name] = pd.to_numeric(cells.astype("object"), errors="coerce").astype(
                "float64"
            )
    return pd.DataFrame(values).reset_index(drop=True)


def assert_same(found, expected, columns):
    pd.testing.assert_frame_equal(comparable(found, columns), comparable(expected, columns))
    left, right = found.geometry.reset_index(drop=True), expected.geometry.reset_index(drop=True)
    assert (left.isna() == right.isna()).all()
    present = ~right.isna()
    assert left[present].geom_equals_exact(right[present], 1e-7).all()
    assert found.crs.to_epsg() == 4326


@pytest.mark.parametrize("ending", data_files.FORMATS)
def test_same_layers_give_the_same_bytes(layers, ending):
    assert data_files.write(layers, ending) == data_files.write(layers, ending)


def test_unknown_ending_names_those_that_are_known(layers):
    with pytest.raises(UnsupportedOutput, match=r"\.geojson.*\.parquet"):
        data_files.write(layers, ".shp")


def test_table_has_every_event(layers):
    assert set(gather(layers)["event_id"]) == set(layers.events["event_id"])
    assert gather(layers)["mark_id"].is_unique


def test_geojson_opens_equal(layers, written):
    assert_same(gpd.read_file(written(".geojson")), gather(layers), COLUMNS)


def test_geojson_follows_linked_places(layers, written):
    collection = json.loads(written(".geojson").read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection"
    for feature in collection["features"]:
        own = feature["properties"]
        assert feature["id"] == own["mark_id"]
        if own["start"] is None:
            assert feature["when"] is None
        else:
            (span,) = feature["when"]["timespans"]
            assert span == {"start": {"earliest": own["start"]}, "end": {"latest": own["end"]}}


def test_geopackage_opens_equal_layer_by_layer(layers, written):
    path = written(".gpkg")
    names = {name for name, _ in pyogrio.list_layers(path)}
    assert names == {"movements", "places", "areas", "events", "layer_styles"}
    for name in ("movements", "places"):
        found = gpd.read_file(path, layer=name)
        assert_same(found, getattr(layers, name), LAYER_COLUMNS[name])
    events = pyogrio.read_dataframe(path, layer="events")
    columns = LAYER_COLUMNS["events"]
    pd.testing.assert_frame_equal(comparable(events, columns), comparable(layers.events, columns))


def test_geoparquet_opens_equal_and_keeps_its_promises(layers, written):
    path = written(".parquet")
    assert_same(gpd.read_parquet(path), gather(layers), COLUMNS)
    metadata = json.loads(pq.read_metadata(path).metadata[b"geo"])
    assert metadata["version"] == "1.1.0"
    column = metadata["columns"][metadata["primary_column"]]
    assert column["encoding"] == "WKB"
    assert set(column["geometry_types"]) <= {"Point", "LineString", "Polygon", "MultiPolygon"}


def test_csv_opens_equal_but_for_areas_and_geometry(layers, written):
    found = pd.read_csv(
        written(".csv"), dtype={"cameo": str}, keep_default_na=False, na_values=[""]
    )
    expected = gather(layers)
    expected = expected[expected["layer"] != "area"]
    text = [column for column in COLUMNS if column.kind is Kind.TEXT]
    for column in text:
        cells = found[column.name].astype(object)
        assert list(cells.where(cells.notna(), "")) == [
            neutralise(v) for v in expected[column.name]
        ]
    rest = [column for column in COLUMNS if column.kind is not Kind.TEXT]
    pd.testing.assert_frame_equal(comparable(found, rest), comparable(expected, rest))


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =cmd|' /C calc'!A0", "\n@x"]
)
def test_csv_cells_are_never_formulas(text):
    told = libya()
    force = replace(told.events[0].forces[0], name=text)
    events = [replace(told.events[0], forces=(force,)), *told.events[1:]]
    data = data_files.write(build(events, told.articles), ".csv").decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(data, newline="")))
    assert row["forces"].startswith("'")
    assert row["forces"].removeprefix("'") == text


def test_kml_has_a_time_span_and_all_columns(layers, written):
    root = etree.parse(written(".kml")).getroot()
    placemarks = root.findall(".//k:Placemark", KML)
    table = gather(layers)
    assert sorted(p.get("id") for p in placemarks) == sorted(table["mark_id"])
    by_id = table.set_index("mark_id")
    for placemark in placemarks:
        row = by_id.loc[placemark.get("id")]
        span = placemark.find("k:TimeSpan/k:begin", KML)
        assert (span is None) == pd.isna(row["first_day"])
        data = {d.get("name"): d.text for d in placemark.findall(".//k:SimpleData", KML)}
        assert data["event_id"] == row["event_id"]
        assert data["cameo"] == row["cameo"]
    styles = {f"#{e.get('id')}" for e in root.findall(".//k:Style", KML)}
    assert {e.text for e in root.findall(".//k:styleUrl", KML)} <= styles


def test_kml_keeps_the_order_its_schema_asks_for(written):
    order = [
        *("name", "description", "TimeSpan", "styleUrl", "ExtendedData"),
        *("Point", "LineString", "Polygon", "MultiGeometry"),
    ]
    for placemark in etree.parse(written(".kml")).getroot().iter(f"{{{NAMESPACE}}}Placemark"):
        found = [order.index(etree.QName(child).localname) for child in placemark]
        assert found == sorted(found)


@pytest.fixture(scope="module")
def kml_schema():
    """The OGC's schema of KML 2.2, as a package ships it."""
    folder = resources.files("fastkml") / "schema"
    with resources.as_file(folder) as path:
        return etree.XMLSchema(etree.parse(path / "ogckml22.xsd"))


def test_kml_validates_against_its_schema(layers, kml_schema):
    record = compose(
        layers.told, {}, EventQuery(), Versions("0.1.0"), datetime(2020, 8, 1, tzinfo=UTC)
    )
    for data in (data_files.write(layers, ".kml"), data_files.write(build(many(60)), ".kml")):
        kml_schema.assertValid(etree.fromstring(embed(data, ".kml", record)))


def test_hostile_kml_validates_too(kml_schema):
    told = libya()
    text = "<script>alert(1)</script> & ]]> \x00\x0b \ufffe"
    force = replace(told.events[0].forces[0], name=text, side=text)
    events = [replace(told.events[0], forces=(force,))]
    kml_schema.assertValid(etree.fromstring(data_files.write(build(events), ".kml")))


def test_geopackage_has_a_style_for_qgis_that_meets_every_row_once(layers, written):
    with closing(sqlite3.connect(written(".gpkg"))) as database:
        styles = database.execute(
            "SELECT f_table_name, f_geometry_column, styleQML, useAsDefault FROM layer_styles"
        ).fetchall()
        assert {name for name, *_ in styles} == {"movements", "places", "areas"}
        for name, column, qml, is_default in styles:
            assert is_default
            known = "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?"
            assert database.execute(known, (name,)).fetchone() == (column,)
            root = etree.fromstring(qml.partition("\n")[2])
            conditions = [rule.get("filter") for rule in root.iter("rule")]
            counts = [
                database.execute(f'SELECT count(*) FROM "{name}" WHERE {condition}').fetchone()[0]
                for condition in conditions
            ]
            (rows,) = database.execute(f'SELECT count(*) FROM "{name}"').fetchone()
            assert all(counts)
            assert sum(counts) == rows
            drawn = {symbol.get("name") for symbol in root.find("renderer-v2/symbols")}
            assert {rule.get("symbol") for rule in root.iter("rule")} == drawn


def test_styles_of_a_geopackage_have_the_colours_of_the_map(layers, written):
    slots = style.assign_sides(sides.told_in(layers.told))
    expected = {
        ",".join(str(int(style.LIGHT.hue(slots[side]).mark[at : at + 2], 16)) for at in (1, 3, 5))
        for side in layers.movements["side"]
    }
    with closing(sqlite3.connect(written(".gpkg"))) as database:
        (qml,) = database.execute(
            "SELECT styleQML FROM layer_styles WHERE f_table_name = 'movements'"
        ).fetchone()
    found = re.findall(r'name="line_color" value="(\d+,\d+,\d+),', qml)
    assert set(found) == expected


def test_metadata_of_a_geoparquet_file_keep_to_the_specification(layers, written):
    """GeoParquet 1.1: the file's and the column's members, and an envelope that holds all."""
    path = written(".parquet")
    record = compose(
        layers.told, {}, EventQuery(), Versions("0.1.0"), datetime(2020, 8, 1, tzinfo=UTC)
    )
    for data in (path.read_bytes(), embed(path.read_bytes(), ".parquet", record)):
        metadata = json.loads(pq.read_metadata(io.BytesIO(data)).metadata[b"geo"])
        assert set(metadata) >= {"version", "primary_column", "columns"}
        column = metadata["columns"]["geometry"]
        assert column["crs"]["id"] in (
            {"authority": "EPSG", "code": 4326},
            {"authority": "OGC", "code": "CRS84"},
        )
        table = gpd.read_parquet(io.BytesIO(data))
        assert column["bbox"] == pytest.approx(table.total_bounds.tolist())
        assert set(column["geometry_types"]) == set(table.geom_type.dropna())


def test_kml_opens_in_gdal(layers, written):
    found = gpd.read_file(written(".kml"), layer="Movements")
    expected = layers.movements.geometry.reset_index(drop=True)
    assert found.geometry.force_2d().geom_equals_exact(expected, 1e-5).all()


@pytest.mark.parametrize("ending", data_files.FORMATS)
def test_hostile_text_survives_and_does_no_harm(ending):
    told = libya()
    text = "<script>alert(1)</script> & ]]> \x00\x0b \ufffe 'quoted' \"too\" =1"
    force = replace(told.events[0].forces[0], name=text, side=text)
    data = data_files.write(
        build([replace(told.events[0], forces=(force,))], told.articles), ending
    )
    if ending == ".kml":
        root = etree.fromstring(data)
        assert not list(root.iter(f"{{{NAMESPACE}}}script"))
        for description in root.iter(f"{{{NAMESPACE}}}description"):
            assert "<script" not in description.text
    elif ending == ".geojson":
        assert json.loads(data)["features"][0]["properties"]["forces"] == text


@pytest.mark.parametrize("ending", data_files.FORMATS)
def test_no_events_make_a_file_with_columns_and_no_rows(ending, tmp_path):
    path = tmp_path / f"none{ending}"
    path.write_bytes(data_files.write(build([]), ending))
    if ending == ".parquet":
        assert list(gpd.read_parquet(path).columns)[:2] == ["layer", "mark_id"]
    elif ending == ".csv":
        assert pd.read_csv(path).empty
    elif ending == ".kml":
        assert not etree.parse(path).getroot().findall(".//k:Placemark", KML)
    else:
        assert gpd.read_file(path).empty


def test_schema_page_is_up_to_date():
    page = Path(__file__).parents[2] / "docs" / "data_schema.md"
    assert page.read_text(encoding="utf-8") == schema_page.write_page()


def test_schema_page_explains_every_column():
    page = schema_page.write_page()
    assert all(f"| `{column.name}` |" in page and column.meaning in page for column in COLUMNS)


def test_ids_are_the_same_in_every_file():
    layers = build(many(50))
    ids = set(gather(layers)["mark_id"])
    collection = json.loads(data_files.write(layers, ".geojson"))
    assert {feature["id"] for feature in collection["features"]} == ids
