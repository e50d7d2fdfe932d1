"""The wordings of relative places as patterns, to the left and right of a name and between."""

import re

from geo.model.generic_noun import GENERIC_NOUNS

POINT = r"(?:(?:north|south)(?:[- ]?(?:east|west))?|east|west)"
_DIRECTION = rf"(?:{POINT}(?:ern|ernmost)?)"
_DIRECTIONS = rf"(?:{_DIRECTION}(?:\s*(?:,|and|/|-)\s*(?:{_DIRECTION}|central))?|central)"
NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip
_NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?|(?:a\s+)?(?:{'|'.join(NUMBER_WORDS)}))"
UNIT_KM = {"k": 1.0, "mi": 1.609344, "na": 1.852, "me": 0.001}
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


DISTANCE = _left(
    rf"{_ABOUT}(?P<number>{_NUMBER})\s*-?\s*(?P<unit>{_UNIT})(?:\s*\([^)]*\))?\s+"
    rf"(?:(?:to\s+the\s+)?(?P<directions>{_DIRECTIONS})\s+(?:of|from)(?:\s+from)?"
    rf"|(?:away\s+)?from|outside(?:\s+of)?|short\s+of|off|beyond)\s+{_TAIL}"
)
_STRETCH = r"(?:line|front|ridge|pass|road)"
FROM_UNKNOWN = re.compile(
    rf"\A\s*[,(]\s*{_ABOUT}(?P<number>{_NUMBER})\s*-?\s*(?P<unit>{_UNIT})(?:\s*\([^)]*\))?\s+"
    rf"(?:to\s+the\s+)?(?P<directions>{_DIRECTIONS})\s+(?:of|from)\s+(?:the\s+)?"
    rf"(?P<name>(?-i:[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){{0,2}})(?P<stretch>\s+{_STRETCH}\b)?)",
    re.IGNORECASE,
)
WITHIN = _left(rf"within\s+{_ABOUT}(?P<number>{_NUMBER})\s*-?\s*(?P<unit>{_UNIT})\s+of\s+{_TAIL}")
OF_A_RING = _left(
    rf"(?:the\s+)?(?:(?P<directions>{_DIRECTIONS})\s+)?(?:(?:{_RING})\s+of|area\s+around)\s+{_TAIL}"
)
NEAR = _left(rf"(?:just\s+)?(?:near|outside(?:\s+of)?|close\s+to)\s+{_TAIL}")
OF_A_BANK = _left(rf"(?:the\s+)?(?P<directions>{_DIRECTIONS})\s+(?:river)?\s*banks?\s+of\s+{_TAIL}")
_BORDER_NOUN = r"(?:borders?|frontiers?|borderlands?|border\s+(?:area|region|zone)s?)"
OF_A_BORDER = _left(
    rf"(?:the\s+)?{_BORDER_NOUN}\s+(?:with|of|to)\s+{_TAIL}"
    rf"|(?:across|over)\s+the\s+{_BORDER_NOUN}\s+(?:in|into|from|to|with)\s+{_TAIL}"
)
OWN_BORDER = _right(rf"(?:['’]s?)?\s+{_BORDER_NOUN}")
BORDER_WITH = re.compile(
    rf"\A(?:['’]s?)?\s+(?:[a-z]+\s+)?{_BORDER_NOUN}\s+with\s+{_TAIL}\Z", re.IGNORECASE
)
NATIONAL_BORDER = re.compile(
    rf"\b(?:(?P<other>[A-Z][a-z]+)[-–])?(?P<people>[A-Z][a-z]+)\s+(?i:{_BORDER_NOUN})(?=\s*(?:[.,;:)”\"]|\Z)|\s+(?:and|or|but|in|on|at"
    r"|near|by|to|from|into|after|before|when|where|while|as|for|since|until|during|last|this|that"
    r"|which|overnight|is|was|were|are|has|have|had)\b)"
)
BETWEEN_BORDER = _left(rf"(?:the\s+)?{_BORDER_NOUN}\s+between\s+{_TAIL}")
OF_A_PART = _left(rf"(?:the\s+)?(?P<directions>{_DIRECTIONS})\s+{_PART}\s+of\s+{_TAIL}")
BESIDE = _left(rf"(?:the\s+)?(?P<directions>{_DIRECTIONS})\s+of\s+{_TAIL}")
ADJECTIVE = _left(rf"(?:the\s+)?(?P<directions>{_DIRECTIONS})\s+(?:(?:{_PLACE_NOUN})\s+of\s+)?")
BETWEEN = _left(
    rf"(?:(?:the\s+)?(?:(?P<road>road|highway|route)|area|zone|territory|stretch|corridor|line)s?\s+"
    rf"(?:located\s+)?)?between\s+{_TAIL}"
)
ROAD_FROM = _left(rf"(?:the\s+)?(?:\w+\s+)?(?P<road>road|highway|route|motorway)\s+from\s+{_TAIL}")
AND = re.compile(rf"\A\s*(?:\([^)]*\))?\s*,?\s*and\s+{_TAIL}\Z", re.IGNORECASE)
TO = re.compile(rf"\A\s*(?:\([^)]*\))?\s*to\s+{_TAIL}\Z", re.IGNORECASE)
HYPHEN = re.compile(r"\A\s?[-–]\s?\Z")
_UNKNOWN_NAMES = r"(?:[-–][A-Z][\w’']+)*"
LONG_HYPHEN = re.compile(r"\A\s?(?:[-–][A-Z][\w’']+)*[-–]\s?\Z")
CHAIN_TAIL = re.compile(rf"(?P<names>{_UNKNOWN_NAMES})")
_LINE = r"(?:line|front|axis|triangle|corridor|road|highway|railway)"
LINE_BEFORE = re.compile(rf"\b{_LINE}\s+\Z")
LINE_AFTER = re.compile(rf"\s+{_LINE}\b")
ROAD_NOUN = _right(
    r"\s+(?:(?:coastal|main|desert|international|supply|invasion|ring|border)\s+)?"
    r"(?P<road>road|highway|route|axis|motorway|corridor|railway|railroad|pipeline)"
)
OWN_PART = _right(rf"['’]s?\s+(?P<directions>{_DIRECTIONS})(?:\s+(?:{_PART}|(?P<ring>{_RING})))?")
OWN_RING = _right(rf"(?:['’]s?)?\s+(?:(?P<directions>{_DIRECTIONS})\s+)?(?P<ring>{_RING})")
OWN_MIDDLE = _right(r"(?:['’]s?)?\s+(?:city\s+|town\s+)?(?:cent(?:er|re)|downtown)")
REGION = _right(r"\s+(?P<region>region|area|front)")
_LIES = r"(?:which\s+|that\s+)?(?:(?:is|are|was|lies|lying|located|situated|sits)\s+)"
GLOSS_LINK = re.compile(
    r"\A(?:\s+[a-z][\w-]*){0,2}?\s*"
    rf"(?:(?:\(|,|–|—|-\s)\s*(?:(?:a|an|the)\s+(?:[^,.;()]|,\d){{1,40}}\s)?(?:{_LIES}+)?|{_LIES}+)"
    r"(?:(?:in|on|at)\s+)?\Z"
)
POSSESSIVE = re.compile(r"\A['’]s?\s")
ITS_CAPITAL = re.compile(r"\A\s+capital\b")
CAPITAL = re.compile(r"\bthe\s+(?:national\s+)?capital\b(?!\s+(?:city|of)\b)(?!\s*,?\s*[A-Z])")
NATIONAL_CAPITAL = re.compile(
    r"\b[Tt]he\s+(?P<people>[A-Z][a-z]+)\s+capital\b(?!\s+(?:city|of)\b)(?!['’]?s?\s*,?\s*[A-Z])"
)
SETTLEMENT = re.compile(
    rf"\b(?:the|that|this)\s+(?P<noun>(?:(?!{_DIRECTION}\b)[a-z][\w-]*\s+){{0,2}}?(?:city|town|village))\b"
    r"(?!\s+of\b)(?!\s+[A-Z])"
)
COUNTRY_PART = re.compile(
    rf"(?<=\b(?:in|to|of)\s)the\s+(?P<bare>{POINT})(?=\s*[.,;)]|\s+(?:and|but|from|by)\b)"
    rf"|(?:(?<=\bfrom\s)|(?<=\bfor\s))the\s+(?P<capital>(?-i:(?=[NSEW])){POINT})\b(?!\s+(?:of\b|(?-i:[A-Z])))"
    rf"|\bthe\s+(?P<whole>{POINT})\s+of\s+the\s+(?:[a-z][\w-]*,?\s+){{0,3}}country\b"
    rf"|\bthe\s+country['’]s\s+(?P<own>{_DIRECTIONS})\b(?:\s+{_PART}\b)?"
    rf"|\b(?:the\s+)?(?P<region>{_DIRECTIONS})\s+regions?\b(?!\s+of\b)",
    re.IGNORECASE,
)
