"""Word files."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import docx

from geo.errors import BrokenFile, ReadingError, TooLarge
from geo.reading.draft import MEGABYTE, Document, Draft

_OLD_WORD = b"\xd0\xcf\x11\xe0"
_LARGEST_UNPACKED = 200 * MEGABYTE


def read_word(document: Document) -> Iterator[Draft]:
    """Read the paragraphs of a .docx file; captions are left out.

    The file's own dates tell when it was typed, not when the article was published; they
    are left alone.
    """
    if document.data.startswith(_OLD_WORD):
        raise BrokenFile("is an old or a protected Word file; save it as a plain .docx")
    try:
        with ZipFile(BytesIO(document.data)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
        if unpacked > _LARGEST_UNPACKED:
            raise TooLarge(f"unpacks to {unpacked / MEGABYTE:.0f} MB")
        word = docx.Document(BytesIO(document.data))
        paragraphs = [p.text for p in word.paragraphs if not _is_caption(p.style)]
        title = word.core_properties.title or ""
    except ReadingError:
        raise
    except BadZipFile as error:
        raise BrokenFile("is not a Word file (.docx)") from error
    except Exception as error:  # python-docx raises whatever a broken package leads to
        raise BrokenFile(f"is not a Word file that can be read: {error}") from error
    yield Draft(document.source, "\n\n".join(paragraphs), title=title)


def _is_caption(style: object) -> bool:
    return str(getattr(style, "name", "")).casefold() == "caption"
