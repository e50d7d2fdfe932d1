from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import InvalidQuery
from geo.model import Action, EventQuery, Status
from geo.model.query import PARAMETERS, from_parameters, read_leniently, to_parameters

names = st.lists(st.text(min_size=1).filter(lambda s: s == s.strip()), unique=True, max_size=4)
longitudes, latitudes = st.floats(-180, 180), st.floats(-90, 90)


@st.composite
def queries(draw: st.DrawFn) -> EventQuery:
    first, last = sorted(draw(st.tuples(st.dates(), st.dates())))
    south, north = sorted(draw(st.tuples(latitudes, latitudes)))
    box = (draw(longitudes), south, draw(longitudes), north)
    return EventQuery(
        first=draw(st.sampled_from([None, first])),
        last=draw(st.sampled_from([None, last])),
        actions=tuple(draw(st.lists(st.sampled_from(Action), unique=True))),
        forces=tuple(draw(names)),
        statuses=tuple(draw(st.lists(st.sampled_from(Status), unique=True))),
        places=tuple(draw(names)),
        bbox=draw(st.sampled_from([None, box])),
        max_radius_km=draw(st.none() | st.floats(0.001, 1e5)),
        max_days=draw(st.none() | st.integers(1, 1000)),
    )


@given(queries())
def test_every_query_survives_the_url(query: EventQuery) -> None:
    assert from_parameters(to_parameters(query)) == query


def test_the_query_that_selects_all_has_a_bare_url() -> None:
    assert to_parameters(EventQuery()) == {}


@given(st.dictionaries(st.sampled_from(sorted(PARAMETERS)), st.text(), min_size=1))
def test_no_text_in_a_url_is_ever_fatal(parameters: dict[str, str]) -> None:
    query, problems = read_leniently(parameters)
    assert isinstance(query, EventQuery)
    assert all(problem.split("=")[0].split()[0] in PARAMETERS for problem in problems)


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"from": "last week"}, "a date is written like 2020-07-15"),
        ({"action": "withdraw,fly"}, "unknown fly"),
        ({"bbox": "1,2,3"}, "west,south,east,north"),
        ({"bbox": "10,50,20,40"}, "south below north"),
        ({"radius": "-3"}, "above 0"),
        ({"days": "nan"}, "number"),
    ],
)
def test_says_what_is_wrong(parameters: dict[str, str], message: str) -> None:
    with pytest.raises(InvalidQuery, match=message):
        from_parameters(parameters)


def test_one_bad_value_does_not_lose_the_rest() -> None:
    query, problems = read_leniently({"from": "2020-07-01", "status": "maybe"})
    assert query.first == date(2020, 7, 1)
    assert len(problems) == 1


def test_reversed_dates_are_exchanged_and_said() -> None:
    query, problems = read_leniently({"from": "2020-07-31", "to": "2020-07-01"})
    assert (query.first, query.last) == (date(2020, 7, 1), date(2020, 7, 31))
    assert "exchanged" in problems[0]
