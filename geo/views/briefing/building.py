"""From events to the model of a briefing: a pure function."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from geo.model import Article, Event, EventQuery, Resolution
from geo.views.briefing import changes, disputes, holdings, scope
from geo.views.briefing.citations import Citations
from geo.views.briefing.model import BriefingModel, Group, Picture, PlaceRow, Statement
from geo.views.briefing.narration import Narrator, names_of
from geo.views.briefing.plan import Plan, has_window, plan_full, plan_short
from geo.views.briefing.record import make_record
from geo.views.prose import lead, spelling, wording
from geo.views.prose.clause import name_end
from geo.views.sources import data_cut_off, within_reach

_MOST_PLACES = 20


def build(
    events: Iterable[Event],
    articles: Mapping[str, Article],
    query: EventQuery | None = None,
    *,
    known: Iterable[Event] | None = None,
    known_on: date | None = None,
    difference: changes.Difference | None = None,
    pictures: Sequence[Picture] = (),
    is_short: bool = False,
) -> BriefingModel:
    """Build the model of a briefing about events that the query selected.

    The same input gives the same model, in whatever order the events come. ``known`` are all
    events there are: who held a place may have been told before the window. ``known_on`` is the day
    until which articles counted, None for all of them. With a
    ``difference`` the briefing tells only that; a short one tells what fits two pages. Of several
    ``pictures`` of one map each format takes the first it can show.

    Raises
    ------
    NotFound
        If an event cites an article that is not given.
    """
    query = query or EventQuery()
    events = tuple(events)
    spellings = spelling.find_spellings(events)
    selected = spelling.respell_as(within_reach(events, articles, query), spellings)
    cut_off = data_cut_off(selected, articles)
    if difference:
        difference = difference.respelt(spellings)
    new = difference.new if difference else selected
    plan = plan_short(new, query) if is_short else plan_full(new, query)
    changed = [event for event, _ in difference.changed] if difference else []
    held = None
    if difference is None and not is_short:
        every = selected if known is None else spelling.respell_as(known, spellings)
        held = holdings.find(every, query, cut_off)
    rests_on = (*plan.told, *changed, *(held.events if held else ()))
    citations = Citations({event.id: event for event in rests_on}.values(), articles)
    narrator, shelves = Narrator(citations), plan.shelves
    ordered = sorted(selected, key=lambda event: event.id)
    dated = () if is_short else [event for event in shelves.asserted if event.is_dated]
    return BriefingModel(
        query=query,
        headline=narrator.headline(_lead(plan, difference)),
        subtitle=scope.subtitle(query, known_on),
        counts=scope.counts(
            selected,
            plan.told,
            citations.sources,
            cut_off,
            difference,
            has_window=has_window(query),
        ),
        judgements=tuple(narrator.judgement(*told) for told in _numbered(plan.judged)),
        pictures=tuple(pictures),
        by_force=_by_force(shelves.moved, narrator),
        by_place=() if is_short else _by_place(shelves.moved, narrator),
        holdings=holdings.tell(held, narrator) if held and held.pairs else None,
        control=_sentences(shelves.control, narrator),
        fighting=_sentences(shelves.fighting, narrator),
        other=_sentences(shelves.other, narrator),
        disputed=disputes.find((*plan.told, *changed), citations, held.at_end if held else ()),
        planned=_sentences(shelves.planned, narrator),
        denied=_sentences(shelves.denied, narrator),
        undated=tuple(map(narrator.note, plan.undated)),
        unplaced=tuple(map(narrator.note, plan.unplaced)),
        chronology=tuple(map(narrator.entry, dated)),
        sources=citations.sources,
        method=scope.method_in_brief(query) if is_short else scope.method(query),
        credits=scope.credits(rests_on),
        record=make_record(ordered, map(narrator.label, ordered), query, cut_off),
        changes=changes.tell(difference, narrator) if difference else None,
        is_short=is_short,
    )


def _lead(plan: Plan, difference: changes.Difference | None) -> lead.Lead:
    if difference and not plan.leading:
        more = ", but some is told otherwise" if difference.changed else ""
        return lead.Lead(f"Nothing new is told{more}")
    if plan.told and not plan.leading:
        return lead.Lead("Nothing reported that the sources date to these days")
    return lead.find(plan.leading)


def _sentences(events: Iterable[Event], narrator: Narrator) -> tuple[Statement, ...]:
    return tuple(narrator.sentence(*told) for told in _numbered(events))


def _numbered(events: Iterable[Event]) -> Iterator[tuple[Event, int]]:
    """Yield each event with its turn in a list."""
    return ((event, turn) for turn, event in enumerate(events))


def _by_force(moved: Iterable[Event], narrator: Narrator) -> tuple[Group, ...]:
    """Gather by the names that sentences use: a gloss in brackets makes no other force."""
    groups: dict[str, list[Event]] = {}
    for event in moved:
        names = map(wording.force_name, wording.acting(event.forces))
        groups.setdefault("; ".join(sorted(names)), []).append(event)
    order = sorted(groups, key=lambda name: (-len(groups[name]), name.casefold()))
    return tuple(
        Group(
            max(map(names_of, groups[name]), key=len) if name else "Forces not identified",
            _sentences(groups[name], narrator),
        )
        for name in order
    )


def _by_place(moved: Iterable[Event], narrator: Narrator) -> tuple[PlaceRow, ...]:
    left: dict[str, list[Statement]] = {}
    arrived: dict[str, list[Statement]] = {}
    for event in moved:
        who = names_of(event)
        to = f" to {name_end(event.destinations, event.origins)}" if event.destinations else ""
        origin = f" from {name_end(event.origins, event.destinations)}" if event.origins else ""
        for place in _places(event.origins):
            left.setdefault(place, []).append(narrator.cell(event, who + to))
        for place in _places(event.destinations):
            arrived.setdefault(place, []).append(narrator.cell(event, who + origin))
    rows = (
        PlaceRow(name, tuple(left.get(name, ())), tuple(arrived.get(name, ())))
        for name in {*left, *arrived}
    )
    ranked = sorted(rows, key=lambda row: (-len(row.left) - len(row.arrived), row.name))
    return tuple(ranked[:_MOST_PLACES])


def _places(resolutions: Sequence[Resolution]) -> list[str]:
    names = (wording.plain(r.place.name) for r in resolutions if r.place and r.is_mappable)
    return list(dict.fromkeys(names))
