"""Stores filled with events made by hand."""

from geo.model import Analysis, Article, Event
from geo.store import Store, open_store
from tests.events import Story

VERSION = "by hand"


def analysis_of(article: Article, events: tuple[Event, ...]) -> Analysis:
    """Make the analysis that the events' claims on this article come from."""
    claims = tuple(c for event in events for c in event.claims if c.article_id == article.id)
    resolutions = tuple(dict.fromkeys(r for claim in claims for r in claim.resolutions))
    mentions = tuple(r.mention for r in resolutions)
    return Analysis(article, mentions, resolutions, (), claims, VERSION)


def fill(store: Store, story: Story) -> None:
    """Save a story's articles and events."""
    analyses = [analysis_of(article, story.events) for article in story.articles.values()]
    store.save(analyses, story.events)


def make_store(url: str, *stories: Story) -> None:
    """Make a store with these stories in it and close it."""
    store = open_store(url)
    for story in stories:
        fill(store, story)
    store.close()
