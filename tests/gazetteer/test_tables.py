"""Tables: what a row becomes, and an error that names file, line and field for each fault."""

import gzip
from pathlib import Path

import pytest
import shapely

from geo.errors import GazetteerSourceError
from geo.gazetteer.entry import NameKind
from geo.gazetteer.tables import (
    EXTRA_NAMES,
    OUTLINES,
    TABLES,
    ExtraNames,
    division_tables,
    outlined,
    read_outlines,
    read_table,
    read_tables,
    reviewed_tables,
)
from tests.gazetteer.conftest import HEADER

GOOD = "q:hun,Hun,15.95,29.13,5,P.PPL,QR,01,19000,reviewed,Hon|Houn,,HN,Hunite\n"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_row_becomes_an_entry(tmp_path: Path) -> None:
    (entry,) = read_table(write(tmp_path / "t.csv", HEADER + GOOD))
    assert (entry.place.lon, entry.place.lat, entry.place.population) == (15.95, 29.13, 19000)
    kinds = dict(entry.all_names())
    assert kinds["Houn"] is NameKind.ALIAS
    assert kinds["HN"] is NameKind.ABBREVIATION
    assert kinds["Hunite"] is NameKind.DEMONYM


def test_gzipped_tables_are_read_alike(tmp_path: Path) -> None:
    plain = write(tmp_path / "t.csv", HEADER + GOOD)
    zipped = tmp_path / "t.csv.gz"
    zipped.write_bytes(gzip.compress(plain.read_bytes()))
    assert list(read_table(zipped)) == list(read_table(plain))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id,name\nx,y\n", "no column lon, lat"),
        (HEADER + GOOD + GOOD.replace("15.95", "east"), "line 3, field lon: 'east'"),
        (HEADER + GOOD.replace("29.13", "129"), "line 2: place 'Hun'.*not on Earth"),
        (HEADER + GOOD.replace(",5,", ",-5,"), "line 2: place 'Hun'.*negative"),
        (HEADER + GOOD.replace("Hun,", " ,"), "line 2: name is empty"),
        (HEADER + GOOD.replace(",P.PPL", ""), "line 2: the row has not as many cells"),
        (HEADER + GOOD.replace("\n", ",more\n"), "line 2: the row has not as many cells"),
        (HEADER + GOOD.replace("29.13", "nan"), "line 2: place 'Hun'"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    path = write(tmp_path / "faulty.csv", text)
    with pytest.raises(GazetteerSourceError, match=rf"faulty\.csv.*{said}"):
        list(read_table(path))


def test_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "latin.csv"
    path.write_bytes((HEADER + GOOD.replace("Hon", "Hön")).encode("latin-1"))
    with pytest.raises(GazetteerSourceError, match="not UTF-8"):
        list(read_table(path))


def test_an_id_belongs_to_one_row(tmp_path: Path) -> None:
    one = write(tmp_path / "one.csv", HEADER + GOOD)
    other = write(tmp_path / "other.csv", HEADER + GOOD)
    with pytest.raises(GazetteerSourceError, match=r"other\.csv: the id 'q:hun' .* of one\.csv"):
        list(read_tables([one, other]))


def test_names_are_added_to_places_of_other_sources(tmp_path: Path) -> None:
    (entry,) = read_table(write(tmp_path / "t.csv", HEADER + GOOD))
    extra = ExtraNames.read(write(tmp_path / EXTRA_NAMES, "id,name,kind\nq:hun,Hunopolis,alias\n"))
    assert ("Hunopolis", NameKind.ALIAS) in extra.add_to(entry).names
    with pytest.raises(GazetteerSourceError, match="line 2, field kind"):
        ExtraNames.read(write(tmp_path / EXTRA_NAMES, "id,name,kind\nq:hun,Hunopolis,nick\n"))


def test_outlines_are_given_by_id_where_there_is_none(tmp_path: Path) -> None:
    outlines = read_outlines(write(tmp_path / "o.csv", 'id,geometry\nq:hun,"POINT (1 2)"\n'))
    entries = list(read_table(write(tmp_path / "t.csv", HEADER + GOOD)))
    (given,) = outlined(entries, outlines)
    assert given.place.geometry == "POINT (1 2)"
    assert list(outlined(entries, read_outlines(tmp_path / "none.csv"))) == entries
    assert list(outlined([given], {"q:hun": "POINT (3 4)"})) == [given]


def test_the_outlines_that_ship_hold_their_countries() -> None:
    outlines = read_outlines(TABLES / OUTLINES)
    countries = {entry.place.id: entry.place for entry in read_table(TABLES / "countries.csv")}
    assert len(outlines) > 230
    assert max(map(len, outlines.values())) < 5_000
    for id_, wkt in outlines.items():
        outline = shapely.from_wkt(wkt)
        assert outline.is_valid
        assert outline.bounds[2] - outline.bounds[0] < 180
        place = countries[id_]
        if place.radius_km > 100:
            reach_deg = place.radius_km / 111
            assert outline.distance(shapely.Point(place.lon, place.lat)) < reach_deg / 4


def test_the_tables_that_ship_are_sound() -> None:
    reviewed = list(read_tables(reviewed_tables(TABLES)))
    divisions = list(read_tables(division_tables(TABLES)))
    for part in (reviewed, divisions):
        ids = [entry.place.id for entry in part]
        assert len(ids) == len(set(ids))
    entries = [*reviewed, *divisions]
    countries = {e.place.country for e in entries if e.place.feature.startswith("A.PCL")}
    assert len(countries) > 190
    assert {e.place.country for e in entries} <= countries | {""}


def test_the_names_that_ship_belong_to_places() -> None:
    names = ExtraNames.read(TABLES / EXTRA_NAMES).names
    divisions = {entry.place.id for entry in read_tables(division_tables(TABLES))}
    unknown = {id_ for id_ in names if not id_.startswith(("airport:",)) and id_ not in divisions}
    assert all(id_.removeprefix("geonames:").isdigit() for id_ in unknown)
