"""An event says nothing that no claim says: no welded forces, no composites, no borrowed days."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from geo.forces import load
from geo.merging import merge
from geo.model import (
    Action,
    Claim,
    DateBasis,
    DatePrecision,
    DateSpan,
    Event,
    Force,
    Quantity,
    Status,
)
from tests.events import Told, day
from tests.merging.claims import Tale, left_for_brega, moved, tell


def apart(*told: Told, published: str = "2020-07-15") -> Tale:
    """Tell each sentence in an article of its own, all published on one day."""
    return tell(*((f"Paper {n}", published, f"Report {n}.", [one]) for n, one in enumerate(told)))


def together(*told: Told) -> Tale:
    """Tell all sentences in one article."""
    return tell(("Paper A", "2020-07-15", "Report.", told))


def by_force(tale: Tale, *forces: Force) -> tuple[Event, ...]:
    """Merge claims, each of the force in its place."""
    claims, articles = tale
    paired = zip(claims, forces, strict=True)
    return merge([replace(claim, forces=(force,)) for claim, force in paired], articles)


def of_report(claim: Claim, published: str) -> Claim:
    """Date a claim by the week up to its report, as one is that gives no date."""
    last = day(published).first
    week = DateSpan(last - timedelta(days=7), last, DatePrecision.WEEK, DateBasis.PUBLICATION)
    return replace(claim, when=week)


@pytest.mark.parametrize("tale", [apart, together])
def test_forces_of_one_side_are_not_one_force(tale: Callable[..., Tale]) -> None:
    events = merge(*tale(moved("A."), moved("B.", force="LNA")))
    assert [len(event.forces) for event in events] == [1, 1]


def test_forces_that_share_no_side_are_not_one_force() -> None:
    unlisted = (Force("u1", "Eagle Brigade"), Force("u2", "Falcon Brigade"))
    assert len(by_force(apart(moved("A."), moved("B.")), *unlisted)) == 2


@pytest.mark.parametrize("names", [("Russia", "Russian army"), ("French Third Army", "France")])
def test_a_whole_and_its_part_are_kin(names: tuple[str, str]) -> None:
    forces = [force for force in map(load().named, names) if force]
    (event,) = by_force(apart(moved("A."), moved("B.")), *forces)
    assert event.independent_sources == 2


def test_fighters_may_be_those_of_a_named_force_but_do_not_bear_it_out() -> None:
    (event,) = merge(*together(moved("A."), moved("B.", force="local fighters")))
    assert event.independent_sources == 1
    assert [force.name for force in event.forces] == ["Wagner Group"]


def test_both_sides_of_a_capture_may_be_named() -> None:
    taken = Told("A.", Action.CAPTURE, "GNA forces", location=["Tarhuna"], when="2020-07-14")
    lost = replace(taken, sentence="B.", action=Action.LOSE_CONTROL, force="", opponent="")
    lost = replace(lost, force="LNA", opponent="GNA forces")
    (event,) = merge(*apart(taken, lost))
    assert event.independent_sources == 2


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"destination": ["Hun"]}, id="destinations"),
        pytest.param({"when": "2020-07-15"}, id="days"),
        pytest.param({"quantity": Quantity(900, 900, "fighters")}, id="counts"),
    ],
)
def test_one_source_does_not_disagree_with_itself(other: dict[str, object]) -> None:
    one = left_for_brega("A.", quantity=Quantity(50, 50, "fighters"))
    second = left_for_brega("B.", **other)
    (alone,) = merge(*together(one, second))
    assert alone.conflicts == ()
    (half_attributed,) = merge(*together(one, replace(second, source="an officer")))
    assert half_attributed.conflicts == ()
    (one_speaker,) = merge(
        *together(replace(one, source="An army officer"), replace(second, source="the officer"))
    )
    assert one_speaker.conflicts == ()
    (two_speakers,) = merge(
        *together(replace(one, source="the mayor"), replace(second, source="an officer"))
    )
    assert len(two_speakers.conflicts) == 1
    (two_articles,) = merge(*apart(one, second))
    assert len(two_articles.conflicts) == 1


def test_who_tells_of_two_towns_contradicts_nobody_who_tells_of_one() -> None:
    (event,) = merge(
        *tell(
            (
                "Paper A",
                "2020-07-15",
                "One.",
                [left_for_brega("Some left."), moved("Others too.", destination=["Hun"])],
            ),
            ("Paper B", "2020-07-15", "Two.", [left_for_brega("They went.")]),
        )
    )
    assert event.conflicts == ()
    assert {r.place.name for r in event.destinations if r.place} == {"Brega", "Hun"}


def test_start_end_and_day_of_three_articles_make_no_event() -> None:
    to_sirte = {"action": Action.REINFORCE, "force": "GNA forces", "destination": ["Sirte"]}
    (first, second, third), articles = tell(
        ("Paper A", "2020-07-19", "One.", [moved("A.", **{**to_sirte, "origin": ()})]),
        ("Paper B", "2020-07-15", "Two.", [moved("B.", **{**to_sirte, "origin": ()})]),
        ("Paper C", "2020-07-15", "Three.", [moved("C.", **{**to_sirte, "origin": ["Misrata"]})]),
    )
    claims = [of_report(first, "2020-07-19"), second, of_report(third, "2020-07-15")]
    events = merge(claims, articles)
    assert len(events) == 3
    assert all(event.independent_sources == 1 for event in events)


def test_claims_without_a_day_that_say_the_same_of_one_end_are_not_one() -> None:
    claims, articles = apart(moved("A."), moved("B."))
    assert len(merge([of_report(claim, "2020-07-15") for claim in claims], articles)) == 2


def test_a_start_of_one_paper_and_an_end_of_another_make_no_way() -> None:
    start, end = moved("A."), left_for_brega("B.", origin=(), action=Action.REDEPLOY)
    assert len(merge(*apart(start, end))) == 2
    assert len(merge(*together(start, end))) == 1


@pytest.mark.parametrize(
    ("published", "sources"),
    [("2020-07-13", [1, 1]), ("2020-07-14", [2]), ("2020-07-17", [2]), ("2020-07-18", [1, 1])],
)
def test_a_report_is_news_of_a_stated_day_only_soon_after_it(
    published: str, sources: list[int]
) -> None:
    (dated, undated), articles = apart(
        left_for_brega("A."), left_for_brega("B."), published=published
    )
    events = merge([dated, of_report(undated, published)], articles)
    assert [event.independent_sources for event in events] == sources


@pytest.mark.parametrize("tale", [apart, together])
def test_the_day_of_one_sentence_is_not_lent_to_the_start_of_another(
    tale: Callable[..., Tale],
) -> None:
    came = moved("A.", action=Action.ADVANCE, origin=(), destination=["Sirte"])
    sent = moved("B.", action=Action.REINFORCE, origin=["Misrata"], destination=["Sirte"])
    (dated, undated), articles = tale(came, sent)
    events = merge([dated, of_report(undated, "2020-07-15")], articles)
    assert {(bool(event.origins), event.when) for event in events} == {
        (False, day("2020-07-14")),
        (True, of_report(undated, "2020-07-15").when),
    }
    assert len(merge([dated, replace(undated, when=dated.when)], articles)) == 1


def test_a_day_that_no_text_states_is_no_disagreement() -> None:
    (stated, guessed), articles = together(moved("A."), moved("B."))
    (event,) = merge([replace(stated, attribution=()), of_report(guessed, "2020-07-12")], articles)
    assert event.when == day("2020-07-14")
    assert event.conflicts == ()


@pytest.mark.parametrize("when", ["2020-05-20", None])
def test_a_loss_of_somewhere_says_nothing_of_a_named_place(when: str | None) -> None:
    lost = Told("A.", Action.LOSE_CONTROL, "LNA", origin=["Watiya Airbase"], when="2020-05-18")
    somewhere = replace(lost, sentence="B.", origin=(), when=when)
    assert len(merge(*together(lost, somewhere))) == 2
    assert len(merge(*together(replace(lost, when=None), somewhere))) == 2


def test_who_names_no_place_lends_nothing() -> None:
    placed = moved("A.", when=None)
    lead = moved("B.", origin=(), quantity=Quantity(9, 9, "fighters"), status=Status.CONFIRMED)
    (event,) = merge(*together(placed, lead))
    assert len(event.claims) == 2
    assert event.when is None
    assert event.quantities == ()
    assert event.status is Status.REPORTED


def plan(sentence: str, **values: object) -> Told:
    """Make a sentence of a plan of the GNA for Sirte."""
    usual: dict[str, object] = {
        "action": Action.PLANNED_OPERATION,
        "force": "GNA forces",
        "origin": (),
        "location": ["Sirte"],
        "status": Status.PLANNED,
    }
    return moved(sentence, **{**usual, **values})


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(plan("B.", force=""), id="of nobody"),
        pytest.param(plan("B.", force="local fighters"), id="of fighters"),
        pytest.param(plan("B.", force="Turkish forces"), id="of an ally"),
        pytest.param(plan("B.", location=["Hun"]), id="for elsewhere"),
        pytest.param(plan("B.", location=()), id="for nowhere said"),
    ],
)
def test_plans_of_two_articles_are_one_only_of_one_force_for_one_place(other: Told) -> None:
    assert len(merge(*apart(plan("A."), other))) == 2
    assert len(merge(*apart(plan("A."), plan("B.")))) == 1


@pytest.mark.parametrize("force", ["", "local fighters"])
def test_a_battle_that_looks_close_is_no_plan_of_somebody_named(force: str) -> None:
    vague = plan("B.", force=force, when="2020-07-12")
    events = merge(*together(plan("A.", when="2020-07-15"), vague))
    assert {(len(event.claims), event.when) for event in events} == {
        (1, day("2020-07-12")),
        (1, day("2020-07-15")),
    }
