"""Which undated events may lie in a window, by the day their article was out."""

from dataclasses import replace
from datetime import date

import pytest

from geo.model import Action, DateSpan, EventQuery, Status
from geo.views.sources import within_reach
from tests.events import Told, story

DURING = EventQuery(first=date(2020, 7, 1), last=date(2020, 7, 31))
LATER = EventQuery(first=date(2020, 8, 1))
EARLIER = EventQuery(last=date(2020, 6, 30))


def tell(status=Status.REPORTED):
    told = Told("They came.", Action.ADVANCE, "LNA", destination=["Brega"], status=status)
    return story((told,), ("A Paper", "A Radio"), "2020-07-15")


@pytest.mark.parametrize(
    ("status", "query", "may"),
    [
        (Status.REPORTED, DURING, True),
        (Status.REPORTED, LATER, False),
        (Status.REPORTED, EARLIER, True),
        (Status.DENIED, LATER, False),
        (Status.PLANNED, DURING, True),
        (Status.PLANNED, LATER, True),
        (Status.PLANNED, EARLIER, False),
        (Status.REPORTED, EventQuery(), True),
    ],
)
def test_an_article_bounds_what_it_tells_without_a_date(status, query, may):
    told = tell(status)
    assert bool(within_reach(told.events, told.articles, query)) is may


def test_an_article_without_a_date_rules_nothing_out():
    told = tell()
    unknown = {id_: replace(article, published=None) for id_, article in told.articles.items()}
    assert within_reach(told.events, unknown, LATER) == told.events


def test_dated_events_are_left_to_the_query():
    told = tell()
    dated = [replace(event, when=DateSpan.day(date(1999, 1, 1))) for event in told.events]
    assert within_reach(dated, told.articles, LATER) == tuple(dated)
