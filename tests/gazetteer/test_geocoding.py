"""Geocoders: geopy's interface over the index, and the settings of the online ones."""

from dataclasses import replace
from pathlib import Path

import pytest

from geo import settings
from geo.errors import GeocoderUnavailable
from geo.gazetteer import Index, OfflineGeocoder, with_online
from geo.gazetteer.geocoding import make_online


@pytest.fixture
def geocoder(small_index: Index) -> OfflineGeocoder:
    return OfflineGeocoder(small_index)


def test_geocode_gives_latitude_first(geocoder: OfflineGeocoder) -> None:
    location = geocoder.geocode("Hun")
    assert (location.latitude, location.longitude) == (29.13, 15.95)
    assert location.address == "Hun, QR"
    assert location.raw["place"].id == "q:hun"


def test_a_country_narrows(geocoder: OfflineGeocoder) -> None:
    def first(*words: object, **options: object) -> str:
        return geocoder.geocode(*words, **options).raw["place"].id

    assert first("Homs") == "s:homs"
    assert first("Homs, Qaria") == "q:homs"
    assert first("Homs", country_codes="qr") == "q:homs"
    assert geocoder.geocode("Hun", country_codes=["SQ"]) is None


def test_several_answers(geocoder: OfflineGeocoder) -> None:
    found = geocoder.geocode("Homs", exactly_one=False)
    assert [location.raw["place"].id for location in found][:2] == ["s:homs", "q:homs"]
    assert len(geocoder.geocode("Homs", exactly_one=False, limit=1)) == 1
    assert geocoder.geocode("Nowhere at all", exactly_one=False) is None


@pytest.mark.parametrize("query", [(29.1, 15.9), "29.1, 15.9"])
def test_reverse_gives_the_nearest(geocoder: OfflineGeocoder, query: object) -> None:
    assert geocoder.reverse(query).raw["place"].id == "q:hun"
    several = geocoder.reverse((32.1, 12.8), exactly_one=False)
    assert [location.raw["place"].id for location in several][:2] == ["q:gharyan", "q:yafran"]


def test_reverse_finds_nothing_at_high_sea(geocoder: OfflineGeocoder) -> None:
    assert geocoder.reverse((-50.0, -140.0)) is None


def test_offline_is_the_default(small_index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SANDTABLE_GEOCODER", raising=False)
    assert with_online(small_index, settings.load()) is small_index


@pytest.mark.parametrize(
    ("service", "user", "said"),
    [
        ("nominatim", "", "contact address: set SANDTABLE_GEOCODER_USER"),
        ("geonames", "", "user name: set SANDTABLE_GEOCODER_USER"),
        ("mapper", "me", "'mapper': set it to nominatim or geonames"),
    ],
)
def test_what_is_missing_is_said(
    small_index: Index, tmp_path: Path, service: str, user: str, said: str
) -> None:
    online = replace(settings.load(), home=tmp_path, geocoder=service, geocoder_user=user)
    with pytest.raises(GeocoderUnavailable, match=said):
        with_online(small_index, online)


def test_the_contact_is_sent(tmp_path: Path) -> None:
    base = replace(settings.load(), home=tmp_path, geocoder_user="desk@example.org")
    nominatim = make_online(replace(base, geocoder="nominatim"))
    assert "desk@example.org" in nominatim.headers["User-Agent"]
    geonames = make_online(replace(base, geocoder="geonames"))
    assert geonames.username == "desk@example.org"
    assert geonames.scheme == "https"
