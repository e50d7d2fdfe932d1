"""Which claims count as agreeing: who nobody names, what differs, which date is best."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.merging import merge
from geo.model import Action, Claim, DateBasis, DateSpan, Event, Quantity
from tests.events import Told, day
from tests.merging.claims import left_for_brega, moved, tell


def told_by(*papers: tuple[str, Told]) -> tuple[Event, ...]:
    """Merge sentences, each of an article of its own of the publisher named with it."""
    reports = enumerate(papers)
    return merge(*tell(*((who, "2020-07-15", f"Report {n}.", [one]) for n, (who, one) in reports)))


def apart(*told: Told) -> tuple[Event, ...]:
    return told_by(*((f"Paper {number}", one) for number, one in enumerate(told)))


def some(sentence: str, **values: object) -> Told:
    """Make a sentence of troops that nobody names, from Sirte to Brega on 14 July 2020."""
    usual: dict[str, object] = {
        "action": Action.REDEPLOY,
        "force": "Troops",
        "destination": ["Brega"],
    }
    return moved(sentence, **{**usual, **values})


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(some("B.", when="2020-07-15"), id="the next day"),
        pytest.param(some("B.", when="2020-07-12/2020-07-13"), id="the days before"),
        pytest.param(some("B.", when=None), id="undated"),
        pytest.param(some("B.", when="2020-05-01/2020-12-31"), id="some time that year"),
        pytest.param(some("B.", destination=()), id="to nowhere said"),
        pytest.param(some("B.", origin=()), id="from nowhere said"),
        pytest.param(some("B.", destination=["Hun"]), id="to elsewhere"),
        pytest.param(some("B.", force="", destination=()), id="nobody, to nowhere said"),
    ],
)
def test_troops_that_nobody_names_are_others_unless_all_agrees(other: Told) -> None:
    events = apart(some("A."), other)
    assert len(events) == 2
    assert all(event.independent_sources == 1 for event in events)


@pytest.mark.parametrize("force", ["Troops", "local fighters", ""])
def test_troops_that_nobody_names_are_one_where_all_agrees(force: str) -> None:
    (event,) = apart(some("A."), some("B.", force=force))
    assert event.independent_sources == 2
    assert not any("force" in reason for reason in event.reasons)


def test_within_one_article_the_troops_are_the_troops() -> None:
    told = [some("A."), some("B.", when=None, destination=())]
    assert len(merge(*tell(("Paper A", "2020-07-15", "Report.", told)))) == 1


def test_a_name_says_whose_the_troops_are() -> None:
    told = [moved("A."), moved("B.", force="Troops")]
    (event,) = merge(*tell(("Paper A", "2020-07-15", "Report.", told)))
    assert [force.name for force in event.forces] == ["Wagner Group"]


@pytest.mark.parametrize(
    ("papers", "sources"),
    [
        (("", ""), 1),
        (("", "Paper A"), 1),
        (("", "", "Paper A", "Paper B"), 2),
        (("Paper A", "PAPER  A", "Paper B"), 2),
    ],
)
def test_who_does_not_say_who_he_is_is_independent_of_nobody(
    papers: tuple[str, ...], sources: int
) -> None:
    claims, articles = tell(
        *((who, "2020-07-15", f"Report {n}.", [moved(f"{n}.")]) for n, who in enumerate(papers))
    )
    pasted = {id_: replace(article, url="") for id_, article in articles.items()}
    (event,) = merge(claims, pasted)
    assert event.independent_sources == sources


def test_claims_without_their_articles_have_one_source() -> None:
    claims, _ = tell(
        *((f"Paper {n}", "2020-07-15", f"Report {n}.", [moved(f"{n}.")]) for n in range(3))
    )
    (event,) = merge(claims, {})
    assert event.independent_sources == 1


@pytest.mark.parametrize(
    ("other", "field"),
    [
        (moved("C.", when="2020-07-15", destination=["Brega"]), "when"),
        (moved("C.", destination=["Hun"]), "destinations"),
    ],
)
def test_who_says_otherwise_confirms_nothing(other: Told, field: str) -> None:
    agreed = [moved("A.", destination=["Brega"]), moved("B.", destination=["Brega"])]
    (event,) = apart(*agreed, other)
    assert len(event.claims) == 3
    assert event.independent_sources == 2
    assert [conflict.field for conflict in event.conflicts] == [field]
    (alone,) = apart(*agreed)
    assert event.confidence < alone.confidence


@pytest.mark.parametrize("known", [1, 2, 3])
def test_the_date_that_most_sources_give_is_the_events(known: int) -> None:
    told = [left_for_brega(f"{n}.", when="2020-07-15") for n in range(known + 1)]
    others = (left_for_brega("A.", when="2020-07-14"), left_for_brega("B.", when="2020-07"))
    (event,) = apart(*told, *others)
    assert event.when == day("2020-07-15")
    assert event.independent_sources == known + 2
    assert [conflict.field for conflict in event.conflicts] == ["when"]


def test_one_paper_saying_it_thrice_does_not_outvote_two() -> None:
    (event,) = told_by(
        *(("Paper A", left_for_brega(f"{n}.", when="2020-07-13")) for n in range(3)),
        ("Paper B", left_for_brega("B.", when="2020-07-14")),
        ("Paper C", left_for_brega("C.", when="2020-07-14")),
    )
    assert event.when == day("2020-07-14")
    assert event.independent_sources == 2


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(st.integers(-2, 2), st.booleans()), min_size=1, max_size=6),
    st.sampled_from([DateBasis.INFERRED, DateBasis.PUBLICATION]),
)
def test_a_guess_never_beats_what_a_text_says(
    days: list[tuple[int, bool]], guess: DateBasis
) -> None:
    first = day("2020-07-14").first
    claims, articles = tell(
        *(
            (f"Paper {n}", "2020-07-20", f"Report {n}.", [moved(f"Sentence {n}.")])
            for n in range(len(days))
        )
    )
    dated = [
        replace(claim, when=DateSpan.day(first + timedelta(days=n), _basis(stated, guess)))
        for claim, (n, stated) in zip(claims, days, strict=True)
    ]
    for event in merge(dated, articles):
        stated = [c.when for c in event.claims if c.when and c.when.basis is DateBasis.TEXT]
        given_dates = [claim.when for claim in event.claims if claim.when]
        assert event.when in (stated or given_dates)
        assert 1 <= event.independent_sources <= len(event.claims)
        assert _support(event.claims, event.when) >= max(
            _support(event.claims, when) for when in stated or [event.when]
        )


def _basis(stated: bool, guess: DateBasis) -> DateBasis:
    return DateBasis.TEXT if stated else guess


def _support(claims: tuple[Claim, ...], when: DateSpan | None) -> int:
    assert when is not None
    return sum(1 for claim in claims if claim.when and claim.when.first == when.first)


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        (Quantity(500, 500, "fighters"), Quantity(5000, 5000, "mercenaries"), True),
        (Quantity(500, 500, "fighters"), Quantity(200, 300, "fighters"), True),
        (Quantity(500, 500, "fighters"), Quantity(520, 520, "troops"), False),
        (Quantity(500, 500, "fighters"), Quantity(400, 600, "fighters"), False),
        (Quantity(500, 500, "fighters"), Quantity(12, 12, "officers"), False),
        (Quantity(500, 500, "fighters"), Quantity(None, None, "fighters"), False),
    ],
)
def test_counts_that_no_rounding_explains_are_a_conflict(
    one: Quantity, other: Quantity, conflict: bool
) -> None:
    (event,) = apart(moved("A.", quantity=one), moved("B.", quantity=other))
    assert [found.field for found in event.conflicts] == ["quantities"] * conflict
    assert {one, other} == set(event.quantities)


def test_equal_counts_support_what_the_words_leave_open() -> None:
    def told(sentence: str, force: str, number: int) -> Told:
        return moved(sentence, force=force, quantity=Quantity(number, number, "vehicles"))

    assert len(apart(told("A.", "Wagner Group", 40), told("B.", "Troops", 40))) == 1
    assert len(apart(told("A.", "Wagner Group", 40), told("B.", "Troops", 41))) == 2
