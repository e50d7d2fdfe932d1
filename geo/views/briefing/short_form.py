"""What a briefing of two pages tells: the weightiest events of every kind, until the room is used.

Length is estimated in lines, for the same events are told in every format; the PDF sets them as
large as two pages allow.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from geo.model import Event
from geo.views.briefing.shelves import sort_events, time_of
from geo.views.prose import lead
from geo.views.prose.sentences import denials, rank, supporting

_Cited = tuple[str, int, int]
"""An article, and where a sentence of it starts and ends; both 0 for its title."""
MOST_JUDGEMENTS, MOST_CITED = 4, 6
_MOST_EVENTS = 24
_MOST_DISPUTES = 2
_ROOM = 84.0
"""Lines that two pages hold beside headline, map, headings and method."""
_SENTENCE, _NOTE, _VERSION = 1.7, 0.8, 2.2
"""Lines of a sentence, of the note of a judgement, and of one of the versions side by side."""
_SOURCE, _QUOTED_LINE, _QUOTE_LENGTH = 1.5, 0.8, 125
"""Lines of a source's title and of each so many characters that are quoted of it."""


def shorten(event: Event) -> Event:
    """Keep the claims to be cited: of every speaker, place and denial the first, then others."""
    disputed = {id_ for conflict in event.conflicts for id_ in conflict.claim_ids}
    cited = {claim.id for claim in (*supporting(event), *denials(event))} | disputed
    claims = [claim for claim in event.claims if claim.id in cited]
    kept = rank(claims)[:MOST_CITED]
    return replace(event, claims=tuple(claim for claim in claims if claim in kept))


def choose(events: Iterable[Event], judged: Sequence[Event]) -> tuple[Event, ...]:
    """Choose what is told, in time order: what is judged, then each kind in turn."""
    room, chosen, cited = _ROOM, dict[str, Event](), set[_Cited]()
    others = (event for event in events if event not in judged)
    for event in (*judged, *_in_turn(others)):
        if event.id in chosen or len(chosen) >= _MOST_EVENTS:
            continue
        is_judged, versions = event in judged, count_versions(event)
        if versions and not is_judged and _count_disputed(chosen.values()) >= _MOST_DISPUTES:
            continue
        fresh = dict(_quotes(event, cited))
        needed = sum(fresh.values()) + _SENTENCE + _NOTE * is_judged + _VERSION * versions
        if is_judged or needed <= room:
            room -= needed
            chosen[event.id] = event
            cited.update(fresh)
    return tuple(sorted(chosen.values(), key=time_of))


def _count_disputed(events: Iterable[Event]) -> int:
    return sum(count_versions(event) > 0 for event in events)


def count_versions(event: Event) -> int:
    """Count the versions of an event that its claims dispute, 0 where they agree."""
    if not (event.conflicts or denials(event)):
        return 0
    return len(
        {id_ for c in event.conflicts for id_ in c.claim_ids} | {c.id for c in denials(event)}
    )


def _in_turn(events: Iterable[Event]) -> Iterator[Event]:
    """Yield events by weight: two movements, a dispute and one of every other kind in turn."""
    ranked = sorted(events, key=lead.weight_of, reverse=True)
    unknown = {event.id: event for event in sort_events(ranked).asserted if _is_vague(event)}
    shelves = sort_events(event for event in ranked if event.id not in unknown)
    kinds = (
        shelves.moved[::2],
        tuple(filter(count_versions, ranked)),
        shelves.control,
        tuple(event for event in ranked if event.id in unknown),
        shelves.moved[1::2],
        shelves.planned,
        shelves.denied,
        shelves.fighting,
        shelves.other,
    )
    for row in zip_longest(*kinds):
        yield from (event for event in row if event)


def _is_vague(event: Event) -> bool:
    """Tell whether no date or no place is known."""
    return not (event.is_dated and event.is_placed)


def _quotes(event: Event, cited: Collection[_Cited]) -> Iterator[tuple[_Cited, float]]:
    """Yield what the event adds to the source list, with the lines it takes there."""
    for claim in event.claims:
        title = claim.article_id, 0, 0
        quote = claim.article_id, claim.sentence.start, claim.sentence.end
        if title not in cited:
            yield title, _SOURCE
        if quote not in cited:
            length = claim.sentence.end - claim.sentence.start
            yield quote, _QUOTED_LINE * (1 + length // _QUOTE_LENGTH)
