"""English for dates, and for how far they can be trusted."""

import calendar
from datetime import date

from geo.model import DateBasis, DateSpan


def when(span: DateSpan | None) -> str:
    """Write when, with its preposition and a leading space; say so where no text gives it.

    >>> when(DateSpan.day(date(2020, 7, 14))) == f" on {full_day(date(2020, 7, 14))}"
    True
    """
    if span is None:
        return " (no date given)"
    if span.basis is DateBasis.INFERRED:
        return f"{_when(span)} (date inferred from context)"
    return _when(span)


def _when(span: DateSpan) -> str:
    if span.basis is DateBasis.PUBLICATION:
        return f" by {full_day(span.last)}"
    if span.days == 1:
        return f" {'around' if span.basis is DateBasis.INFERRED else 'on'} {full_day(span.first)}"
    if _whole(span):
        return f" in {_whole(span)}"
    return f" on {_range(span, 'or')}" if span.days == 2 else f" between {_range(span, 'and')}"


def table_date(span: DateSpan | None) -> str:
    """Write an event's date for a table, and how it is known where no text gives it.

    >>> table_date(DateSpan.day(date(2020, 7, 14), DateBasis.PUBLICATION))
    'by 14 Jul 2020'
    >>> table_date(DateSpan.day(date(2020, 7, 14), DateBasis.INFERRED))
    '14 Jul 2020 (inferred)'
    """
    if span is None:
        return "no date"
    if span.basis is DateBasis.PUBLICATION:
        return f"by {short_day(span.last)}"
    return short_date(span) + (" (inferred)" if span.basis is DateBasis.INFERRED else "")


def short_date(span: DateSpan) -> str:
    """Write a date as short as it can be said."""
    if span.days == 1:
        return short_day(span.first)
    if _whole(span):
        return _whole(span)
    first, last = span.first, span.last
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{short_day(last)}"
    start = short_day(first).removesuffix(f" {last.year}")
    return f"{start} – {short_day(last)}"


def full_day(day: date) -> str:
    """Write a day in full, "14 July 2020"; day and month stay on one line."""
    return f"{day.day}\N{NO-BREAK SPACE}{calendar.month_name[day.month]} {day.year}"


def short_day(day: date) -> str:
    """Write a day as tables do, "14 Jul 2020"."""
    return f"{day.day} {calendar.month_abbr[day.month]} {day.year}"


def _whole(span: DateSpan) -> str:
    """Name the month or year that the span is, "" for any other."""
    first, last = span.first, span.last
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if not whole_months or first.year != last.year:
        return ""
    if first.month == last.month:
        return f"{calendar.month_name[first.month]} {first.year}"
    return str(first.year) if (first.month, last.month) == (1, 12) else ""


def _range(span: DateSpan, joint: str) -> str:
    first, last = span.first, span.last
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} {joint} {full_day(last)}"
    if first.year == last.year:
        return f"{first.day} {calendar.month_name[first.month]} {joint} {full_day(last)}"
    return f"{full_day(first)} {joint} {full_day(last)}"
