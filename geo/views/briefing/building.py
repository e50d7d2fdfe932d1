"""From events to the model of a briefing: a pure function."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from geo import __version__
from geo.model import MOVEMENTS, Action, Article, Claim, Event, EventQuery, Resolution, Status
from geo.model.query import to_parameters
from geo.views.briefing import disputes, sentences, wording
from geo.views.briefing.citations import Citations
from geo.views.briefing.model import (
    BriefingModel,
    Entry,
    Group,
    Picture,
    PlaceRow,
    Source,
    Statement,
)

_CONTROL = {Action.CAPTURE, Action.LOSE_CONTROL, Action.HANDOVER, Action.BLOCKADE}
_FIGHTING = {Action.STRIKE, Action.CLASH}
_MOST_JUDGEMENTS = 5
_MOST_PLACES = 20
_MOST_EVENTS = 400
"""A briefing tells no more than this: nobody reads on, and the data file has them all."""
_CREDITS = {
    "geonames": "Place data from GeoNames (geonames.org), CC BY 4.0.",
    "airportsdata": "Airport data from airportsdata (MIT licence).",
    "natural earth": "Base map from Natural Earth (public domain).",
}

CERTAINTY: Mapping[Status, str] = {
    Status.REPORTED: "reported",
    Status.CLAIMED: "claimed by one side",
    Status.CONFIRMED: "confirmed",
    Status.HISTORICAL: "told as background",
    Status.PLANNED: "planned or threatened",
    Status.CONDITIONAL: "conditional",
    Status.DENIED: "denied",
}


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Sort the events of a briefing; every event lies on exactly one shelf."""

    moved: tuple[Event, ...]
    control: tuple[Event, ...]
    fighting: tuple[Event, ...]
    other: tuple[Event, ...]
    planned: tuple[Event, ...]
    denied: tuple[Event, ...]

    @property
    def asserted(self) -> tuple[Event, ...]:
        """Return what somebody says did happen, in time order."""
        return tuple(sorted(self.moved + self.control + self.fighting + self.other, key=_time))


def build(
    events: Iterable[Event],
    articles: Mapping[str, Article],
    query: EventQuery | None = None,
    *,
    pictures: Sequence[Picture] = (),
) -> BriefingModel:
    """Build the model of a briefing about events that the query selected.

    The same input gives the same model, in whatever order the events come. Of several
    ``pictures`` of one map each format takes the first it can show.

    Raises
    ------
    NotFound
        If an event cites an article that is not given.
    """
    query = query or EventQuery()
    selected = tuple(events)
    events = tuple(sorted(sorted(selected, key=_weight)[-_MOST_EVENTS:], key=_time))
    citations = Citations(events, articles)
    shelf = _sort(events)
    state = _Speaker(citations).state
    return BriefingModel(
        query=query,
        headline=_headline(shelf, citations),
        subtitle=_subtitle(query),
        counts=_counts(selected, events, citations.sources),
        judgements=_judgements(shelf, citations),
        pictures=tuple(pictures),
        by_force=_by_force(shelf.moved, state),
        by_place=_by_place(shelf.moved, citations),
        control=_statements(shelf.control, state),
        fighting=_statements(shelf.fighting, state),
        other=_statements(shelf.other, state),
        disputed=disputes.find(events, citations),
        planned=_statements(shelf.planned, state),
        denied=_statements(shelf.denied, state),
        undated=_notes((event for event in shelf.asserted if not event.is_dated), citations),
        unplaced=_notes((event for event in shelf.asserted if not event.is_placed), citations),
        chronology=_chronology(shelf.asserted, citations),
        sources=citations.sources,
        method=_method(query),
        credits=_credits(events),
    )


def supporting(event: Event) -> tuple[Claim, ...]:
    """Return the claims that say of the event what its status says."""
    if event.status.is_asserted:
        claims = tuple(claim for claim in event.claims if claim.status.is_asserted)
    elif event.status is Status.DENIED:
        claims = tuple(claim for claim in event.claims if claim.status is Status.DENIED)
    else:
        unrealised = (Status.PLANNED, Status.CONDITIONAL)
        claims = tuple(claim for claim in event.claims if claim.status in unrealised)
    return claims or event.claims


class _Speaker:
    """Write the sentences of a section, each with its citations."""

    def __init__(self, citations: Citations) -> None:
        self._citations = citations

    def state(self, event: Event, turn: int) -> Statement:
        claims = supporting(event)
        publisher = self._citations.publisher(claims[0])
        text = sentences.describe(event, claims, publisher, turn)
        return Statement(text, self._citations.of(claims), event.id, event.status)


_State = Callable[[Event, int], Statement]


def _sort(events: tuple[Event, ...]) -> _Shelf:
    def take(accepts: Callable[[Event], bool]) -> tuple[Event, ...]:
        return tuple(event for event in events if accepts(event))

    def happened(event: Event, actions: Iterable[Action]) -> bool:
        return (
            event.status.is_asserted
            and event.action in actions
            and event.action is not Action.PLANNED_OPERATION
        )

    other = set(Action) - MOVEMENTS - _CONTROL - _FIGHTING
    return _Shelf(
        moved=take(lambda event: happened(event, MOVEMENTS)),
        control=take(lambda event: happened(event, _CONTROL)),
        fighting=take(lambda event: happened(event, _FIGHTING)),
        other=take(lambda event: happened(event, other)),
        planned=take(
            lambda event: event.status is not Status.DENIED and not happened(event, Action)
        ),
        denied=take(lambda event: event.status is Status.DENIED),
    )


def _time(event: Event) -> tuple[str, str, str]:
    if event.when is None:
        return "9999", "9999", event.id
    return event.when.first.isoformat(), event.when.last.isoformat(), event.id


def _weight(event: Event) -> tuple[bool, int, int, float, str, str]:
    """Rank what leads the briefing: movements, well sourced, complete, sure, recent."""
    ends = sum(any(r.is_mappable for r in end) for end in (event.origins, event.destinations))
    return (
        event.is_movement,
        min(event.independent_sources, 3),
        ends,
        round(event.confidence, 1),
        _time(event)[0] if event.when else "",
        event.id,
    )


def _leading(shelf: _Shelf) -> list[Event]:
    told = (event for event in shelf.asserted if event.status is not Status.HISTORICAL)
    return sorted(told, key=_weight, reverse=True)


def _headline(shelf: _Shelf, citations: Citations) -> Statement:
    leading = _leading(shelf)
    if leading:
        event = leading[0]
        text = sentences.headline(event)
        return Statement(text, citations.of(supporting(event)), event.id, event.status)
    if shelf.planned or shelf.denied or shelf.asserted:
        return Statement("No new movement reported; plans, denials and background below")
    return Statement("Nothing reported for this selection")


def _judgements(shelf: _Shelf, citations: Citations) -> tuple[Statement, ...]:
    speaker = _Speaker(citations)
    found = []
    for turn, event in enumerate(_leading(shelf)[:_MOST_JUDGEMENTS]):
        statement = speaker.state(event, turn)
        found.append(replace(statement, note=_confidence(event)))
    return tuple(found)


def _confidence(event: Event) -> str:
    level = "High" if event.confidence >= 0.8 else "Moderate" if event.confidence >= 0.5 else "Low"
    number = event.independent_sources
    sources = "one source" if number == 1 else f"{number} independent sources"
    return f"{level} confidence in the reading; {sources}."


def _by_force(moved: tuple[Event, ...], state: _State) -> tuple[Group, ...]:
    groups: dict[str, list[Event]] = {}
    for event in moved:
        name = (
            wording.listed(wording.plain(force.name) for force in event.forces[:2])
            if (event.forces)
            else "Forces not identified"
        )
        groups.setdefault(name, []).append(event)
    order = sorted(groups, key=lambda name: (-len(groups[name]), name.casefold()))
    return tuple(Group(name, _statements(groups[name], state)) for name in order)


def _by_place(moved: tuple[Event, ...], citations: Citations) -> tuple[PlaceRow, ...]:
    left: dict[str, list[Statement]] = {}
    arrived: dict[str, list[Statement]] = {}
    for event in moved:
        who = _forces(event)
        to = f" to {wording.place_names(event.destinations)}" if event.destinations else ""
        origin = f" from {wording.place_names(event.origins)}" if event.origins else ""
        for place in _places(event.origins):
            left.setdefault(place, []).append(_cell(event, who + to, citations))
        for place in _places(event.destinations):
            arrived.setdefault(place, []).append(_cell(event, who + origin, citations))
    names = sorted(
        {*left, *arrived},
        key=lambda name: (-len(left.get(name, ())) - len(arrived.get(name, ())), name),
    )
    return tuple(
        PlaceRow(name, tuple(left.get(name, ())), tuple(arrived.get(name, ())))
        for name in names[:_MOST_PLACES]
    )


def _places(resolutions: Sequence[Resolution]) -> list[str]:
    names = (wording.plain(r.place.name) for r in resolutions if r.place and r.is_mappable)
    return list(dict.fromkeys(names))


def _cell(event: Event, text: str, citations: Citations) -> Statement:
    dated = f"{text}, {wording.short_date(event.when)}" if event.when else f"{text}, no date"
    if event.status is not Status.REPORTED:
        dated += f" ({CERTAINTY[event.status]})"
    return Statement(dated, citations.of(supporting(event)), event.id, event.status)


def _statements(events: Sequence[Event], state: _State) -> tuple[Statement, ...]:
    return tuple(state(event, turn) for turn, event in enumerate(events))


def _notes(events: Iterable[Event], citations: Citations) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            f"{_forces(event)}: {sentences.label(event.action)}, {sentences.way(event)} "
            f"({CERTAINTY[event.status]})",
            citations.of(supporting(event)),
            event.id,
            event.status,
        )
        for event in events
    )


def _chronology(events: Sequence[Event], citations: Citations) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            date=wording.short_date(event.when),
            force=_forces(event),
            what=f"{sentences.label(event.action)}: {sentences.way(event)}",
            certainty=CERTAINTY[event.status],
            citations=citations.of(supporting(event)),
            event_id=event.id,
        )
        for event in events
        if event.is_dated
    )


def _forces(event: Event) -> str:
    names = [wording.plain(force.name) for force in event.forces]
    return wording.listed(names) if names else "Unidentified"


def _subtitle(query: EventQuery) -> str:
    if query.first and query.last:
        window = f"{wording.full_day(query.first)} to {wording.full_day(query.last)}"
    elif query.first:
        window = f"From {wording.full_day(query.first)}"
    elif query.last:
        window = f"Until {wording.full_day(query.last)}"
    else:
        window = "All dates"
    parameters = to_parameters(query)
    filters = [f"{name}: {parameters[name]}" for name in parameters if name not in ("from", "to")]
    return " · ".join([window, *filters])


def _counts(selected: Sequence[Event], events: Sequence[Event], sources: Sequence[Source]) -> str:
    movements = sum(event.is_movement and event.status.is_asserted for event in selected)
    unplaced = sum(not event.is_placed for event in selected)
    undated = sum(not event.is_dated for event in selected)
    cut = f"; the {len(events)} weightiest are told here" if len(events) < len(selected) else ""
    quotes = sum(len(source.quotes) for source in sources)
    return (
        f"{_many(len(selected), 'event')} ({_many(movements, 'movement')} asserted); "
        f"{unplaced} without a place, {undated} without a date{cut}. "
        f"Told from {_many(quotes, 'sentence')} in {_many(len(sources), 'article')}."
    )


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _method(query: EventQuery) -> tuple[str, ...]:
    selection = " ".join(f"--{name} {value}" for name, value in to_parameters(query).items())
    return (
        "Every sentence was written by rule from what Sandtable read in the sources; the number "
        "after it leads to the sentence it was read from. Check it there before you print it.",
        "Nothing here was verified beyond the sources. “Reportedly” and “according to” mark who "
        "says so; what is planned, conditional or denied stands apart and did not happen as far "
        "as these sources say.",
        "Ends of movements are given only where a text names them: a missing end is unknown. "
        "Confidence says how sure the reading of the text is, not whether the text is true.",
        f"Selection: {selection or 'all events'}. Sandtable {__version__}.",
    )


def _credits(events: Sequence[Event]) -> tuple[str, ...]:
    sources = {r.place.source for event in events for r in event.resolutions if r.place}
    known = {
        credit
        for name, credit in _CREDITS.items()
        if any(name in source.casefold() for source in sources)
    }
    return tuple(sorted(known))
