"""Where those come from who cross a border that the text has spoken of."""

import re

import pytest

from geo import forces, language
from geo.claims import extract
from geo.mentions.forces import find_forces
from geo.model import Article, Mention, MentionKind, PublicationBasis, Span
from geo.places import resolve
from tests.claims.reading import names
from tests.places.small_gazetteer import SmallGazetteer, place

pytestmark = pytest.mark.model

WORLD = SmallGazetteer(
    place("Velia", 15, 28, "A.PCLI", "QA", population=6_000_000, radius_km=300),
    place("Sarkia", 22, 28, "A.PCLI", "QB", population=4_000_000, radius_km=300),
    place("Tornea", 15, 20, "A.PCLI", "QC", population=4_000_000, radius_km=300),
)


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
    article = Article("a1", "", "", "", "", None, PublicationBasis.UNKNOWN, "en", body)
    parse = language.parse(body)
    named = tuple(
        Mention("a1", Span(*match.span()), match.group(), MentionKind.PLACE, "test")
        for match in re.finditer("Velia|Sarkia|Tornea", body)
    )
    table = forces.load()
    places = resolve(article, parse, named, WORLD)
    found = find_forces(article, table)
    crossing = extract(article, parse, found, places, (), table)[-1]
    assert crossing.rule == "advance/verb:cross"
    assert names(crossing.origins) == origins
