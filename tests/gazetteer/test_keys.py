"""Keys: what meets, what must not, and that no text breaks them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer.keys import exact_key, is_latin, normalised_key, transliteration_keys

LATIN_NAMES = st.text("abcdefghijklmnopqrstuvwxyz '-ŢīÉ", max_size=30)


@given(st.text(max_size=60))
def test_keys_never_raise_and_are_made_once(name: str) -> None:
    exact = exact_key(name)
    assert exact_key(exact) == exact
    assert exact_key(f"  {name}\n") == exact
    normalised_key(name)
    assert all(transliteration_keys(name))


@given(LATIN_NAMES)
def test_case_and_white_space_do_not_matter(name: str) -> None:
    assert normalised_key(f" {name} ".upper()) == normalised_key(name.upper())
    assert " " not in normalised_key(name)


@given(LATIN_NAMES)
def test_sounds_follow_from_the_normalised_name(name: str) -> None:
    if normalised_key(name):
        spelt_alike = name.replace("-", " ")
        assert transliteration_keys(spelt_alike) == transliteration_keys(name)


@pytest.mark.parametrize(
    "names",
    [
        ("Al-Jufra", "el jufra", "Al Jufra", "The Jufra", "Jufra"),
        ("Al-Waţīyah", "Al Watiyah", "el-Watiyah"),
        ("Deir ez-Zor", "Deir al-Zor", "Deir Az Zor"),
        ("Saint-Louis", "St. Louis", "St Louis"),
        ("Fort Bragg", "Ft. Bragg"),
        ("Sana'a", "Sana’a", "Sanaa"),
        ("الجفرة", "جفرة", "الجفره"),
    ],
)
def test_spellings_of_one_name_meet(names: tuple[str, ...]) -> None:
    assert len({normalised_key(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ghiryan", "Gharyan"),
        ("Tarhouna", "Tarhunah"),
        ("Qardabiya", "Ghardabiyah"),
        ("Kharkiv", "Харьков"),
        ("Djufra", "Jufra"),
        ("Shwayrif", "Chouairif"),
    ],
)
def test_romanisations_of_one_name_share_a_key(one: str, other: str) -> None:
    assert set(transliteration_keys(one)) & set(transliteration_keys(other))


@pytest.mark.parametrize(
    ("one", "other"), [("Jafra", "Yafran"), ("Sirte", "Sert Bay"), ("Kufra", "Jufra")]
)
def test_other_names_do_not(one: str, other: str) -> None:
    assert not set(transliteration_keys(one)) & set(transliteration_keys(other))
    assert normalised_key(one) != normalised_key(other)


def test_a_lone_article_is_a_name() -> None:
    assert normalised_key("The") == "the"
    assert normalised_key("...") == ""


def test_scripts_are_told_apart() -> None:
    assert is_latin("Gharyān")
    assert not is_latin("غريان")
    assert not is_latin("Харьков")
