"""The form that takes new articles: pasted, uploaded, or from an address."""

from datetime import date

import streamlit as st

from pages.ui import ingesting
from pages.ui.strings import ARTICLES

_OUTCOME = "reading outcome"


def show_form(*, expanded: bool) -> None:
    """Show the form, read what it gives, and tell what came of it."""
    _show_outcome()
    with st.expander(ARTICLES.add, expanded=expanded):
        way = st.segmented_control(
            ARTICLES.way,
            list(ARTICLES.ways),
            default="paste",
            format_func=lambda name: ARTICLES.ways[name],
            label_visibility="collapsed",
            key="way of adding",
        )
        with st.form("new article", border=False):
            gathered = _ask(way or "paste")
            if st.form_submit_button(ARTICLES.submit, type="primary"):
                _read(gathered)


def _ask(way: str) -> ingesting.Submission:
    text, files, address = "", [], ""
    if way == "paste":
        text = st.text_area(ARTICLES.text, height=220)
    elif way == "upload":
        files = st.file_uploader(ARTICLES.files, accept_multiple_files=True) or []
    else:
        address = st.text_input(ARTICLES.address, placeholder="https://")
    title = publisher = ""
    columns = st.columns([2, 1, 1] if way == "paste" else [1, 3])
    if way == "paste":
        title = columns[0].text_input(ARTICLES.title, max_chars=300)
        publisher = columns[1].text_input(ARTICLES.publisher, max_chars=120)
    day: date | None = columns[-1 if way == "paste" else 0].date_input(
        ARTICLES.published,
        value=None,
        min_value=ingesting.EARLIEST,
        max_value=date.today(),
        help=ARTICLES.published_help,
    )
    uploads = tuple((file.name, file.getvalue()) for file in files)
    return ingesting.Submission(text, title, publisher, uploads, address.strip(), day)


def _read(submission: ingesting.Submission) -> None:
    if submission.is_empty:
        st.warning(ARTICLES.nothing)
        return
    with st.spinner(ARTICLES.working):
        outcome = ingesting.take(submission)
    st.session_state[_OUTCOME] = outcome
    if outcome.article_ids:
        st.query_params["article"] = outcome.article_ids[0]
    st.rerun()


def _show_outcome() -> None:
    outcome: ingesting.Outcome | None = st.session_state.pop(_OUTCOME, None)
    if outcome is None:
        return
    for failure in outcome.failures:
        st.error(failure)
    if outcome.article_ids:
        count = len(outcome.article_ids)
        st.success(ARTICLES.done.format(articles=count, events=outcome.events))
    elif not outcome.failures:
        st.info(ARTICLES.known)
