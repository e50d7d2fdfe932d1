"""The way in for new articles: give them, see what was read out of them, then add them."""

from datetime import date

import streamlit as st

from pages.ui import article_preview, ingesting, long_work, widgets
from pages.ui.filters import EARLIEST
from pages.ui.strings import ARTICLES

_WORK, _PREVIEW, _OUTCOME = "articles given", "articles read", "reading outcome"
_DRAFT = "articles to give"
_NOTHING = ingesting.Submission("", "", "", (), "", None)


def show_form(*, is_first: bool) -> bool:
    """Show the form or what follows from it; tell whether something waits for a decision.

    The first article that a store gets is shown on the map at once.
    """
    long_work.tell()
    _show_outcome()
    if _WORK in st.session_state:
        _read(st.session_state[_WORK])
    preview: ingesting.Preview | None = st.session_state.get(_PREVIEW)
    if preview is not None:
        _show_preview(preview, is_first=is_first)
        return True
    draft: ingesting.Submission = st.session_state.get(_DRAFT, _NOTHING)
    with st.expander(ARTICLES.add, expanded=is_first or draft is not _NOTHING):
        way = st.segmented_control(
            ARTICLES.way,
            list(ARTICLES.ways),
            default=_way_of(draft),
            format_func=lambda name: ARTICLES.ways[name],
            label_visibility="collapsed",
            key="way of adding",
        )
        with st.form("new article", border=False):
            gathered = _ask(way or "paste", draft)
            if st.form_submit_button(ARTICLES.submit, type="primary"):
                _take(gathered)
    return False


def _way_of(draft: ingesting.Submission) -> str:
    return "upload" if draft.uploads else "address" if draft.address else "paste"


def _ask(way: str, draft: ingesting.Submission) -> ingesting.Submission:
    """Ask for articles; the fields hold what was given before and not saved, but for files."""
    text, files, address = "", [], ""
    if way == "paste":
        text = st.text_area(ARTICLES.text, draft.text, height=220)
    elif way == "upload":
        files = st.file_uploader(ARTICLES.files, accept_multiple_files=True) or []
    else:
        address = st.text_input(ARTICLES.address, draft.address, placeholder="https://")
    title = publisher = ""
    columns = st.columns([2, 1, 1] if way == "paste" else [1, 3])
    if way == "paste":
        title = columns[0].text_input(ARTICLES.title, draft.title, max_chars=300)
        publisher = columns[1].text_input(ARTICLES.publisher, draft.publisher, max_chars=120)
    day: date | None = columns[-1 if way == "paste" else 0].date_input(
        ARTICLES.published,
        value=draft.day,
        min_value=EARLIEST,
        max_value=date.today(),
        help=ARTICLES.published_help,
    )
    uploads = tuple((file.name, file.getvalue()) for file in files)
    return ingesting.Submission(text, title, publisher, uploads, address.strip(), day)


def _take(submission: ingesting.Submission) -> None:
    if submission.is_empty:
        st.warning(ARTICLES.nothing)
        return
    st.session_state[_WORK] = st.session_state[_DRAFT] = submission
    st.rerun()


def _read(submission: ingesting.Submission) -> None:
    def keep(preview: ingesting.Preview) -> None:
        st.session_state[_PREVIEW] = preview

    long_work.do(
        lambda progress: ingesting.preview(submission, progress),
        keep=keep,
        cancelled=ARTICLES.cancelled,
        forget=lambda: _drop(_WORK),
    )


def _show_preview(preview: ingesting.Preview, *, is_first: bool) -> None:
    """Show what was read, and add it or go back to the form as the person says."""
    if not preview.analyses:
        _drop(_PREVIEW)
        st.session_state[_OUTCOME] = ingesting.Outcome((), 0, preview.failures)
        st.rerun()
    widgets.warn(ARTICLES.unread, preview.failures)
    with st.container(border=True, key="preview"):
        is_wanted = article_preview.show(preview)
        if is_wanted is False:
            _drop(_PREVIEW)
            st.toast(ARTICLES.left)
            st.rerun()
    if is_wanted:
        long_work.do(
            lambda progress: ingesting.save((a.article for a in preview.analyses), progress),
            keep=_keep,
            cancelled=ARTICLES.cancelled_saving,
            then=(lambda: st.switch_page("pages/map.py")) if is_first else st.rerun,
        )


def _keep(outcome: ingesting.Outcome) -> None:
    """Tell what came of saving; until then the preview stays, for another try."""
    _drop(_PREVIEW)
    _drop(_DRAFT)
    st.session_state[_OUTCOME] = outcome
    if outcome.article_ids:
        st.query_params["article"] = outcome.article_ids[0]


def _drop(key: str) -> None:
    st.session_state.pop(key, None)


def _show_outcome() -> None:
    outcome: ingesting.Outcome | None = st.session_state.pop(_OUTCOME, None)
    if outcome is None:
        return
    widgets.warn(ARTICLES.unread, outcome.failures)
    if outcome.article_ids:
        count = len(outcome.article_ids)
        st.success(ARTICLES.done.format(articles=count, events=outcome.events))
    elif not outcome.failures:
        st.info(ARTICLES.known)
