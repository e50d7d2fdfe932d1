"""Other texts from an article's address: a page read again after its publisher changed it.

Both texts count until a person removes one. Which of them stands no program can tell: a live page
adds to what it said, a corrected one takes it back.
"""

from collections.abc import Iterable, Mapping

import streamlit as st

from geo.model import Article
from pages.ui import article_view, state, texts
from pages.ui.strings import ARTICLES


def find(article: Article, articles: Mapping[str, Article]) -> tuple[Article, ...]:
    """Return the articles with another text from the same address."""
    if not article.url:
        return ()
    of_address = (other for other in articles.values() if other.url == article.url)
    return tuple(other for other in of_address if other.id != article.id)


def tell(article: Article, articles: Mapping[str, Article]) -> None:
    """Say that an article has other versions, with a link to each and its first words."""
    others = find(article, articles)
    if not others:
        return
    st.warning(ARTICLES.versions.format(count=len(others)))
    for other in others:
        label = f"{article_view.describe(other)} · {article_view.opening(other)}"
        parameters = state.write_view(state.current()) | {"article": other.id}
        st.page_link("pages/articles.py", label=texts.words(label), query_params=parameters)


def warn(given: Iterable[Article], articles: Mapping[str, Article]) -> None:
    """Say before saving how many articles are other texts of articles in the store."""
    count = sum(bool(find(article, articles)) for article in given if article.id not in articles)
    if count:
        st.warning(ARTICLES.preview_versions.format(count=count))
