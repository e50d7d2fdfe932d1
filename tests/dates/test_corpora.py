"""Accuracy on texts that are not part of the repository, far below what is measured."""

import json
from datetime import date
from pathlib import Path

import pytest

from benchmarks.scorers import load_scorer
from geo.commands.timex import tag_document
from geo.dates import Mode, propose_publication, tag

from .articles import article


@pytest.mark.shared
def test_narratives_are_read_better_than_the_reference(shared: Path) -> None:
    scorer = load_scorer(shared, "evaluate_timex")
    counts = []
    lines = (shared / "corpora" / "wikiwars_dev.jsonl").read_text(encoding="utf-8").splitlines()
    for document in map(json.loads, lines):
        found = tag_document(document, Mode.AUTO)["timexes"]
        counts.append(scorer.score_doc(document["text"], document["timexes"], found)[0])
    total = scorer.add(counts)
    assert scorer.prf(total, "value")[2] > 0.84
    assert scorer.prf(total, "strict")[2] > 0.86


@pytest.mark.shared
def test_news_is_taken_for_news(shared: Path) -> None:
    for entry in json.loads((shared / "gold" / "articles.json").read_text(encoding="utf-8")):
        body = (shared / entry["file"]).read_text(encoding="utf-8")
        text = article(body, date.fromisoformat(entry["published"]))
        assert tag(text) == tag(text, Mode.NEWS)


@pytest.mark.shared
def test_proposals_fall_near_the_publication_day(shared: Path) -> None:
    entries = json.loads((shared / "wars" / "articles.json").read_text(encoding="utf-8"))
    near = proposed = 0
    for entry in entries:
        if entry["date_role"] == "snapshot":
            continue
        path = shared / "wars" / "texts" / f"{entry['doc_id']}.txt"
        undated = article(path.read_text(encoding="utf-8"), None)
        proposal = propose_publication(undated, tag(undated))
        if proposal is not None and proposal.published.days <= 7:
            proposed += 1
            published = date.fromisoformat(entry["published"])
            near += abs((proposal.published.first - published).days) <= 7
    assert proposed >= 5
    assert near >= 0.8 * proposed
