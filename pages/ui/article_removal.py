"""Removing an article, and the way back."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from geo import removal
from geo.errors import SandtableError
from geo.model import Article
from geo.store import Store
from pages.ui import services, texts, widgets
from pages.ui.strings import ARTICLES, FAULTS


def offer(article: Article) -> None:
    """Let a person remove the article, after a second word."""
    with st.popover(ARTICLES.remove, key=f"removal of {article.id}"):  # closed for the next one
        st.write(ARTICLES.remove_help)
        note = st.text_input(ARTICLES.remove_note, max_chars=300, key=f"why remove {article.id}")
        if st.button(ARTICLES.remove_yes, type="primary", key=f"remove {article.id}"):
            _change(partial(removal.remove, note=note.strip()), article)
            st.query_params.pop("article", None)
            _say(ARTICLES.removed, article)


def explain(article_id: str) -> str:
    """Say that an article was removed, "" if it was not."""
    named = (_name(article) for article in services.store().removed() if article.id == article_id)
    return next((ARTICLES.was_removed.format(title=texts.words(name)) for name in named), "")


def show_removed() -> None:
    """List the removed articles, each with the way back."""
    removed = services.store().removed()
    if not removed:
        return
    with st.expander(ARTICLES.removed_list.format(count=len(removed))):
        for article in removed:
            words, button = st.columns([4, 1], vertical_alignment="center")
            words.text(_name(article))
            if button.button(ARTICLES.restore, key=f"restore {article.id}"):
                _change(removal.restore, article)
                st.query_params["article"] = article.id
                _say(ARTICLES.restored, article)


def _change(change: Callable[[Store, str], None], article: Article) -> None:
    try:
        with st.spinner(ARTICLES.removing):
            change(services.store(), article.id)
    except SandtableError as error:
        widgets.end_page(FAULTS.unexpected, "", error)


def _say(template: str, article: Article) -> None:
    st.toast(template.format(title=texts.words(_name(article))), duration="long")
    st.rerun()


def _name(article: Article) -> str:
    return article.title or article.source or article.id
