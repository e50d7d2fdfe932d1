"""Article text on a page: every word escaped, every span that was read marked.

A mark and a claim's sentence name the events they belong to in ``data-events``; the map beside
the text shows those when the pointer or the focus is on them, and the other way round.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import islice, takewhile
from typing import Any, NamedTuple

from geo.model import CODES, Analysis, Event, MentionKind, Span
from geo.views.web_map.columns import title_of
from geo.views.web_map.wording import PLACE_ROLES, WORDS, isolate
from pages.ui.strings import ARTICLES

_LINKED = 20  # events that a span is linked with, at most
_MARKUP = re.compile(r"[\\`*_{}\[\]()#+\-.!|~$:<>&^=]")
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


def words(text: str) -> str:
    r"""Return a text for a label, where Streamlit reads Markdown: nothing in it is markup.

    >>> print(words("a*b* [c](d)"))
    a\*b\* \[c\]\(d\)
    """
    printable = "".join(c if c.isprintable() else " " for c in text)
    return _MARKUP.sub(r"\\\g<0>", printable)


class Marking(NamedTuple):
    """Mark a span of a text; ``kind`` names its colour, ``note`` is shown on hover.

    ``events`` are the ids of the events that the span is evidence of.
    """

    span: Span
    kind: str
    note: str
    events: tuple[str, ...] = ()


class Sentence(NamedTuple):
    """Frame a part of a text that makes claims; ``note`` says which, ``events`` their ids."""

    span: Span
    note: str
    events: tuple[str, ...]


def mark(text: str, markings: Iterable[Marking]) -> str:
    """Return HTML of a text with its spans marked, one inside another where it lies within.

    Of spans that overlap otherwise the first wins; of two kinds of one span the first given.

    >>> mark("Homs troops", [Marking(Span(0, 4), "place"), Marking(Span(0, 11), "force")])
    '<mark class="force"><mark class="place">Homs</mark> troops</mark>'
    >>> mark("in <b>Sirte", [Marking(Span(6, 11), "place", "Sirte & coast")])
    'in &lt;b&gt;<mark class="place" title="Sirte &amp; coast">Sirte</mark>'
    """
    return _mark_part(text, 0, len(text), list(markings))


def _mark_part(text: str, start: int, end: int, markings: Sequence[Marking]) -> str:
    pieces, at = [], start
    ordered = sorted(markings, key=lambda m: (m.span.start, -m.span.end))
    for number, marking in enumerate(ordered):
        span = marking.span
        if span.start < at or span.end > end:
            continue
        pieces.append(escape(text[at : span.start]))
        title = f' title="{escape(marking.note)}"' if marking.note else ""
        attributes = f'class="{escape(marking.kind)}"{title}{_events(marking.events)}'
        within = _following(ordered, number)
        pieces.append(f"<mark {attributes}>{_mark_part(text, span.start, span.end, within)}</mark>")
        at = span.end
    pieces.append(escape(text[at:end]))
    return "".join(pieces)


def _following(ordered: Sequence[Marking], number: int) -> list[Marking]:
    """Return the markings of other spans that begin before one of them ends."""
    span = ordered[number].span
    later = (ordered[k] for k in range(number + 1, len(ordered)))
    reached = takewhile(lambda other: other.span.start < span.end, later)
    return [other for other in reached if other.span != span]


def _events(ids: Iterable[str]) -> str:
    joined = " ".join(islice(ids, _LINKED))
    return f' data-events="{escape(joined)}"' if joined else ""


def mark_analysis(analysis: Analysis, told: Mapping[str, Event]) -> str:
    """Return HTML of an article with every place, force, date, trigger and claim marked.

    ``told`` gives the event of a claim by the claim's id.
    """
    body, markings = analysis.article.body, list(_markings(analysis, told))
    pieces, at = [], 0
    for sentence in _sentences(analysis, told):
        pieces.append(_mark_part(body, at, sentence.span.start, markings))
        attributes = f'class="claim" tabindex="0" role="group"{_events(sentence.events)}'
        label = escape(ARTICLES.claim.format(titles=sentence.note))
        inner = _mark_part(body, sentence.span.start, sentence.span.end, markings)
        pieces.append(f'<span {attributes} aria-label="{label}">{inner}</span>')
        at = sentence.span.end
    pieces.append(_mark_part(body, at, len(body), markings))
    return "".join(pieces)


def _sentences(analysis: Analysis, told: Mapping[str, Event]) -> Iterator[Sentence]:
    """Yield the sentences that make claims, in order; overlapping ones as one."""
    claims = sorted(analysis.claims, key=lambda claim: claim.sentence.start)
    open_: list[Sentence] = []
    for claim in claims:
        event = told.get(claim.id)
        ids, title = ((event.id,), title_of(event)) if event else ((), "")
        end = min(claim.sentence.end, len(analysis.article.body))
        if open_ and claim.sentence.start < open_[0].span.end:
            before = open_.pop()
            span = Span(before.span.start, max(before.span.end, end))
            notes = [note for note in (before.note, title) if note]
            joined = tuple(dict.fromkeys(before.events + ids))
            open_.append(Sentence(span, "; ".join(dict.fromkeys(notes)), joined))
        else:
            yield from open_
            open_ = [Sentence(Span(claim.sentence.start, end), title, ids)]
    yield from open_


def _markings(analysis: Analysis, told: Mapping[str, Event]) -> Iterable[Marking]:
    events = _events_by_span(analysis, told)
    for claim in analysis.claims:
        for evidence in claim.evidence:
            kind = _KINDS[evidence.role.value]
            if kind in ("motion", "force"):
                is_motion = kind == "motion"
                note = CODES[claim.action].label if is_motion else _ROLES[evidence.role.value]
                yield Marking(evidence.span, kind, note, events[evidence.span])
    for resolution in analysis.resolutions:
        place, span = resolution.place, resolution.mention.span
        note = f"{place.name}, {resolution.confidence:.0%}" if place else ARTICLES.no_place
        yield Marking(span, "place", f"{note} ({PLACE_ROLES[resolution.role]})", events[span])
    for dated in analysis.dates:
        yield Marking(dated.mention.span, "date", dated.value, events[dated.mention.span])
    for mention in analysis.mentions:
        if mention.kind is not MentionKind.PLACE:
            yield Marking(mention.span, mention.kind.value, "", events[mention.span])


def _events_by_span(
    analysis: Analysis, told: Mapping[str, Event]
) -> defaultdict[Span, tuple[str, ...]]:
    found: defaultdict[Span, tuple[str, ...]] = defaultdict(tuple)
    for claim in analysis.claims:
        if claim.id in told:
            spans = {r.mention.span for r in claim.resolutions}
            for span in spans | {evidence.span for evidence in claim.evidence}:
                found[span] = tuple(dict.fromkeys((*found[span], told[claim.id].id)))
    return found


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
    tags = {kind: "span" if kind == "claim" else "mark" for kind in kinds}
    marks = (
        f'<{tags[kind]} class="{kind}">{escape(label)}</{tags[kind]}>'
        for kind, label in kinds.items()
    )
    return f'<p class="note">{" &nbsp; ".join(marks)}</p>'


def quote_block(claim: Mapping[str, Any]) -> str:
    """Return HTML of one claim of a card: its sentence, and who says so where."""
    source = " · ".join(filter(None, (isolate(claim["publisher"]), claim["published"])))
    who = f"According to {isolate(claim['attribution'])}. " if claim["attribution"] else ""
    line = f"{claim['status_label']}. {who}{isolate(claim['article_title'])}"
    return (
        f'<div class="quote" dir="auto">{mark_quote(claim["quote"])}</div>'
        f'<p class="note">{escape(line)}{" · " if source else ""}{escape(source)}</p>'
    )
