"""Readers of counts of units and of what repeats: durations, sets, and "now" and "the past"."""

from geo.dates.calendar import Unit, advance
from geo.dates.context import Context, Reading
from geo.dates.phrase import Phrase
from geo.model import TimexType

_UNIT_CLASSES = ("unit", "units", "day_unit", "year_unit", "century", "quarter", "weekend")
_SYMBOLS = {
    Unit.SECOND: "TS", Unit.MINUTE: "TM", Unit.HOUR: "TH", Unit.DAY: "D", Unit.WEEKEND: "WE",
    Unit.WEEK: "W", Unit.MONTH: "M", Unit.QUARTER: "Q", Unit.YEAR: "Y", Unit.DECADE: "DE",
    Unit.CENTURY: "CE", Unit.FORTNIGHT: "W",
}  # fmt: skip
_EVERY = {
    Unit.HOUR: "XXXX-XX-XXTXX", Unit.DAY: "XXXX-XX-XX", Unit.WEEK: "XXXX-WXX",
    Unit.MONTH: "XXXX-XX", Unit.YEAR: "XXXX", Unit.QUARTER: "XXXX-QX",
}  # fmt: skip
_RECENT = 5  # how many units "recent weeks" reaches back


def unit_of(phrase: Phrase) -> Unit | None:
    """Return the first calendar unit that the expression names."""
    unit = phrase.get(*_UNIT_CLASSES)
    return unit if isinstance(unit, Unit) else None


def count_of(phrase: Phrase) -> float | None:
    """Return how many units the expression counts, None for "several" and bare plurals."""
    if phrase.has("vague"):
        return None
    numbers = [n for n in phrase.get_all("numeral", "number", "day", "year") if _is_number(n)]
    half = 0.5 if phrase.has("half") else 0.0
    if numbers:
        return float(numbers[-1]) + half  # type: ignore[arg-type]
    if half:
        return half + (1.0 if phrase.has("and") else 0.0)
    return None if phrase.has("units") else 1.0


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def duration_value(count: float | None, unit: Unit) -> str:
    """Write a TIMEX3 duration.

    >>> duration_value(3, Unit.DAY), duration_value(None, Unit.YEAR), duration_value(1.5, Unit.HOUR)
    ('P3D', 'PXY', 'PT1.5H')
    """
    if unit is Unit.FORTNIGHT and count is not None:
        count *= 2
    symbol = _SYMBOLS[unit]
    number = "X" if count is None else f"{count:.10g}"
    return f"PT{number}{symbol[1:]}" if symbol[0] == "T" else f"P{number}{symbol}"


def read_duration(phrase: Phrase, context: Context) -> Reading | None:
    """Read "five years", "a three-day", "half an hour", "months"."""
    unit = unit_of(phrase)
    if unit is None or (unit is Unit.QUARTER and not phrase.has("adjective")):
        return None  # "three quarters" is nearly always a share
    return Reading(TimexType.DURATION, duration_value(count_of(phrase), unit))


def read_set(phrase: Phrase, context: Context) -> Reading | None:
    """Read "daily", "every two weeks", "per month", "each morning", "Mondays".

    TimeML values them as durations, the TIDES guidelines that narratives follow as open dates.
    """
    weekday = phrase.get("weekdays", "weekday", "short_weekday")
    if isinstance(weekday, int):
        return Reading(TimexType.SET, f"XXXX-WXX-{weekday}")
    part = phrase.get("daypart", "dawn", "noon", "season", "set_adverb")
    if isinstance(part, Unit):
        return Reading(TimexType.SET, _repeated(part, context))
    if isinstance(part, str):
        return Reading(TimexType.SET, f"XXXX-XX-XX{part}" if part[0] == "T" else f"XXXX-{part}")
    unit = unit_of(phrase)
    if unit is None:
        return None
    if phrase.has("each") and not phrase.has("numeral", "day", "number"):
        return Reading(TimexType.SET, _repeated(unit, context))
    count = count_of(phrase) if phrase.has("each") else 1
    return Reading(TimexType.SET, duration_value(count, unit))


def _repeated(unit: Unit, context: Context) -> str:
    every = _EVERY.get(unit) if context.is_narrative else None
    return every or duration_value(1, unit)


def read_reference(phrase: Phrase, context: Context) -> Reading | None:
    """Read "now", "recently", "the future"; in narratives also "former"."""
    if phrase.has("office"):
        return Reading(TimexType.DATE, "PAST_REF") if context.is_narrative else None
    value = phrase.get("reference", "now", "horizon", "current")
    unit = unit_of(phrase)
    if unit is not None and value == "PAST_REF" and context.anchor:
        first = advance(context.anchor, -_RECENT, unit)
        interval = (first, context.anchor) if first else None
        return Reading(TimexType.DATE, value, interval=interval)
    return Reading(TimexType.DATE, value if isinstance(value, str) else "PAST_REF")
