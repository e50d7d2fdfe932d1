"""Find the words that make a place out of another: "25 km west of", "the outskirts of"."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from geo.model import RelationKind, Span
from geo.model.generic_noun import GENERIC_NOUNS
from geo.places.geodesy import COMPASS_DEG

_POINT = r"(?:north|south)(?:[- ]?(?:east|west))?|east|west"
_DIRECTION = rf"(?:(?:{_POINT})(?:ern|ernmost)?)"
_DIRECTIONS = rf"(?:{_DIRECTION}(?:\s*(?:,|and|/|-)\s*(?:{_DIRECTION}|central))?|central)"
_NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip
_NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?|(?:a\s+)?(?:{'|'.join(_NUMBER_WORDS)}))"
_UNIT_KM = {"k": 1.0, "mi": 1.609344, "na": 1.852, "me": 0.001}
_UNIT = r"(?:km|kms|kilomet(?:er|re)s?|mi|miles?|nautical\s+miles?|met(?:er|re)s)\.?"
_ABOUT = r"(?:(?:about|some|around|nearly|roughly|approximately|almost|over|just|within)\s+)*"
_PLACE_NOUN = "|".join(sorted(GENERIC_NOUNS, key=len, reverse=True))
_TAIL = rf"(?:the\s+)?(?:(?:[\w-]+\s+){{0,2}}?(?:{_PLACE_NOUN})\s+of\s+(?:the\s+)?)?"
_RING = (
    r"outskirts|suburbs?|countryside|environs|surroundings|vicinity|periphery|fringes?|"
    r"approaches|hinterland|foothills"
)
_PART = r"(?:part|side|half|section|end|area|region|district|tip|corner|edge|coast)s?"


def _left(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})\Z", re.IGNORECASE)


def _right(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\A(?:{pattern})(?!\w)", re.IGNORECASE)


_DISTANCE = _left(
    rf"{_ABOUT}(?P<number>{_NUMBER})\s*-?\s*(?P<unit>{_UNIT})(?:\s*\([^)]*\))?\s+"
    rf"(?:(?:to\s+the\s+)?(?P<directions>{_DIRECTIONS})\s+(?:of|from)(?:\s+from)?"
    rf"|(?:away\s+)?from|outside(?:\s+of)?|short\s+of|off|beyond)\s+{_TAIL}"
)
_WITHIN = _left(rf"within\s+{_ABOUT}(?P<number>{_NUMBER})\s*-?\s*(?P<unit>{_UNIT})\s+of\s+{_TAIL}")
_OF_A_RING = _left(
    rf"(?:the\s+)?(?:(?P<directions>{_DIRECTIONS})\s+)?(?:(?:{_RING})\s+of|area\s+around)\s+{_TAIL}"
)
_NEAR = _left(rf"(?:just\s+)?(?:near|outside(?:\s+of)?|close\s+to)\s+{_TAIL}")
_OF_A_BANK = _left(
    rf"(?:the\s+)?(?P<directions>{_DIRECTIONS})\s+(?:river)?\s*banks?\s+of\s+{_TAIL}"
)
_BORDER_NOUN = r"(?:borders?|frontiers?|borderlands?|border\s+(?:area|region|zone)s?)"
_OF_A_BORDER = _left(
    rf"(?:the\s+)?{_BORDER_NOUN}\s+(?:with|of|to)\s+{_TAIL}"
    rf"|(?:across|over)\s+the\s+{_BORDER_NOUN}\s+(?:in|into|from|to|with)\s+{_TAIL}"
)
_OWN_BORDER = _right(rf"(?:['’]s?)?\s+{_BORDER_NOUN}")
_BETWEEN_BORDER = _left(rf"(?:the\s+)?{_BORDER_NOUN}\s+between\s+{_TAIL}")
_OF_A_PART = _left(rf"(?:the\s+)?(?P<directions>{_DIRECTIONS})\s+{_PART}\s+of\s+{_TAIL}")
_BESIDE = _left(rf"(?:the\s+)?(?P<directions>{_DIRECTIONS})\s+of\s+{_TAIL}")
_ADJECTIVE = _left(rf"(?:the\s+)?(?P<directions>{_DIRECTIONS})\s+(?:(?:{_PLACE_NOUN})\s+of\s+)?")
_BETWEEN = _left(
    rf"(?:(?:the\s+)?(?:(?P<road>road|highway|route)|area|zone|territory|stretch|corridor|line)s?\s+"
    rf"(?:located\s+)?)?between\s+{_TAIL}"
)
_ROAD_FROM = _left(rf"(?:the\s+)?(?:\w+\s+)?(?P<road>road|highway|route|motorway)\s+from\s+{_TAIL}")
_AND = re.compile(rf"\A\s*(?:\([^)]*\))?\s*,?\s*and\s+{_TAIL}\Z", re.IGNORECASE)
_TO = re.compile(rf"\A\s*(?:\([^)]*\))?\s*to\s+{_TAIL}\Z", re.IGNORECASE)
_HYPHEN = re.compile(r"\A\s?[-–]\s?\Z")
_UNKNOWN_NAMES = r"(?:[-–][A-Z][\w’']+)*"
_LONG_HYPHEN = re.compile(r"\A\s?(?:[-–][A-Z][\w’']+)*[-–]\s?\Z")
_CHAIN_TAIL = re.compile(rf"(?P<names>{_UNKNOWN_NAMES})")
_LINE = r"(?:line|front|axis|triangle|corridor|road|highway|railway)"
_LINE_BEFORE = re.compile(rf"\b{_LINE}\s+\Z")
_LINE_AFTER = re.compile(rf"\s+{_LINE}\b")
_ROAD_NOUN = _right(
    r"\s+(?:(?:coastal|main|desert|international|supply|invasion|ring|border)\s+)?"
    r"(?P<road>road|highway|route|axis|motorway|corridor|railway|railroad|pipeline)"
)
_OWN_PART = _right(rf"['’]s?\s+(?P<directions>{_DIRECTIONS})(?:\s+(?:{_PART}|(?P<ring>{_RING})))?")
_OWN_RING = _right(rf"(?:['’]s?)?\s+(?:(?P<directions>{_DIRECTIONS})\s+)?(?P<ring>{_RING})")
_OWN_MIDDLE = _right(r"(?:['’]s?)?\s+(?:city\s+|town\s+)?(?:cent(?:er|re)|downtown)")
_REGION = _right(r"\s+(?P<region>region|area|front)")
_LIES = r"(?:which\s+|that\s+)?(?:(?:is|are|was|lies|lying|located|situated|sits)\s+)"
_GLOSS_LINK = re.compile(
    r"\A(?:\s+[a-z][\w-]*){0,2}?\s*"
    rf"(?:(?:\(|,|–|—|-\s)\s*(?:(?:a|an|the)\s+(?:[^,.;()]|,\d){{1,40}}\s)?(?:{_LIES}+)?|{_LIES}+)"
    r"(?:(?:in|on|at)\s+)?\Z"
)
_POSSESSIVE = re.compile(r"\A['’]s?\s")
_ITS_CAPITAL = re.compile(r"\A\s+capital\b")
_CAPITAL = re.compile(r"\bthe\s+(?:national\s+)?capital\b(?!\s+(?:city|of)\b)(?!\s*,?\s*[A-Z])")
_SETTLEMENT = re.compile(
    rf"\b(?:the|that|this)\s+(?P<noun>(?:(?!{_DIRECTION}\b)[a-z][\w-]*\s+){{0,2}}?(?:city|town|village))\b"
    r"(?!\s+of\b)(?!\s+[A-Z])"
)
_COUNTRY_PART = re.compile(
    rf"(?<=\b(?:in|to|of)\s)the\s+(?P<bare>{_POINT})(?=\s*[.,;)]|\s+(?:and|but|from|by)\b)"
    rf"|(?:(?<=\bfrom\s)|(?<=\bfor\s))the\s+(?P<capital>(?-i:(?=[NSEW])){_POINT})\b(?!\s+(?:of\b|(?-i:[A-Z])))"
    rf"|\bthe\s+(?P<whole>{_POINT})\s+of\s+the\s+(?:[a-z][\w-]*,?\s+){{0,3}}country\b"
    rf"|\bthe\s+country['’]s\s+(?P<own>{_DIRECTIONS})\b(?:\s+{_PART}\b)?"
    rf"|\b(?:the\s+)?(?P<region>{_DIRECTIONS})\s+regions?\b(?!\s+of\b)",
    re.IGNORECASE,
)
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
    (_DISTANCE, RelationKind.DISTANCE, False),
    (_WITHIN, RelationKind.DISTANCE, False),
    (_OF_A_RING, RelationKind.SURROUNDINGS, False),
    (_OF_A_BANK, RelationKind.BANK, False),
    (_OF_A_BORDER, RelationKind.BORDER, False),
    (_OF_A_PART, RelationKind.SIDE, True),
    (_BESIDE, RelationKind.SIDE, False),
    (_ADJECTIVE, RelationKind.SIDE, True),
    (_NEAR, RelationKind.SURROUNDINGS, False),
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
    return tuple(Span(*match.span()) for match in _CAPITAL.finditer(body))


def find_settlements(body: str) -> tuple[Span, ...]:
    """Find "the city", "the besieged town" where no name follows that would say which."""
    return tuple(Span(*match.span("noun")) for match in _SETTLEMENT.finditer(body))


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
        for match in _COUNTRY_PART.finditer(body)
    )


def parse_directions(text: str | None) -> tuple[float, ...]:
    """Return the bearings that direction words give, in degrees clockwise from north.

    >>> parse_directions("west and south"), parse_directions("North-Eastern")
    ((270.0, 180.0), (45.0,))
    """
    points = re.findall(_POINT, (text or "").casefold())
    return tuple(COMPASS_DEG[re.sub(r"[- ]", "", point)] for point in points)


def _read_left(body: str, spans: Sequence[Span], number: int) -> Expression | None:
    """Read what stands before the name: "25 km west of", "western"."""
    span = spans[number]
    left = body[max(0, span.start - _LONGEST_LEFT) : span.start]
    if _POSSESSIVE.match(body[span.end : span.end + 3]):
        return None
    if _ITS_CAPITAL.match(body[span.end : span.end + 12]):
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
            _distance_km(groups) if "number" in groups else None,
            inside,
        )
        return _with_ring(body, expression) if pattern is _ADJECTIVE else expression
    return None


def _with_ring(body: str, expression: Expression) -> Expression:
    """Take in the noun of "northern Aleppo countryside"."""
    end = expression.span.end
    ring = _OWN_RING.search(body[end : end + 40])
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
    if match := _OWN_PART.search(right) or _OWN_RING.search(right):
        ring = match["ring"] is not None
        kind = RelationKind.SURROUNDINGS if ring else RelationKind.SIDE
        bearings = parse_directions(match["directions"])
        hull = Span(start, span.end + match.end())
        return Expression(hull, kind, (number,), bearings, inside=not ring)
    if not is_area and (match := _OWN_MIDDLE.search(right)):
        hull = Span(start, span.end + match.end())
        return Expression(hull, RelationKind.SIDE, (number,), inside=True)
    if is_area and (match := _OWN_BORDER.search(right)):
        return Expression(Span(start, span.end + match.end()), RelationKind.BORDER, (number,))
    if not is_area and (match := _REGION.search(right)):
        return Expression(Span(start, span.end + match.end()), RelationKind.SURROUNDINGS, (number,))
    return None


def _read_pair(body: str, spans: Sequence[Span], number: int) -> Expression | None:
    """Read what two names make together: "between A and B", "the road from A to B"."""
    span = spans[number]
    left = body[max(0, span.start - _LONGEST_LEFT) : span.start]
    border = _BETWEEN_BORDER.search(left)
    between, road = border or _BETWEEN.search(left), _ROAD_FROM.search(left)
    for other in range(number + 1, min(number + 3, len(spans))):
        link = body[span.end : spans[other].start]
        if between and _AND.search(link):
            start, kind = between.start(), _kind_between(between)
        elif road and _TO.search(link):
            start, kind = road.start(), RelationKind.ROAD
        elif _HYPHEN.search(link):
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
    if match.re is _BETWEEN_BORDER:
        return RelationKind.BORDER
    return RelationKind.ROAD if match["road"] else RelationKind.BETWEEN


def _read_hyphenated(
    body: str, spans: Sequence[Span], number: int, other: int
) -> Expression | None:
    """Read "the Homs-Tartus road" and "the Mali-Algeria border"."""
    right = _after(body, spans[other])
    for pattern, kind in ((_ROAD_NOUN, RelationKind.ROAD), (_OWN_BORDER, RelationKind.BORDER)):
        if noun := pattern.search(right):
            hull = Span(spans[number].start, spans[other].end + noun.end())
            return Expression(hull, kind, (number, other))
    return None


def _read_chain(body: str, spans: Sequence[Span], number: int) -> Expression | None:
    """Read the towns that hyphens string together, where a noun says that they make a line."""
    last = number
    while last + 1 < len(spans) and _LONG_HYPHEN.search(
        body[spans[last].end : spans[last + 1].start]
    ):
        last += 1
    tail = _CHAIN_TAIL.match(body, spans[last].end)
    end = tail.end("names") if tail else spans[last].end
    before = _LINE_BEFORE.search(body[max(0, spans[number].start - 20) : spans[number].start])
    after = _LINE_AFTER.match(body, end)
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
    explains = len(link) <= _LONGEST_LINK and link.strip() and _GLOSS_LINK.match(link)
    return replace(expression, explains=first - 1) if explains else expression


def _distance_km(groups: Mapping[str, str]) -> float:
    text = groups["number"].casefold().removeprefix("a").strip()
    number = _NUMBER_WORDS.get(text) or float(text.replace(",", ""))
    unit = groups["unit"].casefold()
    return number * next(km for prefix, km in _UNIT_KM.items() if unit.startswith(prefix))
