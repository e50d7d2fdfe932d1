"""Which font holds which character: the ones that ship, then those of the machine.

The ones that ship hold Latin, Greek, Cyrillic, Arabic, Hebrew, Armenian and Georgian. matplotlib
shapes and orders what it draws (HarfBuzz, bidirectional algorithm). For what no font holds
the map writes the sounds in Latin letters: a box with a cross says nothing.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import matplotlib
from anyascii import anyascii
from matplotlib import font_manager
from matplotlib.font_manager import FontEntry
from matplotlib.ft2font import FT2Font

from geo.views import fonts

FALLBACK = "DejaVu Sans"
"""Comes with matplotlib; for the scripts that Noto Sans does not hold."""
_FALLBACK_FILES = {fonts.REGULAR: "DejaVuSans.ttf", fonts.SEMIBOLD: "DejaVuSans-Bold.ttf"}
_PREFERRED = "Noto Sans"
_NO_FONTS = ("LastResort", "Last Resort", "Adobe Blank")
"""Beginnings of names of fonts that claim every character and hold none."""


@lru_cache(maxsize=1)
def shipped() -> tuple[str, ...]:
    """Return the families that come with the requirements, made known to matplotlib."""
    folder = fonts.folder()
    for weight in (fonts.REGULAR, fonts.SEMIBOLD):
        for family in fonts.FAMILIES:
            _register(folder / fonts.file_name(family, weight), family, weight)
        file = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / _FALLBACK_FILES[weight]
        _register(file, FALLBACK, weight)
    return (*fonts.FAMILIES, FALLBACK)


def _register(file: Path, family: str, weight: int) -> None:
    """Put a font before the system's own of the same name."""
    entry = FontEntry(fname=str(file), name=family, weight=weight, size="scalable")
    font_manager.fontManager.ttflist.insert(0, entry)


@lru_cache(maxsize=4096)
def families_of(text: str) -> tuple[str, ...]:
    """Return the families to draw a text with, in the order they are tried."""
    further = (_holder(c) for c in text if not _is_shipped(c))
    return (*shipped(), *dict.fromkeys(family for family in further if family))


def file_of(family: str, weight: int) -> str:
    """Return the path of the file of a family."""
    properties = font_manager.FontProperties(family=family, weight=weight)
    return str(font_manager.findfont(properties))


def romanise(text: str) -> str:
    """Write characters that no font holds in Latin letters.

    >>> romanise("Sirte, سرت")
    'Sirte, سرت'
    """
    lost = lost_in([text])
    return "".join(anyascii(c) if c in lost else c for c in text) if lost else text


def lost_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the characters that no font on this machine holds."""
    characters = frozenset(c for text in texts for c in text if not c.isascii())
    return frozenset(c for c in characters if not _is_shipped(c) and not _holder(c))


@lru_cache(maxsize=4096)
def _is_shipped(character: str) -> bool:
    code = ord(character)
    return any(code in _codes(file_of(family, fonts.REGULAR)) for family in shipped())


@lru_cache(maxsize=4096)
def _holder(character: str) -> str:
    """Return a family of the machine that holds a character, "" if none does."""
    code = ord(character)
    family = next((entry.name for entry in _of_machine() if code in _codes(entry.fname)), "")
    if family:
        _adopt(family)
    return family


@lru_cache(maxsize=64)
def _adopt(family: str) -> None:
    """Make a family of the machine known in both weights, by the nearest that it has."""
    entries = [entry for entry in _of_machine() if entry.name == family]
    for weight in (fonts.REGULAR, fonts.SEMIBOLD):
        nearest = min(entries, key=lambda entry: abs(_number(entry.weight) - weight))
        _register(Path(nearest.fname), family, weight)


def _number(weight: int | str) -> int:
    return weight if isinstance(weight, int) else font_manager.weight_dict.get(weight, 400)


@lru_cache(maxsize=1)
def _of_machine() -> tuple[FontEntry, ...]:
    """Return the upright fonts of the machine, Noto Sans of any script first."""
    known = shipped()
    found: Iterator[FontEntry] = (
        entry
        for entry in font_manager.fontManager.ttflist
        if entry.name not in known
        and not entry.name.startswith(_NO_FONTS)
        and entry.style == "normal"
    )
    return tuple(sorted(found, key=lambda e: (not e.name.startswith(_PREFERRED), e.name, e.fname)))


@lru_cache(maxsize=512)
def _codes(file: str) -> frozenset[int]:
    try:
        return frozenset(FT2Font(file).get_charmap())
    except (OSError, RuntimeError):
        return frozenset()
