"""Web pages, saved or fetched: the main text without what surrounds it."""

import re
from collections.abc import Iterator
from typing import Any

import trafilatura

from geo.errors import BrokenFile, EmptyText
from geo.reading.decoding import decode
from geo.reading.draft import Document, Draft

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_CAPTIONS = ["//figcaption", "//*[contains(@class, 'caption')]", "//table//caption"]


def read_web_page(document: Document) -> Iterator[Draft]:
    """Read the main text; captions, navigation, comments and scripts are left out.

    The date is the one the page states in its metadata or markup; a year found somewhere in
    the text is no publication date.
    """
    declared = _DECLARED.search(document.data[:4096])
    charset = document.charset or (declared[1].decode("ascii") if declared else "")
    page = decode(document.data, charset)
    found = _extract(page) or _extract(page, favor_recall=True)
    if found is None or not (found.text or "").strip():
        raise EmptyText("the page has no main text; save the article as text and read that")
    address = found.url or (document.source if "://" in document.source else "")
    yield Draft(
        document.source,
        found.text.replace("\n", "\n\n"),
        title=found.title or "",
        publisher=found.sitename or found.hostname or "",
        url=address,
        published=found.date or "",
    )


def _extract(page: str, *, favor_recall: bool = False) -> Any:
    try:
        return trafilatura.bare_extraction(
            page,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            prune_xpath=_CAPTIONS,
            date_extraction_params={"original_date": True, "extensive_search": False},
            favor_recall=favor_recall,
        )
    except Exception as error:  # lxml and trafilatura raise whatever the damage leads to
        raise BrokenFile(f"is not HTML that can be read: {error}") from error
