"""What one claim gives otherwise than its event: not what it gives in part or more vaguely."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from geo.merging import find_dissent
from geo.model import Claim, Conflict, Event, Force, Quantity, Resolution, Status
from tests.events import libya

STORY = libya()
EVENT = next(event for event in STORY.events if event.origins and event.destinations)
(CLAIM, *_), FORCE = EVENT.claims, EVENT.forces[0]


def elsewhere(
    resolution: Resolution, *, degrees: float = 8.0, radius_km: float = 5.0
) -> Resolution:
    assert resolution.place
    place = resolution.place
    moved = replace(place, id=f"{place.id}-x", lon=place.lon + degrees, radius_km=radius_km)
    return replace(resolution, place=moved)


def test_a_claim_agrees_with_the_event_made_of_it() -> None:
    for event in STORY.events:
        if len(event.claims) == 1:
            assert find_dissent(event.claims[0], event) == set()


def test_each_field_that_is_told_otherwise_is_named() -> None:
    week = timedelta(days=7)
    assert CLAIM.when
    later = replace(CLAIM.when, first=CLAIM.when.first + week, last=CLAIM.when.last + week)
    stranger = Force("stranger", "Velian Guard", "Velia", (), "")
    other = replace(
        CLAIM,
        forces=(stranger,),
        origins=tuple(map(elsewhere, CLAIM.origins)),
        when=later,
        status=Status.DENIED,
    )
    assert find_dissent(other, EVENT) == {"forces", "origins", "when", "status"}


@pytest.mark.parametrize(
    "told",
    [
        replace(CLAIM, forces=(), origins=(), when=None),
        replace(CLAIM, status=Status.CLAIMED),
        replace(CLAIM, forces=(Force("some fighters", "fighters", "", (), ""),)),
        replace(CLAIM, origins=(elsewhere(CLAIM.origins[0], degrees=0.2, radius_km=40.0),)),
        replace(CLAIM, origins=(replace(CLAIM.origins[0], place=None),)),
    ],
)
def test_what_is_vaguer_or_left_open_is_no_dissent(told: Claim) -> None:
    assert find_dissent(told, EVENT) == set()


def test_a_span_that_holds_the_day_is_no_dissent() -> None:
    assert CLAIM.when
    month = replace(CLAIM.when, first=date(2020, 1, 1), last=date(2020, 12, 31))
    assert find_dissent(replace(CLAIM, when=month), EVENT) == set()


def test_one_of_two_ends_is_dissent_only_where_sources_are_apart_on_them() -> None:
    both = (*EVENT.destinations, elsewhere(EVENT.destinations[0]))
    event = replace(EVENT, destinations=both)
    assert find_dissent(CLAIM, event) == set()
    apart = Conflict("destinations", "destinations differ", (CLAIM.id,))
    assert find_dissent(CLAIM, replace(event, conflicts=(apart,))) == {"destinations"}
    assert find_dissent(CLAIM, replace(EVENT, conflicts=(apart,))) == set()


@pytest.mark.parametrize(
    ("told", "is_dissent"),
    [
        (Quantity(300, 300, "soldiers"), False),
        (Quantity(310, 310, "soldiers"), False),
        (Quantity(900, 900, "soldiers"), True),
        (Quantity(6, 6, "jets"), False),
        (Quantity(None, None, "soldiers"), False),
    ],
)
def test_counts_differ_only_of_the_same_things(told: Quantity, *, is_dissent: bool) -> None:
    event: Event = replace(EVENT, quantities=(Quantity(300, 300, "soldiers"),))
    found = find_dissent(replace(CLAIM, quantities=(told,)), event)
    assert found == ({"quantities"} if is_dissent else set())
