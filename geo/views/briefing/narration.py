"""Statements about events, each with the source sentences it rests on."""

from collections.abc import Mapping
from dataclasses import replace

from geo.model import Claim, Event, Status
from geo.views.briefing import sentences, wording
from geo.views.briefing.citations import Citations
from geo.views.briefing.model import Entry, Statement

CERTAINTY: Mapping[Status, str] = {
    Status.REPORTED: "reported",
    Status.CLAIMED: "claimed by one side",
    Status.CONFIRMED: "confirmed",
    Status.HISTORICAL: "told as background",
    Status.PLANNED: "planned or threatened",
    Status.CONDITIONAL: "conditional",
    Status.DENIED: "denied",
}


class Narrator:
    """Tell of events at every length: headline, sentence, cell, row."""

    def __init__(self, citations: Citations) -> None:
        self._citations = citations

    def headline(self, event: Event) -> Statement:
        """Write a headline about an asserted event."""
        return self._cite(event, sentences.headline(event))

    def sentence(self, event: Event, turn: int) -> Statement:
        """Write the sentence that comes at this turn in a list."""
        claims = supporting(event)
        publishers = {self._citations.publisher(claim) for claim in claims}
        publisher = publishers.pop() if len(publishers) == 1 else ""
        return self._cite(event, sentences.describe(event, claims, publisher, turn))

    def judgement(self, event: Event, turn: int) -> Statement:
        """Write a sentence, and how sure its reading is."""
        return replace(self.sentence(event, turn), note=_confidence(event))

    def note(self, event: Event) -> Statement:
        """Write who did what where, without a sentence around it."""
        what = f"{sentences.label(event.action)}, {sentences.way(event)}"
        return self._cite(event, f"{names_of(event)}: {what} ({CERTAINTY[event.status]})")

    def cell(self, event: Event, text: str) -> Statement:
        """Add date and certainty to a text about the event."""
        day = wording.short_date(event.when) if event.when else "no date"
        hedge = "" if event.status is Status.REPORTED else f" ({CERTAINTY[event.status]})"
        return self._cite(event, f"{text}, {day}{hedge}")

    def entry(self, event: Event) -> Entry:
        """Write a row of the chronology."""
        return Entry(
            date=wording.short_date(event.when),
            force=names_of(event),
            what=f"{sentences.label(event.action)}: {sentences.way(event)}",
            certainty=CERTAINTY[event.status],
            citations=self._citations.of(supporting(event)),
            event_id=event.id,
        )

    def _cite(self, event: Event, text: str) -> Statement:
        return Statement(text, self._citations.of(supporting(event)), event.id, event.status)


def names_of(event: Event) -> str:
    """Name the forces of an event for a table."""
    return wording.listed(wording.plain(force.name) for force in event.forces) or "Unidentified"


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


def _confidence(event: Event) -> str:
    level = "High" if event.confidence >= 0.8 else "Moderate" if event.confidence >= 0.5 else "Low"
    number = event.independent_sources
    sources = "one source" if number == 1 else f"{number} independent sources"
    return f"{level} confidence in the reading; {sources}."
