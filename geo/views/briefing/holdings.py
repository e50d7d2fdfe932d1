"""Who held what when the window opened and when it closed, as far as the sources say."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from geo.layers.control import Holding, Standing, Version, find_holdings, places_of
from geo.model import Event, EventQuery
from geo.model.query import select
from geo.views.briefing.model import HoldingRow, Holdings, Statement
from geo.views.briefing.narration import Narrator
from geo.views.prose import dates, wording

_MOST_PLACES = 30
_NOT_SAID = Statement("Unknown", note="The sources do not say.")


@dataclass(frozen=True, slots=True)
class Answers:
    """Hold who held each place at the end of two days: before the window, and its last.

    Where the window has no first day, ``before`` is None.
    """

    before: date | None
    last: date
    pairs: tuple[tuple[Holding | None, Holding | None], ...]

    @property
    def at_end(self) -> tuple[Holding, ...]:
        """Return who held each place on the last day."""
        return tuple(end for _, end in self.pairs if end)

    @property
    def events(self) -> tuple[Event, ...]:
        """Return every event that an answer rests on, each once."""
        found: dict[str, Event] = {}
        for holding in (held for pair in self.pairs for held in pair if held):
            for event in (*(version.event for version in holding.versions), *holding.denials):
                found[event.id] = event
        return tuple(found.values())


def find(known: Iterable[Event], query: EventQuery, cut_off: date | None) -> Answers | None:
    """Find the holders of the places that the query is about; None without a last day.

    The last holder named may have been named before the window: ``known`` are all events there
    are. Where the query leaves its last day open, the window closes with the last article.
    """
    last = query.last or cut_off
    if last is None:
        return None
    before = query.first - timedelta(days=1) if query.first and query.first > date.min else None
    known = tuple(known)
    scope = replace(query, first=None, last=None, actions=(), statuses=())
    about = {place.id for event in select(scope, known) for place in places_of(event)}
    at_start = {h.place.id: h for h in find_holdings(known, before)} if before else {}
    at_end = {h.place.id: h for h in find_holdings(known, last)}
    met = sorted(about & {*at_start, *at_end})
    pairs = [(at_start.get(id_), at_end.get(id_)) for id_ in met]
    return Answers(before, last, tuple(sorted(pairs, key=_rank)[:_MOST_PLACES]))


def tell(answers: Answers, narrator: Narrator) -> Holdings:
    """Write the answers as a table."""
    rows = [_row(start, end, narrator) for start, end in answers.pairs]
    if answers.before is None:
        rows = [replace(row, start=()) for row in rows]
    opens = answers.before and dates.full_day(answers.before + timedelta(days=1))
    closes = dates.full_day(answers.last)
    return Holdings(f"Before {opens}" if opens else "", f"At the end of {closes}", tuple(rows))


def _rank(pair: tuple[Holding | None, Holding | None]) -> tuple[bool, bool, str, str]:
    """Put places that changed hands in the window first, then those with a holder."""
    start, end = pair
    held = end or start
    assert held is not None
    stays = bool(start and end and start.versions == end.versions)
    is_unknown = held.standing is Standing.UNKNOWN
    return stays, is_unknown, held.place.name, held.place.id


def _row(start: Holding | None, end: Holding | None, narrator: Narrator) -> HoldingRow:
    held = end or start
    assert held is not None
    at_end = _cells(end, narrator)
    if start and end and start.standing is end.standing and start.versions == end.versions:
        at_end = tuple(
            replace(cell, note="No change is told." if cell.citations else cell.note)
            for cell in at_end
        )
    name = wording.capitalised(wording.plain(held.place.name))
    return HoldingRow(name, _cells(start, narrator), at_end)


def _cells(holding: Holding | None, narrator: Narrator) -> tuple[Statement, ...]:
    if holding is None:
        return (_NOT_SAID,)
    is_named = holding.standing is Standing.NAMED
    told = tuple(
        narrator.version(version.event, _holder(version, holding.standing))
        for version in holding.versions
        if version.is_certain_by_day or not is_named
    )
    denied = tuple(narrator.version(event, "Denied") for event in holding.denials)
    if holding.standing is Standing.OPEN:
        return (Statement("Not settled by the sources"), *told, *denied)
    return told + denied or (_NOT_SAID,)


def _holder(version: Version, standing: Standing) -> str:
    names = wording.listed(map(wording.bare_force, version.holders))
    if not names:
        if not version.is_certain_by_day:
            return "Unknown, perhaps lost by then"
        return f"{'Earlier' if version.is_before else 'New'} holder not named"
    if not version.is_certain_by_day:
        return f"{'Perhaps' if standing is Standing.OPEN else 'Unknown, perhaps'} {names} by then"
    return wording.capitalised(f"{names}, until then" if version.is_before else names)
