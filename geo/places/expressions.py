"""Find the words that make a place out of another: "25 km west of", "the outskirts of"."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from geo.model import RelationKind, Span
from geo.places import wordings
from geo.places.geodesy import COMPASS_DEG

_LONGEST_LEFT = 110
_LONGEST_LINK = 60


@dataclass(frozen=True, slots=True)
class Expression:
    """Hold a relative place as the text words it.

    ``anchors`` are indices of the named places it starts from; ``bearings`` are degrees
    clockwise from north, empty where no direction is given ("central" gives none).
    ``inside`` tells a part of the anchor ("western Sirte") from land beside it ("west of
    Sirte"). ``explains`` is the index of the place that it is a gloss on, or None.
    """

    span: Span
    kind: RelationKind
    anchors: tuple[int, ...]
    bearings: tuple[float, ...] = ()
    distance_km: float | None = None
    inside: bool = False
    explains: int | None = None


_LEFT_PATTERNS = (
    (wordings.DISTANCE, RelationKind.DISTANCE, False),
    (wordings.WITHIN, RelationKind.DISTANCE, False),
    (wordings.OF_A_RING, RelationKind.SURROUNDINGS, False),
    (wordings.OF_A_BANK, RelationKind.BANK, False),
    (wordings.OF_A_BORDER, RelationKind.BORDER, False),
    (wordings.OF_A_PART, RelationKind.SIDE, True),
    (wordings.BESIDE, RelationKind.SIDE, False),
    (wordings.ADJECTIVE, RelationKind.SIDE, True),
    (wordings.NEAR, RelationKind.SURROUNDINGS, False),
)


def find_expressions(
    body: str, spans: Sequence[Span], areas: Collection[int] = ()
) -> tuple[Expression, ...]:
    """Find the relative places around named places.

    ``spans`` are the named places in text order; ``areas`` are the indices of those that are
    areas themselves, so that "the Fezzan region" is no more than Fezzan.
    """
    found: list[Expression] = []
    used: set[int] = set()
    for number in range(len(spans)):
        if number in used:
            continue
        expression = (
            _read_chain(body, spans, number)
            or _read_pair(body, spans, number)
            or _read_left(body, spans, number)
            or _read_right(body, spans, number, number in areas)
        )
        if expression is not None:
            found.append(_with_gloss(body, spans, areas, expression))
            used.update(expression.anchors)
    return tuple(found)


def find_capitals(body: str) -> tuple[Span, ...]:
    """Find "the capital" where no name follows that would say which."""
    return tuple(Span(*match.span()) for match in wordings.CAPITAL.finditer(body))


def find_national_capitals(body: str) -> tuple[tuple[Span, str], ...]:
    """Find "the Velian capital", each with its demonym, where no name follows."""
    return tuple(
        (Span(*match.span()), match["people"]) for match in wordings.NATIONAL_CAPITAL.finditer(body)
    )


def find_national_borders(body: str) -> tuple[tuple[Expression, tuple[str, ...]], ...]:
    """Find "the Velian border" and "the Velian-Sarkian border", each with its demonyms."""
    return tuple(
        (
            Expression(Span(*match.span()), RelationKind.BORDER, ()),
            tuple(filter(None, match.group("other", "people"))),
        )
        for match in wordings.NATIONAL_BORDER.finditer(body)
    )


def find_settlements(body: str) -> tuple[Span, ...]:
    """Find "the city", "the besieged town" where no name follows that would say which."""
    return tuple(Span(*match.span("noun")) for match in wordings.SETTLEMENT.finditer(body))


def find_country_parts(body: str) -> tuple[Expression, ...]:
    """Find parts of the country that the text is about: "in the south", "the western region"."""
    return tuple(
        Expression(
            Span(*match.span()),
            RelationKind.SIDE,
            (),
            parse_directions(next(text for text in match.groups() if text)),
            inside=True,
        )
        for match in wordings.COUNTRY_PART.finditer(body)
    )


def parse_directions(text: str | None) -> tuple[float, ...]:
    """Return the bearings that direction words give, in degrees clockwise from north.

    >>> parse_directions("west and south"), parse_directions("North-Eastern")
    ((270.0, 180.0), (45.0,))
    """
    points = re.findall(wordings.POINT, (text or "").casefold())
    return tuple(COMPASS_DEG[re.sub(r"[- ]", "", point)] for point in points)


def _read_left(body: str, spans: Sequence[Span], number: int) -> Expression | None:
    """Read what stands before the name: "25 km west of", "western"."""
    span = spans[number]
    left = body[max(0, span.start - _LONGEST_LEFT) : span.start]
    if wordings.POSSESSIVE.match(body[span.end : span.end + 3]):
        return None
    if wordings.ITS_CAPITAL.match(body[span.end : span.end + 12]):
        return None  # "south of the Darfur capital" lies by the town, not by Darfur
    for pattern, kind, inside in _LEFT_PATTERNS:
        match = pattern.search(left)
        if match is None:
            continue
        groups = match.groupdict()
        expression = Expression(
            Span(span.start - (len(left) - match.start()), span.end),
            kind,
            (number,),
            parse_directions(groups.get("directions")),
            distance_km_of(groups) if "number" in groups else None,
            inside,
        )
        return _with_ring(body, expression) if pattern is wordings.ADJECTIVE else expression
    return None


def _with_ring(body: str, expression: Expression) -> Expression:
    """Take in the noun of "northern Aleppo countryside"."""
    end = expression.span.end
    ring = wordings.OWN_RING.search(body[end : end + 40])
    if ring is None:
        return expression
    span = Span(expression.span.start, end + ring.end())
    return replace(expression, span=span, kind=RelationKind.SURROUNDINGS, inside=False)


def _read_right(body: str, spans: Sequence[Span], number: int, is_area: bool) -> Expression | None:
    """Read what stands after the name: "'s western region", "countryside"."""
    span = spans[number]
    right = body[span.end : span.end + 60]
    before = body[max(0, span.start - len("the ")) : span.start]
    start = span.start - len("the ") * (before.casefold() == "the ")
    if match := wordings.OWN_PART.search(right) or wordings.OWN_RING.search(right):
        ring = match["ring"] is not None
        kind = RelationKind.SURROUNDINGS if ring else RelationKind.SIDE
        bearings = parse_directions(match["directions"])
        hull = Span(start, span.end + match.end())
        return Expression(hull, kind, (number,), bearings, inside=not ring)
    if not is_area and (match := wordings.OWN_MIDDLE.search(right)):
        hull = Span(start, span.end + match.end())
        return Expression(hull, RelationKind.SIDE, (number,), inside=True)
    if is_area and (match := wordings.OWN_BORDER.search(right)):
        return Expression(Span(start, span.end + match.end()), RelationKind.BORDER, (number,))
    if not is_area and (match := wordings.REGION.search(right)):
        return Expression(Span(start, span.end + match.end()), RelationKind.SURROUNDINGS, (number,))
    return None


def _read_pair(body: str, spans: Sequence[Span], number: int) -> Expression | None:
    """Read what two names make together: "between A and B", "A's border with B"."""
    span = spans[number]
    left = body[max(0, span.start - _LONGEST_LEFT) : span.start]
    border = wordings.BETWEEN_BORDER.search(left)
    between, road = border or wordings.BETWEEN.search(left), wordings.ROAD_FROM.search(left)
    for other in range(number + 1, min(number + 3, len(spans))):
        link = body[span.end : spans[other].start]
        if between and wordings.AND.search(link):
            start, kind = between.start(), _kind_between(between)
        elif road and wordings.TO.search(link):
            start, kind = road.start(), RelationKind.ROAD
        elif other == number + 1 and wordings.BORDER_WITH.search(link):
            start, kind = len(left), RelationKind.BORDER
        elif wordings.HYPHEN.search(link):
            hyphenated = _read_hyphenated(body, spans, number, other)
            if hyphenated is None:
                continue
            return hyphenated
        else:
            continue
        hull = Span(span.start - (len(left) - start), spans[other].end)
        return Expression(hull, kind, (number, other))
    return None


def _kind_between(match: re.Match[str]) -> RelationKind:
    if match.re is wordings.BETWEEN_BORDER:
        return RelationKind.BORDER
    return RelationKind.ROAD if match["road"] else RelationKind.BETWEEN


def _read_hyphenated(
    body: str, spans: Sequence[Span], number: int, other: int
) -> Expression | None:
    """Read "the Homs-Tartus road" and "the Mali-Algeria border"."""
    right = _after(body, spans[other])
    for pattern, kind in (
        (wordings.ROAD_NOUN, RelationKind.ROAD),
        (wordings.OWN_BORDER, RelationKind.BORDER),
    ):
        if noun := pattern.search(right):
            hull = Span(spans[number].start, spans[other].end + noun.end())
            return Expression(hull, kind, (number, other))
    return None


def _read_chain(body: str, spans: Sequence[Span], number: int) -> Expression | None:
    """Read the towns that hyphens string together, where a noun says that they make a line."""
    last = number
    while last + 1 < len(spans) and wordings.LONG_HYPHEN.search(
        body[spans[last].end : spans[last + 1].start]
    ):
        last += 1
    tail = wordings.CHAIN_TAIL.match(body, spans[last].end)
    end = tail.end("names") if tail else spans[last].end
    before = wordings.LINE_BEFORE.search(
        body[max(0, spans[number].start - 20) : spans[number].start]
    )
    after = wordings.LINE_AFTER.match(body, end)
    several = last - number > 1 or end > spans[last].end or before
    if last == number or not several or not (before or after):
        return None
    start = spans[number].start - (len(before.group()) if before else 0)
    hull = Span(start, after.end() if after else end)
    return Expression(hull, RelationKind.BETWEEN, tuple(range(number, last + 1)))


def _after(body: str, span: Span) -> str:
    return body[span.end : span.end + 30]


_GLOSSES = (RelationKind.DISTANCE, RelationKind.SIDE, RelationKind.SURROUNDINGS)


def _with_gloss(
    body: str, spans: Sequence[Span], areas: Collection[int], expression: Expression
) -> Expression:
    """Mark an expression that only explains where the place named just before it lies."""
    first = min(expression.anchors)
    if first == 0 or expression.kind not in _GLOSSES:
        return expression
    before = spans[first - 1]
    if before.end > expression.span.start:
        return expression
    link = body[before.end : expression.span.start]
    if expression.inside and first not in areas and "(" not in link:
        return expression  # "Homs, northern Aleppo": a list, not a gloss
    explains = len(link) <= _LONGEST_LINK and link.strip() and wordings.GLOSS_LINK.match(link)
    return replace(expression, explains=first - 1) if explains else expression


def distance_km_of(groups: Mapping[str, str]) -> float:
    """Return the kilometres that a pattern's number and unit give."""
    text = groups["number"].casefold().removeprefix("a").strip()
    number = wordings.NUMBER_WORDS.get(text) or float(text.replace(",", ""))
    unit = groups["unit"].casefold()
    return number * next(km for prefix, km in wordings.UNIT_KM.items() if unit.startswith(prefix))
