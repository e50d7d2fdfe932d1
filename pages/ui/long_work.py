"""Work that takes long: its progress, and a button that ends it.

Streamlit ends a run at its next word to the page when a person asks for another one. A click on
the button does, so the work ends at the next step that it tells of.
"""

from collections.abc import Callable

import streamlit as st

from geo.errors import SandtableError
from pages.ui import texts
from pages.ui.strings import ARTICLES, FAULTS

Progress = Callable[[int, int], object]
"""Is told how many steps are done, and how many there are."""

_SAID, _FAILED = "work said", "work failed"


def do(
    work: Callable[[Progress], None],
    *,
    cancelled: str,
    forget: Callable[[], object] = lambda: None,
    then: Callable[[], object] = st.rerun,
) -> None:
    """Do the work, then go on with ``then``.

    ``cancelled`` is said where a person ends it. ``forget`` drops what asked for the work, so
    that no later run takes it up again, however it ends.
    """

    def cancel() -> None:
        forget()
        st.session_state[_SAID] = cancelled

    with st.container(border=True, key="working"):
        bar = st.progress(0.0, text=ARTICLES.working)
        st.button(ARTICLES.cancel, on_click=cancel, key="cancel work")

    def show(done: int, total: int) -> None:
        words = ARTICLES.progress.format(done=done, total=total)
        bar.progress(min(1.0, done / max(total, 1)), text=words)

    try:
        work(show)
    except SandtableError as error:
        st.session_state[_FAILED] = f"{FAULTS.unexpected} {texts.plain(str(error))}"
        then = st.rerun
    forget()
    then()


def tell() -> None:
    """Say how the last work ended, where it did not go through."""
    said, failed = st.session_state.pop(_SAID, ""), st.session_state.pop(_FAILED, "")
    if said:
        st.info(said)
    if failed:
        st.error(failed)
