"""Movements are read though the text was damaged on its way."""

import pytest

from geo import language
from tests.claims.reading import claims_of, names

pytestmark = pytest.mark.model

_WHOLE = "Turkish troops withdrew from Homs to Aleppo on Monday."

_DAMAGED = {
    "a heading glued on": f"Army leaves Homs {_WHOLE}",
    "buttons glued on": f"Share Tweet Email {_WHOLE}",
    "a caption glued on": f"A soldier in Basra, March 3, 2016. (AP Photo) {_WHOLE}",
    "a file caption": f"FILE - Soldiers patrol in Basra in 2016. {_WHOLE}",
    "a dateline": f"BAGHDAD (Reuters) - {_WHOLE}",
    "non-breaking spaces": _WHOLE.replace(" ", "\u00a0"),
    "double spaces": _WHOLE.replace(" ", "  "),
    "short lines": "Turkish troops withdrew from\nHoms to Aleppo on\nMonday.",
    "a break before the end": "Turkish troops withdrew from Homs to\nAleppo on Monday.",
    "no full stop": _WHOLE.removesuffix("."),
    "no space after the stop": f"Rain fell.{_WHOLE}",
    "a missing stop before": f"It rained on Sunday {_WHOLE}",
    "a list in one line": f"• Rain fell in Basra • {_WHOLE}",
    "columns": f"World | {_WHOLE}",
    "dashes": "Turkish troops—some 200 of them—withdrew from Homs to Aleppo.",
    "wrong encoding": "Turkish troops withdrew from Homs to Aleppo, the armyâ€™s chief said.",
    "a second subject": "The Turkish troops they withdrew from Homs to Aleppo on Monday.",
    "a subject left out": "It withdrew the Turkish troops from Homs to Aleppo on Monday.",
    "two spaces and a mark": "Turkish troops withdrew from Homs to Aleppo on Monday .",
    "a date glued on": f"20 July 2020 {_WHOLE}",
    "a headline": "Turkish Troops Withdraw From Homs to Aleppo",
    "a headline with a place first": "Syria: army withdraws from Homs to Aleppo",
}


@pytest.mark.parametrize("body", _DAMAGED.values(), ids=_DAMAGED)
def test_the_movement_is_found(body: str) -> None:
    found = [claim for claim in claims_of(body, language.parse(body)) if claim.is_movement]
    ends = [(names(claim.origins), names(claim.destinations)) for claim in found]
    assert (["Homs"], ["Aleppo"]) in ends
    assert all(claim.status.is_asserted for claim in found)


def test_two_sentences_without_a_stop_are_two_movements() -> None:
    body = "Rebel fighters left Homs on Monday Turkish troops entered Aleppo on Tuesday"
    found = {
        (claim.forces[0].name, *names(claim.origins), *names(claim.destinations))
        for claim in claims_of(body, language.parse(body))
        if claim.is_movement
    }
    assert found == {("Syrian rebels", "Homs"), ("Turkish Armed Forces", "Aleppo")}
