"""Read articles from files, folders, addresses and feeds: one reader a format.

The way in is :func:`read` for anything with a path or an address and :func:`read_text` for
pasted text. One bad item never stops the others: it becomes a :class:`Failure`.
"""

from geo.reading.draft import Failure, ReadingOptions
from geo.reading.meta_file import Metadata, load_metadata
from geo.reading.publication import parse_published
from geo.reading.source import FORMATS, read, read_text

__all__ = [
    "FORMATS",
    "Failure",
    "Metadata",
    "ReadingOptions",
    "load_metadata",
    "parse_published",
    "read",
    "read_text",
]
