"""Words of time: every word the grammar knows, with its class and its normalised value.

The classes are the terminal symbols of :mod:`geo.dates.grammar`. Codes of seasons and parts of
the day are those of TIMEX3 (ISO-TimeML, https://timeml.github.io/site/publications/).
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from geo.dates.calendar import Edge, Unit

Value = int | float | str | Unit | Edge | tuple[int, ...] | None
Entry = tuple[str, Value]

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_MONTH_SHORT = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_WEEKDAY_SHORT = {
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4,
    "fri": 5, "sat": 6, "sun": 7,
}  # fmt: skip

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINAL_ONES = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
)  # fmt: skip
_ORDINAL_TEENS = (
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip

_UNITS = {
    "second": Unit.SECOND, "minute": Unit.MINUTE, "hour": Unit.HOUR, "day": Unit.DAY,
    "week": Unit.WEEK, "month": Unit.MONTH, "year": Unit.YEAR, "decade": Unit.DECADE,
    "century": Unit.CENTURY,
}  # fmt: skip

_CLASSES: Mapping[str, Mapping[str, Value]] = {
    "the": {"the": None},
    "a": {"a": 1, "an": 1},
    "of": {"of": None},
    "in": {"in": None},
    "on": {"on": None},
    "at": {"at": None},
    "for": {"for": None},
    "since": {"since": None},
    "from": {"from": None},
    "between": {"between": None},
    "until": dict.fromkeys(("until", "till", "through", "thru")),
    "to": {"to": None},
    "and": dict.fromkeys(("and", "or", "&")),
    "preposition": dict.fromkeys((
        "by", "during", "throughout", "into", "within", "toward", "towards", "across",
    )),
    "per": {"per": None},
    "each": dict.fromkeys(("each", "every")),
    "this": {"this": None},
    "that": {"that": None},
    "these": dict.fromkeys(("these", "those")),
    "its": dict.fromkeys(("its", "his", "her", "their", "our", "my")),
    "same": dict.fromkeys(("same", "very")),
    "last": {"last": None},
    "past": {"past": None},
    "previous": dict.fromkeys(("previous", "preceding", "prior")),
    "next": dict.fromkeys(("next", "coming", "upcoming")),
    "following": dict.fromkeys(("following", "subsequent", "ensuing")),
    "current": {"current": "PRESENT_REF"},
    "ago": {"ago": None},
    "before": dict.fromkeys(("before", "previously", "beforehand")),
    "after": dict.fromkeys(("after", "afterwards", "afterward", "thereafter", "hence")),
    "earlier": {"earlier": None},
    "later": {"later": None},
    "early": {"early": Edge.START},
    "late": {"late": Edge.END},
    "mid": {"mid": Edge.MID},
    "edge": {
        "beginning": Edge.FIRST, "start": Edge.FIRST, "outset": Edge.FIRST, "onset": Edge.FIRST,
        "middle": Edge.MID, "midst": Edge.MID, "end": Edge.LAST, "close": Edge.LAST,
    },
    "part": dict.fromkeys(("part", "parts", "portion", "stages")),
    "latter": {"latter": Edge.LATTER},
    "rest": dict.fromkeys(("rest", "remainder", "most", "course", "bulk")),
    "circa": dict.fromkeys(("about", "around", "approximately", "roughly", "circa", "ca")),
    "approx": dict.fromkeys((
        "nearly", "almost", "some", "over", "under", "more than", "less than", "fewer than",
        "at least", "at most", "up to", "close to", "only", "just",
        "no more than", "no less than", "as many as", "well over",
        "a little over", "a little more than", "just over", "just under", "barely", "another",
        "an estimated", "a mere", "exactly",
    )),
    "adjective": dict.fromkeys((
        "full", "whole", "entire", "consecutive", "straight", "more", "additional",
        "further", "short", "solid", "bloody", "brutal", "single", "calendar", "successive",
        "extra", "hard", "other", "bitter", "difficult", "final", "remaining",
    )),
    "vague": dict.fromkeys((
        "few", "several", "many", "couple", "dozen", "dozens", "numerous", "hundreds", "thousands",
        "a couple of", "couple of", "a few", "a number of", "a good many", "a great many",
        "dozens of", "hundreds of", "thousands of", "scores of", "a handful of", "countless",
    )),
    "half": {"half": 0.5},
    "fiscal": {"fiscal": None},
    "long": dict.fromkeys(("long", "lengthy")),
    "old": {"old": None},
    "quarter": {"quarter": Unit.QUARTER},
    "weekend": {"weekend": Unit.WEEKEND},
    "era_before": dict.fromkeys(("bc", "bce", "b.c", "b.c.", "b.c.e."), "BC"),
    "era_after": dict.fromkeys(("ad", "ce", "a.d.", "c.e."), "AD"),
    "season": {
        "springtime": "SP", "summer": "SU", "summertime": "SU", "autumn": "FA", "winter": "WI",
        "wintertime": "WI",
    },
    "maybe_season": {"spring": "SP", "fall": "FA"},
    "campaign": dict.fromkeys((
        "offensive", "offensives", "campaign", "campaigns", "fighting", "assault", "break",
    )),
    "daypart": {
        "morning": "TMO", "mornings": "TMO", "afternoon": "TAF", "afternoons": "TAF",
        "evening": "TEV", "evenings": "TEV", "night": "TNI", "nights": "TNI", "nighttime": "TNI",
        "daytime": "TDT",
    },
    "dawn": {
        "dawn": "TMO", "daybreak": "TMO", "sunrise": "TMO", "dusk": "TEV", "sunset": "TEV",
        "nightfall": "TNI",
    },
    "noon": {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"},
    "deictic_day": {"today": 0, "yesterday": -1, "tomorrow": 1},
    "deictic_night": {"tonight": 0, "overnight": -1},
    "set_adverb": {
        "hourly": Unit.HOUR, "daily": Unit.DAY, "everyday": Unit.DAY, "weekly": Unit.WEEK,
        "fortnightly": Unit.FORTNIGHT, "monthly": Unit.MONTH, "quarterly": Unit.QUARTER,
        "yearly": Unit.YEAR, "annual": Unit.YEAR, "annually": Unit.YEAR, "nightly": "TNI",
    },
    "measure": dict.fromkeys((
        "times", "twice", "once", "percent", "cents", "dollars", "euros", "barrels", "tons",
        "tonnes", "gallons", "miles", "kilometers", "kilometres", "thousand", "million",
        "billion", "trillion", "share",
    )),
    "now": {"now": "PRESENT_REF"},
    "reference": {
        "currently": "PRESENT_REF",
        "nowadays": "PRESENT_REF", "presently": "PRESENT_REF", "right now": "PRESENT_REF",
        "at present": "PRESENT_REF", "these days": "PRESENT_REF", "to date": "PRESENT_REF",
        "present-day": "PRESENT_REF", "present day": "PRESENT_REF", "modern day": "PRESENT_REF",
        "modern-day": "PRESENT_REF",
        "the time being": "PRESENT_REF", "at the moment": "PRESENT_REF",
        "this moment": "PRESENT_REF", "to this day": "PRESENT_REF",
        "recently": "PAST_REF", "recent": "PAST_REF", "lately": "PAST_REF",
        },
    "horizon": {
        "recent past": "PAST_REF", "distant past": "PAST_REF", "future": "FUTURE_REF",
        "near future": "FUTURE_REF", "foreseeable future": "FUTURE_REF",
        "distant future": "FUTURE_REF",
    },
    "office": {"former": "PAST_REF"},
    "holiday": {
        "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24),
        "new year's eve": (12, 31), "new year's day": (1, 1), "the new year": (1, 1),
        "halloween": (10, 31), "independence day": (7, 4), "valentine's day": (2, 14),
        "bastille day": (7, 14), "may day": (5, 1), "armistice day": (11, 11),
        "veterans day": (11, 11), "boxing day": (12, 26),
    },
    "numbered": dict.fromkeys((
        "resolution", "resolutions", "flight", "decree", "law", "article", "section", "order",
        "number", "no", "route", "highway", "channel", "room", "battalion", "brigade", "regiment",
        "division", "squadron", "boeing", "airbus", "page", "chapter", "case", "bill",
    )),
    "named_day": {
        "9/11": (2001, 9, 11), "d-day": (1944, 6, 6), "v-e day": (1945, 5, 8),
        "ve day": (1945, 5, 8), "v-j day": (1945, 8, 15), "vj day": (1945, 8, 15),
    },
    "timezone": dict.fromkeys((
        "gmt", "utc", "est", "edt", "cst", "cdt", "mst", "pst", "pdt", "cet", "eet", "local time",
    )),
}  # fmt: skip


#: Units that productions name on their own.
_OWN_CLASS = {"day": "day_unit", "year": "year_unit", "century": "century"}

#: Names that are common words or surnames when they stand alone.
_AMBIGUOUS = {"march": "maybe_month", "may": "maybe_month"}


def _numerals() -> Iterator[tuple[str, Entry]]:
    cardinals = [*_ONES, *_TEENS]
    ordinals = [*_ORDINAL_ONES, *_ORDINAL_TEENS]
    for tens in _TENS:
        cardinals += [tens, *(f"{tens}-{one}" for one in _ONES)]
        ordinals += [tens.replace("ty", "tieth"), *(f"{tens}-{one}" for one in _ORDINAL_ONES)]
    for number, word in enumerate(cardinals, start=1):
        yield word, ("numeral", number)
        yield word.replace("-", " "), ("numeral", number)
    for number, word in enumerate(ordinals, start=1):
        yield word, ("ordinal", number)
        yield word.replace("-", " "), ("ordinal", number)
    yield "hundred", ("numeral", 100)
    yield "a hundred", ("numeral", 100)
    yield "one hundred", ("numeral", 100)


def _units() -> Iterator[tuple[str, Entry]]:
    for word, unit in _UNITS.items():
        plural = "centuries" if word == "century" else f"{word}s"
        if unit is not Unit.SECOND:  # "second" is nearly always the ordinal
            yield word, (_OWN_CLASS.get(word, "unit"), unit)
        yield plural, ("units", unit)
    yield "quarters", ("units", Unit.QUARTER)
    yield "weekends", ("units", Unit.WEEKEND)
    yield "fortnight", ("unit", Unit.FORTNIGHT)
    yield "fortnights", ("units", Unit.FORTNIGHT)


def _names() -> Iterator[tuple[str, Entry]]:
    for number, name in enumerate(MONTHS, start=1):
        yield name, (_AMBIGUOUS.get(name, "month"), number)
    for number, name in enumerate(WEEKDAYS, start=1):
        yield name, ("weekday", number)
        yield f"{name}s", ("weekdays", number)
    for name, number in _MONTH_SHORT.items():
        yield name, ("short_month", number)
    for name, number in _WEEKDAY_SHORT.items():
        yield name, ("short_weekday", number)


def _entries() -> Iterator[tuple[str, Entry]]:
    for name, words in _CLASSES.items():
        for word, value in words.items():
            yield word, (name, value)
    yield from _numerals()
    yield from _units()
    yield from _names()


#: What each word, lower-cased, may stand for.
LEXICON: Mapping[str, Entry] = MappingProxyType(dict(_entries()))

#: Names that are common words unless capitalised.
CAPITALISED = frozenset(
    {"march", "may", "august", *_MONTH_SHORT, *_WEEKDAY_SHORT, "ad", "ce", "est", "pst", "cet"}
)
