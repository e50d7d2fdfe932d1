"""The grammar of date expressions, compiled into one regular expression over token classes.

A production is written in the names of token classes (lower case) and of other productions
(upper case), with the operators of regular expressions. ``<a b>`` demands one of the classes
just before, ``{a b}`` just after, and ``!a b!`` forbids them just after. Of all productions that
fit at a place the first one listed wins, so the more specific stand first.
"""

import re
from collections.abc import Iterator, Mapping

from geo.dates.lexicon import LEXICON
from geo.dates.phrase import Phrase
from geo.dates.scanner import SHAPES, Token

PARTS: Mapping[str, str] = {
    # nouns
    "UNIT": "(unit | day_unit | year_unit | century | quarter | weekend)",
    "DAY": "(day | day_ordinal | ordinal)",
    "MONTH": "(month | maybe_month | short_month dot?)",
    "WEEKDAY": "(weekday | short_weekday dot?)",
    "DAYPART": "(daypart | dawn | noon)",
    "SEASON": "(season | maybe_season)",
    "ERA": "(era_before | era_after)",
    "YEAR": "(year ERA? | (day | number) ERA | era_after (day | number | year) | short_year)",
    "NUMBER": "(day | number | numeral | year)",
    # what may stand before a date, and narrows it
    "WHICH": "(same | current | last | past | previous | next | following)",
    "THIS": "(the | this | that)",
    "NTH": "(ordinal | day_ordinal | WHICH)",
    "FIRST_UNITS": "the? (ordinal | last) (NUMBER | vague)? adjective? UNITS",
    "LED_BY": "<in of since from between to until and preposition early late mid dash comma open"
    " a>",
    "EARLY": "(early | late | mid) dash? in?",
    "LATER": "(earlier | later) (in | on)?",
    "EDGE": "the? (early | latter | late)? (edge | part | rest) of",
    "CLOCK_OF": "(the? (early | late)? (DAYPART | units) | (early | late) in the DAYPART) of",
    "PRE": "(circa dot?)? (CLOCK_OF | EDGE | the? EARLY | LATER)? the?",
    # what may stand behind a date, and completes it
    "THAT_YEAR": "(of (the WHICH? | that same?) | of? (this | last | next)) year_unit",
    "OF_YEAR": "(comma? YEAR | of YEAR | THAT_YEAR)",
    "AT_TIME": "comma? at? clock timezone?",
    # counts
    "ABOUT": "(circa | approx)*",
    "COUNT": "(NUMBER (dash | to | and) NUMBER | NUMBER dash? and dash? a? dash? half | NUMBER"
    " | a? vague | half a? | a half | a)",
    "UNITS": "(UNIT | units)",
}

#: What each kind of expression looks like; :mod:`geo.dates.interpreter` has a reader for each.
PRODUCTIONS: Mapping[str, str] = {
    # calendar dates
    "iso": "iso AT_TIME?",
    "named_day": "named_day",
    "numeric": "numeric AT_TIME?",
    "clock": """
          clock timezone? comma? WEEKDAY DAYPART? (comma? MONTH DAY)? OF_YEAR?
        | clock timezone? comma? MONTH DAY OF_YEAR?
        | clock timezone? (comma? deictic_day)?
    """,
    "days": """
          MONTH day (dash | and) (day | day_ordinal) !units unit year_unit clock dash! OF_YEAR?
        | the? DAY (comma the? DAY)* (dash | and | to | until) the? DAY of? MONTH OF_YEAR?
    """,
    "night": """
          the? daypart of the? DAY (dash | slash | to | and) the? DAY of? MONTH OF_YEAR?
        | the? daypart of MONTH DAY (dash | slash | to | and) DAY !units unit! OF_YEAR?
    """,
    "day": """
          PRE (WEEKDAY comma? the?)? MONTH the? DAY !units unit year_unit! OF_YEAR? AT_TIME?
        | PRE (WEEKDAY comma? the?)? DAY day_unit? of? MONTH OF_YEAR? AT_TIME?
        | PRE holiday (OF_YEAR | DAYPART)?
    """,
    "month": """
          PRE (MONTH OF_YEAR | YEAR MONTH | WHICH MONTH)
        | PRE (month | LED_BY (maybe_month | short_month dot))
        | PRE the maybe_month !to on of from at in!
    """,
    "day_of_focus": """
          <on from to until since and preposition> the day_ordinal !century dash name numbered!
    """,
    # parts of years and longer
    "season": """
          PRE (this | that | WHICH)? SEASON (OF_YEAR | of? YEAR)
        | PRE YEAR SEASON
        | PRE (this | that | WHICH) SEASON
        | the? EARLY the? SEASON !of!
        | LATER the SEASON
        | EDGE SEASON
        | PRE season
        | (the | <in>) maybe_season !of!
        | maybe_season {campaign}
    """,
    "quarter": """
          (THIS | its)? EARLY? fiscal? NTH dash? fiscal? quarter of fiscal? YEAR
        | (THIS | its)? EARLY? fiscal? NTH dash? fiscal? quarter (of THIS? WHICH? year_unit)? !dash!
        | PRE THIS quarter !of!
        | quarter_code OF_YEAR?
        | YEAR dash? quarter_code
    """,
    "half": """
          the? (ordinal | latter | last) half of (YEAR | MONTH OF_YEAR?)
        | the? (ordinal | latter | last) half of THIS? WHICH? (UNIT | decade)
    """,
    "decade": "PRE (early | late | mid)? dash? (decade | <the> short_decade) ERA?",
    "century": "PRE (early | late | mid)? dash? (DAY | WHICH | this) dash? century ERA?",
    "years": """
          (the year_unit)? year dash (day | number) !units unit year_unit day_unit dash decade!
        | (day | number) (dash | and | to) (day | number) ERA
    """,
    "year": "PRE fiscal? (year_unit fiscal?)? YEAR !units unit day_unit year_unit!",
    # relative to now or to the date spoken of
    "deictic": """
          (circa? EARLY | LATER | CLOCK_OF)? deictic_day DAYPART? AT_TIME?
        | the day_unit (before | after) deictic_day
        | deictic_night
    """,
    "weekday": """
          PRE (this | that | WHICH)? (weekday | short_weekday dot) (comma? THIS? DAYPART)? AT_TIME?
    """,
    "weekend": "(EDGE | the? EARLY | LATER)? (THIS | WHICH)+ weekend",
    "offset": """
          ABOUT COUNT adjective? UNITS (ago | earlier | later | before | after | from now)
        | units (ago | earlier | later | before | after)
        | the (UNIT | DAYPART) (before | after | following)
    """,
    "span": """
          the? (WHICH | this | these)+ ABOUT (NUMBER | a? vague) adjective? UNITS
        | the? (WHICH | this | these)+ units
        | the (NUMBER | vague) (previous | following | next | last) UNITS
    """,
    "part_of": """
          FIRST_UNITS (of | in) (MONTH OF_YEAR? | YEAR)
        | FIRST_UNITS (of | in) THIS? WHICH? (unit | year_unit)
    """,
    "unit": """
          PRE (this | that) (same | last)? UNIT
        | PRE (LATER | EDGE) (this | that | the)? WHICH? UNIT
        | PRE its? (WHICH | fiscal)+ adjective? UNIT
        | the? EARLY (the | this | that) UNIT
        | UNIT possessive edge
        | UNIT dash edge
    """,
    "daypart": """
          (EARLY in? | LATER)? (THIS | its | a)? WHICH* (early | late)? daypart
        | numeral daypart
        | <at until from preposition since and before after to circa> (dawn | noon)
        | (the | this | that | WHICH | EARLY)+ dawn
    """,
    # how long and how often
    "set": """
          (each | per) (NUMBER | adjective | ordinal)? (UNITS | WEEKDAY | DAYPART | season)
        | slash UNIT
        | <number day year numeral measure> a UNIT
        | set_adverb
        | weekdays
    """,
    "duration": """
          ABOUT COUNT adjective? dash? UNITS (and a half)? (dash? long | old)? !dash old!
        | UNIT dash long
        | <for in after preposition and of> units
        | half dash UNIT
    """,
    # now, the past and the future
    "reference": """
          reference units?
        | now
        | current
        | the? horizon
        | the past
        | office
    """,
}


def find(tokens: list[Token]) -> Iterator[Phrase]:
    """Yield the date expressions of a text, in order."""
    classes = "".join(_CHARACTERS[token.kind] for token in tokens)
    for run in _RUN.finditer(classes):
        if not _TIMED.search(classes, run.start(), run.end()):
            continue
        for match in _GRAMMAR.finditer(classes, run.start(), run.end() + 1):
            first, stop = match.span()
            kind = match.lastgroup or ""
            if _leads_with_article(tokens, first, stop):
                first += 1
            group = tuple(tokens[first:stop])
            for item in _items(kind, group):
                yield Phrase(kind, item, group, first, stop)


_BARE = {"year", "month", "maybe_month", "short_month", "weekday"}
_SEASONS = {"season", "maybe_season"}


def _leads_with_article(tokens: list[Token], first: int, stop: int) -> bool:
    """Tell "the 1941 campaign", whose article belongs to the noun, from "the 20 September"."""
    if stop - first < 2 or stop == len(tokens):
        return False
    article, head, follower = tokens[first].kind, tokens[first + 1].kind, tokens[stop].kind
    if article == "a":
        return tokens[stop - 1].kind == "long"  # "a month-long siege"
    if article != "the":
        return False
    is_noun = follower in ("word", "name", "numbered", "campaign")
    return (head in _BARE and is_noun) or (head in _SEASONS and follower == "campaign")


_LISTS = {"days": {"day", "day_ordinal", "ordinal"}, "years": {"year", "day", "number"}}
_JOINTS = {"comma", "dash", "and", "to", "until"}


def _items(kind: str, group: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """Split a list of days or years at its joints: "the 7th and 9th of May" has two items."""
    members = _LISTS.get(kind)
    first = 0
    if members:
        seen = False
        for i, token in enumerate(group):
            following = [other.kind for other in group[i + 1 : i + 3] if other.kind != "the"]
            if token.kind in _JOINTS and seen and following and following[0] in members:
                yield group[first:i]
                first, seen = i + 1, False
            seen = seen or token.kind in members
    yield group[first:]


def _compile() -> re.Pattern[str]:
    alternatives = (f"(?P<{kind}>{_expand(pattern)})" for kind, pattern in PRODUCTIONS.items())
    return re.compile("|".join(alternatives))


def _expand(pattern: str) -> str:
    """Translate a production into a regular expression over the characters of the classes."""
    pattern = re.sub(r"[A-Z_]{2,}", lambda m: _expand(f"({PARTS[m.group()]})"), pattern)
    pattern = re.sub(r"<([a-z_ ]+)>", lambda m: f"(?<=[{_characters(m.group(1))}])", pattern)
    pattern = re.sub(r"!([a-z_ ]+)!", lambda m: f"(?![{_characters(m.group(1))}])", pattern)
    pattern = re.sub(r"\{([a-z_ ]+)\}", lambda m: f"(?=[{_characters(m.group(1))}])", pattern)
    pattern = re.sub(r"\b[a-z_]+\b", lambda m: _CHARACTERS[m.group()], pattern)
    return re.sub(r"\s+", "", re.sub(r"\((?!\?)", "(?:", pattern))


def _characters(names: str) -> str:
    return "".join(_CHARACTERS[name] for name in names.split())


_KINDS = sorted({kind for kind, _ in LEXICON.values()} | SHAPES)
_CHARACTERS = {kind: chr(0xE000 + i) for i, kind in enumerate(_KINDS)}
_GRAMMAR = _compile()

#: Classes that no production holds: dates stand in the runs between them.
_OUTSIDE = {"word", "name", "numbered", "mark", "open", "paragraph", "junk"}
#: Classes that hold no time by themselves: a run of nothing else is passed over.
_TIMELESS = {
    "the", "a", "of", "in", "on", "at", "for", "since", "from", "between", "until", "to", "and",
    "preposition", "this", "that", "these", "its", "circa", "approx", "adjective", "vague", "half",
    "comma", "dot", "dash", "possessive", "number", "day", "numeral", "ordinal", "measure", "part",
    "long", "old", "edge", "rest", "last", "next", "same", "before", "after", "campaign", "early",
    "late", "later", "earlier", "following", "fiscal",
}  # fmt: skip
_RUN = re.compile(f"[^{_characters(' '.join(_OUTSIDE))}]{{1,200}}")  # bounds the cost of a table
_TIMED = re.compile(f"[^{_characters(' '.join(_TIMELESS))}]")
