"""What a page shows while the store holds no article: three steps from there to a map."""

from html import escape

import streamlit as st

from geo.preparation import DEMO
from geo.reading import Failure, read
from pages.ui import ingesting, long_work, state
from pages.ui.strings import ARTICLES, EMPTY, KNOWN

_WANTED = "example wanted"


def show() -> None:
    """Lead from an empty store to the first article, or to the example."""
    long_work.tell()
    if state.current().known is not None:
        st.info(KNOWN.nothing)
        return
    if st.session_state.get(_WANTED):
        long_work.do(
            _add_example,
            cancelled=ARTICLES.cancelled_saving,
            forget=_forget,
            then=lambda: st.switch_page("pages/map.py"),
        )
    with st.container(border=True, key="first run"):
        st.subheader(EMPTY.title, anchor=False)
        st.write(EMPTY.body)
        st.html(f"<ol>{''.join(f'<li>{escape(step)}</li>' for step in EMPTY.steps)}</ol>")
        with st.container(horizontal=True):
            if st.button(EMPTY.action, type="primary", key="add first article"):
                st.switch_page("pages/articles.py")
            st.button(EMPTY.example, key="add example", on_click=_want)


def _want() -> None:
    st.session_state[_WANTED] = True


def _forget() -> None:
    st.session_state.pop(_WANTED, None)


def _add_example(progress: long_work.Progress) -> None:
    articles = [item for item in read(str(DEMO)) if not isinstance(item, Failure)]
    ingesting.save(articles, progress)
