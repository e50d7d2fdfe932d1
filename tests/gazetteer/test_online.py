"""The online overlay, with a geocoder that never leaves this machine."""

from pathlib import Path
from typing import Any

import pytest
from geopy.exc import GeocoderServiceError
from geopy.location import Location

from geo.gazetteer import Corrected, Index, WithOnline
from geo.gazetteer.answers import Answers
from geo.model import MatchRule

NOMINATIM = {
    "osm_type": "node",
    "osm_id": 7,
    "display_name": "Zarrin, Qaria",
    "name": "Zarrin",
    "lat": "31.5",
    "lon": "12.25",
    "boundingbox": ["31.4", "31.6", "12.2", "12.3"],
    "class": "place",
    "type": "village",
    "address": {"country_code": "qr"},
    "namedetails": {"name": "زرين", "name:en": "Zarrin"},
}
GEONAMES = {
    "geonameId": 11,
    "name": "Zarrin",
    "toponymName": "Zarrīn",
    "lat": "31.5",
    "lng": "12.25",
    "fcl": "P",
    "fcode": "PPL",
    "countryCode": "QR",
    "population": 800,
}


class FakeGeocoder:
    """Answers with the same rows, or fails, and counts."""

    def __init__(self, *rows: dict[str, Any], error: Exception | None = None) -> None:
        self.rows, self.error, self.asked = rows, error, 0

    def geocode(self, query: str, *, exactly_one: bool, **_options: object) -> list[Location]:
        assert not exactly_one
        self.asked += 1
        if self.error:
            raise self.error
        return [Location("somewhere", (0, 0), row) for row in self.rows]


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    return Answers(tmp_path / "home" / "answers.sqlite")


def overlay(index: Index, fake: FakeGeocoder, answers: Answers, service: str) -> WithOnline:
    return WithOnline(index, service, fake.geocode, answers)


@pytest.mark.parametrize(("service", "row"), [("nominatim", NOMINATIM), ("geonames", GEONAMES)])
def test_an_unknown_name_is_asked_for_once(
    small_index: Index, answers: Answers, service: str, row: dict[str, Any]
) -> None:
    fake = FakeGeocoder(row)
    for _ in range(2):
        online = overlay(small_index, fake, answers, service)
        (candidate,) = online.candidates("Zarrin")
        assert (candidate.place.lon, candidate.place.lat) == (12.25, 31.5)
        assert candidate.place.country == "QR"
        assert candidate.rule is MatchRule.EXACT
        assert service in candidate.reasons[0]
    assert fake.asked == 1


def test_an_empty_answer_is_kept_too(small_index: Index, answers: Answers) -> None:
    fake = FakeGeocoder()
    online = overlay(small_index, fake, answers, "nominatim")
    assert online.candidates("Zarrin") == online.candidates("zarrin") == ()
    assert fake.asked == 1


def test_what_the_index_knows_is_not_asked_for(small_index: Index, answers: Answers) -> None:
    fake = FakeGeocoder(NOMINATIM)
    online = overlay(small_index, fake, answers, "nominatim")
    assert online.candidates("Hun") == small_index.candidates("Hun")
    assert online.is_name("Hun")
    assert not online.is_name("Zarrin")
    assert online.candidates("Zarrin", tolerant=False) == ()
    assert online.candidates("...") == ()
    assert fake.asked == 0


def test_an_answer_of_another_name_does_not_count(small_index: Index, answers: Answers) -> None:
    online = overlay(small_index, FakeGeocoder(NOMINATIM), answers, "nominatim")
    assert online.candidates("Marzipan Castle") == ()
    (candidate,) = online.candidates("Zareen")
    assert candidate.rule is MatchRule.TRANSLITERATED


@pytest.mark.parametrize(
    "fake",
    [
        FakeGeocoder(error=GeocoderServiceError("down")),
        FakeGeocoder(error=TimeoutError("slow")),
        FakeGeocoder({"unexpected": "form"}),
        FakeGeocoder({**NOMINATIM, "lat": "north"}),
        FakeGeocoder({**NOMINATIM, "lat": "123"}),
    ],
)
def test_failures_never_reach_the_caller(
    small_index: Index, answers: Answers, fake: FakeGeocoder, caplog: pytest.LogCaptureFixture
) -> None:
    fake.asked = 0
    online = overlay(small_index, fake, answers, "nominatim")
    for number in range(10):
        assert online.candidates(f"Zarrin {'x' * number}") == ()
    assert fake.asked == 3
    assert "could not be asked" in caplog.text


def test_a_broken_file_of_answers_is_no_failure_of_the_run(
    small_index: Index, tmp_path: Path
) -> None:
    path = tmp_path / "answers.sqlite"
    path.write_bytes(b"no database" * 100)
    online = overlay(small_index, FakeGeocoder(NOMINATIM), Answers(path), "nominatim")
    assert online.candidates("Zarrin") == ()


def test_candidates_of_the_countries_given_come_alone(small_index: Index, answers: Answers) -> None:
    other = {**NOMINATIM, "osm_id": 8, "address": {"country_code": "sq"}}
    online = overlay(small_index, FakeGeocoder(NOMINATIM, other), answers, "nominatim")
    assert len(online.candidates("Zarrin")) == 2
    assert [c.place.country for c in online.candidates("Zarrin", countries=["SQ"])] == ["SQ"]


def test_corrections_stand_above_it(small_index: Index, answers: Answers) -> None:
    online = overlay(small_index, FakeGeocoder(NOMINATIM), answers, "nominatim")
    corrected = Corrected(online, {"Zarrin": "q:hun"})
    assert [c.place.id for c in corrected.candidates("Zarrin")] == ["q:hun"]
    assert online.version != small_index.version
