"""What the sources disagree about, version by version."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from geo.model import Claim, Event, Status
from geo.views.briefing.citations import Citations
from geo.views.briefing.model import Dispute, Statement, Telling
from geo.views.prose import dates, sentences, wording

_ISO_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def find(events: Sequence[Event], citations: Citations) -> tuple[Dispute, ...]:
    """Find conflicts inside events, and denials of what another event asserts."""
    return tuple(_dispute(*found, citations) for found in (*_inside(events), *_between(events)))


def _inside(events: Sequence[Event]) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    for event in events:
        claims = {claim.id: claim for claim in event.claims}
        for conflict in event.conflicts:
            versions = tuple(claims[id_] for id_ in conflict.claim_ids if id_ in claims)
            if len(versions) > 1:
                yield f"{_topic(event)}: {_in_words(wording.plain(conflict.description))}", versions
        denials = tuple(claim for claim in event.claims if claim.status is Status.DENIED)
        if denials and len(denials) < len(event.claims) and not event.conflicts:
            yield f"{_topic(event)}: said and denied", event.claims


def _between(events: Sequence[Event]) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    denied = [event for event in events if event.status is Status.DENIED]
    asserted = [event for event in events if event.status.is_asserted]
    for denial in denied:
        told = [event for event in asserted if _same_matter(denial, event)]
        if told:
            claims = (claim for event in (*told, denial) for claim in event.claims)
            yield f"{_topic(denial)}: said and denied", tuple(dict.fromkeys(claims))


def _same_matter(one: Event, other: Event) -> bool:
    """Tell whether two events share action, force and place, and may be of one time."""
    shared_forces = {f.id for f in one.forces} & {f.id for f in other.forces}
    shared_places = _place_ids(one) & _place_ids(other)
    meets = one.when is None or other.when is None or one.when.meets(other.when)
    return one.action is other.action and bool(shared_forces and shared_places) and meets


def _place_ids(event: Event) -> set[str]:
    return {r.place.id for r in event.resolutions if r.place}


def _topic(event: Event) -> str:
    forces = wording.listed(map(wording.bare_force, event.forces[:3]))
    head = f"{sentences.label(event.action)}" + (f" of {forces}" if forces else "")
    return f"{head}, {sentences.way(event)}"


def _dispute(question: str, claims: tuple[Claim, ...], citations: Citations) -> Dispute:
    return Dispute(question, tuple(_telling(claim, citations) for claim in claims))


def _telling(claim: Claim, citations: Citations) -> Telling:
    article = citations.article(claim)
    publisher = citations.publisher(claim) or "a source without a publisher"
    day = f", {dates.short_date(article.published)}" if article.published else ""
    speaker = wording.speaker(claim.attribution[0].source) if claim.attribution else ""
    who = f"{speaker}, in {publisher}" if speaker else publisher
    quote = Statement(f"“{citations.quote(claim)}”", citations.of((claim,)), "", claim.status)
    return Telling(wording.capitalised(f"{who}{day}"), quote)


def _in_words(description: str) -> str:
    """Write the ISO days in a conflict's description as people do."""

    def write(found: re.Match[str]) -> str:
        try:
            return dates.short_day(date.fromisoformat(found[0]))
        except ValueError:  # digits that are no day, in the words of a source
            return found[0]

    return _ISO_DAY.sub(write, description)
