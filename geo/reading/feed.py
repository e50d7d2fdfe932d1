"""RSS and Atom feeds: one article an entry."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import feedparser
from lxml import etree, html

from geo.errors import BrokenFile, EmptyText
from geo.reading.draft import Document, Draft, Failure


def read_feed(document: Document) -> Iterator[Draft | Failure]:
    """Read each entry's content, or its summary where the feed carries no full text."""
    headers = {"content-type": f"application/xml; charset={document.charset}"}
    feed = feedparser.parse(
        BytesIO(document.data),
        response_headers=headers if document.charset else None,
        sanitize_html=True,
    )
    if not feed.entries:
        if not feed.version:
            reason = feed.get("bozo_exception", "it has no feed element")
            raise BrokenFile(f"is not an RSS or Atom feed: {reason}")
        raise EmptyText("the feed has no entries")
    publisher = feed.feed.get("title", "")
    for number, entry in enumerate(feed.entries, start=1):
        source = entry.get("link") or f"{document.source}#entry={number}"
        text = _text(entry)
        if not text:
            yield Failure(source, EmptyText(f"entry {number} of {document.source} has no text"))
            continue
        yield Draft(
            source,
            text,
            title=_plain(entry.get("title", "")),
            publisher=entry.get("source", {}).get("title", "") or publisher,
            url=entry.get("link", ""),
            published=entry.get("published", "") or entry.get("updated", ""),
        )


def _text(entry: Any) -> str:
    contents = [content.get("value", "") for content in entry.get("content", ())]
    candidates = (*contents, entry.get("summary", ""))
    return max((_plain(candidate) for candidate in candidates), key=len, default="")


def _plain(markup: str) -> str:
    """Take the text out of an entry's markup, a line for each block."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    try:
        fragment = html.fragment_fromstring(markup, create_parent="div")
    except (etree.LxmlError, ValueError):
        return markup.strip()
    for element in fragment.xpath(".//figcaption|.//script|.//style"):
        element.drop_tree()
    for element in fragment.xpath(".//p|.//br|.//div|.//li|.//h1|.//h2|.//h3|.//h4|.//blockquote"):
        element.tail = "\n\n" + (element.tail or "")
    return str(fragment.text_content()).strip()
