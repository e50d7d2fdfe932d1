"""What the sources disagree about, version by version."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from geo.layers.control import Holding, Standing
from geo.model import Claim, Conflict, Event, Status
from geo.views.briefing.citations import Citations
from geo.views.briefing.model import Dispute, Statement, Telling
from geo.views.prose import dates, sentences, speakers, wording

_ISO_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def find(
    events: Sequence[Event], citations: Citations, held: Iterable[Holding] = ()
) -> tuple[Dispute, ...]:
    """Find conflicts inside events, denials of what another asserts, and rival holders."""
    found = (*_inside(events), *_between(events), *_contested(held))
    return tuple(
        _dispute(question, claims, citations)
        for question, claims in found
        if len(citations.of(claims)) > 1  # one sentence disputes nothing with itself
    )


def _inside(events: Sequence[Event]) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    for event in events:
        claims = {claim.id: claim for claim in event.claims}
        for conflict in event.conflicts:
            versions = tuple(claims[id_] for id_ in conflict.claim_ids if id_ in claims)
            if conflict.field == "status":
                yield f"{_topic(event)}: said and denied", event.claims
            elif len(versions) > 1:
                yield f"{_topic(event)}: {_in_words(conflict)}", versions
        denials = tuple(claim for claim in event.claims if claim.status is Status.DENIED)
        is_told = "status" in {conflict.field for conflict in event.conflicts}
        if denials and len(denials) < len(event.claims) and not is_told:
            yield f"{_topic(event)}: said and denied", event.claims


def _between(events: Sequence[Event]) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    denied = [event for event in events if event.status is Status.DENIED]
    asserted = [event for event in events if event.status.is_asserted]
    for denial in denied:
        told = [event for event in asserted if _same_matter(denial, event)]
        if told:
            claims = (claim for event in (*told, denial) for claim in event.claims)
            yield f"{_topic(denial)}: said and denied", tuple(dict.fromkeys(claims))


def _contested(held: Iterable[Holding]) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    """Set side by side what is told of a place whose holder the sources do not settle."""
    for holding in held:
        if holding.standing is Standing.OPEN:
            told = (*(version.event for version in holding.versions), *holding.denials)
            claims = dict.fromkeys(claim for event in told for claim in event.claims)
            yield f"Who held {wording.plain(holding.place.name)}", tuple(claims)


def _same_matter(one: Event, other: Event) -> bool:
    """Tell whether two events share action, force and place, and may be of one time."""
    shared_forces = {f.id for f in one.forces} & {f.id for f in other.forces}
    shared_places = _place_ids(one) & _place_ids(other)
    meets = one.when is None or other.when is None or one.when.meets(other.when)
    return one.action is other.action and bool(shared_forces and shared_places) and meets


def _place_ids(event: Event) -> set[str]:
    return {r.place.id for r in event.resolutions if r.place}


def _topic(event: Event) -> str:
    forces = wording.listed(map(wording.bare_force, wording.acting(event.forces)[:3]))
    head = f"{sentences.label(event)}" + (f" by {forces}" if forces else "")
    return f"{head}, {sentences.way(event)}"


def _dispute(question: str, claims: tuple[Claim, ...], citations: Citations) -> Dispute:
    return Dispute(question, tuple(_telling(claim, citations) for claim in claims))


def _telling(claim: Claim, citations: Citations) -> Telling:
    article = citations.article(claim)
    publisher = citations.publisher(claim) or "a source without a publisher"
    day = f", {dates.short_date(article.published)}" if article.published else ""
    speaker = speakers.speaker(claim.attribution[0].source) if claim.attribution else ""
    who = f"{speaker}, in {publisher}" if speaker else publisher
    quote = Statement(f"“{citations.quote(claim)}”", citations.of((claim,)), "", claim.status)
    return Telling(wording.capitalised(f"{who}{day}"), quote)


def _in_words(conflict: Conflict) -> str:
    """Describe a conflict with its days as people write them; the topic has named the ends."""
    if conflict.field in ("origins", "destinations"):
        return f"{conflict.field} differ"

    def write(found: re.Match[str]) -> str:
        try:
            return dates.short_day(date.fromisoformat(found[0]))
        except ValueError:  # digits that are no day, in the words of a source
            return found[0]

    return _ISO_DAY.sub(write, wording.plain(conflict.description))
