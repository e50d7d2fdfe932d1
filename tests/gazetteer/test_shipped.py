"""The index of the sources that ship: each class of places that news of war names is there."""

import pytest

from geo.gazetteer import Index


@pytest.mark.parametrize(
    ("name", "country", "feature"),
    [
        ("Libya", "LY", "A.PCL"),
        ("Jufra", "LY", "A.ADM1"),
        ("Al-Jufra airbase", "LY", "S.AIRB"),
        ("Homs province", "SY", "A.ADM1"),
        ("Homs", "SY", "P."),
        ("Kharkiv Oblast", "UA", "A.ADM1"),
        ("Helmand", "AF", "A.ADM1"),
        ("Rapides Parish", "US", "A.ADM2"),
        ("Bagram Air Base", "AF", "S.AIRB"),
        ("Euphrates", "", "H.STM"),
        ("Strait of Hormuz", "", "H.STRT"),
        ("Soviet Union", "", "A.PCLH"),
        ("Leningrad", "RU", "P."),
        ("South Ossetia", "GE", ""),
        ("Gedaref", "SD", "P."),
        ("Gedaref state", "SD", "A.ADM1"),
        ("Bogota", "CO", "P.PPLC"),
    ],
)
def test_the_first_candidate_is_the_usual_one(
    index: Index, name: str, country: str, feature: str
) -> None:
    place = index.candidates(name)[0].place
    assert place.feature.startswith(feature)
    assert place.country == country


def test_a_country_has_its_outline(index: Index) -> None:
    assert index.candidates("Libya")[0].place.geometry.startswith("MULTIPOLYGON")


def test_a_country_has_one_capital(index: Index) -> None:
    found = index.candidates("Washington", tolerant=False, limit=100)
    capitals = [c.place.admin1 for c in found if c.place.feature == "P.PPLC"]
    assert capitals == ["DC"]


@pytest.mark.parametrize(
    "word", ["states", "uae", "Libyan", "Withdrawal", "Colonel", "الجيش الوطني"]
)
def test_other_words_are_no_names(index: Index, word: str) -> None:
    assert not index.is_name(word)
