"""Article text on a page: every word escaped, every span that was read marked."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any, NamedTuple

from geo.model import Analysis, MentionKind, Span
from geo.views.web_map.wording import WORDS

_ROLES: Mapping[str, str] = WORDS["roles"]  # type: ignore[assignment]
_KINDS = {
    "trigger": "motion",
    "force": "force",
    "opponent": "force",
    "quantity": "force",
    "origin": "place",
    "via": "place",
    "destination": "place",
    "location": "place",
    "date": "date",
    "attribution": "source",
    "status": "source",
}
"""Kind of span, which decides its colour, of every role of evidence."""


def plain(text: str) -> str:
    """Return a text as a code span of Markdown: nothing in it is markup or invisible.

    >>> plain("a*b*`c")
    '`a*b*c`'
    """
    return f"`{''.join(c for c in text if c.isprintable() and c != '`')}`"


class Marking(NamedTuple):
    """Mark a span of a text; ``kind`` names its colour, ``note`` is shown on hover."""

    span: Span
    kind: str
    note: str


def mark(text: str, markings: Iterable[Marking]) -> str:
    """Return HTML of a text with its spans marked; of overlapping ones the first, longest wins.

    >>> mark("in <b>Sirte", [Marking(Span(6, 11), "place", "Sirte & coast")])
    'in &lt;b&gt;<mark class="place" title="Sirte &amp; coast">Sirte</mark>'
    """
    pieces, at = [], 0
    for span, kind, note in sorted(markings, key=lambda m: (m.span.start, -m.span.end)):
        if span.start < at or span.end > len(text):
            continue
        pieces.append(escape(text[at : span.start]))
        title = f' title="{escape(note)}"' if note else ""
        pieces.append(f'<mark class="{escape(kind)}"{title}>{escape(span.of(text))}</mark>')
        at = span.end
    pieces.append(escape(text[at:]))
    return "".join(pieces)


def mark_analysis(analysis: Analysis) -> str:
    """Return HTML of an article with every place, force, date and trigger marked."""
    return mark(analysis.article.body, _markings(analysis))


def _markings(analysis: Analysis) -> Iterable[Marking]:
    for resolution in analysis.resolutions:
        place = resolution.place
        note = f"{place.name}, {resolution.confidence:.0%}" if place else "no place on the map"
        yield Marking(resolution.mention.span, "place", f"{note} ({resolution.role.value})")
    for dated in analysis.dates:
        yield Marking(dated.mention.span, "date", dated.value)
    for mention in analysis.mentions:
        if mention.kind is not MentionKind.PLACE:
            yield Marking(mention.span, mention.kind.value, "")
    for claim in analysis.claims:
        for evidence in claim.evidence:
            kind = _KINDS[evidence.role.value]
            if kind == "motion":
                yield Marking(evidence.span, kind, claim.action.value.replace("_", " "))


def mark_quote(pieces: Iterable[tuple[str, str]]) -> str:
    """Return HTML of a card's quote (:func:`geo.views.web_map.card.quote`)."""
    return "".join(
        f'<mark class="{_KINDS[role]}" title="{escape(_ROLES[role])}">{escape(text)}</mark>'
        if role
        else escape(text)
        for text, role in pieces
    )


def legend(kinds: Mapping[str, str]) -> str:
    """Return HTML that names the colours."""
    marks = (f'<mark class="{kind}">{escape(label)}</mark>' for kind, label in kinds.items())
    return f'<p class="note">{" &nbsp; ".join(marks)}</p>'


def quote_block(claim: Mapping[str, Any]) -> str:
    """Return HTML of one claim of a card: its sentence, and who says so where."""
    source = " · ".join(filter(None, (claim["publisher"], claim["published"])))
    who = f"According to {claim['attribution']}. " if claim["attribution"] else ""
    line = f"{claim['status_label']}. {who}{claim['article_title']}"
    return (
        f'<div class="quote" dir="auto">{mark_quote(claim["quote"])}</div>'
        f'<p class="note" dir="auto">{escape(line)}{" · " if source else ""}{escape(source)}</p>'
    )
