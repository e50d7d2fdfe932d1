from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import InvalidQuery
from geo.model import Action, EventQuery, Status
from geo.model.query import PARAMETERS, from_parameters, read_leniently, select, to_parameters
from tests.events import PLACES, libya

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
        publishers=tuple(draw(names)),
        near=draw(st.none() | st.tuples(longitudes, latitudes, st.floats(0.001, 20000))),
        min_sources=draw(st.none() | st.integers(1, 99)),
        text=" ".join(draw(st.text()).split()),
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


@pytest.mark.parametrize("text", ["15.7.2020", "15.07.2020", "15. 7. 2020", "2020-07-15"])
def test_a_day_may_be_written_as_many_write_it(text: str) -> None:
    query = from_parameters({"from": text})
    assert query.first == date(2020, 7, 15)
    assert to_parameters(query) == {"from": "2020-07-15"}


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"from": "last week"}, "a date is written like 2020-07-15 or 15.7.2020"),
        ({"from": "3/4/2020"}, "a date is written like 2020-07-15 or 15.7.2020"),
        ({"to": "31.6.2020"}, "a date is written like 2020-07-15 or 15.7.2020"),
        ({"action": "withdraw,fly"}, "unknown fly"),
        ({"bbox": "1,2,3"}, "west,south,east,north"),
        ({"bbox": "10,50,20,40"}, "south below north"),
        ({"radius": "-3"}, "above 0"),
        ({"days": "nan"}, "number"),
        ({"near": "1,2"}, "lon,lat,km"),
        ({"near": "1,95,5"}, "a point lies within"),
        ({"near": "nan,2,5"}, "a point lies within"),
        ({"sources": "0"}, "above 0"),
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


def test_a_search_needs_all_its_words_in_sentence_force_or_place() -> None:
    told = libya()
    found = select(EventQuery(text="CONVOY brega"), told.events, told.articles)
    assert [event.action for event in found] == [Action.WITHDRAW]
    assert select(EventQuery(text="wagner"), told.events, told.articles)
    assert not select(EventQuery(text="convoy nowhere"), told.events, told.articles)


def test_publishers_are_those_of_any_claim() -> None:
    told = libya()
    both = [event for event in told.events if len(event.claims) == 2]
    assert list(select(EventQuery(publishers=("coast daily",)), told.events, told.articles)) == both
    assert list(select(EventQuery(min_sources=2), told.events)) == both


def test_a_distance_is_taken_on_the_globe() -> None:
    told = libya()
    sirte, brega_km = PLACES["Sirte"], 299.0
    near = EventQuery(near=(sirte.lon, sirte.lat, brega_km - 2))
    far = EventQuery(near=(sirte.lon, sirte.lat, brega_km + 2))
    brega = [
        e for e in told.events if {"Brega"} == {r.place.name for r in e.resolutions if r.place}
    ]
    for event in brega:
        assert not near.matches(event)
        assert far.matches(event)
    away = EventQuery(near=(PLACES["Nyala"].lon, PLACES["Nyala"].lat, 300))
    assert not select(away, told.events)


def test_a_distance_holds_across_the_antimeridian() -> None:
    told = libya().events[0]
    place = replace(PLACES["Sirte"], lon=179.9, lat=0.0)
    moved = replace(told, origins=(replace(told.origins[0], place=place),), destinations=())
    assert EventQuery(near=(-179.9, 0.0, 30)).matches(moved)
    assert not EventQuery(near=(-179.9, 0.0, 20)).matches(moved)
