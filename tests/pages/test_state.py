"""The view in the URL: any state survives the way there and back, no text breaks it."""

from datetime import date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import Action, EventQuery, Status
from pages.ui.view import MODES, Step, View, read_view, write_view
from tests.pages.malformed import MALFORMED, PARAMETERS

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
NAMES = st.lists(st.text(min_size=1).filter(str.strip), unique=True, max_size=3).map(tuple)
IDS = st.from_regex(r"\Ae[0-9a-f]{1,16}\Z")
WORDS = st.text(max_size=40).map(str.strip)


@st.composite
def views(draw) -> View:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    query = EventQuery(
        first=draw(st.sampled_from([None, first])),
        last=draw(st.sampled_from([None, last])),
        actions=tuple(draw(st.lists(st.sampled_from(list(Action)), unique=True, max_size=3))),
        statuses=tuple(draw(st.lists(st.sampled_from(list(Status)), unique=True, max_size=3))),
        forces=tuple(name.strip() for name in draw(NAMES)),
        max_days=draw(st.none() | st.integers(1, 400)),
        text=" ".join(draw(WORDS).split()),
    )
    story = draw(st.lists(st.builds(Step, IDS, WORDS), unique=True, max_size=4).map(tuple))
    return View(
        query,
        draw(st.sampled_from(MODES)),
        draw(IDS | st.just("")),
        known=draw(st.none() | DAYS),
        has_presence=draw(st.booleans()),
        day=draw(st.none() | DAYS),
        other_day=draw(st.none() | DAYS),
        story=story,
        step=draw(st.integers(0, max(0, len(story) - 1))),
    )


@given(views())
def test_view_survives_the_round_trip(view: View) -> None:
    again, problems = read_view(write_view(view))
    assert (again, problems) == (view, ())


@given(st.dictionaries(st.sampled_from(PARAMETERS), st.text(max_size=80)))
def test_malformed_parameters_never_raise(parameters: dict[str, str]) -> None:
    view, problems = read_view(parameters)
    assert isinstance(view, View)
    assert all(isinstance(problem, str) for problem in problems)
    again, _ = read_view(write_view(view))
    assert again == view


def test_every_malformed_parameter_is_told_of_and_spares_the_others() -> None:
    for name, values in MALFORMED.items():
        for value in values:
            view, problems = read_view({"to": "2020-07-14", name: value})
            assert len(problems) == 1, (name, value)
            assert problems[0].startswith(f"{name}"), (name, value)
            assert name == "to" or view.query.last == date(2020, 7, 14), (name, value)


@pytest.mark.parametrize(
    "link",
    [
        "from=2020-07-01&to=2020-07-14&action=withdraw,advance&mode=cumulative",
        "force=LNA&place=Sirte&bbox=11.5,30,20.25,33&radius=50&days=7&status=denied",
        "event=e0123456789abcdef",
    ],
)
def test_links_of_the_first_version_are_taken_without_a_word(link: str) -> None:
    parameters = dict(parse_qsl(link))
    view, problems = read_view(parameters)
    assert problems == ()
    assert write_view(view) == {"v": "1"} | parameters


def test_a_link_of_a_later_version_is_read_as_far_as_it_goes() -> None:
    view, problems = read_view({"v": "99", "to": "2020-07-14"})
    assert view.query.last == date(2020, 7, 14)
    assert "version" in problems[0]


def test_a_step_beyond_the_story_is_its_last() -> None:
    view, problems = read_view({"story": "e1:One,e2", "step": "9"})
    assert (view.step, problems) == (1, ())


def test_cumulative_clock_has_no_first_day() -> None:
    query = EventQuery(first=date(2020, 7, 1), last=date(2020, 7, 9))
    assert View(query, "cumulative").effective_query == EventQuery(last=date(2020, 7, 9))
    assert View(query, "window").effective_query == query
