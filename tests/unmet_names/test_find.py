"""Names in a query that no event has."""

import pytest

from geo import unmet_names
from geo.errors import NotFound
from geo.gazetteer import Index
from geo.model import Candidate, EventQuery, MatchRule, Place
from tests.events import PLACES, libya


class OneName:
    """A gazetteer that knows one spelling of one place."""

    def place(self, id: str) -> Place:
        raise NotFound(id)

    def candidates(self, name: str, **_: object) -> tuple[Candidate, ...]:
        known = {"Surt": PLACES["Sirte"]}
        return (Candidate(known[name], MatchRule.EXACT, name),) if name in known else ()


def find(index: Index | OneName, **names: tuple[str, ...]) -> tuple[unmet_names.Unmet, ...]:
    return unmet_names.find(EventQuery(**names), libya().events, lambda: index)


def test_what_the_events_have_is_met_in_any_case_and_opens_no_gazetteer() -> None:
    place = next(r.place for e in libya().events for r in e.resolutions if r.place)
    force = next(f for e in libya().events for f in e.forces)
    query = EventQuery(places=(place.name.upper(), place.id), forces=(force.side, force.id))

    def fail() -> Index:
        pytest.fail("the gazetteer was opened")

    assert unmet_names.find(query, libya().events, fail) == ()


def test_a_misspelt_place_is_unknown_and_answered_with_the_nearest(index: Index) -> None:
    (unmet,) = find(index, places=("sirteqq",))
    assert not unmet.is_known
    assert unmet.write("--").startswith("--place='sirteqq': no place has this id or name")
    assert "Sirte" in unmet.reason


@pytest.mark.parametrize("named", ["Valparaíso", "Valparaiso"])
def test_a_place_without_events_is_known(index: Index, named: str) -> None:
    (unmet,) = find(index, places=(named,))
    assert unmet.is_known
    assert "no event is there" in unmet.reason


def test_another_spelling_of_a_place_with_events_says_how_they_call_it() -> None:
    (unmet,) = find(OneName(), places=("Surt",))
    assert unmet.is_known
    assert unmet.reason == "the events call this place Sirte"


def test_forces_are_told_apart_alike(index: Index) -> None:
    known, unknown = find(index, forces=("Chilean Army", "Zzz Brigade of Nowhere"))
    assert (known.is_known, unknown.is_known) == (True, False)
    assert "the store has" in unknown.reason
