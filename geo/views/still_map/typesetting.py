"""Text of known size: fonts, widths and line breaks, in CSS pixels."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from geo.views import fonts
from geo.views.still_map import typefaces

POINTS_PER_PIXEL = 0.75
ASCENT, DESCENT = 0.76, 0.24
"""Share of the size that a line of text takes above and below its baseline."""


def font(text: str, size: float, weight: int = fonts.REGULAR) -> FontProperties:
    """Return the font of a size in CSS pixels that holds a text."""
    return _font(typefaces.families_of(text), size, weight)


@lru_cache(maxsize=64)
def _font(families: tuple[str, ...], size: float, weight: int) -> FontProperties:
    return FontProperties(family=list(families), size=size * POINTS_PER_PIXEL, weight=weight)


@lru_cache(maxsize=4096)
def width(text: str, size: float, weight: int = fonts.REGULAR) -> float:
    """Return the width of one line of text."""
    points, _, _ = text_to_path.get_text_width_height_descent(
        text, font(text, size, weight), ismath=False
    )
    return float(points) / POINTS_PER_PIXEL


def height(size: float) -> float:
    """Return the height of one line of text without leading."""
    return size * (ASCENT + DESCENT)


def wrap(text: str, size: float, widest: float, weight: int = fonts.REGULAR) -> list[str]:
    """Break text into lines that fit; a word too long for a line is broken too."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", size, weight) <= widest:
            lines[-1] += f" {word}"
        else:
            lines += _break_word(word, size, widest, weight)
    return lines


def _break_word(word: str, size: float, widest: float, weight: int) -> list[str]:
    """Break a word where a line ends; scripts without spaces are such words."""
    pieces = [""]
    for character in word if width(word, size, weight) > widest else (word,):
        if pieces[-1] and width(pieces[-1] + character, size, weight) > widest:
            pieces.append("")
        pieces[-1] += character
    return pieces


def wrap_parts(parts: Sequence[str], size: float, widest: float) -> list[str]:
    """Join parts by middle dots into lines that fit; a line ends between parts where it can."""
    lines: list[str] = []
    for part in parts:
        if lines and width(f"{lines[-1]} · {part}", size) <= widest:
            lines[-1] += f" · {part}"
        else:
            lines += wrap(part, size, widest)
    return lines


def break_address(text: str, size: float, widest: float) -> list[str]:
    """Break an address into lines that fit, after one of its separators where it has some."""
    lines = [""]
    for piece in re.findall(r"[^/?&=,.+]*[/?&=,.+]+|[^/?&=,.+]+", text):
        if lines[-1] and width(lines[-1] + piece, size) > widest:
            lines.append("")
        for character in piece:
            if lines[-1] and width(lines[-1] + character, size) > widest:
                lines.append("")
            lines[-1] += character
    return lines


def fit(text: str, size: float, widest: float, most: int, weight: int = fonts.REGULAR) -> list[str]:
    """Break text into at most so many lines that fit; what is left over is cut off the last."""
    lines = wrap(text, size, widest, weight)
    if len(lines) <= most:
        return lines or [""]
    return [*lines[: most - 1], shorten(" ".join(lines[most - 1 :]), size, widest, weight)]


def shorten(text: str, size: float, widest: float, weight: int = fonts.REGULAR) -> str:
    """Cut text that is too wide after a word and end it with an ellipsis.

    Only a single word that is too wide is cut itself.
    """
    if width(text, size, weight) <= widest:
        return text
    words = text.split()
    for kept in range(len(words) - 1, 0, -1):
        told = " ".join(words[:kept]).rstrip(",;·") + "…"
        if width(told, size, weight) <= widest:
            return told
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle] + "…", size, weight) <= widest:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def plain(text: str, longest: int = 300) -> str:
    r"""Make foreign text harmless on one line: no control or direction characters, no excess.

    What no font holds is romanised.

    >>> plain("Sirte\x00 \u202efell\n")
    'Sirte fell'
    """
    kept = (
        c if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"} else ""
        for c in text.replace("\n", " ").replace("\t", " ")
    )
    line = typefaces.romanise(" ".join("".join(kept).split()))
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
