"""What leads, and that its headline says no more than the texts do."""

from dataclasses import replace
from random import Random

import pytest

from geo.model import Action, Event, Quantity, Status
from geo.views.prose import lead
from tests import events as made
from tests.events import Told

SENTENCE = "Some words say it."


def event(**fields: object) -> Event:
    defaults: dict[str, object] = {
        "sentence": SENTENCE,
        "action": Action.WITHDRAW,
        "force": "LNA",
        "origin": ["Sirte"],
        "destination": ["Brega"],
        "when": "2020-07-14",
    }
    told = Told(**(defaults | fields))  # type: ignore[arg-type]
    return made.story([told], ("Gulf Wire", "Coast Daily"), "2020-07-15").events[0]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({}, {"origin": ["Libya"], "again": "Others say so too."}),
        ({}, {"origin": ["Libya"], "destination": ["Syria"]}),
        ({}, {"destination": []}),
        ({}, {"force": ""}),
        ({}, {"when": "2020-07"}),
        ({}, {"when": "2020-06-14"}),
        ({"again": "Others say so too."}, {"when": "2020-07-15"}),
        ({}, {"action": Action.STRIKE, "origin": [], "destination": [], "location": ["Sirte"]}),
    ],
)
def test_the_more_telling_event_leads(better: dict[str, object], worse: dict[str, object]) -> None:
    one, other = event(**better), event(**worse)
    assert lead.find([one, other]).event == lead.find([other, one]).event == one


def test_a_doubtful_reading_does_not_lead() -> None:
    doubtful = replace(event(again="Others say so too."), confidence=0.3)
    sure = event(when="2020-07-01")
    assert lead.find([doubtful, sure]).event == sure


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        ("LNA reportedly withdrew from Sirte towards Brega", {}),
        ("LNA withdrew from Sirte towards Brega, residents say",
         {"status": Status.CLAIMED, "source": "residents"}),
        ("LNA withdrew from Sirte towards Brega, one side says", {"status": Status.CLAIMED}),
        ("LNA withdrew from Sirte towards Brega, the Nordland ministry says",
         {"status": Status.CLAIMED, "source": "the Nordland ministry"}),
        ("LNA says it withdrew from Sirte towards Brega",
         {"status": Status.CLAIMED, "source": "LNA"}),
        ("LNA command says it withdrew from Sirte towards Brega",
         {"status": Status.CLAIMED, "source": "the LNA command"}),
        ("LNA spokesman says the LNA withdrew from Sirte towards Brega",
         {"status": Status.CLAIMED, "source": "the LNA spokesman"}),
        ("LNA command says 40 tanks of the LNA advanced from Sirte towards Brega",
         {"status": Status.CLAIMED, "source": "the LNA command", "action": Action.ADVANCE,
          "quantity": Quantity(40, 40, "tanks")}),
        ("LNA withdrew from Sirte towards Brega", {"status": Status.CONFIRMED}),
        ("LNA reportedly withdrew towards Brega", {"origin": ["Libya"]}),
        ("LNA reportedly withdrew from Sirte", {"destination": ["Libya"]}),
        ("LNA reportedly withdrew from Syria towards Brega", {"origin": ["Syria"]}),
        ("LNA reportedly withdrew 40 tanks from Sirte towards Brega",
         {"quantity": Quantity(40, 40, "tanks")}),
        ("Unidentified forces reportedly withdrew from Sirte towards Brega", {"force": ""}),
        ("LNA reportedly withdrew from Sirte and Tripoli towards Brega",
         {"origin": ["Sirte", "Tripoli", "Misrata"]}),
    ],
)  # fmt: skip
def test_headlines(expected: str, fields: dict[str, object]) -> None:
    assert lead.headline(event(**fields)) == expected


@pytest.mark.parametrize(
    "status", [Status.PLANNED, Status.CONDITIONAL, Status.DENIED, Status.HISTORICAL]
)
def test_what_did_not_happen_now_never_leads(status: Status) -> None:
    events = [replace(event, status=status) for event in made.libya().events]
    found = lead.find(events)
    assert found.event is None
    assert found.headline == "Nothing new reported, only plans, denials or background"
    happened = made.libya().events[-1]
    assert lead.find([*events, happened]).event == happened


def test_a_prepared_operation_never_leads() -> None:
    assert lead.find([event(action=Action.PLANNED_OPERATION)]).event is None


def test_order_of_events_does_not_matter() -> None:
    events = list(made.many(200))
    ranked = lead.rank(events)
    Random(1).shuffle(events)
    assert lead.rank(events) == ranked


def test_nothing_selected_is_said_so() -> None:
    assert lead.find([]) == lead.Lead("Nothing reported for this selection")
