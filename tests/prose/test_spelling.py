"""Place names as the articles spell them."""

from dataclasses import replace

import pytest

from geo.model import Event, Mention, PlaceRole, Relation, RelationKind, Resolution
from geo.views.prose.spelling import respell
from tests import events as made
from tests.events import PLACES, Told


def event(official: str, *spelt: str, **fields: object) -> Event:
    """Make an event at one place, which each of its claims spells in its own way."""
    told = [Told(f"{name}: the LNA left.", "withdraw", "LNA", ["Sirte"]) for name in spelt]  # type: ignore[arg-type]
    found = made.story(told, ("One", "Two"), "2020-07-15").events
    place = replace(PLACES["Sirte"], name=official)

    def named(resolution: Resolution, text: str) -> Resolution:
        mention = replace(resolution.mention, text=text)
        return replace(resolution, place=place, mention=mention, **fields)  # type: ignore[arg-type]

    claims = [
        replace(claim, origins=tuple(named(r, text) for r in claim.origins))
        for single, text in zip(found, spelt, strict=True)
        for claim in single.claims
    ]
    return replace(found[0], claims=tuple(claims), origins=claims[0].origins)


def name_of(told: Event) -> str:
    (respelt,) = respell([told])
    (origin,) = respelt.origins
    assert origin.place is not None
    return origin.place.name


@pytest.mark.parametrize(
    ("expected", "official", "spelt"),
    [
        ("Sirte", "Surt", ["Sirte"]),
        ("Sirte", "Surt", ["Syrte", "Sirte", "Sirte"]),
        ("Deir ez-Zor", "Dayr az Zawr", ["the Deir ez-Zor"]),
        ("Surt", "Surt", ["Sirte", "Surt"]),  # of equals the gazetteer's
        ("Surt (Mellaha)", "Surt", ["Mellaha"]),  # another name, not another spelling
        ("Sirte", "Surt", ["Mellaha", "Mellaha", "Sirte"]),
        ("Surt", "Surt", ["SIRTE"]),
        ("Surt", "Surt", ["surt"]),
        ("Surt", "Surt", ["A gulf"]),
        ("Surt Airport", "Surt Airport", ["Sirte"]),  # would name the town
        ("Sirte Airport", "Surt Airport", ["Sirte Airport"]),
        ("Surt", "Surt", ["Sirte, Libya"]),
    ],
)
def test_a_place_goes_by_the_name_that_articles_use_most(
    expected: str, official: str, spelt: list[str]
) -> None:
    assert name_of(event(official, *spelt)) == expected


def test_words_that_only_stand_for_a_place_are_no_name_of_it() -> None:
    spelt = event("Surt", "Sirte")
    (origin,) = spelt.origins
    for detector in ("anaphor", "relative:side", "generic"):
        mention = replace(origin.mention, detector=detector)
        claims = [replace(c, origins=(replace(origin, mention=mention),)) for c in spelt.claims]
        assert name_of(replace(spelt, claims=tuple(claims))) == "Surt"
    assert name_of(event("Surt", "Sirte", role=PlaceRole.METONYM)) == "Surt"
    relation = Relation(RelationKind.SIDE, (PLACES["Sirte"],), None, 90.0)
    assert name_of(event("Surt", "Sirte", relation=relation)) == "Surt"


def test_a_place_goes_by_one_name_in_all_events() -> None:
    one, other = event("Surt", "Sirte", "Sirte"), event("Surt", "Syrte")
    respelt = respell([one, other])
    assert {r.place.name for e in respelt for r in e.origins if r.place} == {"Sirte"}


def test_the_claims_keep_what_the_gazetteer_says() -> None:
    told = event("Surt", "Sirte")
    (respelt,) = respell([told])
    assert respelt.claims == told.claims
    assert isinstance(respelt.origins[0].mention, Mention)
