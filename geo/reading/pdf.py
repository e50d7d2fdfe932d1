"""PDF files: their text layer, with lines joined to paragraphs again."""

import logging
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from statistics import quantiles

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from geo.errors import BrokenFile, EmptyText, ReadingError
from geo.reading.draft import Document, Draft

_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:of|/)\s*\d{1,4})?", re.I)
_ENDS_PARAGRAPH = re.compile(r"[.!?:…][\"'”’)\]]*$")


def read_pdf(document: Document) -> Iterator[Draft]:
    """Read the text layer of a PDF.

    The dates inside a PDF tell when the file was made, not when the article was published;
    they are left alone.
    """
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = PdfReader(BytesIO(document.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise BrokenFile("is protected by a password; save a copy without one")
        pages = [page.extract_text().splitlines() for page in reader.pages]
        title = str((reader.metadata and reader.metadata.title) or "")
    except ReadingError:
        raise
    except (FileNotDecryptedError, DependencyError) as error:
        raise BrokenFile("is encrypted; save a copy without encryption") from error
    except Exception as error:  # pypdf raises whatever the damage makes it stumble over
        raise BrokenFile(f"is not a PDF that can be read: {error}") from error
    text = _paragraphs(_without_running_lines(pages))
    if not text:
        raise EmptyText("the PDF holds no text, perhaps only scanned pages; run OCR on it first")
    yield Draft(document.source, text, title=title)


def _without_running_lines(pages: list[list[str]]) -> list[str]:
    """Drop page numbers, and the first and last lines that most pages share."""
    pages = [[line.strip() for line in page if line.strip()] for page in pages]
    edges = Counter(line for page in pages for line in {*page[:2], *page[-2:]})
    running = {line for line, count in edges.items() if count >= 3 and count > len(pages) / 2}
    kept = []
    for page in pages:
        inner = [line for line in page if line not in running]
        for edge in (0, -1):
            if inner and _PAGE_NUMBER.fullmatch(inner[edge]):
                del inner[edge]
        kept += inner
    return kept


def _paragraphs(lines: list[str]) -> str:
    """Join lines that were wrapped: those nearly as long as the page is wide."""
    if not lines:
        return ""
    widths = [len(line) for line in lines]
    width = quantiles(widths, n=10)[-1] if len(widths) > 1 else widths[0]
    text = lines[0]
    for previous, line in pairwise(lines):
        wrapped = len(previous) >= 0.7 * width and not (
            _ENDS_PARAGRAPH.search(previous) and len(previous) < 0.9 * width
        )
        if previous.endswith("-") and line[:1].islower():
            text = text[:-1] + line
        else:
            text += (" " if wrapped or line[:1].islower() else "\n\n") + line
    return text
