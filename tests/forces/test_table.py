"""Who is meant by the names that texts give forces."""

from datetime import date
from pathlib import Path

import pytest

from geo import forces
from geo.errors import InvalidValue
from geo.model import DateSpan

TABLE = forces.load()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("the Turkish army", "Turkish Armed Forces"),
        ("Turkish special forces", "Turkish Armed Forces"),
        ("U.S. troops", "US Armed Forces"),
        ("Ankara", "Turkey"),
        ("the Kremlin", "Russia"),
        ("Chadian rebels", "Chadian rebels"),
        ("ISIL", "Islamic State"),
        ("the Viet Minh", "Viet Minh"),
        ("Soviet Red Army", "Red Army"),
    ],
)
def test_a_name_means_its_force(name: str, expected: str) -> None:
    force = TABLE.named(name)
    assert force is not None
    assert force.name == expected


@pytest.mark.parametrize("name", ["is", "the market", "Turkish tea", "army", ""])
def test_other_words_mean_none(name: str) -> None:
    assert TABLE.named(name) is None


def test_the_same_words_mean_another_force_in_another_war() -> None:
    in_libya = TABLE.within("Russian mercenaries came to Libya, a Libyan officer said in Libya.")
    elsewhere = TABLE.within("Russian mercenaries came to Mali, a Malian officer said in Mali.")
    assert in_libya.named("Russian mercenaries").name == "Wagner Group"  # type: ignore[union-attr]
    assert elsewhere.named("Russian mercenaries").name == "Russian mercenaries"  # type: ignore[union-attr]


def test_a_force_is_unknown_before_it_was_founded() -> None:
    body = "The SDF met the IS in Syria."
    early = TABLE.within(body, DateSpan.day(date(1999, 1, 1)))
    assert early.named("SDF") is None
    assert TABLE.within(body, DateSpan.day(date(2018, 1, 1))).named("SDF") is not None


def test_what_a_name_meant_in_a_war_is_forgotten_after_it() -> None:
    body = "In Libya the unity government met; Libya waits."
    during = TABLE.within(body, DateSpan.day(date(2019, 5, 1)))
    assert during.named("unity government") is not None
    assert TABLE.within(body, DateSpan.day(date(2025, 5, 1))).named("unity government") is None


def test_scan_finds_the_longest_names_in_order() -> None:
    body = "Syrian rebels fought Turkish-backed units and the Islamic State group near a market."
    found = [(span.of(body), force.name) for span, force in TABLE.scan(body)]
    assert found[0] == ("Syrian rebels", "Syrian rebels")
    assert ("Islamic State group", "Islamic State") in found


def test_no_name_runs_over_a_line() -> None:
    assert TABLE.scan("He was Turkish\nforces of nature prevailed") == ()


def test_a_state_and_its_army_are_kin() -> None:
    army = TABLE.named("Egyptian army")
    assert army is not None
    assert [force.name for force in TABLE.kin(army)] == ["Egypt", "Egyptian Armed Forces"]


def test_ids_are_unique_to_names() -> None:
    names: dict[str, str] = {}
    for row in TABLE.rows:
        assert names.setdefault(row.force.id, row.force.name) == row.force.name


def test_symbols_are_twenty_digits() -> None:
    for row in TABLE.rows:
        symbol = row.force.symbol
        assert symbol == "" or (len(symbol) == 20 and symbol.isdigit())


def test_a_broken_row_is_reported_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "states.csv").write_text("code,name\nXX\n")
    with pytest.raises(InvalidValue, match=r"states\.csv:2"):
        forces.load(tmp_path)
