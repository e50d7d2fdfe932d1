"""Read claims out of a sentence with a small world of places, for tests of this stage."""

import re
from collections.abc import Mapping
from datetime import date

from geo import forces
from geo.claims import extract
from geo.mentions.forces import find_forces
from geo.model import (
    Article,
    Claim,
    DatedMention,
    DateSpan,
    Mention,
    MentionKind,
    Parse,
    Place,
    PlaceRole,
    PublicationBasis,
    Resolution,
    Span,
)

PLACES: Mapping[str, str] = {
    name: feature
    for feature, names in {
        "P.PPL": "Homs Kirkuk Tobruk Basra Mosul Aleppo Kandahar Barsa Velia Dara Kessel Orlo",
        "A.PCLI": "Ruritania Syria Libya Ukraine Turkey",
        "S.AIRB": "Tiyas",
    }.items()
    for name in names.split()
}
"""Name to GeoNames feature of the places that these tests know."""


def claims_of(
    body: str,
    parse: Parse,
    *,
    published: date | None = date(2021, 3, 10),
    dates: tuple[DatedMention, ...] = (),
) -> tuple[Claim, ...]:
    """Run the stage on a body; every name in :data:`PLACES` is a literal place."""
    when = DateSpan.day(published) if published else None
    article = Article("a1", "", "", "", "", when, PublicationBasis.USER, "en", body)
    table = forces.load()
    named = find_forces(article, table)
    return extract(article, parse, named, resolutions_in(body), dates, table)


def resolutions_in(body: str) -> tuple[Resolution, ...]:
    """Resolve every known name to a place of its own."""
    found = []
    for match in re.finditer(r"\b[A-Z]\w+\b", body):
        feature = PLACES.get(match.group())
        if feature:
            span = Span(*match.span())
            mention = Mention("a1", span, match.group(), MentionKind.PLACE, "test")
            order = list(PLACES).index(match.group())
            place = Place(
                f"p-{match.group()}", match.group(), order, 10.0, 5.0, feature, "", "", 0, "test"
            )
            found.append(Resolution(mention, place, 1.0, PlaceRole.LITERAL))
    return tuple(found)


def names(resolutions: tuple[Resolution, ...]) -> list[str]:
    """Name the places of a claim's slot; an unplaced end goes by its own words."""
    return [r.place.name if r.place else r.mention.text for r in resolutions]
