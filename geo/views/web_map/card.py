"""The card of an event: what it says, in which words, and how each value is known.

A card is plain text in lists and dictionaries. Scripts put it on the page as text, never as
markup: the words come from articles, which may hold anything.
"""

from collections.abc import Mapping
from typing import Any

from geo.merging import find_dissent
from geo.model import CODES, Article, Claim, Event, EvidenceRole, Resolution, Span
from geo.views import style
from geo.views.prose.quantities import write_quantity
from geo.views.prose.wording import uncapitalised_article
from geo.views.web_map.columns import side_of, slot_of, title_of
from geo.views.web_map.wording import (
    DATE_BASES,
    GUESSED_DATES,
    PLACE_ROLES,
    RELATIONS,
    STATUSES,
    UNDATED,
    write_span,
    write_when,
)

_CLAIMS = 12
_QUOTE_CHARACTERS = 1200
_RIVALS = 5
_FACTS = {
    "forces": "who",
    "quantities": "quantity",
    "opponents": "against",
    "origins": "origin",
    "via": "via",
    "destinations": "destination",
    "locations": "location",
    "when": "when",
    "status": "status",
}
"""Field of an event to the fact that the card tells of it, in the order of the card."""


def write_card(
    event: Event, articles: Mapping[str, Article], slots: Mapping[str, int | None]
) -> dict[str, Any]:
    """Return the card of an event as plain values.

    ``articles`` are by id; a claim of an article that is missing keeps its values without the
    quote. ``slots`` are the colours of the sides (:func:`geo.views.style.assign_sides`).
    """
    return {
        "id": event.id,
        "title": title_of(event),
        "action_label": CODES[event.action].label,
        "status_label": STATUSES[event.status],
        "side": slot_of(side_of(event), slots),
        "is_movement": event.is_movement,
        "who": ", ".join(_with_side(force.name, force.side) for force in event.forces),
        "opponents": ", ".join(force.name for force in event.opponents),
        "quantity": ", ".join(map(write_quantity, event.quantities)),
        "origin": _ends(event.origins),
        "via": _ends(event.via),
        "destination": _ends(event.destinations),
        "location": _ends(event.locations),
        "when": write_when(event.when),
        "when_basis": DATE_BASES[event.when.basis] if event.when else UNDATED,
        "when_is_guessed": event.when is None or event.when.basis in GUESSED_DATES,
        "confidence": f"{event.confidence:.0%}",
        "support": _support(event.independent_sources),
        "conflicts": [conflict.description for conflict in event.conflicts],
        "reasons": list(event.reasons),
        "claims": [_claim(claim, event, articles) for claim in event.claims[:_CLAIMS]],
        "claims_left": max(0, len(event.claims) - _CLAIMS),
        "places": _places(event),
    }


def quote(claim: Claim, article: Article) -> list[tuple[str, str]]:
    """Cut the claim's sentence into pieces of text, each with the role it plays or "".

    Where pieces of evidence overlap the earlier and longer one wins. Joined, the pieces are
    the sentence as the article has it, up to a length that a card can hold.
    """
    sentence = _shorten(claim.sentence, claim.span)
    pieces: list[tuple[str, str]] = []
    at = sentence.start
    for evidence in sorted(claim.evidence, key=lambda e: (e.span.start, -e.span.end)):
        start, end = max(evidence.span.start, at), min(evidence.span.end, sentence.end)
        if evidence.span.start < at or start >= end:
            continue
        pieces += [(article.body[at:start], ""), (article.body[start:end], evidence.role.value)]
        at = end
    pieces.append((article.body[at : sentence.end], ""))
    return [(text, role) for text, role in pieces if text]


def _shorten(sentence: Span, span: Span) -> Span:
    if sentence.end - sentence.start <= _QUOTE_CHARACTERS:
        return sentence
    start = max(sentence.start, span.start - _QUOTE_CHARACTERS // 4)
    return Span(start, min(sentence.end, start + _QUOTE_CHARACTERS))


def _claim(claim: Claim, event: Event, articles: Mapping[str, Article]) -> dict[str, Any]:
    article = articles.get(claim.article_id)
    otherwise = find_dissent(claim, event) if len(event.claims) > 1 else ()
    return {
        "quote": quote(claim, article) if article else [],
        "status_label": STATUSES[claim.status],
        "attribution": " → ".join(uncapitalised_article(a.source) for a in claim.attribution),
        "publisher": article.publisher if article else "",
        "published": write_span(article.published) if article else "",
        "article_title": (article.title or article.source) if article else claim.article_id,
        "article_id": claim.article_id,
        "url": article.url if article else "",
        "values": _values(claim),
        "differs": [fact for field, fact in _FACTS.items() if field in otherwise],
    }


def _values(told: Claim | Event) -> dict[str, str]:
    """Write what is told, fact by fact; "" for what is left open."""
    return {
        "who": ", ".join(force.name for force in told.forces),
        "quantity": ", ".join(map(write_quantity, told.quantities)),
        "against": ", ".join(force.name for force in told.opponents),
        "origin": _ends(told.origins),
        "via": _ends(told.via),
        "destination": _ends(told.destinations),
        "location": _ends(told.locations),
        "when": write_span(told.when),
        "status": STATUSES[told.status],
    }


def _with_side(name: str, side: str) -> str:
    return f"{name} ({side})" if side.casefold() not in name.casefold() else name


def _support(independent_sources: int) -> str:
    noun = "source" if independent_sources == 1 else "independent sources"
    return f"sure of what the text says, {independent_sources} {noun}"


def _ends(resolutions: tuple[Resolution, ...]) -> str:
    return ", ".join(dict.fromkeys(_end(resolution) for resolution in resolutions))


def _end(resolution: Resolution) -> str:
    place = resolution.place
    if place is None:
        return f"{resolution.mention.text} (not on the map)"
    if place.radius_km >= style.AREA_FROM_KM:
        return f"{place.name} (within {place.radius_km:.0f} km)"
    return place.name


def _places(event: Event) -> list[dict[str, Any]]:
    found: dict[tuple[str, str], Resolution] = {}
    for resolution in event.resolutions:
        key = (resolution.mention.text, resolution.place.id if resolution.place else "")
        found.setdefault(key, resolution)
    return [_place(resolution) for resolution in found.values()]


def _place(resolution: Resolution) -> dict[str, Any]:
    place = resolution.place
    notes = [
        RELATIONS[resolution.relation.kind] if resolution.relation else "",
        PLACE_ROLES[resolution.role],
        f"{place.lat:.3f}, {place.lon:.3f}, within {place.radius_km:g} km" if place else "",
        f"source: {place.source}" if place else "",
    ]
    return {
        "text": resolution.mention.text,
        "name": place.name if place else "",
        "confidence": f"{resolution.confidence:.0%}" if place else "",
        "note": "; ".join(filter(None, notes)),
        "reasons": list(resolution.reasons),
        "rivals": [
            f"{rival.place.name}, {rival.place.country or 'no country'} ({rival.score:.0%})"
            for rival in resolution.rivals[:_RIVALS]
            if place is None or rival.place.id != place.id
        ],
    }


assert all(role.value.isidentifier() for role in EvidenceRole), "roles name classes of the style"
