"""Statements about events, each with the source sentences it rests on."""

from collections.abc import Mapping
from dataclasses import replace

from geo.model import Event, Status
from geo.views.briefing.citations import Citations
from geo.views.briefing.model import Entry, Statement
from geo.views.prose import dates, sentences, wording
from geo.views.prose.lead import Lead
from geo.views.prose.quantities import in_words
from geo.views.prose.sentences import denials, supporting

CERTAINTY: Mapping[Status, str] = {
    Status.REPORTED: "reported",
    Status.CLAIMED: "claimed by one side",
    Status.CONFIRMED: "confirmed",
    Status.HISTORICAL: "told as background",
    Status.PLANNED: "planned or threatened",
    Status.CONDITIONAL: "conditional",
    Status.DENIED: "denied",
}


_FIELDS = {"status": "whether it happened", "when": "the date", "quantities": "numbers"}
"""What versions differ on, in words; other fields go by their own name."""


class Narrator:
    """Tell of events at every length: sentence, note, cell, row."""

    def __init__(self, citations: Citations) -> None:
        self._citations = citations

    def headline(self, lead: Lead) -> Statement:
        """Cite what the headline rests on, if it tells of an event."""
        return self._cite(lead.event, lead.headline) if lead.event else Statement(lead.headline)

    def sentence(self, event: Event, turn: int) -> Statement:
        """Write the sentence that comes at this turn in a list."""
        claims = supporting(event)
        publishers = {self._citations.publisher(claim) for claim in claims}
        publisher = publishers.pop() if len(publishers) == 1 else ""
        cues = self._citations.cues(claims)
        return self._cite(event, sentences.describe(event, claims, publisher, turn, cues))

    def judgement(self, event: Event, turn: int) -> Statement:
        """Write a sentence, and how sure its reading is."""
        return replace(self.sentence(event, turn), note=_confidence(event))

    def note(self, event: Event) -> Statement:
        """Write who did what where, without a sentence around it."""
        return self._cite(event, f"{self.label(event)} ({certainty(event)})")

    def label(self, event: Event) -> str:
        """Name the event in a few words."""
        return f"{names_of(event)}: {self._action(event)}, {sentences.way(event)}"

    def _action(self, event: Event) -> str:
        return sentences.label(event, self._citations.cues(supporting(event)))

    def cell(self, event: Event, text: str) -> Statement:
        """Add date and certainty to a text about the event."""
        day = dates.table_date(event.when)
        is_plain = event.status is Status.REPORTED and not denials(event)
        hedge = "" if is_plain else f" ({certainty(event)})"
        return self._cite(event, f"{text}, {day}{hedge}")

    def entry(self, event: Event) -> Entry:
        """Write a row of the chronology."""
        return Entry(
            date=wording.capitalised(dates.table_date(event.when)),
            force=names_of(event),
            what=self._cite(event, f"{self._action(event)}: {sentences.way(event)}"),
            certainty=certainty(event),
        )

    def version(self, event: Event, text: str) -> Statement:
        """Cite a text that stands on the event, and add the sentence about the event."""
        return replace(self._cite(event, text), note=self.sentence(event, 0).text)

    def changed(self, event: Event, turn: int, what: str) -> Statement:
        """Write a sentence, and what is told otherwise than before."""
        return replace(self.sentence(event, turn), note=what)

    def _cite(self, event: Event, text: str) -> Statement:
        claims = supporting(event) + denials(event)
        return Statement(text, self._citations.of(claims), event.id, event.status)


def certainty(event: Event) -> str:
    """Say in a word or two how far the sources go, and whether one of them denies it."""
    return f"{CERTAINTY[event.status]}{', and denied' if denials(event) else ''}"


def names_of(event: Event) -> str:
    """Name the forces of an event for a table, always in the same order."""
    names = sorted(map(wording.bare_force, wording.acting(event.forces)), key=str.casefold)
    return wording.capitalised(wording.listed(names)) or "Unidentified"


def _confidence(event: Event) -> str:
    level = "High" if event.confidence >= 0.8 else "Moderate" if event.confidence >= 0.5 else "Low"
    number = event.independent_sources
    sources = "one source" if number == 1 else f"{in_words(number)} independent sources"
    fields = wording.listed(sorted({_FIELDS.get(c.field, c.field) for c in event.conflicts}))
    apart = f"; versions differ on {fields}" if fields else ""
    return f"{level} confidence in the reading; {sources}{apart}."
