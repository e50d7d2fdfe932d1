"""Namesakes: a city that bears its division's name comes first, and goes by all its spellings."""

from geo.gazetteer.entry import Entry, NameKind, named
from geo.gazetteer.namesakes import Namesakes
from geo.gazetteer.prominence import prominence
from geo.model import Place


def entry(name: str, feature: str, people: int, *aliases: str, admin1: str = "01") -> Entry:
    place = Place(name + feature, name, 20, 30, 5, feature, "QR", admin1, people, "GeoNames")
    return Entry(place, named(aliases, NameKind.ALIAS))


STATE = entry("Al Jafra", "A.ADM1", 600_000, "Jafra", "Jafra Province", "الجفرة")


def test_the_city_comes_first_and_takes_the_names_without_a_noun() -> None:
    namesakes = Namesakes([STATE])
    (city,) = namesakes.share([entry("El-Jafra", "P.PPL", 120_000, "Giofra")])
    assert namesakes.prominence[city.place.id] > prominence(STATE.place)
    assert city.place_names() == ("El-Jafra", "Al Jafra", "Jafra", "Giofra")


def test_others_stay_as_they_are() -> None:
    others = [
        entry("Hun", "P.PPL", 500_000, "Jafra"),  # called so by some, known by another name
        entry("Jafra", "P.PPL", 90_000),  # a small part of the division
        entry("Jafra", "P.PPL", 500_000, admin1="02"),
    ]
    namesakes = Namesakes([STATE])
    assert list(namesakes.share(others)) == others
    assert namesakes.prominence == {}
