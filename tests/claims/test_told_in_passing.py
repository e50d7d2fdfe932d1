"""Subjects, ends and days that stand where the parser or the eye passes over them."""

from datetime import date

import pytest

from geo import dates, language
from geo.model import Action, Article, Claim, DateSpan, PublicationBasis
from tests.claims.reading import claims_of, names

pytestmark = pytest.mark.model

NEWS = date(2021, 3, 10)


def claims_in(body: str, published: date | None = None) -> tuple[Claim, ...]:
    """Return the claims of a text, with its dates."""
    day = DateSpan.day(published) if published else None
    basis = PublicationBasis.USER if published else PublicationBasis.UNKNOWN
    article = Article("a1", "", "", "", "", day, basis, "en", body)
    return claims_of(body, language.parse(body), published=published, dates=dates.tag(article))


def moves(body: str, published: date | None = None) -> list[Claim]:
    """Return the asserted movements of a text."""
    found = claims_in(body, published)
    return [claim for claim in found if claim.is_movement and claim.status.is_asserted]


def ends(body: str, published: date | None = None) -> list[tuple[list[str], list[str]]]:
    """Return origins and destinations of each asserted movement."""
    found = moves(body, published)
    return [(names(claim.origins), names(claim.destinations)) for claim in found]


@pytest.mark.parametrize(
    ("body", "who"),
    [
        ("When it surrendered the Ukrainians evacuated Homs and retreated to Dara.", "Ukrain"),
        ("During the winter of 1998 to 1999 Turkish soldiers of a light division moved up from "
         "Homs.", "Turk"),
    ],
)  # fmt: skip
def test_a_subject_that_the_phrase_before_took(body: str, who: str) -> None:
    (movement,) = moves(body)
    assert who in movement.forces[0].name
    assert names(movement.origins) == ["Homs"]


def test_a_phrase_before_a_subject_of_its_own_gives_none() -> None:
    (movement,) = moves("After the battle with Ukrainian soldiers the Turks fled to Dara.")
    assert "Turk" in movement.forces[0].name


@pytest.mark.parametrize(
    ("body", "origins", "destinations"),
    [
        ("The Turks withdrew on the night of 30 August 1922 from Homs to Dara.",
         ["Homs"], ["Dara"]),
        ("Turkish troops pulled out of Homs for Dara.", ["Homs"], ["Dara"]),
        ("Turkish troops left Homs and drove under heavy escort towards Dara.",
         ["Homs"], ["Dara"]),
        ("A Turkish fleet had put out from Homs.", ["Homs"], []),
        ("Turkish paratroops from Homs landed at Dara.", ["Homs"], ["Dara"]),
        ("A Turkish division struck north from Homs.", ["Homs"], []),
        ("Turkish paratroopers dropped near Dara.", [], ["Dara"]),
        ("The last intruders had left Homs.", ["Homs"], []),
        ("The Turks massed at Homs. Next day the Turks marched on Dara.", ["Homs"], ["Dara"]),
        ("The rebels started pulling out on Friday, heading for Dara.", [], ["Dara"]),
    ],
)  # fmt: skip
def test_ends_that_hang_elsewhere(body: str, origins: list[str], destinations: list[str]) -> None:
    assert ends(body) == [(origins, destinations)]


@pytest.mark.parametrize(
    "body",
    [
        "Turkish troops were based in Homs and Dara.",
        "Turkish troops gave up their guns in Homs.",
        "The Turks put out a statement from Homs.",
        "Turkey sent gold reserves to Homs.",
        "Ukrainians returned to Homs to find it in ruins.",
    ],
)
def test_what_is_no_movement(body: str) -> None:
    assert moves(body, NEWS) == []


def test_who_arrives_does_not_come_where_troops_are_from() -> None:
    body = "Turkey ordered troops from Homs to Dara. Turkish soldiers were arriving on Monday."
    arrived = [end for end in ends(body, NEWS) if end[1]]
    assert all("Homs" not in destinations for _, destinations in arrived)


def test_a_force_does_not_leave_where_it_went_later() -> None:
    body = (
        "On 30 August 1922 Turkish troops withdrew from Homs to Dara. "
        "The Turkish cavalry had fallen back to Aleppo on 19 August."
    )
    assert ends(body)[-1] == ([], ["Aleppo"])


def test_they_are_those_whom_a_single_owner_has() -> None:
    body = (
        "Turkish troops entered Homs in 1979. Ukraine left its divisions in Dara until 1989, "
        "when they pulled out to Aleppo."
    )
    assert "Ukrain" in moves(body)[-1].forces[0].name


def test_what_has_come_about_by_now_is_not_of_an_earlier_day() -> None:
    body = "Rebels reached Homs in late January. Turkey has shifted troops from Dara to Aleppo."
    (shifted,) = (claim for claim in moves(body, NEWS) if claim.origins)
    assert shifted.when is not None
    assert shifted.when.last == NEWS


def test_a_verb_taken_for_an_adjective_takes_its_town() -> None:
    body = "On Thursday the Turkish army captured Homs, the capital of Syria."
    (captured,) = (claim for claim in claims_in(body, NEWS) if claim.action is Action.CAPTURE)
    assert names(captured.locations) == ["Homs"]


def test_who_disputes_a_report_may_tell_another() -> None:
    body = "A rebel commander disputed this, saying his fighters had withdrawn to Dara."
    assert ends(body, NEWS) == [([], ["Dara"])]
