"""Query flags say the same as the URL's parameters."""

import argparse
from datetime import date

import pytest

from geo.__main__ import _join_negative_values
from geo.commands.query_flags import add_query_flags, query_of
from geo.errors import InvalidQuery
from geo.model import Action, EventQuery, Status
from geo.model.query import PARAMETERS, to_parameters


def read(*words: str) -> EventQuery:
    parser = argparse.ArgumentParser()
    add_query_flags(parser)
    return query_of(parser.parse_args(_join_negative_values(words)))


def test_no_flag_selects_all() -> None:
    assert read() == EventQuery()


def test_every_flag_is_read_as_the_parameter_of_its_name() -> None:
    query = EventQuery(
        first=date(2020, 7, 10),
        last=date(2020, 7, 20),
        actions=(Action.WITHDRAW, Action.DEPLOY),
        forces=("wagner", "Forces, joint"),
        statuses=(Status.DENIED,),
        places=("Sirte",),
        bbox=(-10.0, 20.0, 25.0, 34.0),
        max_radius_km=50.0,
        max_days=7,
        publishers=("Gulf Wire", "Wire, Coast"),
        near=(-10.5, 31.2, 50.0),
        min_sources=2,
        text="left the town",
    )
    parameters = to_parameters(query)
    assert set(parameters) == set(PARAMETERS)
    words = [word for name, value in parameters.items() for word in (f"--{name}", value)]
    assert read(*words) == query


def test_values_may_be_joined_or_repeated() -> None:
    joined = read("--force", "lna,gna", "--status", "planned,denied")
    assert (
        read("--force", "lna", "--status", "planned", "--force", "gna", "--status", "denied")
        == joined
    )
    assert joined.forces == ("lna", "gna")


def test_of_single_values_the_last_counts() -> None:
    assert read("--from", "2020-01-01", "--from", "2021-01-01").first == date(2021, 1, 1)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("--from", "soon"), "--from='soon': a date is written like"),
        (("--action", "fly"), "--action='fly': unknown fly; one of withdraw"),
        (("--status", "maybe"), "--status='maybe': unknown maybe; one of reported"),
        (("--bbox", "-1,2"), "--bbox='-1,2': .*west,south,east,north"),
        (("--bbox", "10,50,20,40"), "--bbox=.*south below north"),
        (("--days", "-3"), "--days='-3': .*above 0"),
        (
            ("--from", "2020-08-01", "--to", "2020-07-01"),
            "--from=2020-08-01 lies after --to=2020-07-01: give the earlier day to --from",
        ),
    ],
)
def test_what_cannot_be_read_is_named(words: tuple[str, ...], named: str) -> None:
    with pytest.raises(InvalidQuery, match=named):
        read(*words)
