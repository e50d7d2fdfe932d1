"""Resolve every place mention of an article: names first, then roles, then relative places."""

from dataclasses import replace

from geo.model import (
    Article,
    Gazetteer,
    Mention,
    MentionKind,
    Parse,
    Place,
    PlaceRole,
    Resolution,
)
from geo.places.computation import compute, is_area
from geo.places.expressions import Expression, find_expressions
from geo.places.naming import resolve_names
from geo.places.roles import role_of

_CERTAINTY_OF_WORDING = 0.9
"""How much less sure a computed place is than its anchors."""


def resolve(
    article: Article, parse: Parse, mentions: tuple[Mention, ...], gazetteer: Gazetteer
) -> tuple[Resolution, ...]:
    """Resolve the place mentions of an article, in text order.

    Every place mention gets one resolution; relative places ("25 km west of Sirte") get one
    more each, with a mention of their own that covers the whole expression. Force mentions
    are read, not resolved: a place inside one is embedded.
    """
    places = tuple(
        sorted((m for m in mentions if m.kind is MentionKind.PLACE), key=lambda m: m.span)
    )
    named = [
        replace(resolution, role=role_of(article.body, parse, resolution, mentions))
        for resolution in resolve_names(article.body, parse, places, gazetteer)
    ]
    anchors = [i for i, resolution in enumerate(named) if resolution.role is PlaceRole.LITERAL]
    expressions = find_expressions(
        article.body,
        [named[i].mention.span for i in anchors],
        {n for n, i in enumerate(anchors) if (place := named[i].place) and is_area(place)},
    )
    relative = [
        found
        for expression in expressions
        if (found := _place_expression(article, expression, anchors, named, gazetteer))
    ]
    return tuple(
        sorted((*named, *relative), key=lambda r: (r.mention.span.start, -r.mention.span.end))
    )


def _place_expression(
    article: Article,
    expression: Expression,
    anchors: list[int],
    named: list[Resolution],
    gazetteer: Gazetteer,
) -> Resolution | None:
    """Compute one relative place and give its anchors, or the place it explains, their role."""
    indices = [anchors[number] for number in expression.anchors]
    text = _plain(expression.span.of(article.body))
    placed = [(named[i], place) for i in indices if (place := named[i].place)]
    if len(placed) < len(indices):
        return None
    confidence = _CERTAINTY_OF_WORDING * min(resolution.confidence for resolution, _ in placed)
    role = PlaceRole.ANCHOR if expression.explains is None else PlaceRole.GLOSS
    for i in indices:
        named[i] = replace(named[i], role=role)
    if expression.explains is not None:
        _explain(
            anchors[expression.explains], expression, [p for _, p in placed], confidence, named
        )
        return None
    place, relation = compute(expression, [place for _, place in placed], text)
    mention = Mention(
        article.id,
        expression.span,
        expression.span.of(article.body),
        MentionKind.PLACE,
        f"relative:{expression.kind}",
    )
    known = _known_part(text, place, gazetteer)
    reason = f"{expression.kind} of {', '.join(p.name for _, p in placed)}"
    return Resolution(
        mention, known or place, confidence, PlaceRole.LITERAL, relation=relation, reasons=(reason,)
    )


def _explain(
    number: int,
    expression: Expression,
    anchors: list[Place],
    confidence: float,
    named: list[Resolution],
) -> None:
    """Place a name that the gazetteer does not know by the gloss that says where it lies."""
    explained = named[number]
    if explained.place is not None or expression.distance_km is None:
        return
    place, relation = compute(expression, anchors, explained.mention.text)
    named[number] = replace(
        explained,
        place=place,
        confidence=confidence,
        relation=relation,
        reasons=("placed by the distance and direction that the text gives",),
    )


def _known_part(text: str, computed: Place, gazetteer: Gazetteer) -> Place | None:
    """Prefer a gazetteer entry of the whole wording ("western Libya") in the same country."""
    for candidate in gazetteer.candidates(text, tolerant=False, limit=5):
        if candidate.place.country == computed.country and is_area(candidate.place):
            return candidate.place
    return None


def _plain(text: str) -> str:
    words = " ".join(text.split())
    return words[4:] if words[:4].casefold() == "the " else words
