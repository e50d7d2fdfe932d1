"""The way in: whatever the user names becomes articles and failures."""

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from geo.errors import (
    EmptyText,
    ReadingError,
    TooLarge,
    Unreachable,
    UnsupportedFormat,
)
from geo.model import Article, DateSpan
from geo.reading.address import fetch
from geo.reading.draft import MEGABYTE, Document, Draft, Failure, ReadingOptions
from geo.reading.feed import read_feed
from geo.reading.making import make_article
from geo.reading.meta_file import Metadata
from geo.reading.pdf import read_pdf
from geo.reading.plain_text import read_markdown, read_plain_text
from geo.reading.table import read_csv, read_json_lines
from geo.reading.web_page import read_web_page
from geo.reading.word import read_word

Reader = Callable[[Document], Iterator[Draft | Failure]]


@dataclass(frozen=True, slots=True)
class Format:
    """Hold how files of one ending are read."""

    reader: Reader
    is_table: bool = False
    is_plain: bool = False


_TEXT = Format(read_plain_text, is_plain=True)
_PAGE, _FEED, _MARKDOWN = Format(read_web_page), Format(read_feed), Format(read_markdown)

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        ".txt": _TEXT,
        ".text": _TEXT,
        ".md": _MARKDOWN,
        ".markdown": _MARKDOWN,
        ".html": _PAGE,
        ".htm": _PAGE,
        ".xhtml": _PAGE,
        ".pdf": Format(read_pdf),
        ".docx": Format(read_word),
        ".csv": Format(read_csv, is_table=True),
        ".jsonl": Format(read_json_lines, is_table=True),
        ".xml": _FEED,
        ".rss": _FEED,
        ".atom": _FEED,
    }
)
"""File ending to format."""

_MEDIA_TYPES = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/csv": ".csv",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "text/markdown": ".md",
}


def read(source: str, options: ReadingOptions | None = None) -> Iterator[Article | Failure]:
    """Read every article of a file, a folder or an http(s) address.

    Never raises for what it finds: each item that cannot be read is yielded as a
    :class:`Failure`, and the next one is read. Folders are read in sorted order, with all
    folders below them; hidden files are skipped.
    """
    options = options or ReadingOptions()
    if source.lower().startswith(("http://", "https://")):
        yield from _guarded(source, lambda: _read_address(source, options))
        return
    path = Path(source)
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError) as error:
        yield Failure(source, Unreachable(f"is no path: {error}"))
        return
    if not is_folder:
        yield from _guarded(source, lambda: _read_file(path, options))
        return
    found = None
    for found in _walk(path):
        if isinstance(found, Failure):
            yield found
        else:
            yield from _guarded(str(found), lambda file=found: _read_file(file, options))  # type: ignore[misc]
    if found is None:
        reason = f"the folder holds no file to read; Sandtable reads {' '.join(FORMATS)}"
        yield Failure(source, EmptyText(reason))


def read_text(
    text: str,
    *,
    title: str = "",
    publisher: str = "",
    url: str = "",
    published: DateSpan | None = None,
    source: str = "pasted text",
) -> Article:
    """Make an article of pasted text; a date given here is the user's.

    Raises
    ------
    EmptyText
        If nothing is left after cleaning.
    """
    draft = Draft(source, text, title=title, publisher=publisher, url=url)
    return make_article(draft, Metadata(), ReadingOptions(published=published), is_plain=True)


def _guarded(
    source: str, articles: Callable[[], Iterator[Article | Failure]]
) -> Iterator[Article | Failure]:
    try:
        yield from articles()
    except ReadingError as error:
        yield Failure(source, error)


def _walk(folder: Path) -> Iterator[Path | Failure]:
    problems: list[Failure] = []

    def note(error: OSError) -> None:
        reason = f"folder cannot be opened: {error.strerror}"
        problems.append(Failure(str(error.filename), Unreachable(reason)))

    for parent, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(files) if not name.startswith("."))
    yield from problems


def _read_file(path: Path, options: ReadingOptions) -> Iterator[Article | Failure]:
    kind = FORMATS.get(path.suffix.lower())
    if kind is None and path.exists():
        raise UnsupportedFormat(
            f"no reader for {path.suffix or 'a file without ending'!r}; "
            f"Sandtable reads {' '.join(FORMATS)}"
        )
    if kind is None:
        raise Unreachable("there is no such file or folder")
    limit = options.max_table_bytes if kind.is_table else options.max_bytes
    data = _load(path, limit)
    known = options.metadata.get(path.stem, Metadata())
    yield from _articles(kind, Document(str(path), data), known, options)


def _load(path: Path, limit: int) -> bytes:
    """Read a file's bytes, after looking at its kind and size."""
    try:
        status = path.stat()
        if stat.S_ISREG(status.st_mode) and status.st_size <= limit:
            return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Unreachable(f"cannot be opened: {reason}") from error
    if not stat.S_ISREG(status.st_mode):
        raise Unreachable("is no file; a device or a pipe is not read")
    size_mb, limit_mb = status.st_size / MEGABYTE, limit / MEGABYTE
    raise TooLarge(f"{size_mb:.0f} MB, above the limit of {limit_mb:.0f} MB")


def _read_address(address: str, options: ReadingOptions) -> Iterator[Article | Failure]:
    document, media_type = fetch(address, options)
    ending = _MEDIA_TYPES.get(media_type) or _sniff(document.data, media_type)
    if ending is None:
        raise UnsupportedFormat(f"answers with {media_type or 'an unknown kind of file'}")
    yield from _articles(FORMATS[ending], document, Metadata(), options)


def _sniff(data: bytes, media_type: str) -> str | None:
    """Tell the format by the first bytes, for servers' media types are often wrong."""
    head = data[:2048].lstrip().lower()
    if head.startswith(b"%pdf-"):
        return ".pdf"
    if b"<rss" in head or b"<feed" in head or b"<rdf:rdf" in head:
        return ".rss"
    if media_type in ("text/html", "application/xhtml+xml") or b"<html" in head:
        return ".html"
    if media_type in ("text/plain", ""):
        return ".txt"
    return None


def _articles(
    kind: Format, document: Document, known: Metadata, options: ReadingOptions
) -> Iterator[Article | Failure]:
    for draft in kind.reader(document):
        if isinstance(draft, Failure):
            yield draft
            continue
        try:
            yield make_article(draft, known, options, is_plain=kind.is_plain)
        except ReadingError as error:
            yield Failure(draft.source, error)
