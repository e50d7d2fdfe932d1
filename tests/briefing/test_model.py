"""What a briefing says, over stories made at random."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from geo.errors import NotFound
from geo.model import Action, Claim, Conflict, DateBasis, Event, EventQuery, Quantity, Status
from geo.views.briefing import BriefingModel, Statement, build, layout, scope
from geo.views.prose.clause import clause_of
from geo.views.prose.spelling import respell
from tests import events as made
from tests.events import FORCES, PLACES, Story, Told

PUBLISHERS = ("Gulf Wire (agency)", "Coast Daily")
SPEAKERS = ("", "two officers", "GNA", "He", "LNA", "residents", "A spokesman")


def random_story(seed: int) -> Story:
    random = Random(seed)
    names, forces = list(PLACES), [*FORCES, ""]

    def some() -> list[str]:
        return random.sample(names, random.choice((0, 1, 1, 2)))

    told = [
        Told(
            f"Sentence {number} of this story says something.",
            random.choice(list(Action)),
            random.choice(forces),
            origin=some(),
            destination=some(),
            location=some(),
            when=random.choice((None, "2020-07-14", "2020-07-12/2020-07-20", "2020-07")),
            status=random.choice(list(Status)),
            opponent=random.choice(forces),
            quantity=random.choice((None, Quantity(40, 40, "tanks"), Quantity(None, None, "men"))),
            source=random.choice(SPEAKERS),
            again=random.choice(("", f"Elsewhere sentence {number} is told again.")),
        )
        for number in range(30)
    ]
    story = made.story(told, PUBLISHERS, "2020-07-15")
    return Story(tuple(_mixed(event, random) for event in story.events), story.articles)


def _mixed(event: Event, random: Random) -> Event:
    """Let a second claim of an event go further, or less far, than the event does."""
    first, *others = event.claims
    changed = (replace(claim, status=random.choice(list(Status))) for claim in others)
    return replace(event, claims=(first, *changed))


STORIES = [made.libya(), made.sudan(), *(random_story(seed) for seed in range(12))]


def sections(model: BriefingModel) -> dict[str, list[Statement]]:
    by_place = [s for row in model.by_place for s in row.left + row.arrived]
    return {
        "headline": [model.headline],
        "judgements": [*model.judgements],
        "by_force": [s for group in model.by_force for s in group.statements],
        "by_place": by_place,
        "control": [*model.control],
        "fighting": [*model.fighting],
        "other": [*model.other],
        "planned": [*model.planned],
        "denied": [*model.denied],
        "undated": [*model.undated],
        "unplaced": [*model.unplaced],
        "disputed": [told.quote for dispute in model.disputed for told in dispute.versions],
        "chronology": [entry.what for entry in model.chronology],
        "holdings": [
            cell
            for row in (model.holdings.rows if model.holdings else ())
            for cell in row.start + row.end
            if cell not in HOLDER_NOT_TOLD
        ],
    }


HOLDER_NOT_TOLD = (
    Statement("Unknown", note="The sources do not say."),
    Statement("Not settled by the sources"),
)
"""The only cells that tell no fact."""


@pytest.mark.parametrize("story", STORIES)
def test_every_statement_cites_stored_sentences_that_support_it(story: Story) -> None:
    model = build(story.events, story.articles)
    events = {event.id: event for event in story.events}
    quotes = {q.number: (s.article_id, q) for s in model.sources for q in s.quotes}
    assert sorted(quotes) == list(range(1, len(quotes) + 1))
    certainties = {row.what: row.certainty for row in model.chronology}
    for statements in sections(model).values():
        for statement in statements:
            shown = f"{statement.text} {statement.note} {certainties.get(statement, '')}"
            assert statement.citations
            for number in statement.citations:
                article_id, quote = quotes[number]
                assert quote.text in story.articles[article_id].body
                if statement.event_id:
                    event = events[statement.event_id]
                    claims = {claim.id: claim for claim in event.claims}
                    cited = [claims[id_] for id_ in quote.claim_ids if id_ in claims]
                    assert cited
                    for claim in cited:
                        body = story.articles[claim.article_id].body
                        assert quote.text in " ".join(claim.sentence.of(body).split())
                        assert article_id == claim.article_id
                    assert any(_says_so(event, claim) for claim in cited) or (
                        "denied" in shown and all(claim.status is Status.DENIED for claim in cited)
                    )


@pytest.mark.parametrize("story", STORIES)
def test_no_claim_is_told_without_its_denial(story: Story) -> None:
    told = sections(build(story.events, story.articles))
    events = {event.id: event for event in story.events}
    for name, statements in told.items():
        for statement in statements:
            event = events.get(statement.event_id)
            if event is None or name == "holdings" or event.status is Status.DENIED:
                continue
            is_denied = any(claim.status is Status.DENIED for claim in event.claims)
            assert is_denied <= ("denied" in statement.text or name == "chronology")
    rows = build(story.events, story.articles).chronology
    for row in rows:
        claims = events[row.what.event_id].claims
        is_denied = any(claim.status is Status.DENIED for claim in claims)
        assert row.certainty.endswith("and denied") == is_denied


def _says_so(event: Event, claim: Claim) -> bool:
    """Tell whether the claim goes as far as the event's status: written apart from the program."""
    if event.status.is_asserted:
        return claim.status.is_asserted
    if event.status is Status.DENIED:
        return claim.status is Status.DENIED
    return claim.status in (Status.PLANNED, Status.CONDITIONAL)


def _as_fact(event: Event) -> tuple[str, str]:
    """Write the event as plain facts: "withdrew from Sirte", "had withdrawn from Sirte"."""
    clause = clause_of(event)
    return f" {clause.verb.past}{clause.rest}", f"had {clause.verb.participle}{clause.rest}"


@pytest.mark.parametrize("story", STORIES)
def test_what_did_not_happen_is_never_told_as_having_happened(story: Story) -> None:
    model = build(story.events, story.articles)
    events = {event.id: event for event in respell(story.events)}
    told = sections(model)
    for name in ("headline", "judgements", "by_force", "by_place", "control", "fighting", "other",
                 "chronology"):  # fmt: skip
        for statement in told[name]:
            event = events[statement.event_id]
            assert event.status.is_asserted, name
            assert event.action is not Action.PLANNED_OPERATION
    for statement in told["planned"]:
        assert any(words in statement.text for words in (" to ", " would ", " might "))
        assert "reportedly" not in statement.text
        assert not any(fact in statement.text for fact in _as_fact(events[statement.event_id]))
    for statement in told["denied"]:
        past, perfect = _as_fact(events[statement.event_id])
        before, found, after = statement.text.partition(perfect)
        assert found
        assert past not in before + after
        assert "denied that" in before or "denial that" in before
    for statement in told["holdings"]:
        event = events[statement.event_id]
        assert event.status.is_asserted or statement.text == "Denied"


@pytest.mark.parametrize("story", STORIES)
def test_every_event_is_told_exactly_once_in_the_main_sections(story: Story) -> None:
    told = sections(build(story.events, story.articles))
    main = ("by_force", "control", "fighting", "other", "planned", "denied")
    ids = [statement.event_id for name in main for statement in told[name]]
    assert sorted(ids) == sorted(event.id for event in story.events)


@pytest.mark.parametrize("story", STORIES)
def test_order_of_events_does_not_matter(story: Story) -> None:
    shuffled = list(story.events)
    Random(1).shuffle(shuffled)
    assert build(shuffled, story.articles) == build(story.events, story.articles)


def test_nothing_selected_is_said_so() -> None:
    model = build((), {}, EventQuery(forces=("lna",)))
    assert model.headline == Statement("Nothing reported for this selection")
    assert model.subtitle == "All dates · force: lna"
    assert model.sources == ()


def test_a_missing_article_is_named() -> None:
    story = made.libya()
    with pytest.raises(NotFound, match="ingest it again"):
        build(story.events, {})


def test_headline_is_the_best_sourced_movement() -> None:
    story = made.libya()
    assert build(story.events, story.articles).headline.text == (
        "Wagner Group reportedly withdrew 200 to 300 fighters from Sirte towards Brega"
    )


def test_chronology_goes_by_the_day_that_it_shows() -> None:
    told = [
        Told("One left.", Action.WITHDRAW, "LNA", origin=["Sirte"], when="2020-07-06/2020-07-13"),
        Told("Two left.", Action.WITHDRAW, "LNA", origin=["Hun"], when="2020-07-11"),
    ]
    story = made.story(told, PUBLISHERS, "2020-07-15")
    week, day = story.events
    assert week.when is not None
    by = replace(week, when=replace(week.when, basis=DateBasis.PUBLICATION))
    dates = [entry.date for entry in build([by, day], story.articles).chronology]
    assert dates == ["11 Jul 2020", "By 13 Jul 2020"]


def test_inferred_dates_are_counted_and_marked() -> None:
    story = made.libya()
    event = story.events[0]
    assert event.when is not None
    guessed = replace(event, when=replace(event.when, basis=DateBasis.INFERRED))
    model = build([guessed], story.articles)
    assert "1 with a date inferred from the context" in model.counts
    assert model.chronology[0].date == "14 Jul 2020 (inferred)"
    assert any("(date inferred from context)" in said.text for said in model.judgements)


def test_plans_alone_make_no_headline_of_movement() -> None:
    story = made.libya()
    planned = [event for event in story.events if not event.status.is_asserted]
    headline = build(planned, story.articles).headline
    assert headline.text.startswith("Nothing new reported")


def test_versions_of_a_conflict_stand_side_by_side() -> None:
    story = made.libya()
    event = next(event for event in story.events if len(event.claims) == 2)
    conflict = Conflict(
        "destination", "one says 2020-07-31, one 2020-02-31", tuple(c.id for c in event.claims)
    )
    model = build([replace(event, conflicts=(conflict,))], story.articles)
    (dispute,) = model.disputed
    assert "one says 31 Jul 2020, one 2020-02-31" in dispute.question
    first, second = dispute.versions
    assert (first.teller, second.teller) == (
        "Residents, in Gulf Wire, 15 Jul 2020",
        "Residents, in Coast Daily, 15 Jul 2020",
    )
    assert first.quote.text.startswith("“Wagner fighters")
    assert second.quote.text.startswith("“A convoy")


def test_a_denial_of_what_another_event_asserts_is_a_dispute() -> None:
    told = [
        Told("A left B.", Action.WITHDRAW, "LNA", origin=["Sirte"], when="2020-07-14"),
        Told("A denied it.", Action.WITHDRAW, "LNA", origin=["Sirte"], status=Status.DENIED),
        Told("C denied it.", Action.WITHDRAW, "LNA", origin=["Hun"], status=Status.DENIED),
    ]
    story = made.story(told, PUBLISHERS, "2020-07-15")
    (dispute,) = build(story.events, story.articles).disputed
    assert (
        dispute.question == "Withdrawal by LNA, from Sirte, destination not given: said and denied"
    )
    assert [version.quote.status for version in dispute.versions] == [
        Status.REPORTED,
        Status.DENIED,
    ]


def test_a_large_selection_is_cut_and_says_so() -> None:
    story = made.libya()
    pool = made.many(3000)
    articles = {**story.articles, **made.sudan().articles}
    model = build(pool, articles)
    assert model.counts.startswith("3,000 events")
    assert "the 400 weightiest are told here" in model.counts
    told = sections(model)
    main = ("by_force", "control", "fighting", "other", "planned", "denied")
    assert sum(len(told[name]) for name in main) == 400


def test_counts_explain_what_the_list_of_unplaced_leaves_out() -> None:
    told = [
        Told("They left.", Action.WITHDRAW, "LNA", origin=["Nowhere"], when="2020-07-14"),
        Told("They may go.", Action.WITHDRAW, "LNA", origin=["Nowhere"], when="2020-07-14",
             status=Status.PLANNED),
    ]  # fmt: skip
    events = made.story(told, PUBLISHERS, "2020-07-15").events
    line = scope.counts(events, events, ())
    assert "2 without a place (1 of them planned, conditional or denied), 0 without" in line


@pytest.mark.parametrize("is_short", [True, False])
def test_the_undated_stand_apart_from_a_window_of_days(is_short: bool) -> None:
    story = made.libya()
    undated = [replace(event, when=None) for event in story.events]
    window = EventQuery(first=date(2020, 7, 1), last=date(2020, 7, 31))
    mixed = (*undated[::2], *story.events[1::2])
    model = build(mixed, story.articles, window, is_short=is_short)
    ids = {event.id for event in mixed if not event.is_dated}
    told = sections(model)
    for name in told.keys() - {"undated", "holdings", "disputed"}:  # these reach before the window
        assert not ids & {statement.event_id for statement in told[name]}, name
    assert {statement.event_id for statement in model.undated} <= ids
    assert model.undated
    headings = [block.text for block in layout.blocks(model) if isinstance(block, layout.Heading)]
    assert any(heading.startswith("Without a date") for heading in headings)
    assert "dated to these days" in model.counts


def test_a_window_with_only_undated_events_says_that_nothing_is_dated_to_it() -> None:
    story = made.libya()
    undated = [replace(event, when=None) for event in story.events]
    model = build(undated, story.articles, EventQuery(first=date(2020, 7, 1)))
    assert model.headline.text == "Nothing reported that the sources date to these days"
    assert model.counts.startswith("0 events dated to these days")


def test_nothing_undated_leads_a_window_of_days() -> None:
    story = made.libya()
    undated = [replace(event, when=None) for event in story.events]
    model = build(undated, story.articles, EventQuery(first=date(2030, 1, 1)))
    assert model.judgements == ()
    assert "Nothing reported" in model.headline.text
    assert build(undated, story.articles).judgements


def test_rival_holders_are_disputed() -> None:
    told = [
        Told("A took it.", Action.CAPTURE, "LNA", location=["Sirte"], when="2020-07-10/2020-07-14"),
        Told("B took it.", Action.CAPTURE, "GNA forces", location=["Sirte"],
             when="2020-07-10/2020-07-14"),
    ]  # fmt: skip
    story = made.story(told, PUBLISHERS, "2020-07-15")
    (dispute,) = build(story.events, story.articles).disputed
    assert dispute.question == "Who held Sirte"
    assert {version.quote.text for version in dispute.versions} == {"“A took it.”", "“B took it.”"}


def test_a_denial_inside_an_event_is_a_dispute_and_stands_in_its_sentence() -> None:
    story = made.libya()
    event = next(event for event in story.events if len(event.claims) == 2)
    first, second = event.claims
    denial = replace(second, status=Status.DENIED)
    conflict = Conflict("status", "denied by residents", (denial.id,))
    denied = replace(event, claims=(first, denial), conflicts=(conflict,))
    model = build([denied], story.articles)
    (dispute,) = model.disputed
    assert dispute.question.endswith("said and denied")
    assert len(dispute.versions) == 2
    for said in (model.headline, *model.judgements, *model.by_force[0].statements):
        assert "; residents denied it" in said.text
        assert len(said.citations) == 2
    assert "versions differ on whether it happened" in model.judgements[0].note
    assert model.chronology[0].certainty == "reported, and denied"
