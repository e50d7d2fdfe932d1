"""The Articles page: preview before saving, cancelling, removing, and the first run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from geo import pipeline
from geo.model import Analysis, Article
from geo.store import open_store
from pages.ui import ingesting, services
from tests.events import libya
from tests.pages.conftest import Open
from tests.pages.stored import analysis_of

TEXT = "The garrison drove out of Sirte, and headed for Brega."


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read every article as one that makes no claims, without a language model."""

    def analyse(articles: Iterator[Article], tools: object) -> Iterator[Analysis]:
        return (analysis_of(article, ()) for article in articles)

    monkeypatch.setattr(services, "open_gazetteer", lambda: None)
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
def test_a_discarded_preview_leaves_no_trace(open_page: Open) -> None:
    app = paste(open_page("articles", libya()))
    app.button(key="discard preview").click().run()
    assert not app.exception
    assert len(services.store().articles()) == 2
    assert app.text_area


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


def test_an_article_is_removed_and_restored(open_page: Open, tmp_path: Path) -> None:
    story = libya()
    app = open_page("articles", story)
    chosen = app.selectbox[0].value
    app.button(key=f"remove {chosen}").click().run()
    assert not app.exception
    assert "Removed" in app.success[0].value
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
