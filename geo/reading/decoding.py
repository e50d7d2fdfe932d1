"""Bytes to text: byte order mark, UTF-8, what is declared, and only then a guess."""

import codecs
import re

import charset_normalizer

from geo.errors import BrokenFile, EmptyText

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MOST_CONTROL = 0.01
_SAMPLE = 65_536
_WESTERN = "cp1252"
_MOSTLY_ASCII = 0.9
"""Above this share of ASCII it is English with typographic marks: too little to guess from."""


def decode(data: bytes, declared: str = "") -> str:
    """Decode a text file or page.

    UTF-8 is tried before the declared charset: text that is valid UTF-8 beyond ASCII is
    UTF-8, whatever a page claims.

    Raises
    ------
    EmptyText
        If there are no bytes.
    BrokenFile
        If this is no text, or no encoding fits.
    """
    if not data.strip():
        raise EmptyText("the file is empty")
    text = codecs.decode(data, encoding_of(data, declared))
    if len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise BrokenFile("holds binary data, not text")
    return text


def encoding_of(data: bytes, declared: str = "") -> str:
    """Name the encoding that reads the data without an error.

    Raises
    ------
    BrokenFile
        If this is no text, or no encoding fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            if _reads(data, encoding):
                return encoding
            raise BrokenFile(f"starts as {encoding.upper()} and then breaks; save it as UTF-8")
    if b"\x00" in data:
        raise BrokenFile("holds binary data, not text")
    for encoding in ("utf-8", declared):
        if _reads(data, encoding):
            return encoding
    if _ascii_share(data) > _MOSTLY_ASCII and _reads(data, _WESTERN):
        return _WESTERN
    best = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    if best is None or not _reads(data, best.encoding):
        raise BrokenFile("its encoding cannot be told; save it as UTF-8")
    return best.encoding


def _ascii_share(data: bytes) -> float:
    sample = data[:_SAMPLE]
    return sum(byte < 128 for byte in sample) / len(sample)


def _reads(data: bytes, encoding: str) -> bool:
    try:
        return bool(encoding) and isinstance(codecs.decode(data, encoding), str)
    except (LookupError, UnicodeError, ValueError, TypeError):
        return False
