"""Model values to rows."""

from typing import Any

from geo.model import Analysis, Article, Event
from geo.model.codec import encode
from geo.store.records import Findings

Row = dict[str, Any]

FORCE, PLACE = "force", "place"
"""Kinds of keys that events are found by."""


def article_row(article: Article) -> Row:
    """Write an article as a row."""
    return {"id": article.id, "payload": encode(article).decode()}


def analysis_row(analysis: Analysis) -> Row:
    """Write what was read out of an article as a row; the article has its own."""
    findings = Findings(analysis.mentions, analysis.resolutions, analysis.dates, analysis.claims)
    return {
        "article_id": analysis.article.id,
        "version": analysis.version,
        "payload": encode(findings).decode(),
    }


def event_row(event: Event, neighbourhood: str | None = None) -> Row:
    """Write an event as a row with the columns that filters use."""
    places = [resolution.place for resolution in event.resolutions if resolution.place]
    lons, lats = [place.lon for place in places], [place.lat for place in places]
    return {
        "id": event.id,
        "action": event.action.value,
        "status": event.status.value,
        "first_day": event.when.first if event.when else None,
        "last_day": event.when.last if event.when else None,
        "west": min(lons, default=None),
        "south": min(lats, default=None),
        "east": max(lons, default=None),
        "north": max(lats, default=None),
        "payload": encode(event).decode(),
        "neighbourhood": neighbourhood,
    }


def key_rows(event: Event) -> list[Row]:
    """Write the names an event is found by: its forces and its places."""
    forces = {
        name
        for force in event.forces + event.opponents
        for name in (force.id, force.name, force.side)
    }
    places = {
        name
        for resolution in event.resolutions
        if resolution.place
        for name in (resolution.place.id, resolution.place.name)
    }
    keys = {(FORCE, key(name)) for name in forces} | {(PLACE, key(name)) for name in places}
    return [{"kind": kind, "value": value, "event_id": event.id} for kind, value in sorted(keys)]


def claim_rows(event: Event) -> list[Row]:
    """Write which claims an event is told by."""
    return [
        {
            "id": claim.id,
            "permalink": Event.id_of(claim.id),
            "article_id": claim.article_id,
            "event_id": event.id,
        }
        for claim in event.claims
    ]


def key(name: str) -> str:
    """Return a name as it is compared; PostgreSQL's text holds no NUL."""
    return name.casefold().replace("\x00", "")
