"""What must be in place before the dashboard can show anything.

``python -m geo serve`` and the app itself call :func:`prepare`; where all is in place it
returns at once.
"""

from collections.abc import Callable
from functools import cache
from threading import Thread

from geo import gazetteer, pipeline
from geo.errors import SandtableError
from geo.reading import read_text
from geo.settings import DATA
from geo.store import Store, open_store

DEMO = DATA / "digests"
"""The demo corpus, which a store is filled with that was never filled."""

Progress = Callable[[str, int, int], object]
"""Is told the step, how much of it is done, and how much there is, 0 where unknown."""


def _ignore(_step: str, _done: int, _total: int) -> None:
    pass


def prepare(progress: Progress = _ignore, *, with_demo: bool = True) -> Store:
    """Build the gazetteer, bring the store to this version, and fill a new one with the demo.

    A store that anything was ever written to is not filled; nor is one that was first prepared
    with ``with_demo`` false, ever. Articles that an earlier version of the code analysed are
    analysed again.

    Raises
    ------
    StoreUnavailable, StoreVersionError, GazetteerSourceError, LanguageModelMissing
        If that is not possible; the message says what to do.
    """
    store = open_store()
    gazetteer.ensure_built(lambda done, total: progress("Building the gazetteer", done, total))
    if not store.is_new():
        count = _count("Checking the articles", len(store.versions()), progress)
        pipeline.reanalyse(store, count)
    elif with_demo:
        count = _count("Reading the demo corpus", len(list(DEMO.glob("*.md"))), progress)
        pipeline.ingest([str(DEMO)], store, progress=count)
    else:
        store.leave_empty()
    return store


@cache
def warm_up() -> Thread:
    """Load language model and gazetteer in the background, so that the first article is quick."""
    thread = Thread(target=_read_a_sentence, name="warm up", daemon=True)
    thread.start()
    return thread


def _read_a_sentence() -> None:
    try:
        article = read_text("Two brigades withdrew from Paris to Lyon on 4 May 1990.", title="")
        pipeline.analyse(article, pipeline.load_tools())
    except SandtableError:
        return  # whoever adds an article is told what is missing


def _count(step: str, total: int, progress: Progress) -> pipeline.Progress:
    """Turn "so many more" into "so many of all"."""
    done = 0

    def add(more: int) -> None:
        nonlocal done
        done += more
        progress(step, done, total)

    return add
