"""Sharing: an event read from the store is the same, and holds what recurs once."""

from geo.model import Event
from geo.model.codec import decode, encode
from geo.store.sharing import Pool
from tests.events import libya, many, sudan


def decoded(event: Event) -> Event:
    return decode(Event, encode(event))


def test_an_event_that_shares_is_equal() -> None:
    pool = Pool()
    for event in (*libya().events, *sudan().events, *many(200)):
        assert pool.share(decoded(event)) == event


def test_places_and_forces_of_different_events_are_one_object() -> None:
    pool = Pool()
    shared = [pool.share(decoded(event)) for event in libya().events]
    places = [r.place for event in shared for r in event.resolutions if r.place]
    assert len(places) > len(set(places))
    assert len({id(place) for place in places}) == len(set(places))
    forces = [force for event in shared for force in event.forces]
    assert len({id(force) for force in forces}) == len(set(forces))


def test_what_an_event_merged_is_what_its_claim_holds() -> None:
    event = next(e for e in libya().events if e.origins and e.claims[0].origins == e.origins)
    shared = Pool().share(decoded(event))
    assert shared.origins is shared.claims[0].origins
