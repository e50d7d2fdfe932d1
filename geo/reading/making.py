"""From a reader's draft to an article: clean the text, settle title and date."""

from geo.errors import BrokenFile, EmptyText, InvalidValue, TooLarge
from geo.model import Article, DateSpan, PublicationBasis
from geo.reading.cleaning import blank, tidy
from geo.reading.draft import Draft, ReadingOptions
from geo.reading.language import guess_language
from geo.reading.meta_file import Metadata
from geo.reading.publication import parse_published

_LONGEST_TITLE = 90
_LONGEST_BODY = 1_000_000
"""Characters: some 150,000 words, and what the language model takes at a time."""


def make_article(
    draft: Draft, known: Metadata, options: ReadingOptions, *, is_plain: bool
) -> Article:
    """Make the article; what is ``known`` about it outranks what it says of itself.

    Raises
    ------
    EmptyText
        If nothing is left after cleaning.
    TooLarge
        If more text is left than one article can have.
    BrokenFile
        If a date that a person wrote down for us is none.
    """
    kept = blank(draft.text)
    body = kept if is_plain and options.verbatim else tidy(kept)
    if not any(map(str.isalnum, body)):
        raise EmptyText("no text is left after boilerplate was taken out")
    if len(body) > _LONGEST_BODY:
        raise TooLarge(
            f"{len(body):,} characters, above the limit of {_LONGEST_BODY:,} for one article; "
            "split it, or put the articles in it into a .jsonl file"
        )
    published, basis = _published(draft, known, options)
    return Article(
        id=Article.id_of(body),
        title=_line(known.title or draft.title) or _first_words(body),
        publisher=_line(known.publisher or draft.publisher),
        url=_address(known.url or draft.url),
        source=draft.source,
        published=published,
        published_basis=basis,
        language=_line(draft.language)[:8] or guess_language(body),
        body=body,
        anchors_dates=known.anchors_dates if known.published else True,
    )


def _published(
    draft: Draft, known: Metadata, options: ReadingOptions
) -> tuple[DateSpan | None, PublicationBasis]:
    if known.published:
        return known.published, PublicationBasis.METADATA
    if draft.published.strip():
        try:
            return parse_published(draft.published), PublicationBasis.METADATA
        except InvalidValue as error:
            if draft.strict:
                raise BrokenFile(f"publication date: {error}") from error
    if options.published:
        return options.published, PublicationBasis.USER
    return None, PublicationBasis.UNKNOWN


def _line(text: str) -> str:
    return " ".join(tidy(text).split())


def _address(text: str) -> str:
    """Return a web address; anything else that a page calls its address is no link to follow."""
    address = _line(text)
    return address if address.lower().startswith(("http://", "https://")) else ""


def _first_words(body: str) -> str:
    """Stand in for a title with how the text begins."""
    line = " ".join(next(line for line in body.splitlines() if line.strip()).split())
    if len(line) <= _LONGEST_TITLE:
        return line
    return (
        line[
            : line.rindex(" ", 0, _LONGEST_TITLE)
            if " " in line[:_LONGEST_TITLE]
            else _LONGEST_TITLE
        ]
        + "…"
    )
