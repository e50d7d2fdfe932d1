"""Who held or stood where, from which day to which: what the events say, and never more."""

from datetime import date, timedelta
from itertools import pairwise

from geo.layers.control import Standing, find_holdings
from geo.layers.presence import Kind, Spell, find_spells
from geo.model import Action, Event, Status
from tests import events as made
from tests.events import Told


def told(action: Action, force: str, when: str | None, **more: object) -> Told:
    words = f"{force} {action} {when} {sorted(more.items())}."
    return Told(words, action, force, when=when, **more)  # type: ignore[arg-type]


def events(*items: Told) -> tuple[Event, ...]:
    return made.story(items, ("One", "Two"), "2020-08-01").events


def stood(*items: Told) -> list[tuple[str, date | None, date | None, Standing]]:
    return [
        (spell.place.name, spell.first, spell.last, spell.standing)
        for spell in find_spells(events(*items))
        if spell.kind is Kind.STOOD
    ]


def test_holding_is_the_same_as_asked_for_any_single_day() -> None:
    found = made.libya().events + events(
        told(Action.CAPTURE, "GNA forces", "2020-06-05", opponent="LNA", location=["Sirte"]),
        told(Action.CAPTURE, "LNA", "2020-06-20/2020-06-25", location=["Sirte"]),
        told(Action.CAPTURE, "LNA", "2020-06-22", location=["Sirte"], status=Status.DENIED),
        told(Action.LOSE_CONTROL, "LNA", "2020-07-02", location=["Sirte"]),
    )
    held = [spell for spell in find_spells(found) if spell.kind is Kind.HELD]
    for number in range(120):
        day = date(2020, 5, 1) + timedelta(days=number)
        expected = [
            (h.place, h.standing, h.holders)
            for h in find_holdings(found, day)
            if h.standing is not Standing.UNKNOWN or not all(v.is_before for v in h.versions)
        ]
        covering = [(s.place, s.standing, s.forces) for s in held if s.covers(day)]
        assert covering == expected, day


def test_every_spell_has_its_evidence() -> None:
    assert all(spell.events for spell in find_spells(made.libya().events + made.sudan().events))


def test_a_deployment_places_a_force_from_its_last_day_on() -> None:
    deployed = told(Action.DEPLOY, "LNA", "2020-07-04/2020-07-06", destination=["Sirte"])
    assert stood(deployed) == [("Sirte", date(2020, 7, 6), None, Standing.NAMED)]


def test_a_later_withdrawal_ends_it_the_day_before() -> None:
    assert stood(
        told(Action.DEPLOY, "LNA", "2020-07-04", destination=["Sirte"]),
        told(Action.WITHDRAW, "LNA", "2020-07-10", origin=["Sirte"], destination=["Brega"]),
    ) == [("Sirte", date(2020, 7, 4), date(2020, 7, 9), Standing.NAMED)]


def test_a_withdrawal_in_the_same_days_leaves_it_open() -> None:
    assert stood(
        told(Action.DEPLOY, "LNA", "2020-07-04", destination=["Sirte"]),
        told(Action.WITHDRAW, "LNA", "2020-07-01/2020-07-10", origin=["Sirte"]),
    ) == [("Sirte", date(2020, 7, 4), None, Standing.OPEN)]


def test_others_leaving_changes_nothing() -> None:
    assert stood(
        told(Action.DEPLOY, "LNA", "2020-07-04", destination=["Sirte"]),
        told(Action.WITHDRAW, "GNA forces", "2020-07-10", origin=["Sirte"]),
        told(Action.WITHDRAW, "LNA", "2020-07-10", origin=["Brega"]),
    ) == [("Sirte", date(2020, 7, 4), None, Standing.NAMED)]


def test_advances_plans_denials_and_the_undated_place_nobody() -> None:
    assert not stood(
        told(Action.ADVANCE, "LNA", "2020-07-04", destination=["Sirte"]),
        told(Action.WITHDRAW, "LNA", "2020-07-04", destination=["Sirte"]),
        told(Action.STRIKE, "LNA", "2020-07-04", location=["Sirte"]),
        told(Action.DEPLOY, "LNA", "2020-07-04", destination=["Sirte"], status=Status.PLANNED),
        told(Action.DEPLOY, "LNA", "2020-07-05", destination=["Sirte"], status=Status.DENIED),
        told(Action.DEPLOY, "LNA", None, destination=["Sirte"]),
    )


def test_a_capture_of_the_place_ends_the_standing_of_who_lost_it() -> None:
    assert stood(
        told(Action.FORTIFY, "LNA", "2020-07-04", location=["Sirte"]),
        told(Action.CAPTURE, "GNA forces", "2020-07-08", opponent="LNA", location=["Sirte"]),
    ) == [("Sirte", date(2020, 7, 4), date(2020, 7, 7), Standing.NAMED)]


def test_spells_of_one_force_at_one_place_never_overlap() -> None:
    found: list[Spell] = [
        spell for spell in find_spells(made.many(400)) if spell.kind is Kind.STOOD
    ]
    by_key: dict[tuple[str, str], list[Spell]] = {}
    for spell in found:
        by_key.setdefault((spell.forces[0].id, spell.place.id), []).append(spell)
    for spells in by_key.values():
        for one, other in pairwise(spells):
            assert one.last is not None
            assert one.last < other.first
