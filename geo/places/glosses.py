"""Place names that the gazetteer does not know where the text itself says that they lie."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo.model import Place, PlaceRole, Relation, RelationKind, Resolution, content_id

_QUARTER = r"(?:neighbou?rhood|district|quarter|suburb|area|stadium|square|street|hospital|camp)"
_OWNER_BEFORE = re.compile(r"\A['’]s?\s+(?:[a-z]+\s+)?\Z")
_OWNER_AFTER = re.compile(
    rf"\A(?:\s+{_QUARTER}|,\s+an?\s+(?:[a-z-]+\s+)?{_QUARTER})\s+(?:of|in)\s+(?:the\s+)?"
    r"(?:(?:[a-z]+\s+){1,2}of\s+)?(?:the\s+)?(?:(?:city|town)\s+of\s+)?\Z"
)
_NOUN_AFTER = re.compile(rf"\A\s+{_QUARTER}\b")
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
