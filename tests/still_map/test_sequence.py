"""Steps of time: which of them an event with a vague date belongs to, and what they are called."""

from dataclasses import replace
from datetime import date

from geo.layers import build
from geo.model import Action, DateBasis, DateSpan
from geo.views import still_map
from geo.views.still_map import Options, sequence
from tests.events import Told, story


def tell(*told: Told):
    return story(told, ("A Paper", "A Radio"), "2020-07-20")


def test_a_vague_event_stands_in_the_step_in_which_it_ends():
    told = tell(
        Told("They took it.", Action.CAPTURE, "GNA forces", location=["Sirte"],
             when="2020-01-01/2020-07-19"),
        Told("They lost it.", Action.LOSE_CONTROL, "GNA forces", location=["Sirte"],
             when="2020-03-03"),
        Told("They came.", Action.ADVANCE, "LNA", destination=["Brega"], when="2020-05-05"),
    )  # fmt: skip
    faces = still_map.compose_multiples(build(told.events, told.articles), Options(), 3).faces
    assert [face.heading for face in faces] == ["3 March 2020", "5 May 2020", "By 19 July 2020"]
    capture = told.events[0].id
    assert [capture in face.drawn for face in faces] == [False, False, True]
    assert all(item.symbol.look.is_hollow for item in faces[2].symbols)


def test_what_only_the_article_dates_is_headed_by_that_day():
    told = tell(Told("They came.", Action.ADVANCE, "LNA", destination=["Brega"], when="2020-05-05"))
    by_article = DateSpan.day(date(2020, 5, 5), DateBasis.PUBLICATION)
    events = [replace(event, when=by_article) for event in told.events]
    (step,) = sequence.split(build(events, told.articles), 2)
    assert step.heading == "By 5 May 2020"
