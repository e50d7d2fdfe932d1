"""Who says so: the speaker, not the paper, with the side that the words give."""

import pytest

from geo import language
from geo.claims.quotations import Quotations
from geo.model import Claim
from tests.claims.reading import claims_of

pytestmark = pytest.mark.model


def movement(body: str) -> Claim:
    found = [claim for claim in claims_of(body, language.parse(body)) if claim.is_movement]
    return found[-1]


def sources(body: str) -> list[tuple[str, str]]:
    return [(link.source, link.side) for link in movement(body).attribution]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "General Ali Hassan spoke on Friday. He said Turkish troops had left Kirkuk.",
            [("General Ali Hassan", "")],
        ),
        (
            '"The battle is over. Turkish troops have left Kirkuk," General Ali Hassan said.',
            [("General Ali Hassan", "")],
        ),
        (
            "A monitor, citing Ukrainian officials, reported that rebels had left Homs.",
            [("A monitor", ""), ("Ukrainian officials", "Ukraine")],
        ),
        (
            "Rebels left Homs, according to a monitor that backs the Houthis.",
            [("a monitor", "Houthis")],
        ),
        ("Rebels left Homs, according to a monitor that opposes the Houthis.", [("a monitor", "")]),
        (
            "Rebels left Homs on Friday, residents and aid workers said.",
            [("residents and aid workers", "")],
        ),
        ("Rebels have left Homs, local people and doctors said.", [("doctors", "")]),
        (
            "The paper said Turkish troops would leave Homs only if rebels left Aleppo.",
            [("The paper", "")],
        ),
        ('The town is quiet. Rebels "left" Homs at night. It rained, the mayor said.', []),
    ],
)
def test_the_chain_of_sources(body: str, expected: list[tuple[str, str]]) -> None:
    assert sources(body) == expected


def test_a_condition_in_a_quotation_is_the_speakers() -> None:
    body = (
        "The envoy met General Ali Hassan. "
        '"Turkish troops will leave Kirkuk only if rebels leave Mosul," the general said.'
    )
    claims = [claim for claim in claims_of(body, language.parse(body)) if claim.is_movement]
    assert {link.source for claim in claims for link in claim.attribution} == {"the general"}
    assert not any(claim.status.is_asserted for claim in claims)


def test_we_are_the_speakers_forces() -> None:
    claim = movement('"We have left Kirkuk," a Turkish army spokesman said.')
    assert [force.name for force in claim.forces] == ["Turkish Armed Forces"]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    body = "“One two\n\nthree “four” five"
    assert [span.of(body) for span in Quotations.of(body).spans] == ["One two", "four"]
    assert Quotations.of(body).around(body.index("three")) is None
