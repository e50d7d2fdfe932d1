"""Where those come from who cross a border that the text has spoken of."""

import re

import pytest

from geo import forces, language
from geo.claims import extract
from geo.mentions.forces import find_forces
from geo.model import Article, Claim, Mention, MentionKind, PublicationBasis, Span
from geo.places import resolve
from tests.claims.reading import names
from tests.places.small_gazetteer import SmallGazetteer, place

pytestmark = pytest.mark.model

WORLD = SmallGazetteer(
    place("Velia", 15, 28, "A.PCLI", "QA", population=6_000_000, aliases=("Velian",)),
    place("Sarkia", 22, 28, "A.PCLI", "QB", population=4_000_000),
    place("Tornea", 15, 20, "A.PCLI", "QC", population=4_000_000),
    place("Homa", 21, 28, "P.PPL", "QB", population=40_000),
)


def claims_in(body: str) -> tuple[Claim, ...]:
    """Read a body about the countries of this world."""
    article = Article("a1", "", "", "", "", None, PublicationBasis.UNKNOWN, "en", body)
    parse = language.parse(body)
    named = tuple(
        Mention("a1", Span(*match.span()), match.group(), MentionKind.PLACE, "test")
        for match in re.finditer(r"\b(?:Velia|Sarkia|Tornea|Homa)\b", body)
    )
    table = forces.load()
    places = resolve(article, parse, named, WORLD)
    found = find_forces(article, table)
    return extract(article, parse, found, places, (), table)


@pytest.mark.parametrize(
    ("body", "origins"),
    [
        (
            "Rebels massed on Velia's border with Sarkia. On Friday the rebels crossed into Velia.",
            ["Sarkia"],
        ),
        (
            "Rebels massed on Velia's border with Sarkia. The rebels crossed into Tornea.",
            [],
        ),
        (
            "The border between Velia and Sarkia was quiet. The rebels crossed into Sarkia.",
            ["Velia"],
        ),
        ("Rebels gathered in Sarkia. On Friday the rebels crossed into Velia.", []),
    ],
)
def test_a_border_that_is_crossed_has_another_side(body: str, origins: list[str]) -> None:
    crossing = claims_in(body)[-1]
    assert crossing.rule == "advance/verb:cross"
    assert names(crossing.origins) == origins


@pytest.mark.parametrize(
    ("body", "destinations"),
    [
        ("Rebels left Homa in Sarkia for the Velian border.", ["Velian border"]),
        ("Rebels advanced from the Velian border to Homa in Sarkia.", ["Homa"]),
    ],
)
def test_a_border_may_be_told_by_its_people(body: str, destinations: list[str]) -> None:
    claim = claims_in(body)[-1]
    assert names(claim.destinations) == destinations
    assert all(place.is_mappable for place in (*claim.origins, *claim.destinations))
