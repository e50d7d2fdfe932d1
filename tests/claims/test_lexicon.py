"""The tables of the lexicon hold together."""

from pathlib import Path

import pytest

from geo.claims import lexicon
from geo.claims.requirements import REQUIREMENTS
from geo.errors import InvalidValue


def test_every_condition_of_the_trigger_table_is_known() -> None:
    entries = [entry for group in lexicon.load().entries.values() for entry in group]
    assert len(entries) > 200
    assert {word for entry in entries for word in entry.requires} <= set(REQUIREMENTS)


def test_longer_entries_are_tried_first() -> None:
    for group in lexicon.load().entries.values():
        lengths = [len(entry.words) for entry in group]
        assert lengths == sorted(lengths, reverse=True)


def test_an_unknown_frame_is_reported_with_its_trigger(tmp_path: Path) -> None:
    (tmp_path / "frames.csv").write_text("frame,subject\nretreat,mover\n")
    (tmp_path / "words.csv").write_text("class,words\n")
    (tmp_path / "triggers.csv").write_text(
        "trigger,kind,frame,action,requires\nleave,verb,vanish,withdraw,\n"
    )
    with pytest.raises(InvalidValue, match=r"'leave'.*'vanish'"):
        lexicon.load(tmp_path)


def test_a_short_row_is_reported_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "frames.csv").write_text("frame,subject\nretreat\n")
    with pytest.raises(InvalidValue, match=r"frames\.csv:2"):
        lexicon.load(tmp_path)


def test_a_cell_lists_phrases_and_words_in_place_of_one_another(tmp_path: Path) -> None:
    (tmp_path / "frames.csv").write_text("frame,subject\nbesiege,agent\n")
    (tmp_path / "words.csv").write_text("class,words\n")
    (tmp_path / "triggers.csv").write_text(
        "trigger,kind,frame,action,requires\ncut/sever road/line|encircle,verb,besiege,blockade,\n"
    )
    entries = lexicon.load(tmp_path).entries.values()
    rules = {entry.rule.partition(":")[2] for group in entries for entry in group}
    assert rules == {"cut road", "cut line", "sever road", "sever line", "encircle"}
