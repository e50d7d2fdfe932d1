"""The way in for new articles: give them, see what was read out of them, then add them."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date

import streamlit as st

from geo.errors import SandtableError
from pages.ui import article_preview, ingesting
from pages.ui.filters import EARLIEST
from pages.ui.strings import ARTICLES, FAULTS

_WORK, _PREVIEW, _OUTCOME, _SAID = (
    *("articles given", "articles read", "reading outcome", "reading said"),
)


def show_form(*, expanded: bool) -> bool:
    """Show the form or what follows from it; tell whether something waits for a decision."""
    _show_outcome()
    if _WORK in st.session_state:
        _read(st.session_state[_WORK])
    preview: ingesting.Preview | None = st.session_state.get(_PREVIEW)
    if preview is not None:
        _show_preview(preview)
        return True
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
                _take(gathered)
    return False


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
    st.session_state[_WORK] = submission
    st.rerun()


def _read(submission: ingesting.Submission) -> None:
    """Read in a run that its button ends; nothing is saved by then."""

    def work(progress: ingesting.Progress) -> None:
        st.session_state[_PREVIEW] = ingesting.preview(submission, progress)

    _work(work, ARTICLES.cancelled)


def _work(work: Callable[[ingesting.Progress], None], said: str) -> None:
    """Do what takes long beside its progress and a button that ends it, then run the page anew."""

    def cancel() -> None:
        st.session_state.pop(_WORK, None)
        st.session_state[_SAID] = said

    with st.container(border=True, key="working"):
        bar = st.progress(0.0, text=ARTICLES.working)
        st.button(ARTICLES.cancel, on_click=cancel, key="cancel work")
    try:
        work(lambda done, total: bar.progress(done / max(total, 1), text=_progress(done, total)))
    except SandtableError as error:
        st.session_state[_OUTCOME] = ingesting.Outcome((), 0, (f"{FAULTS.unexpected} {error}",))
    st.session_state.pop(_WORK, None)
    st.rerun()


def _progress(done: int, total: int) -> str:
    return ARTICLES.progress.format(done=done, total=total)


def _show_preview(preview: ingesting.Preview) -> None:
    """Show what was read, and add it or throw it away as the person says."""
    for failure in preview.failures:
        st.error(failure)
    if not preview.analyses:
        _drop()
        st.session_state[_OUTCOME] = ingesting.Outcome((), 0, preview.failures)
        st.rerun()
    with st.container(border=True, key="preview"):
        is_wanted = article_preview.show(preview)
        if is_wanted is False:
            _drop()
            st.session_state[_SAID] = ARTICLES.discarded
            st.rerun()
    if is_wanted:
        _drop()
        _work(lambda progress: _save(preview, progress), ARTICLES.cancelled_saving)


def _save(preview: ingesting.Preview, progress: ingesting.Progress) -> None:
    outcome = ingesting.save((a.article for a in preview.analyses), progress)
    st.session_state[_OUTCOME] = outcome
    if outcome.article_ids:
        st.query_params["article"] = outcome.article_ids[0]


def _drop() -> None:
    with suppress(KeyError):
        del st.session_state[_PREVIEW]


def _show_outcome() -> None:
    said = st.session_state.pop(_SAID, "")
    if said:
        st.info(said)
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
