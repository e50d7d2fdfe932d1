"""Readers of dates told from another date: "yesterday", "ten days later", "the past three days"."""

from dataclasses import replace
from datetime import date, timedelta

from geo.dates.calendar import Interval, Moment, Unit, advance
from geo.dates.calendar_dates import edge_of, read_day, read_month, read_year, time_of
from geo.dates.context import Context, Reading, dated
from geo.dates.counts import count_of, duration_value, unit_of
from geo.dates.phrase import Phrase
from geo.dates.tense import Tense
from geo.model import DateBasis, TimexType

_VAGUE_LEAST, _VAGUE_MOST = 2, 9  # what "a few" and "several" can stand for


def read_deictic(phrase: Phrase, context: Context) -> Reading | None:
    """Read "yesterday", "early today", "tomorrow night", "overnight"."""
    night = phrase.has("deictic_night")
    offset = phrase.get("deictic_day", "deictic_night")
    if not isinstance(offset, int):
        return None
    if phrase.has("day_unit"):
        offset += 1 if phrase.has("after") else -1
    if context.is_narrative and offset == 0:
        return Reading(TimexType.DATE, "PRESENT_REF")
    base = context.now or Moment(Unit.DAY)
    moment = base.shift(offset, Unit.DAY)
    if moment is None:
        return None
    time = "TNI" if night else time_of(phrase)
    reading = dated(moment.at(time) if time else moment)
    if reading and night and offset < 0 and moment.date:
        return replace(reading, interval=(moment.date, moment.date + timedelta(days=1)))
    return reading


def read_weekday(phrase: Phrase, context: Context) -> Reading | None:
    """Read "Tuesday", "early Wednesday morning", "last Friday", "next Monday"."""
    weekday = phrase.get("weekday", "short_weekday")
    if not isinstance(weekday, int):
        return None
    anaphoric = context.is_narrative or phrase.has("previous", "following", "same", "that")
    base = (context.then if anaphoric else context.now) or Moment(Unit.DAY)
    if base.date is None:
        value = Moment(Unit.WEEK, base.year, weekday=weekday, time=time_of(phrase))
        return dated(value)
    day = _weekday_near(phrase, context, base.date, weekday)
    return dated(Moment.of_day(day, time_of(phrase))) if day else None


def _weekday_near(phrase: Phrase, context: Context, base: date, weekday: int) -> date | None:
    back = (base.isoweekday() - weekday) % 7
    try:
        if phrase.has("last", "past", "previous"):
            return base - timedelta(days=back or 7)
        if phrase.has("next", "following"):
            return base + timedelta(days=(7 - back) % 7 or 7)
        if phrase.has("this"):
            return base + timedelta(days=weekday - base.isoweekday())
        if not context.is_narrative and context.tense(phrase) is Tense.FUTURE:
            return base + timedelta(days=(7 - back) % 7)
        return base - timedelta(days=back)
    except OverflowError:
        return None


def read_weekend(phrase: Phrase, context: Context) -> Reading | None:
    """Read "the weekend", "last weekend"."""
    base = context.then if context.is_narrative or phrase.has("same", "that") else context.now
    if base is None:
        return dated(Moment(Unit.WEEKEND))
    weekend = base.coarsen(Unit.WEEKEND)
    if phrase.has("next", "following"):
        return dated(weekend.shift(1, Unit.WEEKEND))
    future = phrase.has("this") or context.tense(phrase) is Tense.FUTURE
    if phrase.has("last", "past", "previous") or (not future and not _is_over(weekend, base)):
        return dated(weekend.shift(-1, Unit.WEEKEND))
    return dated(weekend)


def _is_over(weekend: Moment, base: Moment) -> bool:
    interval, day = weekend.interval(), base.date
    return interval is not None and day is not None and interval[0] <= day


def read_offset(phrase: Phrase, context: Context) -> Reading | None:
    """Read "three weeks ago", "ten days later", "the night before", "two days after"."""
    unit, part = unit_of(phrase), phrase.get("daypart", "dawn", "noon")
    sign = 1 if phrase.has("later", "after", "following", "now") else -1
    base = context.now if phrase.has("ago", "now") else context.then
    if unit is None:
        moment = (base or Moment(Unit.DAY)).shift(sign, Unit.DAY)
        return dated(moment.at(str(part))) if moment else None
    if not context.is_narrative and _governs(phrase, context):
        return _as_duration(phrase, unit)
    count = 1.0 if phrase.tokens[0].kind == "the" else count_of(phrase)
    if base is None:
        base = Moment(Unit.DAY)
    if count is None:
        return _vague_offset(base, sign, unit)
    if unit in (Unit.DECADE, Unit.CENTURY):
        count, unit = count * (10 if unit is Unit.DECADE else 100), Unit.YEAR
    if base.unit is Unit.QUARTER and unit is Unit.YEAR and base.year is not None:
        return dated(replace(base, year=base.year + sign * int(count)))
    return dated(base.shift(sign * count, unit))


def _governs(phrase: Phrase, context: Context) -> bool:
    """Tell "three days after the battle" from "three days after": the first is a duration."""
    if phrase.tokens[-1].kind not in ("before", "after") or phrase.tokens[0].kind == "the":
        return False
    rest = context.body[phrase.end :].lstrip(" ")[:1]
    return rest.isalnum()


def _as_duration(phrase: Phrase, unit: Unit) -> Reading:
    end = phrase.tokens[-2].end
    return Reading(TimexType.DURATION, duration_value(count_of(phrase), unit), trim_to=end)


def _vague_offset(base: Moment, sign: int, unit: Unit) -> Reading:
    if unit < Unit.DAY and base.date:
        return dated(Moment.of_day(base.date, "TXX")) or Reading(TimexType.TIME, "TXX")
    value = "FUTURE_REF" if sign > 0 else "PAST_REF"
    start = base.start
    if start is None or unit < Unit.DAY:
        return Reading(TimexType.DATE, value)
    near, far = (advance(start, sign * steps, unit) for steps in (_VAGUE_LEAST, _VAGUE_MOST))
    if near is None or far is None:
        return Reading(TimexType.DATE, value)
    return Reading(TimexType.DATE, value, interval=(min(near, far), max(near, far)))


def read_span(phrase: Phrase, context: Context) -> Reading | None:
    """Read "the past three days", "the following two years": a duration that has a place."""
    unit = unit_of(phrase)
    if unit is None:
        return None
    count = count_of(phrase)
    anaphoric = context.is_narrative or phrase.has("previous", "following", "that")
    base = context.then if anaphoric else context.now
    ahead = phrase.has("next", "following")
    interval = None
    if base is not None and not phrase.has("these", "this"):
        interval = _stretch(base, count or _VAGUE_MOST, unit, ahead)
    return Reading(TimexType.DURATION, duration_value(count, unit), interval=interval)


def _stretch(base: Moment, count: float, unit: Unit, ahead: bool) -> Interval | None:
    near = base.interval()
    far = near and advance(near[0] if ahead else near[1], count if ahead else -count, unit)
    if near is None or far is None:
        return None
    return (near[0], max(far, near[0])) if ahead else (min(far, near[1]), near[1])


def read_part_of(phrase: Phrase, context: Context) -> Reading | None:
    """Read "the first two months of 1939", "the last week of August"."""
    unit = unit_of(phrase)
    if unit is None:
        return None
    at = next(i for i, token in enumerate(phrase.tokens) if token.kind in ("of", "in"))
    head, tail = phrase.cut(0, at), phrase.cut(at + 1)
    is_one = head.has("unit", "day_unit", "year_unit", "century", "quarter")
    count = 1.0 if is_one else count_of(head)
    value = duration_value(count, unit)
    if tail.month:
        whole = read_month(tail, context)
    elif tail.has("unit", "year_unit"):
        whole = dated(context.related(tail, unit_of(tail) or Unit.YEAR))
    else:
        whole = read_year(tail, context)
    interval = whole.moment.interval() if whole and whole.moment else None
    if whole is None or interval is None:
        return Reading(TimexType.DURATION, value)
    ordinal = phrase.get("ordinal")
    skipped = ordinal - 1 if isinstance(ordinal, int) else 0
    part = _cut(interval, count or _VAGUE_MOST, unit, None if phrase.has("last") else skipped)
    return Reading(TimexType.DURATION, value, interval=part, basis=whole.basis)


def _cut(whole: Interval, count: float, unit: Unit, skipped: int | None) -> Interval:
    """Return so many units of an interval behind the skipped ones, or its last if None."""
    first, last = whole
    day = timedelta(days=1)
    if skipped is None:
        start = advance(last + day, -count, unit) if last < date.max else first
        return max(first, start or first), last
    start = advance(first, skipped * count, unit) or first
    end = advance(start, count, unit)
    start = min(start, last)
    return start, max(start, min(end - day, last)) if end and end > start else last


def read_unit(phrase: Phrase, context: Context) -> Reading | None:
    """Read "last week", "the following year", "later that month", "the end of the year"."""
    unit = unit_of(phrase)
    if unit is None or unit < Unit.DAY:
        return None
    if unit is Unit.FORTNIGHT or _is_stretch(phrase, context):
        return read_span(phrase, context)
    moment = context.related(phrase, unit)
    if moment is None:
        return None
    if unit is Unit.DAY and time_of(phrase):
        moment = moment.at(time_of(phrase))
    reading = dated(moment, DateBasis.RELATIVE, edge_of(phrase))
    return reading and replace(reading, interval=_around_now(phrase, context, moment))


def _around_now(phrase: Phrase, context: Context, moment: Moment) -> Interval | None:
    """Cut "earlier this month", and a past "this month", at the day it is told from."""
    interval = moment.interval()
    base = context.now if phrase.has("this") else context.then
    day = base.date if base else None
    if interval is None or day is None or not interval[0] <= day <= interval[1]:
        return None
    if phrase.has("earlier") or (
        phrase.has("this") and not phrase.has("edge") and context.tense(phrase) is Tense.PAST
    ):
        return interval[0], day
    return (day, interval[1]) if phrase.has("later") else None


def _is_stretch(phrase: Phrase, context: Context) -> bool:
    """Tell "the past year" and "for the next decade", which last, from "the next year"."""
    if phrase.has("edge", "early", "late", "mid", "earlier", "later", "latter", "day_unit"):
        return False
    if phrase.has("past") or (phrase.has("the") and phrase.has("last")):
        return True
    lead = context.body[max(0, phrase.start - 8) : phrase.start].split()[-1:]
    return phrase.has("next") and lead in (["for"], ["over"], ["within"])


def read_daypart(phrase: Phrase, context: Context) -> Reading | None:
    """Read "that morning", "the next evening", "last night", "at night"."""
    time = time_of(phrase)
    if phrase.has("dawn", "noon", "numeral"):
        return dated((context.day or Moment(Unit.DAY)).at(time), edge=edge_of(phrase))
    if not phrase.has("the", "this", "that", "last", "next", "previous", "following", "same"):
        return dated(Moment(Unit.DAY, time=time))
    if phrase.has("the") and not phrase.has("same", "last", "next", "previous", "following"):
        moment = context.day
    else:
        moment = context.related(phrase, Unit.DAY)
    return dated(moment.at(time), edge=edge_of(phrase)) if moment else None


def read_clock(phrase: Phrase, context: Context) -> Reading | None:
    """Read "5:30 PM" and "8 a.m. Friday": a time on the day named, else on the day spoken of."""
    time = time_of(phrase)
    if phrase.month:
        day = read_day(phrase, context)
    elif phrase.has("deictic_day"):
        day = read_deictic(phrase, context)
    elif phrase.has("weekday", "short_weekday"):
        day = read_weekday(phrase, context)
    else:
        return dated((context.day or Moment(Unit.DAY)).at(time), DateBasis.INFERRED)
    return dated(day.moment.at(time), day.basis) if day and day.moment else None
