"""Who held a place on a day: what the events say, and never more."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from geo.layers.control import Standing, find_holdings, places_of
from geo.model import Action, DateBasis, Event, Relation, RelationKind, Status
from tests import events as made
from tests.events import Told

WINTER, SUMMER = date(2020, 1, 31), date(2020, 7, 31)


def told(action: Action, force: str, when: str | None, opponent: str = "", **more: object) -> Told:
    words = f"{force} {action} {when} {opponent} {sorted(more.items())}."
    more.setdefault("location", ["Sirte"])
    return Told(words, action, force, when=when, opponent=opponent, **more)  # type: ignore[arg-type]


def events(*items: Told) -> tuple[Event, ...]:
    return made.story(items, ("One", "Two"), "2020-08-01").events


def names(found: tuple[Event, ...], day: date) -> tuple[Standing, list[list[str]]]:
    (holding,) = find_holdings(found, day)
    return holding.standing, [[f.name for f in version.holders] for version in holding.versions]


def test_a_capture_names_the_holder_before_and_after() -> None:
    found = events(told(Action.CAPTURE, "GNA forces", "2020-06-05", "LNA"))
    assert names(found, date(2020, 6, 4)) == (Standing.NAMED, [["LNA"]])
    assert names(found, date(2020, 6, 5)) == (Standing.NAMED, [["GNA forces"]])
    (before,) = find_holdings(found, WINTER)
    assert before.versions[0].is_before


def test_who_takes_a_base_somewhere_in_a_place_does_not_hold_the_place() -> None:
    (event,) = events(told(Action.CAPTURE, "LNA", "2020-06-05"))
    (town,) = event.locations
    assert town.place is not None
    site = Relation(RelationKind.SITE, (town.place,), None, None)
    within = replace(event, locations=(replace(town, relation=site),))
    assert find_holdings([event], SUMMER)
    assert not find_holdings([within], SUMMER)


def test_a_loss_names_only_the_one_who_held_it() -> None:
    found = events(told(Action.LOSE_CONTROL, "LNA", "2020-06-05"))
    assert names(found, WINTER) == (Standing.NAMED, [["LNA"]])
    assert names(found, SUMMER) == (Standing.UNKNOWN, [[]])


def test_a_handover_names_giver_and_taker() -> None:
    found = events(told(Action.HANDOVER, "LNA", "2020-06-05", "Wagner Group"))
    assert names(found, WINTER)[1] == [["LNA"]]
    assert names(found, SUMMER)[1] == [["Wagner Group"]]


def test_the_last_of_several_changes_counts() -> None:
    found = events(
        told(Action.CAPTURE, "LNA", "2020-01-06"),
        told(Action.CAPTURE, "GNA forces", "2020-06-05"),
    )
    assert names(found, WINTER) == (Standing.NAMED, [["LNA"]])
    assert names(found, SUMMER) == (Standing.NAMED, [["GNA forces"]])


def test_a_month_says_nothing_of_a_day_inside_it() -> None:
    found = events(told(Action.CAPTURE, "GNA forces", "2020-06", "LNA"))
    standing, holders = names(found, date(2020, 6, 15))
    assert (standing, holders) == (Standing.UNKNOWN, [["GNA forces"]])
    (holding,) = find_holdings(found, date(2020, 6, 15))
    assert not holding.versions[0].is_certain_by_day
    assert holding.holders == ()


def test_the_day_of_a_report_is_only_the_latest_day() -> None:
    (event,) = events(told(Action.CAPTURE, "LNA", "2020-07-10/2020-07-17", "GNA forces"))
    assert event.when is not None
    by = replace(event, when=replace(event.when, basis=DateBasis.PUBLICATION))
    assert names((by,), WINTER)[0] is Standing.UNKNOWN
    assert names((by,), SUMMER) == (Standing.NAMED, [["LNA"]])


def test_changes_whose_order_is_not_told_leave_it_open() -> None:
    found = events(
        told(Action.CAPTURE, "LNA", "2020-06"),
        told(Action.CAPTURE, "GNA forces", "2020-06-05/2020-06-20"),
    )
    standing, holders = names(found, SUMMER)
    assert standing is Standing.OPEN
    assert sorted(holders) == [["GNA forces"], ["LNA"]]


def test_an_undated_change_leaves_a_dated_one_open() -> None:
    dated = told(Action.CAPTURE, "GNA forces", "2020-06-05")
    rival = told(Action.CAPTURE, "LNA", None)
    assert names(events(rival), SUMMER)[0] is Standing.UNKNOWN
    assert names(events(dated, rival), SUMMER)[0] is Standing.OPEN
    echo = told(Action.CAPTURE, "GNA forces", None)
    assert names(events(dated, echo), SUMMER)[0] is Standing.NAMED


def test_a_loss_and_the_capture_it_echoes_agree() -> None:
    found = events(
        told(Action.CAPTURE, "GNA forces", "2020-06-05"),
        told(Action.LOSE_CONTROL, "LNA", "2020-06-05"),
    )
    assert names(found, SUMMER) == (Standing.NAMED, [["GNA forces"]])


def test_a_denied_capture_is_open() -> None:
    capture = told(Action.CAPTURE, "LNA", "2020-06-05")
    denial = told(Action.CAPTURE, "LNA", "2020-06-05", status=Status.DENIED)
    (holding,) = find_holdings(events(capture, denial), SUMMER)
    assert holding.standing is Standing.OPEN
    assert len(holding.denials) == 1


@pytest.mark.parametrize("status", [s for s in Status if not s.is_asserted])
def test_what_did_not_happen_changes_no_holder(status: Status) -> None:
    held = told(Action.CAPTURE, "GNA forces", "2020-06-05")
    wanted = told(Action.CAPTURE, "LNA", "2020-07-05", status=status)
    assert names(events(held, wanted), SUMMER) == (Standing.NAMED, [["GNA forces"]])
    assert find_holdings(events(wanted), SUMMER) == ()


@pytest.mark.parametrize("action", [a for a in Action if a.value not in
                                    ("capture", "lose_control", "handover")])  # fmt: skip
def test_being_there_is_not_holding(action: Action) -> None:
    found = events(told(action, "LNA", "2020-06-05", origin=["Hun"], destination=["Sirte"]))
    assert find_holdings(found, SUMMER) == ()
    assert places_of(found[0]) == ()


@pytest.mark.parametrize("seed", range(20))
def test_holders_come_from_asserted_changes_of_that_place_in_any_order(seed: int) -> None:
    random = Random(seed)
    found = made.many(60, seed) + events(
        *(
            told(
                random.choice([Action.CAPTURE, Action.LOSE_CONTROL, Action.HANDOVER]),
                random.choice(["LNA", "GNA forces", "Wagner Group", ""]),
                random.choice([None, "2020-06", f"2020-0{number % 7 + 1}-11"]),
                random.choice(["", "LNA", "GNA forces"]),
                status=random.choice(list(Status)),
                location=[random.choice(["Sirte", "Hun", "a camp"])],
                source=f"speaker {number}",
            )
            for number in range(12)
        )
    )
    day = date(2020, random.randrange(1, 9), 15)
    holdings = find_holdings(found, day)
    shuffled = random.sample(found, len(found))
    assert find_holdings(shuffled, day) == holdings
    for holding in holdings:
        for version in holding.versions:
            event = version.event
            assert event.status.is_asserted
            assert holding.place in places_of(event)
            assert set(version.holders) <= {*event.forces, *event.opponents}
            if holding.standing is Standing.NAMED and not version.is_before:
                certain = [v for v in holding.versions if v.is_certain_by_day]
                assert any(v.event.when and v.event.when.last <= day for v in certain)
            if version.is_before:
                assert event.when is not None
                assert event.when.first > day
