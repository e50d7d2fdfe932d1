"""Work that takes long: what it comes to, how it fails, and how soon a cancel ends it."""

from threading import Event

import pytest

from geo.errors import NotFound
from pages.ui import long_work

SECONDS = 30


class Ended(BaseException):
    """Stand in for Streamlit ending a run at a word to the page."""


def test_the_result_comes_back_and_progress_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_work, "_LOOK_SECONDS", 0)
    shown, seen = set(), Event()

    def show(done: int, total: int) -> None:
        shown.add((done, total))
        if (1, 2) in shown:
            seen.set()

    def work(progress: long_work.Progress) -> str:
        progress(1, 2)
        assert seen.wait(SECONDS)
        return "done"

    assert long_work.look_after(work, show) == "done"
    assert shown == {(0, 0), (1, 2)} or shown == {(1, 2)}


def test_a_fault_of_the_work_is_that_of_the_page() -> None:
    def work(progress: long_work.Progress) -> None:
        raise NotFound("nothing there")

    with pytest.raises(NotFound, match="nothing there"):
        long_work.look_after(work, lambda done, total: None)


def test_a_cancel_is_obeyed_inside_a_step_and_nothing_is_saved_after_it() -> None:
    begun, go_on, over = Event(), Event(), Event()
    saved: list[str] = []

    def work(progress: long_work.Progress) -> None:
        try:
            begun.set()
            assert go_on.wait(SECONDS)  # one long article
            progress(1, 2)
            saved.append("after the cancel")
        finally:
            over.set()

    def show(done: int, total: int) -> None:
        if begun.is_set():
            raise Ended

    with pytest.raises(Ended):
        long_work.look_after(work, show)
    assert not over.is_set()  # the page goes on while the article is still being read
    go_on.set()
    assert over.wait(SECONDS)
    assert saved == []
