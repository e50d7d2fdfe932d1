"""Plain text and Markdown files."""

import re
from collections.abc import Iterator

import frontmatter

from geo.errors import BrokenFile
from geo.reading.decoding import decode
from geo.reading.draft import Document, Draft

_FRONT_MATTER = re.compile(r"\s*---\s*$.*?^---\s*$", re.MULTILINE | re.DOTALL)
_MARKUP = (
    (re.compile(r"^```.*?^```[^\n]*$", re.MULTILINE | re.DOTALL), ""),
    (re.compile(r"!\[[^\[\]\n]{0,500}\]\([^)\n]{0,1000}\)"), ""),
    (re.compile(r"\[([^\[\]\n]{1,500})\]\([^)\n]{0,1000}\)"), r"\1"),
    (re.compile(r"^[ \t]*(?:#{1,6}|>+|[-*+]|\d{1,3}[.)])[ \t]+", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__|\*|(?<!\w)_)(\S(?:[^*_\n]{0,500}\S)?)\1(?!\w)"), r"\2"),
    (re.compile(r"`([^`\n]{1,500})`"), r"\1"),
)


def read_plain_text(document: Document) -> Iterator[Draft]:
    """Read a .txt file; it states nothing about itself."""
    yield Draft(document.source, decode(document.data, document.charset))


def read_markdown(document: Document) -> Iterator[Draft]:
    """Read a Markdown file; front matter may give title, publisher, url and date."""
    text = decode(document.data, document.charset)
    fields: dict[str, object] = {}
    if _FRONT_MATTER.match(text):
        try:
            fields, text = frontmatter.parse(text)
        except Exception as error:  # YAML's parser raises whatever the text leads it to
            reason = (str(error) or type(error).__name__).splitlines()[0]
            raise BrokenFile(f"its front matter is not YAML: {reason}") from error
    for pattern, kept in _MARKUP:
        text = pattern.sub(kept, text)
    stated = {str(key).casefold(): str(value) for key, value in fields.items() if value is not None}
    yield Draft(
        document.source,
        text,
        title=stated.get("title", ""),
        publisher=stated.get("publisher", stated.get("source", "")),
        url=stated.get("url", ""),
        published=stated.get("published", stated.get("date", "")),
        language=stated.get("language", ""),
        strict=True,
    )
