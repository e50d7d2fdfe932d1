from dataclasses import replace

import pytest

from geo.model import Mention, MentionKind, Place, PlaceRole, Resolution, Span
from geo.places.remoteness import doubt_remote
from tests.places.small_gazetteer import place


def resolution(meant: Place, *, called: str = "", sure: float = 0.9) -> Resolution:
    text = called or meant.name
    mention = Mention("a1", Span(0, len(text)), text, MentionKind.PLACE, "test")
    return Resolution(mention, meant, sure, PlaceRole.LITERAL)


def town(name: str, lon: float, lat: float, population: int = 5_000) -> Place:
    return replace(place(name, lon, lat, population=population), source="GeoNames")


CROWD = [
    resolution(town(name, lon, 32.0))
    for name, lon in zip("ABCD", (13, 13.4, 13.9, 14.2), strict=True)
]
FAR = town("Tarn", 25.0, 40.0)


def test_a_little_town_far_from_all_others_is_doubted_and_says_why():
    *near, far = doubt_remote([*CROWD, resolution(FAR)])
    assert near == CROWD
    assert far.place == FAR
    assert far.confidence < 0.5
    assert "from all else that the text names" in far.reasons[-1]


@pytest.mark.parametrize(
    "meant",
    [
        replace(FAR, population=900_000),
        replace(FAR, feature="P.PPLC"),
        replace(FAR, feature="S.AIRB"),
        replace(FAR, source="reviewed"),
        replace(FAR, lon=14.6, lat=32.0),
    ],
    ids=["large", "capital", "base", "reviewed", "near"],
)
def test_what_any_text_may_name_is_not_doubted(meant):
    told = [*CROWD, resolution(meant)]
    assert list(doubt_remote(told)) == told


def test_a_country_named_with_the_town_vouches_for_it():
    country = resolution(place("Velia", 25.0, 42.0, "A.PCLI", radius_km=300))
    assert doubt_remote([*CROWD, country, resolution(FAR)])[-1].confidence == 0.9


def test_a_text_whose_places_lie_far_apart_doubts_none():
    scattered = [resolution(town(n, lon, 32.0)) for n, lon in zip("ABC", (0, 10, 20), strict=True)]
    told = [*scattered, resolution(FAR)]
    assert list(doubt_remote(told)) == told


def test_what_is_doubted_already_vouches_for_nothing():
    neighbour = resolution(town("Homa", 25.1, 40.0), sure=0.3)
    assert doubt_remote([*CROWD, neighbour, resolution(FAR)])[-1].confidence < 0.5


@pytest.mark.parametrize(("called", "is_doubted"), [("Homa", True), ("Tärn", False)])
def test_a_town_under_another_name_is_doubted_sooner(called, is_doubted):
    meant = town("Tarn", 16.2, 32.0)
    told = doubt_remote([*CROWD, resolution(meant, called=called)])[-1]
    assert (told.confidence < 0.5) is is_doubted


def test_two_places_are_no_crowd():
    told = [CROWD[0], resolution(FAR)]
    assert list(doubt_remote(told)) == told
