"""Place names that the gazetteer does not know where the text itself says that they lie."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from geo.model import Place, PlaceRole, Relation, RelationKind, Resolution, content_id
from geo.places.context import holds
from geo.places.geodesy import Point, distance_km

_QUARTER = r"(?:neighbou?rhood|district|quarter|suburb|area|stadium|square|street|hospital|camp)"
_OWNER_BEFORE = re.compile(r"\A['’]s?\s+(?:[a-z]+\s+)?\Z")
_OWNER_AFTER = re.compile(
    rf"\A(?:\s+{_QUARTER}|,\s+an?\s+(?:[a-z-]+\s+)?{_QUARTER})\s+(?:of|in)\s+(?:the\s+)?"
    r"(?:(?:[a-z]+\s+){1,2}of\s+)?(?:the\s+)?(?:(?:city|town)\s+of\s+)?\Z"
)
_NOUN_AFTER = re.compile(rf"\A\s+{_QUARTER}\b")
_ASIDE = re.compile(
    r"\A\s*\((?:(?:in|now|today|formerly|modern|the|[NSEWnsew]{1,2}\.?|[a-z]*(?:north|south|east|west)"
    r"[a-z]*)\s+)*\Z"
)
_SAME_SPOT_KM = 15.0
_CERTAINTY_OF_WORDING = 0.8


def place_quarters(body: str, named: Sequence[Resolution]) -> list[Resolution]:
    """Place the unknown quarters of known towns at the town: "Homa's Dara district".

    The place keeps the town's point and radius, for no more is known of where it lies.
    """
    found = list(named)
    for number, resolution in enumerate(named):
        if resolution.place is not None or resolution.role is not PlaceRole.LITERAL:
            continue
        town = next(_towns_of(body, named, number), None)
        if town is not None and town.place is not None:
            found[number] = _within(resolution, town.place, town.confidence)
    return found


def mark_asides(body: str, named: Sequence[Resolution]) -> list[Resolution]:
    """Take a name in brackets for a gloss where it says the same: "Canton (Guangzhou)".

    So it does where it names the same spot, or what holds it: "Homa (NE Velia)".
    """
    found = list(named)
    for number, (before, aside) in enumerate(pairwise(named), 1):
        spans = before.mention.span, aside.mention.span
        if before.place is None or aside.place is None or body[spans[1].end :][:1] != ")":
            continue
        is_same = holds(aside.place, before.place) or _are_near(aside.place, before.place)
        if is_same and _ASIDE.match(body[spans[0].end : spans[1].start]):
            found[number] = replace(aside, role=PlaceRole.GLOSS)
    return found


def _are_near(one: Place, other: Place) -> bool:
    points = Point(one.lon, one.lat), Point(other.lon, other.lat)
    return distance_km(*points) <= _SAME_SPOT_KM


def spread(named: Sequence[Resolution]) -> list[Resolution]:
    """Let a name that the text has placed once mean the same wherever it stands alone."""
    placed = {
        _key(resolution): resolution
        for resolution in named
        if resolution.relation is not None and resolution.place is not None
    }
    return [
        resolution
        if resolution.place is not None or (told := placed.get(_key(resolution))) is None
        else replace(
            resolution,
            place=told.place,
            confidence=told.confidence,
            relation=told.relation,
            reasons=("placed where the text says of another mention that it lies",),
        )
        for resolution in named
    ]


def _key(resolution: Resolution) -> str:
    return resolution.mention.text.casefold()


def _towns_of(body: str, named: Sequence[Resolution], number: int) -> Iterator[Resolution]:
    span = named[number].mention.span
    if number:
        before = named[number - 1]
        owns = _OWNER_BEFORE.match(body[before.mention.span.end : span.start])
        if owns and _is_town(before.place) and _NOUN_AFTER.match(body[span.end : span.end + 20]):
            yield before
    if number + 1 < len(named):
        after = named[number + 1]
        if _is_town(after.place) and _OWNER_AFTER.match(body[span.end : after.mention.span.start]):
            yield after


def _is_town(place: Place | None) -> bool:
    return place is not None and place.feature.startswith("P.")


def _within(resolution: Resolution, town: Place, confidence: float) -> Resolution:
    return replace(
        resolution,
        place=replace(
            town,
            id=content_id("r", "quarter", town.id, _key(resolution)),
            name=resolution.mention.text,
            feature="P.PPLX",
            aliases=(),
            population=0,
        ),
        confidence=_CERTAINTY_OF_WORDING * confidence,
        relation=Relation(RelationKind.SIDE, (town,), None, None),
        reasons=(f"the text says that it lies in {town.name}",),
    )
