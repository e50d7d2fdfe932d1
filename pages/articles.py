"""Articles: each text with what was read out of it, and the way to add more."""

import streamlit as st

from pages.ui import (
    article_removal,
    article_versions,
    article_view,
    first_run,
    new_article,
    services,
    state,
    widgets,
)
from pages.ui.strings import ARTICLES, EMPTY

SHARES = (3, 2)

held = widgets.open_page(keeps=("article",))
services.warm_up()
st.title(ARTICLES.heading, anchor=False)
if state.current().known is not None and not held.articles:
    first_run.show()
    st.stop()
if not held.articles:
    st.write(EMPTY.body)
if new_article.show_form(is_first=not held.articles):
    st.stop()
if not held.articles:
    article_removal.show_removed()
    st.stop()
article = article_view.choose(held)
text, beside = st.columns(SHARES, gap="large")
with beside, st.container(key="beside text"):
    article_view.show_map(article, held)
    article_view.show_facts(article)
    article_versions.tell(article, held.articles)
    article_removal.offer(article)
with text:
    article_view.show_text(article, held)
below, _ = st.columns(SHARES, gap="large")
with below:
    article_view.show_events(article, held)
    article_view.show_unused(article)
article_removal.show_removed()
