"""Names that the gazetteer lacks, placed from what lies beside them: "Homa, 40 km west of X"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geo.model import (
    Mention,
    MentionKind,
    Place,
    PlaceRole,
    Relation,
    RelationKind,
    Resolution,
    Span,
)
from geo.places import wordings
from geo.places.computation import compute, is_area
from geo.places.expressions import Expression, distance_km_of, parse_directions

_LONGEST = 120  # characters
_CERTAINTY = 0.8
_HALF_TURN_DEG = 180.0


@dataclass(frozen=True, slots=True)
class _Placing:
    """Hold where the text says that a name lies; ``span`` is where it says so."""

    span: Span
    name: str
    place: Place
    relation: Relation
    confidence: float


def place_from_beside(body: str, named: Sequence[Resolution]) -> list[Resolution]:
    """Place the unknown names that a known town is said to lie so far from.

    "Homa, 40 km west of the Tarn line" puts the line 40 km east of Homa, wherever it is named.
    A line is long, and the town need not lie abreast of its middle, so it is known only to as
    many kilometres as it is away.
    """
    found = list(named)
    for placing in _placings(body, named):
        for match in re.finditer(rf"\b{re.escape(placing.name)}\b", body, re.IGNORECASE):
            span = Span(*match.span())
            across = [r for r in found if r.mention.span.overlaps(span)]
            if not any(resolution.place for resolution in across):
                found = [r for r in found if r not in across]
                found.append(_resolution(body, span, placing, named[0].mention.article_id))
    return sorted(found, key=lambda resolution: resolution.mention.span)


def _placings(body: str, named: Sequence[Resolution]) -> Iterator[_Placing]:
    for resolution in named:
        town, end = resolution.place, resolution.mention.span.end
        if town is None or is_area(town) or resolution.role is not PlaceRole.LITERAL:
            continue
        match = wordings.FROM_UNKNOWN.match(body[end : end + _LONGEST])
        bearings = parse_directions(match["directions"]) if match else ()
        if match is None or not bearings:
            continue
        span = Span(end + match.start("name"), end + match.end("name"))
        back = tuple((bearing + _HALF_TURN_DEG) % 360.0 for bearing in bearings)
        km = distance_km_of(match.groupdict())
        away = Expression(span, RelationKind.DISTANCE, (0,), back, km)
        place, relation = compute(away, [town], match["name"])
        if match["stretch"]:
            place = replace(place, radius_km=round(max(km, place.radius_km), 1))
        yield _Placing(span, match["name"], place, relation, _CERTAINTY * resolution.confidence)


def _resolution(body: str, span: Span, placing: _Placing, article_id: str) -> Resolution:
    says_so = span.overlaps(placing.span)
    mention = Mention(article_id, span, span.of(body), MentionKind.PLACE, "relative:inversion")
    return Resolution(
        mention,
        placing.place,
        placing.confidence,
        PlaceRole.GLOSS if says_so else PlaceRole.LITERAL,
        relation=placing.relation,
        reasons=(f"the text says how {placing.relation.anchors[0].name} lies from it",),
    )
