"""Any event that the model allows comes back from its row as it was."""

from datetime import date, timedelta
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine

from geo.model import (
    Attribution,
    Candidate,
    Claim,
    Conflict,
    DateSpan,
    Event,
    EventQuery,
    Evidence,
    Force,
    Mention,
    Place,
    Quantity,
    Relation,
    Resolution,
    Span,
)
from geo.model.codec import decode
from geo.store import rows
from geo.store.connection import writing
from geo.store.migrations import migrate
from geo.store.narrowing import conditions
from geo.store.tables import event_keys, events

Item = TypeVar("Item")

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False, min_value=0, max_value=1e6)

st.register_type_strategy(str, TEXT)
st.register_type_strategy(float, NUMBERS)
st.register_type_strategy(int, st.integers(0, 2**53))
st.register_type_strategy(
    Span,
    st.builds(
        lambda start, size: Span(start, start + size), st.integers(0, 99), st.integers(1, 99)
    ),
)
st.register_type_strategy(
    DateSpan,
    st.builds(
        lambda first, days, precision, basis: DateSpan(
            first, first + timedelta(days), precision, basis
        ),
        st.dates(date(1900, 1, 1), date(2100, 1, 1)),
        st.integers(0, 400),
        st.from_type(DateSpan.__annotations__["precision"]),
        st.from_type(DateSpan.__annotations__["basis"]),
    ),
)
st.register_type_strategy(
    Place,
    st.builds(
        Place,
        lon=st.floats(-180, 180),
        lat=st.floats(-90, 90),
        radius_km=st.floats(0, 1000),
        aliases=st.just(()),
        geometry=st.just(""),
    ),
)


def few(strategy: st.SearchStrategy[Item], most: int = 2) -> st.SearchStrategy[tuple[Item, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


MENTIONS = st.builds(Mention)
RESOLUTIONS = st.builds(
    Resolution,
    mention=MENTIONS,
    rivals=few(st.builds(Candidate, reasons=few(TEXT)), 1),
    relation=st.none() | st.builds(Relation, anchors=few(st.from_type(Place), 1)),
    reasons=few(TEXT),
)
PLACES = few(RESOLUTIONS, 1)
FORCES = few(st.builds(Force, aliases=few(TEXT)), 1)
SHARED = {
    "forces": FORCES,
    "opponents": FORCES,
    "quantities": few(st.builds(Quantity), 1),
    "origins": PLACES,
    "via": PLACES,
    "destinations": PLACES,
    "locations": PLACES,
}
CLAIMS = st.builds(
    Claim,
    attribution=few(st.builds(Attribution)),
    evidence=few(st.builds(Evidence)),
    **SHARED,
)
CONFLICTS = few(st.builds(Conflict, claim_ids=few(TEXT)), 1)
EVENTS = st.builds(Event, claims=few(CLAIMS, 1), conflicts=CONFLICTS, reasons=few(TEXT), **SHARED)
QUERIES = st.builds(
    EventQuery,
    first=st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    last=st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    max_radius_km=st.none() | st.floats(1, 1000),
    max_days=st.none() | st.integers(1, 400),
    bbox=st.none()
    | st.tuples(st.floats(-180, 180), st.floats(-90, 0), st.floats(-180, 180), st.floats(0, 90)),
)


@settings(max_examples=60, deadline=None)
@given(EVENTS)
def test_an_event_comes_back_from_its_row(event: Event) -> None:
    assert decode(Event, rows.event_row(event)["payload"]) == event


@settings(max_examples=60, deadline=None)
@given(EVENTS, QUERIES, st.data())
def test_narrowing_never_drops_what_the_query_selects(
    event: Event, query: EventQuery, data: st.DataObject
) -> None:
    names = [force.name for force in event.forces] + [force.side for force in event.opponents]
    places = [r.place.name for r in event.resolutions if r.place]
    if names and data.draw(st.booleans()):
        query = EventQuery(forces=(data.draw(st.sampled_from(names)).upper(),))
    elif places and data.draw(st.booleans()):
        query = EventQuery(places=(data.draw(st.sampled_from(places)).upper(),))
    engine = create_engine("sqlite://")
    with writing(engine) as connection:
        migrate(connection)
        connection.execute(events.insert(), rows.event_row(event))
        keys = rows.key_rows(event)
        if keys:
            connection.execute(event_keys.insert(), keys)
        narrowed = connection.execute(events.select().where(*conditions(query))).all()
    engine.dispose()
    assert narrowed or not query.matches(event)
