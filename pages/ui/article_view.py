"""One article: its text with everything marked that was read, its facts, its events."""

import json
from collections import Counter
from collections.abc import Collection
from datetime import date
from html import escape
from textwrap import shorten

import numpy as np
import streamlit as st

from geo.errors import DamagedRecord, NotFound
from geo.model import Article, Event
from geo.views.web_map.columns import title_of
from geo.views.web_map.wording import isolate, write_span, write_way
from pages.ui import article_removal, ingesting, services, small_map, state, texts, unused
from pages.ui.filters import EARLIEST
from pages.ui.services import Corpus
from pages.ui.strings import ARTICLES

_KEY = "article choice"
_SHOWN, _OPENING = 40, 80


def choose(held: Corpus) -> Article:
    """Let a person choose an article; the choice is part of the URL.

    A link to an article that is not there leaves the choice open, and the page ends here.
    """
    given = st.query_params.get("article", "")
    key = f"{_KEY} at {held.revision}"  # a widget of its own, for the labels may be others
    if given and given not in held.articles:
        st.warning(
            article_removal.explain(given) or ARTICLES.no_article.format(id=texts.plain(given))
        )
        state.set_widget(key, None)
    else:
        state.set_widget(key, given or next(iter(held.articles)))

    def changed() -> None:
        st.query_params["article"] = st.session_state[key]

    labels = _labels(held.articles.values())
    article_id: str | None = st.selectbox(
        ARTICLES.choose,
        list(held.articles),
        key=key,
        format_func=labels.__getitem__,
        on_change=changed,
        placeholder=ARTICLES.placeholder,
    )
    if article_id is None:
        article_removal.show_removed()
        st.stop()
    return held.articles[article_id]


def _labels(articles: Collection[Article]) -> dict[str, str]:
    """Label articles by id; those that would be labelled alike also by their first words."""
    labels = {article.id: describe(article) for article in articles}
    times = Counter(labels.values())
    return {
        article.id: f"{label} · {opening(article)}" if times[label] > 1 else label
        for article, label in zip(articles, labels.values(), strict=True)
    }


def opening(article: Article) -> str:
    """Return the first words of an article's text."""
    return shorten(article.body, _OPENING, placeholder="…")


def describe(article: Article) -> str:
    """Name an article by its day, its publisher and its title."""
    day = write_span(article.published) or ARTICLES.unknown_date
    return " · ".join(filter(None, (day, article.publisher, article.title or article.source)))


def show_text(article: Article, held: Corpus) -> None:
    """Show the text with its spans marked."""
    told = {
        claim.id: event
        for event in held.events
        for claim in event.claims
        if claim.article_id == article.id
    }
    try:
        marked = texts.mark_analysis(services.store().analysis(article.id), told)
    except (NotFound, DamagedRecord) as error:
        st.warning(texts.plain(str(error)))
        marked = escape(article.body)
    st.html(texts.legend(ARTICLES.kinds))
    st.html(f'<div class="article" dir="auto">{marked}</div>')


def show_map(article: Article, held: Corpus) -> None:
    """Show the article's events on a map, linked with the words they were read from."""
    tells = [any(c.article_id == article.id for c in event.claims) for event in held.events]
    small_map.show(held, np.array(tells, bool), small_map.Scene("article map"))


def show_facts(article: Article) -> None:
    """Show who published it when, and ask for the day where it is unknown."""
    with st.container(border=True):
        st.html(f'<p class="note" dir="auto">{escape(describe(article))}</p>')
        if article.url.lower().startswith(("http://", "https://")):
            st.html(_link(article.url))
        if article.published is None:
            _ask_for_day(article)


def show_events(article: Article, held: Corpus) -> None:
    """List what was read out of the article."""
    events = [e for e in held.events if any(c.article_id == article.id for c in e.claims)]
    st.subheader(f"{ARTICLES.claims} ({len(events):,})", anchor=False)
    if not events:
        st.caption(ARTICLES.no_claims)
    for event in events[:_SHOWN]:
        _show_event(event, article, held)
    if len(events) > _SHOWN:
        st.caption(ARTICLES.more_events.format(count=len(events) - _SHOWN))


def show_unused(article: Article) -> None:
    """List the places, forces and dates that were found and are part of no claim."""
    analysis = services.find_analysis(article.id)
    found = unused.find(analysis) if analysis else {}
    count = sum(len(items) for items in found.values())
    if not count:
        return
    with st.expander(ARTICLES.unused.format(count=count)):
        st.caption(ARTICLES.unused_help)
        for kind, items in found.items():
            lines = "".join(
                f'<li dir="auto"><mark class="{kind}">{escape(item.text)}</mark> '
                f'<span class="note">{escape(item.note)}</span></li>'
                for item in items
            )
            if lines:
                st.html(f"<strong>{escape(ARTICLES.unused_kinds[kind])}</strong><ul>{lines}</ul>")


def _link(url: str) -> str:
    label = escape(ARTICLES.original)
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{label}</a>'


def _ask_for_day(article: Article) -> None:
    st.warning(ARTICLES.ask_date)
    with st.form(f"day of {article.id}", border=False):
        day = st.date_input(ARTICLES.day, value=None, min_value=EARLIEST, max_value=date.today())
        if st.form_submit_button(ARTICLES.save_date, type="primary") and day is not None:
            with st.spinner(ARTICLES.working):
                ingesting.set_published(article, day)
            st.toast(ARTICLES.date_saved)
            st.rerun()


def _show_event(event: Event, article: Article, held: Corpus) -> None:
    card = json.loads(services.card_text(held.revision, event.id))
    with st.container(border=True):
        facts = (card["when"], write_way(card["origin"], card["destination"]))
        where = " · ".join(filter(None, (*facts, isolate(card["location"]))))
        title, note = escape(title_of(event)), escape(where)
        st.html(f'<strong>{title}</strong><div class="note">{note}</div>')
        for claim in card["claims"]:
            if claim["article_id"] == article.id:
                st.html(texts.quote_block(claim))
        parameters = state.write_view(state.current()) | {"event": event.id}
        st.page_link("pages/map.py", label=ARTICLES.on_map, query_params=parameters)
