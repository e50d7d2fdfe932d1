"""Work that takes long: its progress, and a button that ends it.

Streamlit ends a run at its next word to the page when a person asks for another one, as a click on
the button does. The work itself may say nothing for long, while it reads one long article. So it
goes on in a thread of its own, and the run looks after it and keeps talking to the page.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Event
from typing import TypeVar

import streamlit as st

from geo.errors import SandtableError
from pages.ui import texts
from pages.ui.strings import ARTICLES, FAULTS

Progress = Callable[[int, int], object]
"""Is told how many steps are done, and how many there are."""

Result = TypeVar("Result")

_SAID, _FAILED = "work said", "work failed"
_LOOK_SECONDS = 0.2


class _Cancelled(Exception):
    """Nobody waits for the work any more."""


def do(
    work: Callable[[Progress], Result],
    *,
    cancelled: str,
    keep: Callable[[Result], object] = lambda result: result,
    forget: Callable[[], object] = lambda: None,
    then: Callable[[], object] = st.rerun,
) -> None:
    """Do the work in a thread, ``keep`` its result, then go on with ``then``.

    The work says nothing to the page but its progress. ``cancelled`` is said where a person ends
    it: the page goes on at once, and the work ends at its next step, before it saves more.
    ``forget`` drops what asked for the work, so that no later run takes it up again, however it
    ends.
    """

    def cancel() -> None:
        forget()
        st.session_state[_SAID] = cancelled

    with st.container(border=True, key="working"):
        bar = st.progress(0.0, text=ARTICLES.working)
        st.button(ARTICLES.cancel, on_click=cancel, key="cancel work")

    def show(done: int, total: int) -> None:
        words = ARTICLES.progress.format(done=done, total=total) if total else ARTICLES.working
        bar.progress(min(1.0, done / max(total, 1)), text=words)

    try:
        keep(look_after(work, show))
    except SandtableError as error:
        st.session_state[_FAILED] = f"{FAULTS.unexpected} {texts.plain(str(error))}"
        then = st.rerun
    forget()
    then()


def look_after(work: Callable[[Progress], Result], show: Progress) -> Result:
    """Return what the work comes to; where the run is ended meanwhile, end the work too."""
    reached, is_left = (0, 0), Event()

    def progress(done: int, total: int) -> None:
        nonlocal reached
        if is_left.is_set():
            raise _Cancelled
        reached = (done, total)

    pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="long work")
    future: Future[Result] = pool.submit(work, progress)
    pool.shutdown(wait=False)
    try:
        while not future.done():
            show(*reached)  # Streamlit ends the run here
            wait([future], timeout=_LOOK_SECONDS)
        return future.result()
    finally:
        is_left.set()


def tell() -> None:
    """Say how the last work ended, where it did not go through."""
    said, failed = st.session_state.pop(_SAID, ""), st.session_state.pop(_FAILED, "")
    if said:
        st.info(said)
    if failed:
        st.error(failed)
