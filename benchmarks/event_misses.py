"""Why a hand-coded event was not found: at which step of reading claims it was lost."""

from typing import Any

from benchmarks.event_sets import Event, Prepared
from geo.claims import lexicon, triggers
from geo.claims.actors import ActorReader
from geo.claims.annotated import annotate
from geo.claims.arguments import Filler
from geo.claims.requirements import REQUIREMENTS
from geo.claims.triggers import Trigger
from geo.model import Span


def why_missed(event: Event, near: list[Event], text: Prepared) -> str:
    """Name the cause: no trigger, a condition that was not met, status, or another partner.

    ``near`` are the predictions whose spans overlap the event's.
    """
    if any(p["is_movement"] for p in near) and event.get("is_movement"):
        asserted = any(p["status"] in _ASSERTED for p in near if p["is_movement"])
        return "paired with another event" if asserted else "not asserted"
    if near:
        return "no end" if event.get("is_movement") else "another event in its place"
    return _why_not_told(text, Span(event["start"], event["end"]))


_ASSERTED = frozenset({"reported", "claimed", "confirmed", "historical"})


def _why_not_told(text: Prepared, span: Span) -> str:
    laid = annotate(
        text.article, text.parse, text.mentions, text.resolutions, text.dates, forces=text.table
    )
    words = lexicon.load()
    filler = Filler.of(laid, words, ActorReader.of(laid, words))
    inside = text.parse.tokens_in(span)
    sentences = dict.fromkeys(text.parse.sentence_of(token) for token in inside)
    found = [
        trigger
        for sentence in sentences
        for trigger in triggers.find(laid, words, sentence)
        if span.contains(trigger.span)
    ]
    if not found:
        return "no trigger"
    lacking = {name for trigger in found for name in _lacking(filler, trigger)}
    return f"lacks {min(lacking)}" if lacking else "joined with another claim"


def _lacking(filler: Filler, trigger: Trigger) -> tuple[str, ...]:
    """Return the conditions that no entry of a trigger meets."""
    missing: tuple[str, ...] = ()
    for entry in trigger.entries:
        filled: Any = filler.fill_entry(trigger.head, entry)
        missing = tuple(name for name in entry.requires if not REQUIREMENTS[name](filled))
        if not missing:
            return ()
    return missing
