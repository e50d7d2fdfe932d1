"""How a name was read in the articles of the store: every mention, its place, and why."""

import re
from collections import Counter
from html import escape
from typing import NamedTuple

import streamlit as st

from geo.model import Article, Place, Resolution, Span
from geo.views.web_map.wording import PLACE_ROLES
from pages.ui import services, texts
from pages.ui.services import Corpus
from pages.ui.strings import PLACES

_ARTICLES, _SHOWN, _RIVALS, _EXAMPLES = 200, 12, 4, 8
_CONTEXT = 300
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s|\n")


class Reading(NamedTuple):
    """Pair one mention's resolution with its article and the sentence it stands in."""

    article: Article
    resolution: Resolution
    sentence: Span


@st.cache_resource(show_spinner=False, max_entries=30)
def find(revision: str, name: str) -> tuple[Reading, ...]:
    """Return the mentions of a name, the least certain first, from a limited number of articles."""
    wanted = name.casefold()
    held = services.corpus_of(revision)
    naming = [key for key, a in held.articles.items() if wanted in a.body.casefold()]
    readings = [
        Reading(held.articles[key], resolution, sentence_around(held.articles[key].body, span))
        for key in naming[:_ARTICLES]
        for resolution in _resolutions(key)
        if wanted in resolution.mention.text.casefold() and (span := resolution.mention.span)
    ]
    return tuple(sorted(readings, key=lambda r: (r.resolution.place is None, _sureness(r))))


def _sureness(reading: Reading) -> float:
    return reading.resolution.confidence


def _resolutions(article_id: str) -> tuple[Resolution, ...]:
    analysis = services.find_analysis(article_id)
    return analysis.resolutions if analysis else ()


def sentence_around(body: str, span: Span) -> Span:
    """Return the sentence about a span, cut where it is long.

    >>> body = "They left. Then Sirte fell! All was over."
    >>> sentence_around(body, Span(16, 21)).of(body)
    'Then Sirte fell!'
    """
    start, end = max(0, span.start - _CONTEXT), min(len(body), span.end + _CONTEXT)
    for found in _SENTENCE_END.finditer(body, start, span.start):
        start = found.end()
    following = _SENTENCE_END.search(body, span.end, end)
    return Span(start, following.end() - 1 if following else end)


def count_places(readings: tuple[Reading, ...]) -> Counter[str]:
    """Count, by place id, how often each place was taken."""
    return Counter(r.resolution.place.id for r in readings if r.resolution.place)


def show(readings: tuple[Reading, ...]) -> None:
    """Show every mention with the place chosen, how sure that is, why, and its rivals."""
    st.subheader(PLACES.readings.format(count=len(readings)), anchor=False)
    if not readings:
        st.caption(PLACES.no_readings)
        return
    st.caption(PLACES.readings_help)
    for reading in readings[:_SHOWN]:
        st.html(_write(reading))
    if len(readings) > _SHOWN:
        with st.expander(PLACES.more_readings.format(count=len(readings) - _SHOWN)):
            st.html("".join(map(_write, readings[_SHOWN:])))


def _write(reading: Reading) -> str:
    """Return HTML of one mention."""
    article, resolution, sentence = reading
    span = resolution.mention.span
    within = Span(span.start - sentence.start, span.end - sentence.start)
    quote = texts.mark(sentence.of(article.body), [texts.Marking(within, "place", "")])
    lines = filter(None, (_chosen(resolution), _reasons(resolution), _rivals(resolution)))
    notes = "".join(f'<div class="note" dir="auto">{escape(line)}</div>' for line in lines)
    source = escape(" · ".join(filter(None, (article.publisher, article.title or article.source))))
    return (
        f'<div class="quote" dir="auto">{quote}</div>{notes}<p class="note" dir="auto">{source}</p>'
    )


def _chosen(resolution: Resolution) -> str:
    role = PLACE_ROLES[resolution.role]
    if resolution.place is None:
        return f"→ {PLACES.unresolved}; {role}"
    return f"→ {describe(resolution.place)}: {resolution.confidence:.0%}; {role}"


def _reasons(resolution: Resolution) -> str:
    return PLACES.why.format(reasons="; ".join(resolution.reasons)) if resolution.reasons else ""


def _rivals(resolution: Resolution) -> str:
    chosen = resolution.place
    others = [r for r in resolution.rivals if chosen is None or r.place.id != chosen.id]
    listed = "; ".join(f"{describe(r.place)} ({r.score:.0%})" for r in others[:_RIVALS])
    return PLACES.instead_of.format(rivals=listed) if listed else ""


def describe(place: Place) -> str:
    """Write a place as one tells it from others of its name."""
    return ", ".join(filter(None, (place.name, region_of(place), kind_of(place))))


def region_of(place: Place) -> str:
    """Write where a place lies: its division, unless that is a bare code, and its country."""
    division = place.admin1 if place.admin1.isalpha() else ""
    return ", ".join(filter(None, (division, place.country)))


def kind_of(place: Place) -> str:
    """Write what a place is: a plain word and its GeoNames code."""
    kind = PLACES.kinds.get(place.feature.partition(".")[0])
    return f"{kind} ({place.feature})" if kind else place.feature


def offer_names(held: Corpus) -> None:
    """Offer names from the store to look up, those with rivals and many mentions first."""
    counts: Counter[tuple[bool, str]] = Counter(
        (len(resolution.rivals) > 1, resolution.mention.text)
        for event in held.events
        for resolution in event.resolutions
        if resolution.place and resolution.relation is None
    )
    ranked = sorted(counts, key=lambda key: (not key[0], -counts[key], key[1]))
    names = list(dict.fromkeys(name for _, name in ranked))[:_EXAMPLES]
    if not names:
        st.caption(PLACES.no_names)
        return
    st.caption(PLACES.examples)
    with st.container(horizontal=True):
        for number, name in enumerate(names):
            st.button(_plain(name), key=f"example {number}", on_click=_look_up, args=(name,))


def _look_up(name: str) -> None:
    st.query_params["name"] = name


def _plain(name: str) -> str:
    """Keep Markdown out of a button's label."""
    return re.sub(r"([\\`*_{}\[\]()#+.!|<>~:$-])", r"\\\1", " ".join(name.split()))[:80]
