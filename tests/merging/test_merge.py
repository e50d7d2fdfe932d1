"""Which claims tell of one happening, and what the event made of them says."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.merging import blocks, group, merge
from geo.model import Action, Event, Quantity, Status
from tests.events import FORCES, Told, day
from tests.merging.claims import Tale, ids, left_for_brega, many, moved, tell


def merged(*told: Told) -> tuple[Event, ...]:
    """Merge sentences, each from an article and a publisher of its own."""
    return merge(*apart(*told))


def apart(*told: Told) -> Tale:
    return tell(
        *((f"Paper {n}", "2020-07-15", f"Report {n}.", [one]) for n, one in enumerate(told))
    )


def test_two_papers_telling_one_withdrawal_make_one_event() -> None:
    claims, articles = apart(
        moved("Wagner left Sirte on Tuesday."),
        moved("The Russians are gone from Sirte and now sit in Brega.", destination=["Brega"]),
    )
    (event,) = merge(claims, articles)
    assert {claim.id for claim in event.claims} == {claim.id for claim in claims}
    assert [r.place and r.place.name for r in event.destinations] == ["Brega"]
    assert event.independent_sources == 2
    assert event.confidence > max(claim.confidence for claim in claims)
    assert event.conflicts == ()
    assert any("Wagner Group" in reason for reason in event.reasons)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(moved("B.", when="2020-11-02"), id="months later"),
        pytest.param(
            moved("B.", action=Action.DEPLOY, origin=(), destination=["Sirte"]), id="the way back"
        ),
        pytest.param(moved("B.", force="GNA forces"), id="the other side"),
        pytest.param(moved("B.", origin=["Tarhuna"]), id="from elsewhere"),
        pytest.param(moved("B.", status=Status.PLANNED), id="a plan"),
        pytest.param(moved("B.", status=Status.CONDITIONAL), id="a demand"),
        pytest.param(moved("B.", origin=["Libya"]), id="a country is no town in it"),
        pytest.param(
            moved("B.", action=Action.STRIKE, origin=(), location=["Sirte"]), id="a strike"
        ),
        pytest.param(moved("B.", when="2020-01-01/2020-12-31"), id="some time that year"),
    ],
)
def test_different_happenings_stay_apart(other: Told) -> None:
    assert len(merged(moved("A."), other)) == 2


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(left_for_brega("B.", when=None), id="undated, published a day later"),
        pytest.param(left_for_brega("B.", when="2020-07-15"), id="a day off"),
        pytest.param(left_for_brega("B.", when="2020-07"), id="some day that month"),
    ],
)
def test_who_tells_both_ends_may_leave_the_day_open(other: Told) -> None:
    assert len(merged(left_for_brega("A."), other)) == 1


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(moved("B.", action=Action.REDEPLOY, destination=["Hun"]), id="redeployed"),
        pytest.param(moved("B.", status=Status.CLAIMED), id="claimed"),
        pytest.param(moved("B.", origin=["Sirte", "Hun"]), id="from two towns"),
    ],
)
def test_one_happening_in_other_words_is_one_event(other: Told) -> None:
    assert len(merged(moved("A."), other)) == 1


def test_what_both_camps_did_is_not_what_one_of_them_did() -> None:
    claims, articles = apart(moved("Wagner left Sirte."), moved("Both left Sirte."))
    other = next(force for force in FORCES.values() if force.side != claims[0].forces[0].side)
    both = replace(claims[1], forces=(*claims[1].forces, other))
    assert len(merge([claims[0], both], articles)) == 2


def test_taking_a_town_and_losing_it_are_one_event() -> None:
    taken = Told("A.", Action.CAPTURE, "GNA forces", location=["Tarhuna"], when="2020-06-05")
    lost = Told(
        "B.",
        Action.LOSE_CONTROL,
        "LNA",
        origin=["Tarhuna"],
        when="2020-06-05",
        opponent="GNA forces",
    )
    assert len(merged(taken, lost)) == 1


def test_a_denial_is_a_conflict_of_what_it_denies_and_adds_nothing_to_it() -> None:
    claims, articles = apart(
        moved("Wagner left Sirte on Tuesday.", destination=["Brega"]),
        moved(
            "Nobody has left Sirte for Hun, an officer said.",
            status=Status.DENIED,
            destination=["Hun"],
            source="an officer",
        ),
    )
    (event,) = merge(claims, articles)
    assert event.status is Status.REPORTED
    (conflict,) = event.conflicts
    assert conflict.field == "status"
    assert "an officer" in conflict.description
    assert conflict.claim_ids == (claims[1].id,)
    assert [r.place and r.place.name for r in event.destinations] == ["Brega"]
    assert event.independent_sources == 1
    assert event.confidence < claims[0].confidence


def test_a_denial_alone_is_an_event_of_its_own() -> None:
    (event,) = merged(moved("A.", status=Status.DENIED))
    assert event.status is Status.DENIED


def test_disagreement_is_listed() -> None:
    (event,) = merged(
        moved("A.", destination=["Brega"], quantity=Quantity(100, 200, "fighters")),
        moved("B.", destination=["Hun"], quantity=Quantity(500, None, "Fighters")),
        left_for_brega("C.", when="2020-07-15"),
    )
    by_field = {conflict.field: conflict for conflict in event.conflicts}
    assert set(by_field) == {"destinations", "when", "quantities"}
    assert "Brega" in by_field["destinations"].description
    assert "Hun" in by_field["destinations"].description
    assert "2020-07-15" in by_field["when"].description
    assert "500 to more" in by_field["quantities"].description


def test_every_claim_of_a_disagreement_is_named_and_every_place_once() -> None:
    (event,) = merged(
        moved("A.", destination=["Brega"]),
        moved("B.", destination=["Hun"]),
        moved("C.", destination=["Brega"]),
        moved("D."),
    )
    (conflict,) = event.conflicts
    told = {claim.id for claim in event.claims if claim.destinations}
    assert set(conflict.claim_ids) == told
    assert len(conflict.claim_ids) == 3
    assert conflict.description.count("Brega") == conflict.description.count("Hun") == 1


def test_the_strongest_status_and_the_most_exact_date_count() -> None:
    (event,) = merged(
        left_for_brega("A.", status=Status.CLAIMED, when="2020-07-12/2020-07-16"),
        left_for_brega("B.", status=Status.CONFIRMED, when=None),
        left_for_brega("C.", status=Status.REPORTED, when="2020-07-14"),
    )
    assert event.status is Status.CONFIRMED
    assert event.when == day("2020-07-14")
    assert event.claims[0].status is Status.CONFIRMED


def test_vague_dates_do_not_chain_distant_ones() -> None:
    first, last = (left_for_brega(f"{day}.", when=f"2020-07-{day}") for day in ("01", "30"))
    events = merged(first, left_for_brega("B.", when="2020-07"), last)
    assert len(events) == 2
    together = [[claim.when for claim in event.claims] for event in events]
    assert not any(day("2020-07-01") in dates and day("2020-07-30") in dates for dates in together)


def test_agency_copy_and_one_publisher_are_one_source() -> None:
    copied = "Wagner fighters left Sirte for Brega on Tuesday, residents told the agency by phone."
    claims, articles = tell(
        ("Paper A", "2020-07-15", "From our desk.", [moved(copied)]),
        ("Paper B", "2020-07-15", "Agencies.", [moved(copied)]),
        ("Paper a", "2020-07-16", "Update.", [moved("It is said that the Russians quit Sirte.")]),
        ("Paper C", "2020-07-16", "Own report.", [moved("Our man saw Wagner drive from Sirte.")]),
    )
    (event,) = merge(claims, articles)
    assert event.independent_sources == 2


def test_the_event_keeps_its_id_when_later_reports_join() -> None:
    early = ("Paper A", "2020-07-14", "First.", [moved("Wagner left Sirte.")])
    late = ("Paper B", "2020-07-16", "Later.", [moved("Sirte was given up by Wagner.")])
    (alone,), (joined,) = merge(*tell(early)), merge(*tell(early, late))
    assert alone.id == joined.id
    assert len(joined.claims) == 2


def test_a_claim_without_place_joins_only_within_its_article() -> None:
    lead = moved("Wagner is withdrawing.", origin=())
    one = tell(("Paper A", "2020-07-15", "One.", [lead, moved("It left Sirte on Tuesday.")]))
    assert len(merge(*one)) == 1
    assert len(merged(lead, moved("It left Sirte on Tuesday."))) == 2


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_order_does_not_matter_and_no_claim_is_lost(seed: int, shuffle: int) -> None:
    claims, articles = many(12, seed)
    events = merge(claims, articles)
    assert sorted(c.id for e in events for c in e.claims) == sorted(c.id for c in claims)
    shuffled = Random(shuffle).sample(claims, len(claims))
    assert merge(shuffled, articles) == events
    assert len({event.id for event in events}) == len(events)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_merging_a_few_at_a_time_equals_merging_all_at_once(seed: int) -> None:
    claims, articles = many(12, seed)
    stored: dict[str, tuple[Event, frozenset[str]]] = {}
    for start in range(0, len(claims), 5):
        fresh = claims[start : start + 5]
        wanted = {block for claim in fresh for block in blocks(claim, articles)}
        near = [id_ for id_, (_, held) in stored.items() if held & wanted]
        again = [claim for id_ in near for claim in stored.pop(id_)[0].claims]
        for happening in group([*fresh, *again], articles):
            stored.update((e.id, (e, happening.blocks)) for e in happening.events)
    events = sorted((event for event, _ in stored.values()), key=lambda event: event.id)
    assert tuple(events) == merge(claims, articles)


def test_joined_claims_can_be_told_apart_from_chance() -> None:
    """The crowded claims of these tests do merge: the properties above are not empty."""
    claims, articles = many(24, 1)
    joined = [claim_ids for claim_ids in ids(merge(claims, articles)) if len(claim_ids) > 1]
    assert len(joined) >= 3


def test_undated_claims_reach_back_from_their_publication_only() -> None:
    dated = moved("A.", when="2020-07-14")
    claims, articles = tell(
        ("Paper A", "2020-07-15", "One.", [dated]),
        ("Paper B", "2020-07-10", "Two.", [moved("B.", when=None)]),
    )
    assert len(merge(claims, articles)) == 2
