"""Ends that the clause leaves to its context, or hangs where the parser does not expect them."""

from datetime import date

import pytest

from geo import dates, language
from geo.model import (
    Action,
    Article,
    Claim,
    DateSpan,
    PublicationBasis,
    RelationKind,
    Status,
)
from tests.claims.reading import claims_of, names

pytestmark = pytest.mark.model


def moves(body: str, action: Action) -> Claim:
    """Return the last claim of the action; dates are those that the tagger finds."""
    when = DateSpan.day(date(2021, 3, 10))
    article = Article("a1", "", "", "", "", when, PublicationBasis.USER, "en", body)
    claims = claims_of(body, language.parse(body), dates=dates.tag(article))
    return [claim for claim in claims if claim.action is action][-1]


def ends(claim: Claim) -> tuple[list[str], list[str]]:
    return names(claim.origins), names(claim.destinations)


@pytest.mark.parametrize(
    ("body", "origins", "destinations"),
    [
        ("The rebels took Homs. The army fell back to Aleppo.", ["Homs"], ["Aleppo"]),
        ("Turkish troops entered Homs. The rebels fled to Dara.", ["Homs"], ["Dara"]),
        (
            "Ukrainian troops landed at Basra. They were soon cut off. Ukraine's troops withdrew "
            "to Kessel.",
            ["Basra"],
            ["Kessel"],
        ),
        ("Homs fell on Friday. The Turkish division pulled back to Dara.", ["Homs"], ["Dara"]),
        (
            "The rebels were driven out of Homs and the defeated garrison fled to Aleppo.",
            ["Homs"],
            ["Aleppo"],
        ),
        (
            "Heavy clashes broke out between the rebels and Turkish troops in Homs. The Turkish "
            "troops withdrew to Dara.",
            ["Homs"],
            ["Dara"],
        ),
    ],
)
def test_who_withdraws_leaves_where_they_were_last(
    body: str, origins: list[str], destinations: list[str]
) -> None:
    claim = moves(body, Action.WITHDRAW)
    assert ends(claim) == (origins, destinations)
    assert all(place.confidence < 1 and place.reasons for place in claim.origins)


def test_a_place_in_the_same_sentence_comes_before_what_was_told() -> None:
    body = "Turkish troops took Homs. In May rebels held Velia after the Turkish army had left."
    assert names(moves(body, Action.WITHDRAW).origins) == ["Velia"]


@pytest.mark.parametrize(
    ("body", "destinations"),
    [
        ("Turkish troops took Homs. Rebels were seen driving to the border.", ["border"]),
        ("Turkish troops drove as far as Homs.", ["Homs"]),
        ("Turkish troops drove from Homs to the airport at Velia.", ["the airport at Velia"]),
        ("Turkish troops drove from Homs towards Dara.", ["Dara"]),
        ("After moving tanks from Homs, Turkey invaded Syria.", ["Syria"]),
        ("Turkish troops advanced up the valley of Velia towards Dara.", ["Dara"]),
        ("Turkish troops drove from Velia across the border into Syria.", ["Syria"]),
    ],
)
def test_an_advance_goes_where_its_own_words_say(body: str, destinations: list[str]) -> None:
    assert names(moves(body, Action.ADVANCE).destinations) == destinations


def test_a_front_is_where_an_advance_is_not_where_it_goes() -> None:
    claim = moves("Turkish troops advanced on the outskirts of Homs.", Action.ADVANCE)
    assert claim.destinations == ()


@pytest.mark.parametrize(
    ("body", "action", "site", "around"),
    [
        ("The rebels left their base in Homs on Tuesday.", "withdraw", "base in Homs", "Homs"),
        ("The rebels pulled out of the front lines in Syria.", "withdraw",
         "the front lines in Syria", "Syria"),
        ("Turkish troops abandoned several positions in Syria.", "withdraw",
         "positions in Syria", "Syria"),
        ("Turkish troops deployed to bases in Libya.", "deploy", "bases in Libya", "Libya"),
        ("The rebels captured two military bases in Libya.", "capture",
         "military bases in Libya", "Libya"),
        ("The army lost its last foothold in Aleppo.", "lose_control",
         "foothold in Aleppo", "Aleppo"),
    ],
)  # fmt: skip
def test_a_site_in_a_place_is_not_the_place(body: str, action: str, site: str, around: str) -> None:
    (end,) = moves(body, Action(action)).resolutions
    assert end.place is not None
    assert end.relation is not None
    assert (end.place.name, end.relation.kind) == (site, RelationKind.SITE)
    assert [anchor.name for anchor in end.relation.anchors] == [around]
    assert body[end.mention.span.start : end.mention.span.end] == end.mention.text
    assert end.mention.text.endswith(site.removeprefix("the "))


def test_two_sites_of_one_kind_in_a_place_are_one_place() -> None:
    first = moves("The rebels left the bases in Homs.", Action.WITHDRAW)
    second = moves("Turkish troops struck bases in Homs.", Action.STRIKE)
    assert first.origins[0].place is not None
    assert second.locations[0].place is not None
    assert first.origins[0].place.id == second.locations[0].place.id


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("The army lost Homs, its last stronghold in Syria, to the rebels.", ["Homs"]),
        ("The army lost Tiyas airbase, its main foothold in Syria, to the rebels.", ["Tiyas"]),
        (
            "The army lost bases in Syria to the rebels, most notably the Homs and Aleppo bases.",
            ["Aleppo", "Homs"],
        ),
    ],
)
def test_what_only_describes_a_named_place_is_no_place_of_its_own(
    body: str, places: list[str]
) -> None:
    assert sorted(names(moves(body, Action.LOSE_CONTROL).locations)) == places


def test_the_base_is_the_one_spoken_of() -> None:
    body = "A blast shook a base in Homs. On Monday Turkish troops drove to the base."
    assert names(moves(body, Action.ADVANCE).destinations) == ["the base in Homs"]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("The rebels captured Homs airport.", "Homs airport"),
        ("The rebels captured a cement factory in Homs.", "cement factory in Homs"),
        ("The rebels captured parts of Homs.", "parts of Homs"),
        ("The rebels captured several villages of Syria.", "villages of Syria"),
        ("The rebels captured the city of Homs.", "Homs"),
        ("The rebels captured Tiyas airbase.", "Tiyas"),
        ("The rebels captured Homs in March.", "Homs"),
    ],
)
def test_who_takes_something_in_a_place_has_not_taken_the_place(body: str, place: str) -> None:
    assert names(moves(body, Action.CAPTURE).locations) == [place]


def test_soldiers_sent_to_a_place_are_no_site_in_it() -> None:
    claim = moves("Turkey deployed 200 soldiers in Homs.", Action.DEPLOY)
    assert names(claim.destinations) == ["Homs"]


def test_a_plan_takes_no_date_from_the_sentence_before() -> None:
    body = "Turkish troops reached Homs in January. The rebels plan to attack them in Aleppo."
    claim = moves(body, Action.PLANNED_OPERATION)
    assert claim.when is None or claim.when.last == date(2021, 3, 10)


def test_who_denies_a_plan_has_none() -> None:
    claim = moves("The rebels denied that they planned to withdraw from Homs.", Action.WITHDRAW)
    assert claim.status is Status.DENIED


def test_a_column_sent_to_take_a_town_goes_there() -> None:
    claim = moves("Turkey has sent troops from Velia to retake Homs.", Action.DEPLOY)
    assert ends(claim) == (["Velia"], ["Homs"])


def test_nobody_is_taken_to_withdraw_from_their_own_country() -> None:
    body = "Syrian troops entered Turkey. The Turkish army fell back behind the river."
    told = claims_of(body, language.parse(body))
    assert not any(claim.origins for claim in told if claim.action is Action.WITHDRAW)


def test_leaving_and_going_on_is_one_withdrawal() -> None:
    body = "Turkish troops have left Homs and were seen driving towards Dara."
    assert ends(moves(body, Action.WITHDRAW)) == (["Homs"], ["Dara"])


def test_a_halt_is_on_the_way() -> None:
    body = "The Turkish army fell back from Velia to Homs, and from there to Dara."
    claim = moves(body, Action.WITHDRAW)
    assert "Homs" not in names(claim.destinations) or "Homs" not in names(claim.origins)


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("Turkish troops withdrew on Monday, a day after the rebels moved to Homs.", 7),
        ("Rebels entered Homs on Monday, two days before Turkish troops moved to Dara.", 10),
    ],
)
def test_a_measured_gap_moves_the_day(body: str, day: int) -> None:
    claims = claims_of(
        body,
        language.parse(body),
        dates=dates.tag(
            Article(
                "a1",
                "",
                "",
                "",
                "",
                DateSpan.day(date(2021, 3, 10)),
                PublicationBasis.USER,
                "en",
                body,
            )
        ),
    )
    when = claims[-1].when
    assert when is not None
    assert when.first == when.last == date(2021, 3, day)


@pytest.mark.parametrize(
    ("body", "force"),
    [
        (
            "Unidentified gunmen believed to be Turkish troops have moved to Homs.",
            "Turkish Armed Forces",
        ),
        ("In March 2020 Turkey attacked Homs. Its troops then moved to Dara.", "Turkey"),
        (
            "Turkish troops reached Homs. The Syrian army halted them. They moved to Dara.",
            "Turkish Armed Forces",
        ),
        ("Reinforcements from the Wagner Group reached Homs on Friday.", "Wagner Group"),
        ("Turkey withdrew its tanks from Velia. The tanks were moved to Homs.", "Turkey"),
    ],
)
def test_actors_are_found_around_their_pronouns(body: str, force: str) -> None:
    claims = claims_of(body, language.parse(body))
    assert [f.name for f in claims[-1].forces] == [force]


@pytest.mark.parametrize(
    ("body", "action", "destinations"),
    [
        (
            "Turkey withdrew its warships to other ports on Sunday. A Turkish officer said that "
            "the warships had been moved to Velia and Dara.",
            Action.WITHDRAW,
            ["Velia", "Dara"],
        ),
        (
            "Turkish troops withdrew to new positions on Sunday. Turkish troops advanced to Dara.",
            Action.WITHDRAW,
            ["positions"],
        ),
    ],
)
def test_where_to_is_named_where_the_same_step_is_told_again(
    body: str, action: Action, destinations: list[str]
) -> None:
    when = DateSpan.day(date(2021, 3, 10))
    article = Article("a1", "", "", "", "", when, PublicationBasis.USER, "en", body)
    told = claims_of(body, language.parse(body), dates=dates.tag(article))
    assert destinations in [names(claim.destinations) for claim in told if claim.action is action]


def test_a_later_step_does_not_say_where_an_earlier_one_led() -> None:
    body = (
        "On 2 March Turkish troops withdrew to new positions. On 9 March the Turkish troops "
        "withdrew to Dara."
    )
    when = DateSpan.day(date(2021, 3, 10))
    article = Article("a1", "", "", "", "", when, PublicationBasis.USER, "en", body)
    first, second = claims_of(body, language.parse(body), dates=dates.tag(article))
    assert (names(first.destinations), names(second.destinations)) == (["positions"], ["Dara"])


@pytest.mark.parametrize(
    ("body", "origins", "destinations"),
    [
        ("Troops advanced from the city Homs towards the city Dara.", ["Homs"], ["Dara"]),
        ("Turkish troops pulled out to the Van Dorn line.", [], ["Van Dorn line"]),
        ("The navy moved its ships to other White Bay bases.", [], ["White Bay bases"]),
    ],
)
def test_an_end_is_named_in_full(body: str, origins: list[str], destinations: list[str]) -> None:
    (claim,) = claims_of(body, language.parse(body))
    assert ends(claim) == (origins, destinations)


@pytest.mark.parametrize(
    ("body", "destinations"),
    [
        ("Rebels held Homs. Turkish troops sent from Dara entered the town.", ["Homs"]),
        ("Rebels held Homs. Turkey moved tanks from Dara to the town.", ["Homs"]),
        ("Rebels left Homs, capital of Velia province. Turkish troops entered it.", ["Homs"]),
        ("Rebels left Homs for Dara. Turkish troops entered the town.", ["Dara"]),
    ],
)
def test_what_a_word_refers_to_is_not_where_they_come_from(
    body: str, destinations: list[str]
) -> None:
    assert names(claims_of(body, language.parse(body))[-1].destinations) == destinations


def test_a_camp_with_a_name_of_its_own_is_not_the_town_before() -> None:
    body = "Turkish troops withdrew from Homs to the camp at Drissa."
    (claim,) = claims_of(body, language.parse(body))
    assert "Homs" not in names(claim.destinations)
    assert names(claim.origins) == ["Homs"]


@pytest.mark.parametrize(
    ("body", "destinations"),
    [
        (
            "Turkish troops left Homs for Dara. They were relieved by rebels who arrived from "
            "Velia.",
            ["Homs"],
        ),
        ("Turkish troops left Homs for Dara. The Turkish troops arrived on Monday.", ["Dara"]),
    ],
)
def test_others_do_not_arrive_where_the_first_went(body: str, destinations: list[str]) -> None:
    assert names(claims_of(body, language.parse(body))[-1].destinations) == destinations
