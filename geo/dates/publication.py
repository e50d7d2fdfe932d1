"""Dates against the publication day: what lies after it, and what it may be where unknown."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from geo.dates.calendar import is_real_day
from geo.dates.lexicon import WEEKDAYS
from geo.dates.tense import Tense, tense_near
from geo.model import Article, DateBasis, DatedMention, DatePrecision, DateSpan, TimexType


class AfterPublication(StrEnum):
    """Why a date lies after the publication of its article."""

    PLAN = "plan"  #: the sentence looks ahead, or at least does not look back
    WRONG_YEAR = "wrong_year"  #: the sentence tells it as past: a year is wrong somewhere


@dataclass(frozen=True, slots=True)
class PublicationProposal:
    """Hold the days on which an undated article may have been published, and why."""

    published: DateSpan
    reasons: tuple[str, ...]


def judge_after_publication(dated: DatedMention, article: Article) -> AfterPublication | None:
    """Say why a date lies after publication; None where it does not, or nothing is known."""
    if dated.when is None or article.published is None:
        return None
    if dated.when.first <= article.published.last:
        return None
    is_past = _tense(dated, article) is Tense.PAST
    return AfterPublication.WRONG_YEAR if is_past else AfterPublication.PLAN


def propose_publication(
    article: Article, dates: Sequence[DatedMention]
) -> PublicationProposal | None:
    """Propose when an undated article was published, from the dates in its own text.

    A line that gives a date and nothing else of weight is a dateline and decides. Otherwise
    news is taken to appear within a week of the latest day it tells as past; "yesterday,
    Tuesday" gives the weekday. The proposal's basis is always ``INFERRED``: it is for a person
    to accept. None where the text names no day, month or year of its own.
    """
    dateline = next((dated for dated in dates if _is_dateline(dated, article)), None)
    if dateline is not None and dateline.when is not None:
        reason = f'the line "{dateline.mention.text}" reads as a dateline'
        return PublicationProposal(_inferred(dateline.when), (reason,))
    told = [
        (when, dated) for when, dated in _told(dates) if _tense(dated, article) is not Tense.FUTURE
    ]
    if not told:
        return None
    latest, witness = max(told, key=lambda pair: (pair[0].last, -pair[0].days))
    reasons = [f'"{witness.mention.text}" ({latest.last}) is the latest date told as past']
    weekday = _weekday_of_writing(article.body)
    if weekday is not None and latest.precision is DatePrecision.DAY:
        number, quote = weekday
        ahead = (number - latest.first.isoweekday()) % 7
        day = _later(latest.first, ahead)
        reasons.append(f'"{quote}" was written on a {WEEKDAYS[number - 1].title()}')
        return PublicationProposal(DateSpan.day(day, DateBasis.INFERRED), tuple(reasons))
    return PublicationProposal(_within_a_week(latest), tuple(reasons))


_DATELINE = re.compile(
    r"\s*(?:(?:published|updated|posted|date|last modified|created)\b[^\n]{0,20})?", re.IGNORECASE
)
_NAMED_TODAY = re.compile(
    rf"\b(?P<day>yesterday|today|tomorrow)\s?,?\s(?:on )?(?P<weekday>{'|'.join(WEEKDAYS)})\b",
    re.IGNORECASE,
)
_TODAY_MINUS = {"yesterday": 1, "today": 0, "tomorrow": -1}
_OPEN_YEAR = re.compile(r"XXXX-(\d{2})-(\d{2})")
_WEEK = timedelta(days=6)


def _is_dateline(dated: DatedMention, article: Article) -> bool:
    if dated.when is None or dated.when.days != 1 or dated.when.basis is not DateBasis.TEXT:
        return False
    span, body = dated.mention.span, article.body
    before = body[body.rfind("\n", 0, span.start) + 1 : span.start]
    end = body.find("\n", span.end)
    after = body[span.end : end if end >= 0 else len(body)]
    return bool(_DATELINE.fullmatch(before)) and len(after.strip(" \t\r.,|-")) <= 12


def _told(dates: Sequence[DatedMention]) -> Iterator[tuple[DateSpan, DatedMention]]:
    """Yield the dates that a text states, and its days without a year placed beside them."""
    latest: DateSpan | None = None
    for dated in dates:
        when = dated.when
        if dated.type not in (TimexType.DATE, TimexType.TIME):
            continue
        if when is None and latest is not None:
            when = _without_year(dated.value, latest)
        elif when is not None and when.basis is DateBasis.RELATIVE:
            continue
        if when is not None and when.precision is not DatePrecision.LONGER:
            latest = when if latest is None or when.first > latest.first else latest
            yield when, dated


def _without_year(value: str, latest: DateSpan) -> DateSpan | None:
    """Place a day without a year: near the latest day stated, or after the latest month.

    Who states the year of a month does so because it is not the year of writing.
    """
    match = _OPEN_YEAR.match(value)
    if not match:
        return None
    month, day = int(match.group(1)), int(match.group(2))
    years = range(max(latest.first.year - 1, 1), min(latest.first.year + 9, 9999))
    days = [date(year, month, day) for year in years if is_real_day(year, month, day)]
    if latest.precision is not DatePrecision.DAY:
        days = [candidate for candidate in days if candidate > latest.last][:1]
    nearest = min(days, key=lambda candidate: abs(candidate - latest.first), default=None)
    return DateSpan.day(nearest, DateBasis.INFERRED) if nearest else None


def _weekday_of_writing(body: str) -> tuple[int, str] | None:
    match = _NAMED_TODAY.search(body)
    if not match:
        return None
    named = WEEKDAYS.index(match["weekday"].lower())
    return (named + _TODAY_MINUS[match["day"].lower()]) % 7 + 1, match.group()


def _within_a_week(latest: DateSpan) -> DateSpan:
    if latest.precision is DatePrecision.DAY:
        last = _later(latest.last, _WEEK.days)
        return DateSpan(latest.last, last, DatePrecision.WEEK, DateBasis.INFERRED)
    return _inferred(latest)


def _inferred(when: DateSpan) -> DateSpan:
    return DateSpan(when.first, when.last, when.precision, DateBasis.INFERRED)


def _later(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))


def _tense(dated: DatedMention, article: Article) -> Tense:
    span = dated.mention.span
    return tense_near(article.body, span.start, span.end)
