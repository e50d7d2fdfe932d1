"""Which words for what moved mean things that no reporter takes for one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.merging import merge
from geo.merging.identity import is_anonymous
from geo.merging.things import SORTS, Sort, counted_as, sorts_of
from geo.model import Action, Force, Quantity, Status
from tests.events import Told
from tests.merging.claims import moved, tell


@pytest.mark.parametrize(
    ("unit", "sorts"),
    [
        ("Syrian mercenaries", {Sort.PERSONNEL}),
        ("policemen", {Sort.PERSONNEL}),
        ("tank crews", {Sort.PERSONNEL}),
        ("MiG-29 fighters", {Sort.AIRCRAFT}),
        ("fighter jets", {Sort.AIRCRAFT}),
        ("batteries of air-defence missiles", {Sort.ARMS}),
        ("Pantsir air defence systems", {Sort.ARMS}),
        ("armoured vehicles", {Sort.VEHICLES}),
        ("soldiers and tanks", {Sort.PERSONNEL, Sort.VEHICLES}),
        ("shipments of fuel", {Sort.SUPPLIES}),
        ("military equipment", set(Sort) - {Sort.PERSONNEL}),
        ("air defence units", set()),
        ("soldiers and some that nobody knows", set()),
        ("", set()),
    ],
)
def test_words_tell_the_sort(unit: str, sorts: set[Sort]) -> None:
    assert sorts_of(unit) == sorts


@given(st.text(st.characters(max_codepoint=127)))
def test_any_words_have_sorts_or_none(unit: str) -> None:
    assert sorts_of(unit) <= set(Sort)
    assert counted_as(unit) == counted_as(unit.upper().lower())


@given(st.sampled_from(sorted(SORTS)), st.text("abcdefgh ", max_size=9))
def test_what_stands_before_a_noun_does_not_change_its_sort(noun: str, before: str) -> None:
    assert sorts_of(f"{before} {noun}") == SORTS[noun]


@pytest.mark.parametrize(
    ("name", "anonymous"),
    [
        ("Troops", True),
        ("armed men", True),
        ("tribal fighters", True),
        ("Mercenaries", True),
        ("rebels", False),
        ("Government forces", False),
        ("Special Corps", False),
        ("Orlo's fighters", False),
        ("Ruritanian troops", False),
        ("M23", False),
        ("", False),
    ],
)
def test_common_nouns_identify_nobody(name: str, anonymous: bool) -> None:
    assert is_anonymous(Force("f", name)) is anonymous


def test_a_force_with_a_side_is_somebody() -> None:
    assert not is_anonymous(Force("f", "troops", "Ruritania"))


def _deployed(sentence: str, thing: str, status: Status = Status.REPORTED) -> Told:
    return Told(
        sentence,
        Action.DEPLOY,
        "Turkish forces",
        destination=["Sirte"],
        when="2020-07-14",
        status=status,
        quantity=Quantity(None, None, thing),
    )


@pytest.mark.parametrize(
    ("one", "other", "events"),
    [
        ("soldiers", "S-400 missiles", 2),
        ("soldiers", "armoured vehicles", 2),
        ("fuel", "warships", 2),
        ("soldiers", "troops", 1),
        ("soldiers", "soldiers and missiles", 1),
        ("S-400 missiles", "weapons", 1),
        ("soldiers", "units", 1),
    ],
)
@pytest.mark.parametrize("status", [Status.REPORTED, Status.DENIED])
def test_a_report_of_one_thing_neither_bears_out_nor_denies_one_of_another(
    one: str, other: str, events: int, status: Status
) -> None:
    merged = merge(
        *tell(
            ("Paper A", "2020-07-15", "One.", [_deployed("A.", one)]),
            ("Paper B", "2020-07-15", "Two.", [_deployed("B.", other, status)]),
        )
    )
    assert len(merged) == events
    assert any(event.conflicts for event in merged) == (events == 1 and status is Status.DENIED)


def test_a_fight_is_one_whatever_it_is_fought_with() -> None:
    struck = [
        moved(sentence, action=Action.STRIKE, origin=(), location=["Sirte"], quantity=quantity)
        for sentence, quantity in (
            ("A.", Quantity(2, 2, "drones")),
            ("B.", Quantity(5, 5, "missiles")),
        )
    ]
    papers = ((f"Paper {n}", "2020-07-15", f"Report {n}.", [one]) for n, one in enumerate(struck))
    assert len(merge(*tell(*papers))) == 1
