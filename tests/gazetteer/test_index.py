"""The index: which rule meets which name, and what it never offers."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from geo.errors import GazetteerMissing, GazetteerUnreadable, NotFound
from geo.gazetteer import Index
from geo.model import Candidate, MatchRule


def first(index: Index, name: str, *countries: str) -> tuple[str, MatchRule]:
    candidate: Candidate = index.candidates(name, countries=countries)[0]
    return candidate.place.id, candidate.rule


@pytest.mark.parametrize(
    ("name", "countries", "expected"),
    [
        ("Gharyan", (), ("q:gharyan", MatchRule.EXACT)),
        ("gharyan", (), ("q:gharyan", MatchRule.EXACT)),
        ("el-Jafra", (), ("q:jafra", MatchRule.NORMALISED)),
        ("St. Mark", (), ("q:saint-mark", MatchRule.NORMALISED)),
        ("غريان", (), ("q:gharyan", MatchRule.EXACT)),
        ("city of Hun", (), ("q:hun", MatchRule.GENERIC)),
        ("Jafra base", (), ("q:jafra-base", MatchRule.GENERIC)),
        ("Homs province", (), ("s:homs-governorate", MatchRule.GENERIC)),
        ("Ghiryan", (), ("q:gharyan", MatchRule.TRANSLITERATED)),
        ("Tarhouna", (), ("q:tarhuna", MatchRule.TRANSLITERATED)),
        ("Benghuzi", ("SQ",), ("s:bengazi", MatchRule.TRANSLITERATED)),
        ("Benghzai", ("SQ",), ("s:bengazi", MatchRule.FUZZY)),
        ("QAR", (), ("q:country", MatchRule.EXACT)),
        ("Qarians", (), ("q:country", MatchRule.EXACT)),
    ],
)
def test_each_rule_meets(
    small_index: Index, name: str, countries: tuple[str, ...], expected: tuple[str, MatchRule]
) -> None:
    assert first(small_index, name, *countries) == expected


def test_fuzzy_matches_stay_in_the_countries_given(small_index: Index) -> None:
    assert small_index.candidates("Benghzai") == ()
    assert small_index.candidates("Benghzai", countries=["QR"]) == ()


def test_a_letter_that_sounds_unlike_makes_another_name(small_index: Index) -> None:
    for name, met in (("Yavran", True), ("Yafrna", True), ("Yaffran", True), ("Yadran", False)):
        ids = [c.place.id for c in small_index.candidates(name, countries=["QR"])]
        assert ids == (["q:yafran"] if met else []), name


def test_what_sounds_alike_without_its_noun_stays_in_the_countries(small_index: Index) -> None:
    assert first(small_index, "Ghiryan district", "QR")[0] == "q:gharyan"
    assert small_index.candidates("Ghiryan River", countries=["SQ"]) == ()
    assert first(small_index, "Jefra base", "SQ")[0] == "q:jafra-base"


def test_names_of_other_places_do_not_meet(small_index: Index) -> None:
    for countries in ((), ("QR",)):
        ids = {c.place.id for c in small_index.candidates("Jafra", countries=countries)}
        assert "q:yafran" not in ids
        ids = {c.place.id for c in small_index.candidates("Yafran", countries=countries)}
        assert ids == {"q:yafran"}


def test_the_more_prominent_place_comes_first_and_limit_cuts(small_index: Index) -> None:
    ids = [c.place.id for c in small_index.candidates("Homs", tolerant=False)]
    assert ids == ["s:homs", "q:homs"]
    assert len(small_index.candidates("Homs", limit=1)) == 1


def test_strict_lookups_meet_names_alone(small_index: Index) -> None:
    assert small_index.candidates("Ghiryan", tolerant=False) == ()
    assert small_index.candidates("city of Hun", tolerant=False) == ()


@pytest.mark.parametrize("name", ["Hun", "hun", "Al-Jafra", "QAR", "Qaria"])
def test_names_are_names(small_index: Index, name: str) -> None:
    assert small_index.is_name(name)


@pytest.mark.parametrize("name", ["qar", "Qarian", "Ghiryan", "", "Nowhere", "Homs Gov"])
def test_other_words_are_not(small_index: Index, name: str) -> None:
    assert not small_index.is_name(name)


@pytest.mark.parametrize("name", ["", " ", "'", "%", "_", "\x00", "a" * 5000, "Robert'); DROP--"])
def test_odd_names_find_nothing(small_index: Index, name: str) -> None:
    assert small_index.candidates(name, countries=["QR"]) == ()


def test_places_by_id(small_index: Index) -> None:
    assert small_index.place("q:hun").name == "Hun"
    with pytest.raises(NotFound, match="q:nowhere"):
        small_index.place("q:nowhere")


def test_settlements_within_a_distance(small_index: Index) -> None:
    near = {place.id for place in small_index.settlements_within(15.9, 29.1, 20)}
    assert near == {"q:hun"}


def test_threads_share_an_index(small_index: Index) -> None:
    names = ["Gharyan", "Ghiryan", "Homs", "Jafra base", "Benghzai"] * 20
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda n: small_index.candidates(n, countries=["SQ"]), names))
    assert found == [small_index.candidates(n, countries=["SQ"]) for n in names]


def test_a_missing_index_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(GazetteerMissing, match="geo gazetteer build"):
        Index(tmp_path / "gazetteer-none.sqlite")


@pytest.mark.parametrize("ask", ["place", "is_name", "candidates"])
def test_a_damaged_index_is_named_with_what_to_do(
    small_index_path: Path, tmp_path: Path, ask: str
) -> None:
    path = tmp_path / "gazetteer-noise.sqlite"
    data = small_index_path.read_bytes()
    path.write_bytes(data[:100] + bytes(len(data) - 100))
    with pytest.raises(GazetteerUnreadable, match=r"gazetteer-noise\.sqlite.*gazetteer build"):
        getattr(Index(path), ask)("Gharyan")


def test_a_damaged_import_is_named_too(small_index_path: Path, tmp_path: Path) -> None:
    noise = tmp_path / "geonames-XX.sqlite"
    noise.write_bytes(b"noise" * 4000)

    class Broken:
        version, path = "1", noise

    with pytest.raises(GazetteerUnreadable, match=r"import again .*geonames-XX"):
        Index(small_index_path, (Broken(),)).candidates("Gharyan")
