"""Wordings that once made a claim the text does not make, or lost half of one."""

from dataclasses import replace
from datetime import date

import pytest

from geo import language
from geo.claims import extract
from geo.forces import load as load_forces
from geo.mentions.forces import find_forces
from geo.model import (
    MOVEMENTS,
    Action,
    Article,
    Claim,
    DateBasis,
    DatedMention,
    DateSpan,
    EvidenceRole,
    Mention,
    MentionKind,
    PublicationBasis,
    Quantity,
    Span,
    Status,
    TimexType,
)
from tests.claims.reading import claims_of, names, resolutions_in

pytestmark = pytest.mark.model


def read(body: str) -> tuple[Claim, ...]:
    return claims_of(body, language.parse(body))


def forces(claim: Claim) -> list[str]:
    return [force.name for force in claim.forces]


@pytest.mark.parametrize(
    "body",
    [
        "A battle for Homs looks close, the army said.",
        "An attack on Homs is imminent, the army said.",
        "An offensive against Homs looms, officials of the army said.",
        "The army left Kirkuk, and talks about a retreat of the rebels have stalled.",
    ],
)
def test_what_is_close_or_talked_about_has_not_happened(body: str) -> None:
    told = [claim for claim in read(body) if "Kirkuk" not in names(claim.origins)]
    assert told
    assert not any(claim.status.is_asserted for claim in told)


def test_what_is_close_to_somewhere_is_real() -> None:
    (clash,) = read("The battle for Homs is close to the border, the army said.")
    assert clash.status.is_asserted


def test_calling_a_retreat_important_presupposes_it() -> None:
    (retreat,) = read("Politicians called the retreat of the rebels from Homs very significant.")
    assert retreat.status.is_asserted


@pytest.mark.parametrize(
    ("body", "quantity"),
    [
        ("Several hundred soldiers left Homs.", Quantity(200, 900, "soldiers", "several hundred")),
        (
            "A few thousand soldiers left Homs.",
            Quantity(2000, 9000, "soldiers", "a few thousand"),
        ),
        (
            "A couple of hundred soldiers left Homs.",
            Quantity(200, 300, "soldiers", "a couple of hundred"),
        ),
        ("Between 800 and 1,400 fighters left Homs.", Quantity(800, 1400, "fighters")),
        ("A dozen tanks moved to Homs.", Quantity(12, 12, "tanks")),
        (
            "Hundreds of rebel fighters left Homs.",
            Quantity(None, None, "hundreds of rebel fighters"),
        ),
        ("Turkey sent 14 MiG-29 fighters to Homs.", Quantity(14, 14, "MiG-29 fighters")),
        ("The army moved a column of 20 tanks to Homs.", Quantity(20, 20, "tanks")),
        ("Turkey deployed S-400 missiles to Homs.", Quantity(None, None, "S-400 missiles")),
        ("Turkey deployed soldiers to Homs.", Quantity(None, None, "soldiers")),
    ],
)
def test_what_moved_is_counted_and_named(body: str, quantity: Quantity) -> None:
    (claim,) = read(body)
    assert claim.quantities == (quantity,)


def test_a_force_is_no_thing_that_it_moves() -> None:
    (claim,) = read("Turkish troops left Homs.")
    assert claim.quantities == ()


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (
            "Chadian and Syrian mercenaries left Homs.",
            ["Chadian mercenaries", "Syrian mercenaries"],
        ),
        (
            "Turkish troops and Syrian rebels have sent reinforcements to Homs.",
            ["Turkish Armed Forces", "Syrian rebels"],
        ),
        (
            "Turkish troops, as their leaders say, and Syrian rebels have left Homs.",
            ["Turkish Armed Forces", "Syrian rebels"],
        ),
    ],
)
def test_all_who_are_coordinated_move(body: str, wanted: list[str]) -> None:
    (claim,) = read(body)
    assert forces(claim) == wanted


def test_whose_stands_for_the_noun_before() -> None:
    claims = read("The rebels attacked the Turkish army, whose units have lost Homs.")
    (lost,) = [claim for claim in claims if claim.action is Action.LOSE_CONTROL]
    assert forces(lost) == ["Turkish Armed Forces"]


@pytest.mark.parametrize(
    "body",
    [
        "Peace Storm, the army's military operation, says that two men worked for the rebels.",
        "General Orlo went to Homs to meet the army.",
        "The war goes on. General Orlo returned to Homs for talks.",
        "The United Nations wants Libyans to gather in Homs after the war.",
        "The army said that driving them out of Homs was hard.",
    ],
)
def test_no_claim_of_troops_where_none_are_told_of(body: str) -> None:
    told = [claim for claim in read(body) if claim.forces and claim.action is not Action.TALKS]
    assert not told


def test_a_general_who_advances_leads_his_army() -> None:
    (claim,) = read("General Orlo advanced on Homs.")
    assert names(claim.destinations) == ["Homs"]


def test_the_attackers_are_who_attacks_are_of() -> None:
    (attack,) = read("The attacks of the Turkish army on Homs went on.")
    assert forces(attack) == ["Turkish Armed Forces"]
    (bombing,) = read("The bombing of the Turkish army in Homs went on.")
    assert not bombing.forces


def test_the_seat_of_those_who_meet_is_not_where_they_meet() -> None:
    (talks,) = read("The rebels in Kirkuk met the army in Homs.")
    assert names(talks.locations) == ["Homs"]


@pytest.mark.parametrize(
    ("body", "action"),
    [
        ("Turkish troops moved from Homs to Kirkuk.", Action.REDEPLOY),
        ("Turkish troops moved to Kirkuk.", Action.REDEPLOY),
        ("Turkish troops moved into Kirkuk.", Action.ADVANCE),
        ("Turkish troops moved towards Kirkuk.", Action.ADVANCE),
    ],
)
def test_moving_is_advancing_only_towards_something(body: str, action: Action) -> None:
    (claim,) = read(body)
    assert claim.action is action


@pytest.mark.parametrize(
    "body",
    [
        "Homs is the town from which Turkish troops were driven out.",
        "The base in Homs, to which Turkey deployed warplanes, is quiet.",
        "Earlier, Turkish troops had left Homs for Kirkuk.",
    ],
)
def test_background_without_a_date_is_undated(body: str) -> None:
    (claim,) = (c for c in read(body) if c.action is not Action.TALKS)
    assert claim.when is None


def test_news_without_a_date_is_of_the_days_before_publication() -> None:
    (claim,) = read("The army said that Turkish troops had left Homs.")
    assert claim.when is not None
    assert claim.when.last == date(2021, 3, 10)


def test_a_described_noun_does_not_refer_back() -> None:
    claims = read("Turkish troops left Homs. The rebels took the camps in the south.")
    (capture,) = [claim for claim in claims if claim.action is Action.CAPTURE]
    assert names(capture.locations) == ["the camps in the south"]


def test_a_denial_names_who_denies() -> None:
    (claim,) = read("A source in the army denied that Turkey had deployed missiles to Homs.")
    assert claim.status is Status.DENIED
    assert [link.source for link in claim.attribution] == ["A source in the army"]


def test_according_to_whom_names_the_person_before() -> None:
    (claim,) = read(
        "The paper has figures from the minister, according to whom Turkey moved six tanks to Homs."
    )
    assert [link.source for link in claim.attribution] == ["the minister"]


def test_those_who_withdraw_leave_where_they_went() -> None:
    claims = read(
        "Turkey launched an offensive into Syria. It was short. Turkish troops withdrew on Friday."
    )
    (withdrawal,) = [claim for claim in claims if claim.action is Action.WITHDRAW]
    assert names(withdrawal.origins) == ["Syria"]
    assert withdrawal.origins[0].confidence < 1


def test_those_who_withdraw_leave_no_place_of_others() -> None:
    claims = read("Turkey launched an offensive into Syria. The rebels withdrew on Friday.")
    (withdrawal,) = [claim for claim in claims if claim.action is Action.WITHDRAW]
    assert withdrawal.origins == ()


@pytest.mark.parametrize(
    "body",
    [
        "Turkish troops moved out from Homs to attack the rebels at Kirkuk.",
        "Turkish troops came from Homs to retake Kirkuk.",
    ],
)
def test_what_is_attacked_is_where_they_go(body: str) -> None:
    claim = next(claim for claim in read(body) if claim.is_movement)
    assert names(claim.origins) == ["Homs"]
    assert names(claim.destinations) == ["Kirkuk"]


def test_advancing_in_a_place_is_not_going_there() -> None:
    (claim,) = read("Turkish troops advanced in Syria.")
    assert claim.destinations == ()
    assert names(claim.locations) == ["Syria"]


def test_one_wounded_soldier_is_no_reinforcement() -> None:
    assert not [c for c in read("The army brought a soldier back to Homs.") if c.is_movement]


def test_a_withdrawal_told_again_is_from_where_it_was() -> None:
    claims = read("The rebels pulled out of Homs. The withdrawal of the rebels is meaningful.")
    assert [names(claim.origins) for claim in claims] == [["Homs"], ["Homs"]]


def test_the_place_in_a_dateline_is_no_force() -> None:
    (claim,) = read("HOMS - Fighters left Kirkuk for Aleppo.")
    assert forces(claim) == ["Fighters"]


def test_the_force_is_shown_without_what_it_did() -> None:
    body = "Some of the Turkish troops redeployed from Homs to Kirkuk."
    (claim,) = read(body)
    force = next(e for e in claim.evidence if e.role is EvidenceRole.FORCE)
    assert force.span.of(body) == "the Turkish troops"


def test_the_day_of_a_statement_only_bounds_the_event() -> None:
    body = "Activists said on Monday that Turkish troops had left Homs."
    start = body.index("Monday")
    monday = DateSpan.day(date(2021, 3, 8))
    mention = Mention("a1", Span(start, start + 6), "Monday", MentionKind.DATE, "test")
    dated = DatedMention(mention, TimexType.DATE, "2021-03-08", monday)
    (claim,) = claims_of(body, language.parse(body), dates=(dated,))
    assert claim.when is not None
    assert claim.when.last == monday.last
    assert claim.when.first < monday.first
    assert claim.when.basis is DateBasis.PUBLICATION


def test_it_is_not_the_supporter_of_somebody_unnamed() -> None:
    claims = read("The war goes on. Turkey supported the government until it took Homs.")
    assert not [claim for claim in claims if "Turkey" in forces(claim)]


def test_a_bare_army_is_that_of_the_country_spoken_of() -> None:
    claims = read("Chad is at war. The people of Chad are afraid. The army left Homs.")
    assert forces(claims[-1]) == ["Chadian Armed Forces"]
    claims = read("Chad is at war. The people of Chad are afraid. The soldiers left Homs.")
    assert forces(claims[-1]) == ["soldiers"]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("More fighters loyal to the government went to Homs.", "fighters"),
        ("Foreign fighters went to Homs.", "foreign fighters"),
        ("Desert Hawks fighters went to Homs.", "Desert Hawks fighters"),
    ],
)
def test_an_unknown_force_has_no_capital_that_only_begins_a_sentence(
    body: str, wanted: str
) -> None:
    (claim,) = read(body)
    assert forces(claim) == [wanted]


def test_every_country_of_a_list_is_an_end() -> None:
    (claim,) = read("Turkish troops were deployed to Syria, Libya, and Ukraine.")
    assert names(claim.destinations) == ["Syria", "Libya", "Ukraine"]


def test_an_end_on_a_guess_is_not_drawn() -> None:
    body = "Turkish troops left Homs for Kirkuk."
    parse = language.parse(body)
    article = Article("a1", "", "", "", "", None, PublicationBasis.UNKNOWN, "en", body)
    table = load_forces()
    named = find_forces(article, table)
    homs, kirkuk = resolutions_in(body)
    (claim,) = extract(article, parse, named, [homs, replace(kirkuk, confidence=0.3)], (), table)
    assert [end.place is not None for end in (*claim.origins, *claim.destinations)] == [True, False]
    assert "too uncertain" in claim.destinations[0].reasons[0]


@pytest.mark.parametrize(
    "body",
    [
        "After the war, more than 100,000 ethnic Syrians fled from Homs to Kirkuk.",
        "Turkish troops repelled an attempt to advance on Kirkuk.",
        "The rebels handed over 28 mercenaries at the crossing in Homs.",
        "The rebels rest without meeting resistance.",
        "The Turkish air force flew four sorties from Homs and bombed rebel positions in Kirkuk.",
    ],
)
def test_no_move_of_a_force_is_made_up(body: str) -> None:
    told = [c for c in read(body) if c.action is not Action.CLASH]
    assert not [claim for claim in told if claim.forces and claim.status.is_asserted]


def test_who_is_driven_off_is_not_who_hands_over() -> None:
    body = "The rebels handed over 28 mercenaries to Syria; they were then driven to Kirkuk."
    assert forces(read(body)[-1]) == ["mercenaries"]


def test_whom_a_speaker_calls_they_is_unknown() -> None:
    claims = read('Turkish troops took Homs. "They entered Kirkuk," a commander said.')
    assert not [c for c in claims if c.is_movement and "Turkish Armed Forces" in forces(c)]


def test_years_after_something_do_not_date_it() -> None:
    body = "The rebels entered Homs, eight years after they were driven out of Homs."
    assert read(body)[-1].when is None


def test_a_name_nobody_knows_is_kept_as_the_end() -> None:
    claims = read("Turkish troops took Homs. Turkish troops pulled out of Nowhereville.")
    assert names(claims[-1].origins) == ["Nowhereville"]
    assert claims[-1].origins[0].place is None


def test_false_reports_are_denied() -> None:
    (claim,) = read("Reports that Turkish troops were heading for Homs are false, he said.")
    assert claim.status is Status.DENIED


def test_what_is_seen_is_no_witness() -> None:
    claims = read("A column of 30 army trucks was seen moving from Homs to Kirkuk.")
    assert not [link for claim in claims for link in claim.attribution]


def test_a_small_number_stays_small() -> None:
    (claim,) = read("A small number of Turkish soldiers left Homs.")
    assert claim.quantities == (Quantity(None, None, "a small number of Turkish soldiers"),)


def test_a_state_is_no_person_whatever_the_model_tags() -> None:
    body = "Turkish troops left Homs. Syria took Kirkuk. Syria denied that its troops left Basra."
    assert forces(read(body)[-1]) == ["Syria"]


def test_a_weekday_of_no_known_week_is_left_open() -> None:
    body = "On 8 March there was calm. Turkish troops left Homs on Tuesday."
    marks = [("8 March", DateSpan.day(date(2021, 3, 8))), ("Tuesday", None)]
    dated = []
    for words, when in marks:
        span = Span(body.index(words), body.index(words) + len(words))
        mention = Mention("a1", span, words, MentionKind.DATE, "test")
        value = "2021-03-08" if when else "XXXX-WXX-2"
        dated.append(DatedMention(mention, TimexType.DATE, value, when))
    (claim,) = claims_of(body, language.parse(body), published=None, dates=tuple(dated))
    assert claim.when is None


@pytest.mark.parametrize(
    "body",
    [
        "The matter of ousting the rebels from Homs became very difficult.",
        "There is war in Syria since the ousting of General Orlo in 2011.",
    ],
)
def test_what_is_hard_to_do_or_done_to_one_man_is_no_withdrawal(body: str) -> None:
    assert not [c for c in read(body) if c.action in MOVEMENTS and c.status.is_asserted]


def test_a_name_that_is_ruled_out_is_no_place_of_the_event() -> None:
    (strike,) = read("A source said that Turkey, not Syria or Libya, bombed Homs on Sunday.")
    assert names(strike.locations) == ["Homs"]
