"""What was read out of articles that are not saved yet."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from geo.model import Analysis, Article, Event
from geo.views.web_map.card import write_card
from geo.views.web_map.columns import route_of, title_of
from geo.views.web_map.wording import write_when
from pages.ui import article_versions, services, texts
from pages.ui.ingesting import Preview
from pages.ui.strings import ARTICLES

_WHOLE = 5  # articles shown with their text; of more only the events are listed
_EVENTS = 40


def show(preview: Preview) -> bool | None:
    """Show what was read and ask whether to keep it; None while nobody has answered."""
    told = {claim.id: event for event in preview.events for claim in event.claims}
    articles = {analysis.article.id: analysis.article for analysis in preview.analyses}
    st.subheader(ARTICLES.preview, anchor=False)
    counts = ARTICLES.preview_counts.format(articles=len(articles), events=len(preview.events))
    st.write(counts)
    if preview.known:
        st.caption(ARTICLES.preview_known.format(count=len(preview.known)))
    article_versions.warn(articles.values(), services.corpus().articles)
    with st.container(horizontal=True):
        is_wanted = st.button(ARTICLES.keep, type="primary", key="keep preview")
        is_refused = st.button(ARTICLES.back, key="leave preview")
    _list_events(preview.events, articles)
    for analysis in preview.analyses[:_WHOLE]:
        _show_text(analysis, told)
    return True if is_wanted else False if is_refused else None


def _list_events(events: tuple[Event, ...], articles: Mapping[str, Article]) -> None:
    if not events:
        st.info(ARTICLES.no_claims)
    for event in events[:_EVENTS]:
        where = " · ".join(filter(None, (route_of(event), write_when(event.when))))
        st.html(
            f"<strong>{escape(title_of(event))}</strong>"
            f'<div class="note">{escape(where or ARTICLES.no_place)}</div>'
            + texts.quote_block(write_card(event, articles, {})["claims"][0])
        )
    if len(events) > _EVENTS:
        st.caption(ARTICLES.more_events.format(count=len(events) - _EVENTS))


def _show_text(analysis: Analysis, told: Mapping[str, Event]) -> None:
    with st.expander(texts.words(analysis.article.title or ARTICLES.untitled)):
        st.html(texts.legend(ARTICLES.kinds))
        marked = texts.mark_analysis(analysis, told)
        st.html(f'<div class="article" dir="auto">{marked}</div>')
