"""Corrections as a table: written, read back, and what is said of a bad one."""

from datetime import UTC, datetime

import pytest

from geo.errors import GazetteerSourceError
from geo.gazetteer import (
    Corrected,
    Index,
    corrections_of,
    read_corrections,
    standing_corrections,
    write_corrections,
)
from geo.model import Decision, DecisionKind, ScopedName
from geo.model.analysis import standing

NOW = datetime(2026, 1, 2, tzinfo=UTC)


def correction(name: str, place: str, note: str = "") -> Decision:
    return Decision(DecisionKind.PLACE_ALIAS, name, place, NOW, note)


def test_what_was_written_is_read_back(small_index: Index) -> None:
    made = (correction("Old Hun", "q:hun", 'as "Houn", it says'), correction("هون", "q:hun"))
    text = write_corrections(made, small_index)
    assert text.splitlines()[0] == "name,place,place_name,article,country,note"
    assert read_corrections(text, small_index, NOW) == made
    assert read_corrections("\ufeff" + text, small_index, NOW) == made


def test_where_a_correction_counts_is_written_and_read_back(small_index: Index) -> None:
    names = (
        ScopedName("Hun"),
        ScopedName("Hun", country="QR"),
        ScopedName("Hun", article_id="a1"),
    )
    made = tuple(correction(name.subject, "q:hun") for name in names)
    assert corrections_of("hun", made) == made
    text = write_corrections(made, small_index)
    assert text.splitlines()[2:] == ["Hun,q:hun,Hun,,QR,", "Hun,q:hun,Hun,a1,,"]
    assert read_corrections(text, small_index, NOW) == made


def test_only_the_latest_of_a_name_is_written(small_index: Index) -> None:
    other = Decision(DecisionKind.PUBLISHED, "Hun", "2020-01-01", NOW)
    made = (correction("A", "q:hun"), other, correction("A", "q:homs"), correction("B", "q:hun"))
    assert standing_corrections((*made, correction("B", ""))) == (correction("A", "q:homs"),)
    assert "q:hun" not in write_corrections((*made, correction("B", "")), small_index)


def test_the_later_of_two_spellings_of_a_name_counts(small_index: Index) -> None:
    made = [correction("Hun", "q:hun"), correction("hun", "q:homs"), correction("Hun", "q:hun")]
    aliases = standing(DecisionKind.PLACE_ALIAS, made)
    (candidate,) = Corrected(small_index, aliases).candidates("HUN")
    assert candidate.place.id == "q:hun"
    assert {d.subject for d in corrections_of("HUN", made)} == {"Hun", "hun"}
    assert not corrections_of("Homs", made)


def test_a_place_that_is_gone_is_written_by_its_id(small_index: Index) -> None:
    assert "q:gone,q:gone," in write_corrections([correction("A", "q:gone")], small_index)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no column name, place"),
        ("name,where\nA,q:hun\n", "no column place"),
        ("name,place,article,country\nA,q:hun,a1,QR\n", "line 2, 'A': it counts in one article or"),
        ("name,place,country\nA,q:hun,Libya\n", "country 'Libya' is no ISO code"),
        ("name,place\nA,\n", "line 2: name or place is empty"),
        ("name,place\nA\n", "line 2: name or place is empty"),
        ("name,place\nA,q:hun\nB,q:nowhere\n", "line 3, 'B': .*q:nowhere"),
    ],
)
def test_a_bad_table_is_told_by_its_line(small_index: Index, text: str, said: str) -> None:
    with pytest.raises(GazetteerSourceError, match=said):
        read_corrections(text, small_index, NOW)
