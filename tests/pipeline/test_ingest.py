"""From sources to the store: idempotent, in batches, one fault at a time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from geo import language, merging, pipeline
from geo.errors import GazetteerUnreadable, LanguageModelMissing
from geo.model import (
    Analysis,
    Candidate,
    Decision,
    DecisionKind,
    Event,
    Parse,
    PublicationBasis,
    ScopedName,
)
from geo.pipeline import Report, Tools, analyse, analyse_all, ingest, load_tools, reanalyse
from geo.reading import Metadata, ReadingOptions, read_text
from geo.store import Store
from tests.events import PLACES, day
from tests.pipeline.conftest import REPORTS
from tests.pipeline.corpus import make_tools
from tests.store.damage import spoil

pytestmark = pytest.mark.model

UNDATED = (
    "Russian forces withdrew from Sirte to Brega yesterday, a witness told the paper by phone."
)


@pytest.fixture(scope="module")
def tools() -> Tools:
    return make_tools()


def merge_all(store: Store) -> set[Event]:
    """Merge everything the store holds at once."""
    articles = {article.id: article for article in store.articles()}
    claims = [claim for id_ in articles for claim in store.analysis(id_).claims]
    return set(merging.merge(claims, articles))


def decide(store: Store, kind: DecisionKind, subject: str, value: str) -> None:
    store.decide(Decision(kind, subject, value, datetime.now(UTC)))


def when_told(store: Store, article_id: str) -> list[date | None]:
    """Return on which days an article's claims begin."""
    return [claim.when and claim.when.first for claim in store.analysis(article_id).claims]


def test_an_article_is_read_all_the_way_to_its_claims(tools: Tools) -> None:
    article = read_text(UNDATED, published=day("2021-03-10"))
    analysis = analyse(article, tools)
    (claim,) = analysis.claims
    assert analysis.article == article
    assert [r.place and r.place.name for r in claim.origins] == ["Sirte"]
    assert [r.place and r.place.name for r in claim.destinations] == ["Brega"]
    assert claim.when is not None
    assert claim.when.first == date(2021, 3, 9)


def test_a_folder_is_ingested_once(store: Store, reports: Path, tools: Tools) -> None:
    counts: list[int] = []
    first = ingest([str(reports)], store, progress=counts.append, tools=tools)
    assert len(first.added) == sum(counts) == REPORTS
    assert first.failures == ()
    assert store.count_events() > REPORTS
    revision = store.revision()
    again = ingest([str(reports)], store, tools=tools)
    assert again == Report(unchanged=again.unchanged)
    assert set(again.unchanged) == set(first.added)
    assert store.revision() == revision


def test_the_same_text_twice_is_one_article(store: Store, tmp_path: Path, tools: Tools) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(UNDATED)
    report = ingest([str(tmp_path / "one.txt"), str(tmp_path / "two.txt")], store, tools=tools)
    assert len(report.added) == len(store.articles()) == 1


@pytest.mark.parametrize(("size", "merged"), [(1, 64), (5, 64), (32, 3)])
def test_batches_make_no_difference(
    store: Store,
    reports: Path,
    tools: Tools,
    monkeypatch: pytest.MonkeyPatch,
    size: int,
    merged: int,
) -> None:
    monkeypatch.setattr(pipeline, "BATCH", size)
    monkeypatch.setattr(pipeline, "MERGED_TOGETHER", merged)
    for number, said in enumerate(("residents said", "an officer claimed")):
        text = f"Russian forces withdrew from Sirte to Brega on 3 March 2021, {said}.\n"
        (reports / f"agreeing_{number}.md").write_text(f"# Desk {number}\n\n{text}")
    ingest([str(reports)], store, tools=tools)
    events = set(store.events())
    assert events == merge_all(store)
    assert any(len({claim.article_id for claim in event.claims}) > 1 for event in events)


def test_bad_files_get_a_line_each_and_the_good_are_kept(
    store: Store, reports: Path, tools: Tools
) -> None:
    (reports / "empty.txt").write_text("")
    (reports / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (reports / "broken.pdf").write_bytes(b"%PDF-1.7 and then nothing of the kind")
    report = ingest([str(reports), str(reports / "absent.txt")], store, tools=tools)
    assert len(report.added) == REPORTS
    named = sorted(Path(failure.source).name for failure in report.failures)
    assert named == ["absent.txt", "binary.txt", "broken.pdf", "empty.txt"]
    assert all("\n" not in str(failure) for failure in report.failures)


def test_a_stage_that_breaks_on_one_article_spares_the_rest(
    store: Store, reports: Path, tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tag(article: Any) -> Any:
        if article.source.endswith("0003.md"):
            raise ZeroDivisionError("a calendar\nwithout days")
        return ()

    monkeypatch.setattr("geo.dates.tag", tag)
    report = ingest([str(reports)], store, tools=tools)
    assert len(report.added) == REPORTS - 1
    (failure,) = report.failures
    assert failure.source.endswith("0003.md")
    assert "ZeroDivisionError: a calendar without days" in str(failure)


def test_a_text_that_breaks_the_parser_spares_its_batch(
    tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    parse = language.parse

    def parse_all(bodies: Any) -> Iterator[Parse]:
        return iter([parse_one(body) for body in bodies])

    def parse_one(body: str) -> Parse:
        if "unparsable" in body:
            raise ValueError("too much")
        return parse(body)

    monkeypatch.setattr(language, "parse_all", parse_all)
    monkeypatch.setattr(language, "parse", parse_one)
    articles = [
        read_text(f"{UNDATED} {word} words end this report of the day.")
        for word in ("Some", "Even unparsable", "More")
    ]
    kinds = [type(outcome) for outcome in analyse_all(articles, tools)]
    assert [kind is Analysis for kind in kinds] == [True, False, True]


def test_a_missing_model_is_no_fault_of_the_article(
    store: Store, reports: Path, tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parse_all(_bodies: Any) -> Iterator[Parse]:
        raise LanguageModelMissing("install one")

    monkeypatch.setattr(language, "parse_all", parse_all)
    with pytest.raises(LanguageModelMissing):
        ingest([str(reports)], store, tools=tools)
    assert store.articles() == ()


def test_a_damaged_gazetteer_is_no_fault_of_the_article(
    store: Store, reports: Path, tools: Tools
) -> None:
    class Damaged:
        def is_name(self, name: str) -> bool:
            raise GazetteerUnreadable("the gazetteer cannot be read")

        def candidates(self, name: str, **_: Any) -> tuple[Candidate, ...]:
            raise GazetteerUnreadable("the gazetteer cannot be read")

    with pytest.raises(GazetteerUnreadable):
        ingest([str(reports)], store, tools=replace(tools, gazetteer=Damaged()))
    assert store.articles() == ()


def test_a_date_that_becomes_known_is_taken_up(store: Store, tmp_path: Path, tools: Tools) -> None:
    path = tmp_path / "undated.txt"
    path.write_text(UNDATED)
    ingest([str(path)], store, tools=tools)
    (article,) = store.articles()
    assert when_told(store, article.id) == [None]
    options = ReadingOptions(metadata={"undated": Metadata(published=day("2021-03-10"))})
    report = ingest([str(path)], store, options, tools=tools)
    assert len(report.updated) == 1
    assert when_told(store, article.id) == [date(2021, 3, 9)]
    assert ingest([str(path)], store, options, tools=tools).updated == ()


def test_another_version_of_the_code_reads_everything_again(
    store: Store, reports: Path, tools: Tools
) -> None:
    ingest([str(reports)], store, tools=tools)
    events = store.events()
    assert reanalyse(store, tools=tools) == Report()
    newer = make_tools("newer")
    counts: list[int] = []
    report = reanalyse(store, counts.append, newer)
    assert len(report.updated) == sum(counts) == REPORTS
    assert set(store.versions().values()) == {"newer"}
    assert store.events() == events


def test_a_person_dates_an_article_and_takes_it_back(
    store: Store, reports: Path, tools: Tools
) -> None:
    ingest([read_text(UNDATED), str(reports)], store, tools=tools)
    article = next(a for a in store.articles() if a.published is None)
    before = store.events()
    decide(store, DecisionKind.PUBLISHED, article.id, "2021-03-10")
    dated = make_tools(published={article.id: "2021-03-10"})
    assert reanalyse(store, tools=dated).updated == (article.id,)
    assert store.article(article.id).published_basis is PublicationBasis.USER
    assert when_told(store, article.id) == [date(2021, 3, 9)]
    decide(store, DecisionKind.PUBLISHED, article.id, "")
    assert reanalyse(store, tools=tools).updated == (article.id,)
    assert store.events() == before
    assert store.article(article.id) == article


def test_more_articles_leave_what_a_person_decided(
    store: Store, reports: Path, tools: Tools
) -> None:
    ingest([read_text(UNDATED)], store, tools=tools)
    (article,) = store.articles()
    decide(store, DecisionKind.PUBLISHED, article.id, "2021-03-10")
    decide(store, DecisionKind.PLACE_ALIAS, "Sirte", PLACES["Sabha"].id)
    decided = make_tools(published={article.id: "2021-03-10"}, aliases={"Sirte": PLACES["Sabha"]})
    reanalyse(store, tools=decided)
    kept = store.decisions(), store.analysis(article.id)
    for _ in range(2):
        ingest([read_text(UNDATED), str(reports)], store, tools=decided)
        assert (store.decisions(), store.analysis(article.id)) == kept
    (claim,) = store.analysis(article.id).claims
    (event,) = (event for event in store.events() if claim in event.claims)
    assert store.article(article.id).published_basis is PublicationBasis.USER
    assert "Sabha" in {r.place and r.place.name for r in event.origins}


def test_an_alias_is_applied_where_the_name_occurs(
    store: Store, reports: Path, tools: Tools
) -> None:
    article = read_text(UNDATED)
    ingest([article, str(reports)], store, tools=tools)
    aliased = make_tools(aliases={"Sirte": PLACES["Sabha"]})
    naming = {a.id for a in store.articles() if "Sirte" in a.body}
    assert 0 < len(naming) < REPORTS
    assert set(reanalyse(store, tools=aliased).updated) == naming
    (claim,) = store.analysis(article.id).claims
    assert [r.place and r.place.name for r in claim.origins] == ["Sabha"]
    assert reanalyse(store, tools=aliased) == Report()


def test_an_alias_for_one_article_leaves_the_others(
    store: Store, reports: Path, tools: Tools
) -> None:
    article = read_text(UNDATED)
    ingest([article, str(reports)], store, tools=tools)
    one = ScopedName("Sirte", article_id=article.id).subject
    aliased = make_tools(aliases={one: PLACES["Sabha"]})
    assert reanalyse(store, tools=aliased).updated == (article.id,)
    (claim,) = store.analysis(article.id).claims
    assert [r.place and r.place.name for r in claim.origins] == ["Sabha"]
    assert reanalyse(store, tools=tools).updated == (article.id,)


def test_tools_take_standing_decisions(monkeypatch: pytest.MonkeyPatch) -> None:
    class Index:
        version = "g1"

    opened = Index()
    monkeypatch.setattr("geo.gazetteer.open_index", lambda: opened, raising=False)
    now = datetime.now(UTC)
    made = [
        Decision(DecisionKind.PLACE_ALIAS, "Sirt", "p1", now),
        Decision(DecisionKind.PLACE_ALIAS, "Sirt", "p2", now),
        Decision(DecisionKind.PLACE_ALIAS, "Brega", "p3", now),
        Decision(DecisionKind.PLACE_ALIAS, "Brega", "", now),
        Decision(DecisionKind.PUBLISHED, "a1", "2021-03-10", now),
    ]
    loaded: Any = load_tools(made)
    assert (loaded.gazetteer, loaded.aliases) == (opened, {"Sirt": "p2"})
    assert loaded.published == {"a1": "2021-03-10"}
    assert loaded.version.endswith("+g1")
    assert not load_tools().aliases


@pytest.mark.parametrize("table", ["articles", "analyses", "events"])
def test_ingesting_an_article_again_mends_its_damage(
    store: Store, reports: Path, tools: Tools, tmp_path: Path, table: str
) -> None:
    ingest([str(reports)], store, tools=tools)
    events, articles = store.events(), store.articles()
    event = next(event for event in events if len(event.claims) > 1)
    article = store.article(event.claims[0].article_id)
    key = event.id if table == "events" else article.id
    spoil(f"sqlite:///{tmp_path / 'store.sqlite'}", table, key)
    report = ingest([article.source], store, tools=tools)
    assert report.added + report.updated == (article.id,)
    assert (store.events(), store.articles()) == (events, articles)
    assert store.damaged_among(a.id for a in articles) == set()


def test_damage_stops_no_other_article(
    store: Store, reports: Path, tools: Tools, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "load_tools", lambda decisions: tools)
    ingest([str(reports)], store)
    url, event = f"sqlite:///{tmp_path / 'store.sqlite'}", store.events()[0]
    article = store.article(event.claims[0].article_id)
    decide(store, DecisionKind.PUBLISHED, article.id, "2021-03-10")
    spoil(url, "articles", article.id)
    spoil(url, "events", event.id)
    spoil(url, "decisions", 1)
    report = ingest([read_text(UNDATED)], store)
    assert len(report.added) == 1
    assert len(report.failures) == 1
    assert "decision 1" in str(report.failures[0])
    report = reanalyse(store, tools=make_tools("newer"))
    assert len(report.updated) == REPORTS
    assert article.id in str(report.failures[0])


def test_of_two_runs_that_add_an_article_at_once_one_adds_it(
    store: Store, tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    article, analyse_batch = read_text(UNDATED), pipeline.analyse_all
    others: list[Report] = []

    def overtaken(articles: Any, tools: Tools) -> Iterator[Any]:
        """Let another run finish while this one is still analysing."""
        monkeypatch.setattr(pipeline, "analyse_all", analyse_batch)
        others.append(ingest([article], store, tools=tools))
        yield from analyse_batch(articles, tools)

    monkeypatch.setattr(pipeline, "analyse_all", overtaken)
    report = ingest([article], store, tools=tools)
    assert others == [Report(added=(article.id,))]
    assert report == Report(unchanged=(article.id,))
    assert store.articles() == (article,)
