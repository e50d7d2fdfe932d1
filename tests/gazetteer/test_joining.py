"""Joining: one place from two sources becomes one entry."""

from geo.gazetteer.entry import Entry, NameKind, named
from geo.gazetteer.joining import Reviewed
from geo.model import Place


def entry(name: str, lon: float, *aliases: str, feature: str = "P.PPL", **fields: object) -> Entry:
    values = {"country": "QR", "population": 0, "admin1": "", "source": "GeoNames", **fields}
    id_ = f"{name}@{lon} {values['country']} {feature}"
    place = Place(id_, name, lon, 30.0, 5.0, feature, **values)  # type: ignore[arg-type]
    return Entry(place, named(aliases, NameKind.ALIAS))


HUN = entry("Hun", 15.9, "Hon", source="reviewed")


def test_a_twin_gives_its_names_and_people() -> None:
    reviewed = Reviewed([HUN])
    assert list(reviewed.join([entry("Houn", 16.0, "Hon", population=900, admin1="07")])) == []
    (joined,) = reviewed.entries
    assert (joined.place.name, joined.place.lon) == ("Hun", 15.9)
    assert (joined.place.population, joined.place.admin1) == (900, "07")
    assert {"Hun", "Hon", "Houn"} <= set(joined.place_names())


def test_others_pass() -> None:
    others = [
        entry("Hun", 17.0),  # too far
        entry("Hun", 15.9, country="SQ"),
        entry("Hun", 15.9, feature="A.ADM2"),
        entry("Sokna", 15.9),
    ]
    reviewed = Reviewed([HUN])
    assert list(reviewed.join(others)) == others
    assert reviewed.entries == [HUN]


def test_airports_close_together_are_one_whatever_their_names() -> None:
    base = entry("Jafra airbase", 16.0, feature="S.AIRB", source="reviewed")
    reviewed = Reviewed([base])
    near = entry("Field 12", 16.02, feature="S.AIRP")
    far = entry("Field 13", 16.2, feature="S.AIRP")
    assert list(reviewed.join([near, far])) == [far]
    assert "Field 12" in reviewed.entries[0].place_names()


def test_wide_areas_are_twins_at_a_distance() -> None:
    wide = Entry(Place("r", "Jafra", 16, 30, 200, "A.ADM1", "QR", "", 0, "reviewed"))
    derived = Entry(Place("d", "Jafra", 16.5, 30, 150, "A.ADM1", "QR", "", 0, "GeoNames"))
    assert list(Reviewed([wide]).join([derived])) == []


def test_the_same_id_is_the_same_place_however_far() -> None:
    oasis = Entry(Place("geonames:1", "Jafra", 16, 29, 70, "L.RGN", "QR", "", 0, "reviewed"))
    district = Entry(Place("geonames:1", "Jafra District", 19, 27, 9, "A.ADM1", "QR", "", 7, "x"))
    reviewed = Reviewed([oasis])
    assert list(reviewed.join([district])) == []
    assert reviewed.entries[0].place_names() == ("Jafra", "Jafra District")
