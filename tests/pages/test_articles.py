"""The Articles page: preview before saving, cancelling, removing, and the first run."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from geo import pipeline, removal
from geo.errors import ReadingError, StoreUnavailable
from geo.model import Action, Analysis, Article, Evidence, EvidenceRole, Span
from geo.reading import Failure
from geo.store import open_store
from pages.ui import ingesting, services, texts
from tests.events import Told, libya, story
from tests.pages.conftest import Open
from tests.pages.stored import analysis_of

TEXT = "The garrison drove out of Sirte, and headed for Brega."


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read every article as one that makes no claims, without a language model."""

    def analyse(articles: Iterator[Article], tools: object) -> Iterator[Analysis]:
        return (analysis_of(article, ()) for article in articles)

    monkeypatch.setattr(services, "open_gazetteer", lambda: None)
    monkeypatch.setattr(services, "warm_up", lambda: None)
    monkeypatch.setattr(pipeline, "load_tools", lambda decisions=(): Tools())
    monkeypatch.setattr(pipeline, "analyse_all", analyse)


class Tools:
    """Stand in for the tools of the stages."""

    def version_for(self, article: Article) -> str:
        return "test"


def paste(app):
    app.text_area[0].set_value(TEXT)
    return next(b for b in app.button if b.label == "Read it").click().run()


@pytest.mark.usefixtures("reading")
def test_what_was_read_is_shown_before_anything_is_saved(open_page: Open) -> None:
    app = paste(open_page("articles", libya()))
    assert not app.exception
    assert "Articles: 1. Events: 0. Nothing is saved yet." in app.markdown[-1].value or any(
        "Nothing is saved yet" in element.value for element in app.markdown
    )
    assert TEXT.split(maxsplit=1)[0] in " ".join(e.proto.body for e in app.get("html"))
    assert len(services.store().articles()) == 2
    app.button(key="keep preview").click().run()
    assert not app.exception
    assert len(services.store().articles()) == 3
    assert "Articles read: 1" in app.success[0].value


@pytest.mark.usefixtures("reading")
def test_the_way_back_from_a_preview_saves_nothing_and_loses_nothing(open_page: Open) -> None:
    app = open_page("articles", libya())
    title, publisher = app.text_input[:2]
    title.set_value("Crossing")
    publisher.set_value("Gulf Wire")
    app = paste(app)
    app.button(key="leave preview").click().run()
    assert not app.exception
    assert len(services.store().articles()) == 2
    assert app.text_area[0].value == TEXT
    assert [field.value for field in app.text_input[:2]] == ["Crossing", "Gulf Wire"]
    app = paste(app)
    app.button(key="keep preview").click().run()
    assert app.text_area[0].value == ""


@pytest.mark.usefixtures("reading")
def test_the_first_article_leads_to_the_map(open_page: Open) -> None:
    app = paste(open_page("articles"))
    app.button(key="keep preview").click().run()
    assert not app.exception
    assert app.title[0].value == "What moved, and who says so"


def test_work_that_fails_is_told_and_asked_for_no_more(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    from geo.errors import GazetteerMissing

    def fail(submission: object, progress: object) -> None:
        raise GazetteerMissing("build the gazetteer first")

    monkeypatch.setattr(ingesting, "preview", fail)
    app = paste(open_page("articles", libya()))
    assert not app.exception
    assert "build the gazetteer first" in app.error[0].value
    app.run()
    assert not app.error


@pytest.mark.usefixtures("reading")
def test_a_preview_stays_until_it_is_saved(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, save = paste(open_page("articles", libya())), ingesting.save

    def fail(articles: object, progress: object) -> None:
        raise StoreUnavailable("database is locked; try again")

    monkeypatch.setattr(ingesting, "save", fail)
    app.button(key="keep preview").click().run()
    assert not app.exception
    assert "database is locked" in app.error[0].value
    monkeypatch.setattr(ingesting, "save", save)
    app.button(key="keep preview").click().run()
    assert "Articles read: 1" in app.success[0].value
    assert len(services.store().articles()) == 3


@pytest.mark.usefixtures("reading")
def test_what_cannot_be_read_is_told_in_one_notice(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [Failure("a.csv", ReadingError(f"row {number}: no text")) for number in range(40)]
    monkeypatch.setattr(ingesting, "read_text", lambda *_, **__: rows[0])
    monkeypatch.setattr(ingesting, "_read_uploads", lambda *_: rows[1:])
    app = paste(open_page("articles", libya()))
    assert not app.exception
    assert not app.error
    (told,) = app.warning
    assert "a.csv: row 0: no text" in told.value
    assert "and 28 more" in told.value
    assert app.text_area


def test_events_of_a_preview_come_as_their_texts_tell_them() -> None:
    events, ids = libya().events, list(libya().articles)
    told = ingesting._in_order_of_text(reversed(events), ids)
    starts = [min((ids.index(c.article_id), c.span.start) for c in event.claims) for event in told]
    assert starts == sorted(starts)
    assert len(told) == len(events)


def test_a_link_to_a_removed_article_says_so(open_page: Open) -> None:
    app = open_page("articles", libya())
    removed = app.selectbox[0].value
    title = services.corpus().articles[removed].title
    removal.remove(services.store(), removed)
    app.query_params["article"] = removed
    app.run()
    assert not app.exception
    assert "was removed" in app.warning[0].value
    assert texts.words(title) in app.warning[0].value
    assert app.selectbox[0].value is None
    assert app.button(key=f"restore {removed}")


def test_an_article_is_removed_and_restored(open_page: Open, tmp_path: Path) -> None:
    story = libya()
    app = open_page("articles", story)
    chosen = app.selectbox[0].value
    app.button(key=f"remove {chosen}").click().run()
    assert not app.exception
    assert "Removed" in app.toast[0].value
    store = open_store(f"sqlite:///{tmp_path / 'store.sqlite'}")
    assert [article.id for article in store.removed()] == [chosen]
    assert chosen not in app.selectbox[0].options
    app.button(key=f"restore {chosen}").click().run()
    assert not app.exception
    assert store.removed() == ()
    assert app.selectbox[0].value == chosen
    store.close()


def test_an_empty_store_leads_to_the_form_and_to_the_example(open_page: Open) -> None:
    app = open_page("map")
    assert not app.exception
    assert "Libya" not in str(app)
    labels = [button.label for button in app.button]
    assert labels == ["Add an article", "Look at the example first"]
    app.button(key="add first article").click().run()
    assert app.title[0].value == "Articles"
    assert app.text_area


def test_words_and_marks_name_the_events_they_belong_to(open_page: Open) -> None:
    story = libya()
    app = open_page("articles", story, article=next(iter(story.articles)))
    markup = " ".join(element.proto.body for element in app.get("html"))
    for event in story.events:
        assert f'data-events="{event.id}' in markup or f" {event.id}" in markup
    assert markup.count('class="claim"') >= len(story.events)


def test_the_force_of_a_claim_is_marked_also_where_it_is_no_name() -> None:
    sentence = "Armed men from Sirte left Brega."
    item = Told(sentence, Action.WITHDRAW, "LNA", origin=["Brega"])
    told = story((item,), ("A Paper", "A Radio"), "2020-07-15")
    (article, _), (event,) = told.articles.values(), told.events
    (claim,), start = event.claims, article.body.index("Armed")
    named = Evidence(EvidenceRole.FORCE, Span(start, start + len("Armed men from Sirte")))
    claim = replace(claim, evidence=(*claim.evidence, named))
    markup = texts.mark_analysis(Analysis(article, (), (), (), (claim,), "test"), {claim.id: event})
    assert '<mark class="force"' in markup
    assert "men from Sirte</mark> left Brega." in markup


@pytest.mark.usefixtures("reading")
def test_other_versions_of_an_article_are_told_and_led_to(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_page("articles", libya())
    old = services.corpus().articles[app.selectbox[0].value]
    assert not any("same address" in told.value for told in app.warning)
    new = replace(old, id=Article.id_of(TEXT), body=TEXT)
    monkeypatch.setattr(ingesting, "read_text", lambda *_, **__: new)
    app = paste(app)
    assert any("with another text: 1" in told.value for told in app.warning)
    app.button(key="keep preview").click().run()
    assert not app.exception
    assert app.selectbox[0].value == new.id
    assert any("same address" in told.value for told in app.warning)
    links = [
        link.proto.page_script_hash and link.proto.query_string for link in app.get("page_link")
    ]
    assert any(old.id in link for link in links)
    assert len(set(app.selectbox[0].options)) == 3
