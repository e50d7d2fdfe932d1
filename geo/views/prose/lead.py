"""The lead: which event tells a reader most, and its headline.

The briefing and the still map take theirs from here, so that the two never tell two stories.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from geo.model import Action, Event, Force, Status
from geo.views.prose import headlines, sentences, wording
from geo.views.prose.ends import beside

_NOTHING_NEW = "Nothing new reported, only plans, denials or background"
_NOTHING = "Nothing reported for this selection"
_MOST_NAMES = 2
"""A headline names no more forces, and no more places at either end."""
_MOST_COUNTED = 3
"""More sources or claims than this make an event no weightier."""
_LEAST_CONFIDENCE = 0.5

Weight = tuple[bool, int, bool, bool, bool, int, bool, int, str, float, str]


@dataclass(frozen=True, slots=True)
class Lead:
    """Hold a headline, and the event it tells of or None where nothing is asserted."""

    headline: str
    event: Event | None = None


def find(events: Iterable[Event]) -> Lead:
    """Find the lead of the events, in whatever order they come."""
    events = tuple(events)
    ranked = rank(events)
    if ranked:
        return Lead(headline(ranked[0]), ranked[0])
    return Lead(_NOTHING_NEW if events else _NOTHING)


def rank(events: Iterable[Event]) -> list[Event]:
    """Return the events that somebody says did happen now, the weightiest first."""
    return sorted(filter(_is_news, events), key=weight_of, reverse=True)


def headline(event: Event) -> str:
    """Write the headline of an asserted event: short, hedged by its status, without a date.

    An end that merely contains the other end tells nothing of the way and is left out.
    """
    text = headlines.write(_shortened(event), sentences.supporting(event))
    return wording.capitalised(text)


def weight_of(event: Event) -> Weight:
    """Weigh an event: movements first, then what tells both ends, a known force, a near date.

    Further down count the publishers, the precision of the date, the claims, and how recent
    it is. Readings that are more likely wrong than right come last among movements.
    """
    when = event.when
    return (
        event.is_movement,
        _telling_ends(event),
        event.confidence >= _LEAST_CONFIDENCE,
        any(map(_is_known, event.forces)),
        bool(event.forces),
        min(event.independent_sources, _MOST_COUNTED),
        when is not None and when.acled_time_precision == 1,
        min(len(event.claims), _MOST_COUNTED),
        when.last.isoformat() if when else "",
        round(event.confidence, 1),
        event.id,
    )


def _is_news(event: Event) -> bool:
    is_past = event.status.is_asserted and event.action is not Action.PLANNED_OPERATION
    return is_past and event.status is not Status.HISTORICAL


def _is_known(force: Force) -> bool:
    """Tell whether a force is one of a camp or has a name of its own: not "troops"."""
    return bool(force.side) or wording.bare_force(force)[:1].isupper()


def _telling_ends(event: Event) -> int:
    """Count the ends that are on the map, no larger region, and not around the other end."""
    ends = (
        beside(event.origins, event.destinations),
        beside(event.destinations, event.origins),
    )
    return sum(
        any(r.is_mappable and r.place and r.place.acled_geo_precision <= 2 for r in end)
        for end in ends
    )


def _shortened(event: Event) -> Event:
    origins = beside(event.origins, event.destinations)
    destinations = beside(event.destinations, event.origins)
    return replace(
        event,
        forces=event.forces[:_MOST_NAMES],
        origins=origins[:_MOST_NAMES],
        via=(),
        destinations=destinations[:_MOST_NAMES],
        locations=event.locations[:_MOST_NAMES],
    )
