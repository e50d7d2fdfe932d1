"""A user's own tables: what rows and features become, and what is said of those that are bad."""

import json
from pathlib import Path
from typing import Any

import pytest
import shapely

from geo.errors import GazetteerSourceError
from geo.gazetteer.entry import Entry, NameKind
from geo.gazetteer.taking import Fault
from geo.gazetteer.user_tables import open_table

HEADER = "name,lon,lat,aliases,feature,radius_km,country,source,licence\n"
GOOD = "Camp Zulu,20.5,30.5,FOB Zulu|Zulu Camp,S.INSM,3,qr,Acme survey,CC0\n"


def read(path: Path, text: str, **columns: str) -> list[Entry | Fault]:
    path.write_text(text, encoding="utf-8")
    source = open_table(path, columns)
    return [source.outcome(taken.raw) for taken in source.read(0, 0)]


def feature(geometry: dict[str, Any] | None, **properties: object) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def collection(*features: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


def entry_of(outcome: Entry | Fault) -> Entry:
    assert isinstance(outcome, Entry), outcome
    return outcome


def test_a_row_becomes_an_entry(tmp_path: Path) -> None:
    (taken,) = read(tmp_path / "camps.csv", HEADER + GOOD)
    entry = entry_of(taken)
    assert (entry.place.lon, entry.place.lat, entry.place.radius_km) == (20.5, 30.5, 3.0)
    assert (entry.place.feature, entry.place.country) == ("S.INSM", "QR")
    assert entry.place.source == "Acme survey (CC0)"
    kinds = dict(entry.all_names())
    assert kinds["FOB Zulu"] is NameKind.ALIAS
    assert kinds["Zulu"] is NameKind.STEM


def test_a_name_on_two_lines_is_read_as_one(tmp_path: Path) -> None:
    (taken,) = read(tmp_path / "t.csv", 'name,lon,lat\n"Camp\n  Zulu",20.5,30.5\n')
    assert entry_of(taken).place.name == "Camp Zulu"


def test_little_is_needed_and_the_id_stays(tmp_path: Path) -> None:
    first, again = (
        entry_of(read(tmp_path / name, "name;lat;lon\nSmallville;30;20\n")[0]).place
        for name in ("one.csv", "other.csv")
    )
    assert (first.feature, first.radius_km, first.source) == ("L.LCTY", 8.0, "one")
    assert first.id == again.id


def test_columns_may_have_titles_of_their_own(tmp_path: Path) -> None:
    text = "\ufeffTown\tX\tY\nSmallville\t20\t30\n"
    (taken,) = read(tmp_path / "towns.tsv", text, name="Town", lon="X", lat="Y")
    assert entry_of(taken).place.name == "Smallville"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (GOOD.replace("20.5", "east"), "lon 'east' is no number"),
        (GOOD.replace("30.5", "130"), "not on Earth"),
        (GOOD.replace("20.5", "nan"), "no usable number"),
        (GOOD.replace("Camp Zulu", " "), "name is empty"),
        (GOOD.replace("S.INSM", "camp"), "feature 'camp'"),
        (GOOD.replace("qr", "Qaria"), "country 'QARIA'"),
        (GOOD.replace(",3,", ",-3,"), "negative"),
        (GOOD.replace("Camp Zulu", "Z" * 201), "more than 200 characters"),
        ("Camp Zulu,20.5\n", "not as many cells"),
    ],
)
def test_a_bad_row_is_told(tmp_path: Path, row: str, said: str) -> None:
    good, bad = read(tmp_path / "t.csv", HEADER + GOOD + row)
    assert isinstance(good, Entry)
    assert isinstance(bad, Fault)
    assert said in bad.problem


def test_features_keep_their_outline(tmp_path: Path) -> None:
    square = [[[20, 30], [22, 30], [22, 32], [20, 32], [20, 30]]]
    zone, post = read(
        tmp_path / "zones.geojson",
        collection(
            feature({"type": "Polygon", "coordinates": square}, name="Zone", feature="L.RGN"),
            feature({"type": "Point", "coordinates": [21.5, 31.5]}, name="Post", radius_km=2),
        ),
    )
    place = entry_of(zone).place
    assert (place.lon, place.lat) == (21, 31)
    assert 130 < place.radius_km < 160
    assert shapely.from_wkt(place.geometry).equals(shapely.box(20, 30, 22, 32))
    assert (entry_of(post).place.radius_km, entry_of(post).place.geometry) == (2.0, "")


@pytest.mark.parametrize(
    "bad",
    [
        feature(None, name="Nowhere"),
        feature({"type": "Point", "coordinates": []}, name="Nowhere"),
        feature({"type": "Blob", "coordinates": [1, 2]}, name="Nowhere"),
        feature({"type": "Point", "coordinates": ["a", "b"]}, name="Nowhere"),
        feature({"type": "Point", "coordinates": [1, 2]}),
        "Nowhere",
        None,
    ],
)
def test_a_bad_feature_is_told_with_its_number(tmp_path: Path, bad: object) -> None:
    good = feature({"type": "Point", "coordinates": [1, 2]}, name="Post")
    first, second = read(tmp_path / "z.geojson", collection(good, bad))
    assert isinstance(first, Entry)
    assert isinstance(second, Fault)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("t.csv", "id,title\n1,Hun\n", "no column name, lon, lat.*--column"),
        ("t.csv", "", "no column name"),
        ("t.geojson", "{", "no GeoJSON feature collection"),
        ("t.geojson", "[1]", "no GeoJSON feature collection"),
        ("t.geojson", '{"features": 1}', 'no list "features"'),
        ("t.xlsx", "", r"\.csv or \.geojson"),
    ],
)
def test_other_files_are_told(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(GazetteerSourceError, match=said):
        read(tmp_path / name, text)


def test_an_unknown_field_is_told(tmp_path: Path) -> None:
    with pytest.raises(GazetteerSourceError, match="no field town; one of name"):
        read(tmp_path / "t.csv", HEADER, town="Town")


def test_of_two_rows_with_one_id_the_later_is_told(tmp_path: Path) -> None:
    rows = "id,name,lon,lat\na:1,Homa,20,30\na:2,Tarn,nowhere,30\na:1,Barsa,21,31\na:2,Tarn,22,32\n"
    first, bad, twice, mended = read(tmp_path / "t.csv", rows)
    assert entry_of(first).place.name == "Homa"
    assert isinstance(bad, Fault)
    assert twice == Fault("an earlier line has the id 'a:1' and is kept, not this")
    assert entry_of(mended).place.name == "Tarn"


def test_of_two_features_with_one_id_the_later_is_told(tmp_path: Path) -> None:
    point = {"type": "Point", "coordinates": [20, 30]}
    text = collection(feature(point, name="Homa", id=7), feature(point, name="Barsa", id="7"))
    _, twice = read(tmp_path / "t.geojson", text)
    assert twice == Fault("an earlier feature has the id '7' and is kept, not this")


def test_rows_without_an_id_may_be_alike(tmp_path: Path) -> None:
    assert all(map(entry_of, read(tmp_path / "t.csv", "name,lon,lat\nHoma,20,30\nHoma,20,30\n")))


def test_an_interrupted_import_knows_the_ids_it_has_read(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("id,name,lon,lat\na:1,Homa,20,30\na:1,Barsa,21,31\n", encoding="utf-8")
    source = open_table(path, {})
    (left,) = source.read(1, 2)
    assert isinstance(source.outcome(left.raw), Fault)
