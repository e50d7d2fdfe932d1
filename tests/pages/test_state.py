"""The view in the URL: any state survives the way there and back, no text breaks it."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from geo.model import Action, EventQuery, Status
from pages.ui.state import MODES, View, read_view, write_view

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
NAMES = st.lists(st.text(min_size=1).filter(str.strip), unique=True, max_size=3).map(tuple)


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
    )
    return View(query, draw(st.sampled_from(MODES)), draw(st.from_regex(r"\Ae?[0-9a-f]{0,16}\Z")))


@given(views())
def test_view_survives_the_round_trip(view: View) -> None:
    again, problems = read_view(write_view(view))
    assert (again, problems) == (view, ())


@given(
    st.dictionaries(
        st.sampled_from(["from", "to", "action", "status", "bbox", "radius", "days", "mode"]),
        st.text(max_size=80),
    )
)
def test_malformed_parameters_never_raise(parameters: dict[str, str]) -> None:
    view, problems = read_view(parameters)
    assert isinstance(view, View)
    assert all(isinstance(problem, str) for problem in problems)


def test_cumulative_clock_has_no_first_day() -> None:
    query = EventQuery(first=date(2020, 7, 1), last=date(2020, 7, 9))
    assert View(query, "cumulative").effective_query == EventQuery(last=date(2020, 7, 9))
    assert View(query, "window").effective_query == query
