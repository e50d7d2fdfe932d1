"""Insurgents without a name, in a text where only one force is called so."""

import pytest

from geo import language
from tests.claims.reading import claims_of

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("body", "forces"),
    [
        ("Syrian rebels held Homs. Militants from Dara left for Velia.", ["Syrian rebels"]),
        (
            "Taliban militants held Homs and Syrian rebels held Dara. Insurgents left for Velia.",
            ["Insurgents"],
        ),
        ("Syrian rebels held Homs. Foreign militants left Dara for Velia.", ["Foreign militants"]),
        ("Turkish troops held Homs. Militants left Dara for Velia.", ["Militants"]),
    ],
)
def test_insurgents_are_the_only_ones_that_the_text_knows(body: str, forces: list[str]) -> None:
    last = claims_of(body, language.parse(body))[-1]
    assert [force.name for force in last.forces] == forces
