"""Tag an article: every date expression with its TIMEX3 value and, where it has one, interval."""

from datetime import date

from geo.dates.calendar import Unit
from geo.dates.context import Mode, Reading
from geo.dates.interpreter import interpret, interval_of
from geo.dates.phrase import Phrase
from geo.model import (
    Article,
    DatedMention,
    DatePrecision,
    DateSpan,
    Mention,
    MentionKind,
    Span,
    TimexType,
)

DETECTOR = "dates.grammar"

_PRECISION = {
    Unit.DAY: DatePrecision.DAY, Unit.WEEKEND: DatePrecision.WEEK, Unit.WEEK: DatePrecision.WEEK,
    Unit.MONTH: DatePrecision.MONTH, Unit.SEASON: DatePrecision.QUARTER,
    Unit.QUARTER: DatePrecision.QUARTER, Unit.HALF: DatePrecision.YEAR,
    Unit.YEAR: DatePrecision.YEAR,
}  # fmt: skip
_LONGEST_DAYS = (
    (1, DatePrecision.DAY), (7, DatePrecision.WEEK), (31, DatePrecision.MONTH),
    (92, DatePrecision.QUARTER), (366, DatePrecision.YEAR),
)  # fmt: skip


def tag(article: Article, mode: Mode = Mode.AUTO) -> tuple[DatedMention, ...]:
    """Find the date expressions of an article and place them in time.

    Relative dates count from the publication day, and only where ``article.anchors_dates``
    allows; otherwise their values keep TIMEX3's X placeholders and they have no interval.
    Mentions come in the order of the text and never overlap.
    """
    readings = interpret(article.body, mode, anchor_of(article), article.title)
    return tuple(_mention(article, phrase, reading) for phrase, reading in readings)


def anchor_of(article: Article) -> date | None:
    """Return the publication day where it may anchor relative dates."""
    if article.published is None or not article.anchors_dates:
        return None
    return article.published.last


def _mention(article: Article, phrase: Phrase, reading: Reading) -> DatedMention:
    span = Span(phrase.start, reading.trim_to or phrase.end)
    mention = Mention(article.id, span, span.of(article.body), MentionKind.DATE, DETECTOR)
    return DatedMention(mention, reading.type, reading.value, _date_span(reading))


def _date_span(reading: Reading) -> DateSpan | None:
    interval = interval_of(reading)
    if interval is None or reading.type is TimexType.SET:
        return None
    first, last = interval
    return DateSpan(first, last, _precision(reading, (last - first).days + 1), reading.basis)


def _precision(reading: Reading, days: int) -> DatePrecision:
    """Give the unit the text names; of a stretch, the finest unit that holds it."""
    moment = reading.moment
    if moment is not None and reading.interval is None:
        if moment.unit is not Unit.DAY or moment.day is not None:
            return _PRECISION.get(moment.unit, DatePrecision.LONGER)
        return DatePrecision.MONTH if moment.month is not None else DatePrecision.YEAR
    return next((p for longest, p in _LONGEST_DAYS if days <= longest), DatePrecision.LONGER)
