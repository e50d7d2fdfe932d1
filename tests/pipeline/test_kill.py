"""An ingest killed at any moment leaves a store that is whole, and can be finished."""

import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from geo import merging
from geo.pipeline import BATCH, ingest
from geo.store import Store, open_store
from tests.pipeline.corpus import make_tools, write_reports

pytestmark = pytest.mark.model

REPORTS, KILLS = 200, 10
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_ten_kills_leave_nothing_half_written(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    write_reports(reports, REPORTS)
    url = f"sqlite:///{tmp_path / 'killed.sqlite'}"
    random, seen = Random(20), []
    for _ in range(KILLS):
        kill_while_ingesting(reports, url, random)
        store = open_store(url)
        check_whole(store)
        seen.append(len(store.versions()))
        store.close()
    assert seen == sorted(seen)
    assert any(0 < count < REPORTS for count in seen)

    finished = open_store(url)
    report = ingest([str(reports)], finished, tools=make_tools())
    assert len(report.added) + len(report.unchanged) == REPORTS
    undisturbed = open_store(f"sqlite:///{tmp_path / 'undisturbed.sqlite'}")
    ingest([str(reports)], undisturbed, tools=make_tools())
    assert contents(finished) == contents(undisturbed)
    finished.close()
    undisturbed.close()


def kill_while_ingesting(reports: Path, url: str, random: Random) -> None:
    """Start an ingest and kill it some articles and a moment after its first sign of life."""
    words = [sys.executable, "-m", "tests.pipeline.corpus", str(reports), url]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "started\n"
        for _ in range(random.randrange(2 * BATCH)):
            process.stdout.readline()
        time.sleep(random.uniform(0, 0.1))
        process.send_signal(signal.SIGKILL)


def check_whole(store: Store) -> None:
    """Check that what is visible is the merging of all that is stored."""
    articles = {article.id: article for article in store.articles()}
    assert set(articles) == set(store.versions())
    claims = [claim for id_ in articles for claim in store.analysis(id_).claims]
    assert set(store.events()) == set(merging.merge(claims, articles))


def contents(store: Store) -> tuple[object, ...]:
    """Return all that a store holds."""
    articles = store.articles()
    return articles, [store.analysis(a.id) for a in articles], store.events(), store.versions()
