"""Headings written as sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import language
from geo.language.headings import as_sentences

DICTIONARY = frozenset({"leave", "troop", "retreat", "to", "from", "base", "arrive", "jet"})


def write(body: str) -> str:
    return as_sentences(body, DICTIONARY.__contains__)


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("Rebel Troops Leave Homs From Base", "Rebel troops leave Homs from base"),
        ("JETS ARRIVE TO BASE FROM HOMS", "Jets arrive to base from Homs"),
        ("NATO Troops Retreat From Homs Base", "NATO troops retreat from Homs base"),
    ],
)
def test_a_heading_keeps_its_names_only(heading: str, wanted: str) -> None:
    running = "\n\nThe rebels said that Homs is calm, and Rebel is a paper.\n"
    assert write(heading + running).splitlines()[0] == wanted


@pytest.mark.parametrize(
    "line",
    [
        "The rebel troops left Homs for the base",
        "General Orlo, Colonel Varn and Major Dara met in Homs.",
        "Abu Qurayn",
    ],
)
def test_other_lines_stay(line: str) -> None:
    assert write(f"{line}\n\nMore text follows here.") == f"{line}\n\nMore text follows here."


def test_the_running_text_knows_better_than_the_dictionary() -> None:
    body = "Troops Leave Base Near Homs\n\nThey left for Base, where Base is a town of Homs."
    assert "Base" in write(body).splitlines()[0]


@given(st.text(alphabet="AB abİß\n'’.-É", max_size=80))
def test_every_letter_keeps_its_offset(body: str) -> None:
    written = write(body)
    assert len(written) == len(body)
    assert written.casefold() == body.casefold()


@pytest.mark.model
def test_tokens_keep_the_words_as_written() -> None:
    body = "Rebel Troops Leave Homs For Aleppo\n\nThe troops left Homs."
    parse = language.parse(body)
    assert [token.text for token in parse.tokens[:3]] == ["Rebel", "Troops", "Leave"]
    assert parse.tokens[2].pos == "VERB"
    assert all(body[token.start : token.end] == token.text for token in parse.tokens)
