"""What a briefing covers and how it was made: the lines around its sentences."""

from collections.abc import Sequence
from datetime import date

from geo import __version__
from geo.model import DateBasis, Event, EventQuery
from geo.model.query import to_parameters
from geo.views.briefing.changes import Difference
from geo.views.briefing.model import Source
from geo.views.briefing.record import Record
from geo.views.briefing.shelves import sort_events
from geo.views.briefing.short_form import MOST_CITED
from geo.views.prose import dates
from geo.views.prose.quantities import in_words
from geo.views.sources import tell_known

_CREDITS = {
    "geonames": "Place data from GeoNames (geonames.org), CC BY 4.0.",
    "airportsdata": "Airport data from airportsdata (MIT licence).",
    "natural earth": "Base map from Natural Earth (public domain).",
}


def subtitle(query: EventQuery, known_on: date | None = None) -> str:
    """Name the window, the day until which articles counted, and the filters of the selection."""
    if query.first and query.last:
        window = f"{dates.full_day(query.first)} to {dates.full_day(query.last)}"
    elif query.first:
        window = f"From {dates.full_day(query.first)}"
    elif query.last:
        window = f"Until {dates.full_day(query.last)}"
    else:
        window = "All dates"
    parameters = to_parameters(query)
    filters = [
        f"{name}: {parameters[name].replace(',', ', ').replace('_', ' ')}"
        for name in parameters
        if name not in ("from", "to")
    ]
    return " · ".join(filter(None, (window, tell_known(known_on), *filters)))


def counts(
    selected: Sequence[Event],
    events: Sequence[Event],
    sources: Sequence[Source],
    cut_off: date | None = None,
    difference: Difference | None = None,
    *,
    has_window: bool = False,
) -> str:
    """Count what was selected and told, and what is without place or date.

    With a window of days the undated are counted apart: nobody says that they lie in it.
    """
    if difference:
        return _counts_of_changes(selected, events, difference)
    counted = [event for event in selected if event.is_dated or not has_window]
    movements = sum(event.is_movement and event.status.is_asserted for event in counted)
    unplaced = _lacking("a place", [event for event in counted if not event.is_placed])
    undated = [event for event in selected if not event.is_dated]
    inferred = sum(
        event.when is not None and event.when.basis is DateBasis.INFERRED for event in selected
    )
    guessed = f", {inferred} with a date inferred from the context" if inferred else ""
    cut = f"; the {len(events)} weightiest are told here" if len(events) < len(selected) else ""
    latest = f", the latest of {dates.full_day(cut_off)}" if cut_off and sources else ""
    quotes = sum(len(source.quotes) for source in sources)
    if has_window:
        found = f"{_many(len(counted), 'event')} dated to these days"
        lacking = f"{unplaced}{guessed}; {_lacking('a date', undated, 'more ')}, told apart{cut}"
    else:
        found = _many(len(counted), "event")
        lacking = f"{unplaced}, {_lacking('a date', undated)}{guessed}{cut}"
    return (
        f"{found} ({_many(movements, 'movement')} asserted); {lacking}. "
        f"Told from {_many(quotes, 'sentence')} in {_many(len(sources), 'article')}{latest}."
    )


def _lacking(what: str, events: Sequence[Event], more: str = "") -> str:
    """Count events without something; those that did not happen stand in other sections."""
    unrealised = len(events) - len(sort_events(events).asserted)
    note = f" ({unrealised:,} of them planned, conditional or denied)" if unrealised else ""
    return f"{len(events):,} {more}without {what}{note}"


def _counts_of_changes(
    selected: Sequence[Event], events: Sequence[Event], difference: Difference
) -> str:
    new, changed, gone = difference.new, difference.changed, difference.gone
    cut = f"; the {len(events)} weightiest are told here" if len(events) < len(new) else ""
    known = isinstance(difference.since, Record)
    lost = f", {len(gone):,} gone" if known else ""
    return (
        f"Of {_many(len(selected), 'event')}: {len(new):,} new, {len(changed):,} told otherwise"
        f"{lost}{cut}."
    )


def method(query: EventQuery) -> tuple[str, ...]:
    """Say how the briefing was made and what it cannot tell."""
    selection = " ".join(f"--{name} {value}" for name, value in to_parameters(query).items())
    return (
        "Every sentence was written by rule from what Sandtable read in the sources; the number "
        "after it leads to the sentence it was read from. Check it there before you print it.",
        "Nothing here was verified beyond the sources. “Reportedly” and “according to” mark who "
        "says so; what is planned, conditional or denied stands apart and did not happen as far "
        "as these sources say.",
        "“By” a day means that the text gives no date: it is the day of the report. A date marked "
        "as inferred is carried over from the sentences around it.",
        "Ends of movements are given only where a text names them: a missing end is unknown. "
        "Confidence says how sure the reading of the text is, not whether the text is true.",
        "Who held a place is read only from captures, losses and handovers that a source tells of; "
        "the last one told counts until another is told. Being in a place is not holding it.",
        f"Selection: {selection or 'all events'}. Sandtable {__version__}.",
    )


def method_in_brief(query: EventQuery) -> tuple[str, ...]:
    """Say in three lines what :func:`method` says."""
    check, hedges, dates_known, *_, selection = method(query)
    cited = f"Of one event at most {in_words(MOST_CITED)} sentences are cited."
    return f"{check} {hedges} {dates_known} {cited}", selection


def credits(events: Sequence[Event]) -> tuple[str, ...]:
    """Credit the data sets that placed the events, as their licences ask."""
    sources = {r.place.source for event in events for r in event.resolutions if r.place}
    known = {
        credit
        for name, credit in _CREDITS.items()
        if any(name in source.casefold() for source in sources)
    }
    return tuple(sorted(known))


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
