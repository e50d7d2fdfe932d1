"""Read the expressions of a text one after the other, keeping the date it tells of in mind."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from geo.dates import calendar_dates as named
from geo.dates import counts, relative_dates
from geo.dates.calendar import Interval, narrow
from geo.dates.context import Context, Mode, Reading, dated
from geo.dates.grammar import find
from geo.dates.mode import choose_mode
from geo.dates.opening import opening_focus
from geo.dates.phrase import Phrase
from geo.dates.scanner import Token, scan
from geo.dates.sections import Section, sections
from geo.model import TimexType

Reader = Callable[[Phrase, Context], Reading | None]

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "iso": named.read_iso,
        "named_day": named.read_named_day,
        "numeric": named.read_numeric,
        "days": named.read_day,
        "night": named.read_night,
        "day": named.read_day,
        "day_of_focus": named.read_day_of_focus,
        "month": named.read_month,
        "season": named.read_season,
        "quarter": named.read_quarter,
        "half": named.read_half,
        "decade": named.read_decade,
        "century": named.read_century,
        "years": named.read_years,
        "year": named.read_year,
        "clock": relative_dates.read_clock,
        "deictic": relative_dates.read_deictic,
        "weekday": relative_dates.read_weekday,
        "weekend": relative_dates.read_weekend,
        "offset": relative_dates.read_offset,
        "span": relative_dates.read_span,
        "part_of": relative_dates.read_part_of,
        "unit": relative_dates.read_unit,
        "daypart": relative_dates.read_daypart,
        "set": counts.read_set,
        "duration": counts.read_duration,
        "reference": counts.read_reference,
    }
)

_JOINTS = {"dash", "and", "to", "until", "comma"}
_BETWEEN_JOINTS = {"the", "in", "on", "preposition", "from"}
_DAYS = {"day", "days", "weekday", "deictic", "iso"}
_PAIRED = {"day", "days", "month", "year", "years"}
_ON = {"on", "comma", "of"}


def interpret(
    body: str, mode: Mode, anchor: date | None, title: str = ""
) -> list[tuple[Phrase, Reading]]:
    """Read every expression of a text, in order.

    ``anchor`` is the publication day; None leaves dates relative to it open.
    """
    tokens = scan(body)
    phrases = list(find(tokens))
    if mode is Mode.AUTO:
        mode = choose_mode(phrases, anchor)
    anchor = anchor if mode is Mode.NEWS else None
    context = Context(body, mode, anchor)
    headings: list[Section] = []
    if context.is_narrative:
        headings = sections(body)
        context.focus = opening_focus(title, body, phrases)
    read: list[tuple[Phrase, Reading]] = []
    for phrase, following in zip(phrases, [*phrases[1:], None], strict=False):
        while headings and headings[0].start <= phrase.start:
            context.enter(headings.pop(0))
        context.year_ahead = _year_ahead(phrase, following, tokens)
        reading = READERS[phrase.kind](phrase, context)
        if reading is None:
            continue
        if following and _is_time_of(phrase, following, tokens):
            reading = _on_day(reading, READERS[following.kind](following, context))
        if reading.moment and reading.type in (TimexType.DATE, TimexType.TIME):
            context.tell(phrase, reading.moment)
        read.append((phrase, _since(reading, phrase, tokens, anchor)))
    return _join_ranges(read, tokens)


def interval_of(reading: Reading) -> Interval | None:
    """Return the days of a reading, cut to the part its modifier picks out."""
    if reading.interval is not None:
        return reading.interval
    if reading.moment is None:
        return None
    whole = reading.moment.interval()
    return whole and narrow(whole, reading.edge)


def _year_ahead(phrase: Phrase, following: Phrase | None, tokens: list[Token]) -> int | None:
    """Return the year that the next expression states for both: "in May and in June 1941"."""
    if following is None or not _are_joined(phrase, following, tokens):
        return None
    if following.kind not in ("day", "days", "month", "season"):
        return None
    year = following.stated_year()
    if year is not None and (phrase.month or 0) > (following.month or 12):
        return year - 1
    return year


def _are_joined(phrase: Phrase, following: Phrase, tokens: list[Token]) -> bool:
    between = [token.kind for token in tokens[phrase.stop : following.first]]
    return (
        1 <= len(between) <= 3
        and between[0] in _JOINTS
        and set(between) <= _JOINTS | _BETWEEN_JOINTS
    )


def _spans_range(phrase: Phrase, following: Phrase, tokens: list[Token]) -> bool:
    """Tell "from May to July" and "May and June" from dates that only stand side by side."""
    between = [token.kind for token in tokens[phrase.stop : following.first]]
    if between in (["dash"], ["to"], ["until"], ["to", "the"], ["until", "the"]):
        return True
    is_pair = phrase.kind in _PAIRED and following.kind in _PAIRED
    before = tokens[phrase.first - 1].kind if phrase.first else ""
    return between == ["and"] and (is_pair or before == "between")


def _is_time_of(phrase: Phrase, following: Phrase, tokens: list[Token]) -> bool:
    """Tell "at 5 p.m. on 3 May" and "noon on Monday", where the day comes behind its time."""
    between = {token.kind for token in tokens[phrase.stop : following.first]}
    is_time = phrase.kind == "clock" or (phrase.kind == "daypart" and phrase.has("dawn", "noon"))
    return is_time and between <= _ON and following.kind in _DAYS


def _on_day(time: Reading, day: Reading | None) -> Reading:
    if day is None or day.moment is None or time.moment is None:
        return time
    return dated(day.moment.at(time.moment.time), day.basis) or time


def _since(reading: Reading, phrase: Phrase, tokens: list[Token], anchor: date | None) -> Reading:
    """Let "since April" last until publication."""
    interval = interval_of(reading)
    if not anchor or not interval or not phrase.first or interval[0] > anchor:
        return reading
    if tokens[phrase.first - 1].kind != "since" or reading.type is TimexType.DURATION:
        return reading
    return replace(reading, interval=(interval[0], anchor))


def _join_ranges(
    read: list[tuple[Phrase, Reading]], tokens: list[Token]
) -> list[tuple[Phrase, Reading]]:
    """Give both ends of "from 7 to 9 October" the whole interval between them."""
    joined = list(read)
    for i in range(len(joined) - 1):
        (phrase, reading), (following, other) = joined[i], joined[i + 1]
        same_list = phrase.first == following.first
        if not same_list and not _spans_range(phrase, following, tokens):
            continue
        first, last = interval_of(reading), interval_of(other)
        if first and _names_both_years(phrase, following):
            joined[i + 1] = following, replace(other, interval=first)
            continue
        if first and last and first[0] <= last[1] and reading.type is other.type:
            hull = (first[0], max(first[1], last[1]))
            joined[i] = phrase, replace(reading, interval=hull)
            joined[i + 1] = following, replace(other, interval=hull)
    return joined


def _names_both_years(phrase: Phrase, following: Phrase) -> bool:
    """Tell a winter by the two years that it lies in: "the winter of 1941 to 1942"."""
    year = phrase.stated_year()
    is_winter = phrase.kind == "season" and phrase.get("season", "maybe_season") == "WI"
    return is_winter and year is not None and following.stated_year() == year + 1
