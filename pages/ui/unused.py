"""What was found in an article and became part of no claim."""

from typing import NamedTuple

from geo.model import Analysis, MentionKind, Resolution, Span
from geo.views.web_map.wording import PLACE_ROLES
from pages.ui.strings import ARTICLES


class Item(NamedTuple):
    """Hold the words found and how they were read."""

    text: str
    note: str


def find(analysis: Analysis) -> dict[str, list[Item]]:
    """Return places, forces and dates outside all claims, each once, in the order of the text."""
    used = [evidence.span for claim in analysis.claims for evidence in claim.evidence]
    used += [r.mention.span for claim in analysis.claims for r in claim.resolutions]

    def is_unused(span: Span) -> bool:
        return not any(span.overlaps(other) for other in used)

    places = [
        Item(r.mention.text, f"{_place(r)} ({PLACE_ROLES[r.role]})")
        for r in analysis.resolutions
        if is_unused(r.mention.span)
    ]
    forces = [
        Item(mention.text, "")
        for mention in analysis.mentions
        if mention.kind is MentionKind.FORCE and is_unused(mention.span)
    ]
    dates = [
        Item(dated.mention.text, dated.value)
        for dated in analysis.dates
        if is_unused(dated.mention.span)
    ]
    found = {"place": places, "force": forces, "date": dates}
    return {kind: list(dict.fromkeys(items)) for kind, items in found.items()}


def _place(resolution: Resolution) -> str:
    place = resolution.place
    return f"{place.name}, {resolution.confidence:.0%}" if place else ARTICLES.no_place
