"""A denial without an event of its own denies what was told just before."""

from datetime import date

import pytest

from geo import language, merging
from geo.model import Article, Claim, DateSpan, PublicationBasis, Status
from tests.claims.reading import claims_of, names

pytestmark = pytest.mark.model

_DAY = date(2021, 3, 10)
_TOLD = "Turkish troops crossed into Syria, a monitor said."


def claims(body: str) -> tuple[Claim, ...]:
    return claims_of(body, language.parse(body))


def denials(body: str) -> list[Claim]:
    return [claim for claim in claims(body) if claim.status is Status.DENIED]


@pytest.mark.parametrize(
    ("following", "speaker"),
    [
        ("The army denied the report.", "The army"),
        ("The claim was rejected by the army.", "the army"),
        ("The army dismissed this.", "The army"),
        ("A Turkish commander said that they had not.", "A Turkish commander"),
        ("The army called the claim a lie.", "The army"),
        ("An official said the report was not true.", "An official"),
        ("An official said no such crossing had taken place.", "An official"),
    ],
)
def test_the_sentence_after_denies_it(following: str, speaker: str) -> None:
    body = f"{_TOLD} {following}"
    (denial,) = denials(body)
    assert names(denial.destinations) == ["Syria"]
    assert denial.attribution[-1].source == speaker
    assert following in denial.sentence.of(body)
    assert _TOLD in denial.sentence.of(body)


@pytest.mark.parametrize(
    "body",
    [
        "The rebels said they had captured Kirkuk, a claim the army rejected.",
        "The rebels said they had captured Kirkuk, which the army denies.",
    ],
)
def test_the_clause_beside_denies_it(body: str) -> None:
    (denial,) = denials(body)
    assert names(denial.locations) == ["Kirkuk"]
    assert denial.attribution[-1].source == "the army"


@pytest.mark.parametrize(
    "following",
    [
        "The army did not deny the report.",
        "The army neither confirmed nor denied the report.",
        "The army would deny it.",
        "The army denied involvement in the killings.",
        "The monitor rejected criticism of its methods.",
        "Residents had not heard of it.",
    ],
)
def test_what_denies_nothing_told(following: str) -> None:
    assert not denials(f"{_TOLD} {following}")


def test_who_still_holds_a_town_disputes_that_it_was_taken() -> None:
    body = "The rebels said they had captured Kirkuk. Turkey said Turkish troops still held Kirkuk."
    (denial,) = denials(body)
    assert [force.name for force in denial.forces] == ["rebels"]
    assert denial.attribution[-1].source == "Turkey"


def test_a_semicolon_ends_what_is_denied() -> None:
    body = "Turkish troops entered Syria; the rebels denied that they had left Homs."
    found = {claim.action: claim.status for claim in claims(body)}
    assert [status.is_asserted for status in found.values()] == [True, False]


def test_the_event_shows_the_dispute() -> None:
    body = f"{_TOLD} The army denied the report."
    article = Article(
        "a1", "", "A paper", "", "", DateSpan.day(_DAY), PublicationBasis.USER, "en", body
    )
    (event,) = merging.merge(claims(body), {"a1": article})
    assert event.status.is_asserted
    assert [(c.field, c.description) for c in event.conflicts] == [("status", "denied by The army")]
