"""Noto Sans as static files: matplotlib and typst cannot pick a weight from a variable font.

The variable fonts come with the requirements. Cut to the scripts below they take seconds to
make and are kept in the user's data folder.
"""

import os
import tempfile
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import fontpkg_noto_sans
import fontpkg_noto_sans_arabic
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from platformdirs import user_cache_path

FAMILIES = ("Noto Sans", "Noto Sans Arabic")
REGULAR, SEMIBOLD = 400, 600

_FILES = {
    "Noto Sans": fontpkg_noto_sans.ROOT / "files" / "NotoSans[wdth,wght].ttf",
    "Noto Sans Arabic": fontpkg_noto_sans_arabic.ROOT / "files" / "NotoSansArabic[wdth,wght].ttf",
}
_SCRIPTS = (
    range(0x0020, 0x0250),  # Latin
    range(0x02B0, 0x0530),  # modifiers, Greek, Cyrillic
    range(0x0600, 0x0700),  # Arabic
    range(0x0750, 0x0780),  # Arabic supplement
    range(0x1E00, 0x1F00),  # Latin, extended
    range(0x2000, 0x2070),  # punctuation
    range(0x20A0, 0x20C1),  # currency
    range(0x2100, 0x2220),  # letter-like, arrows, minus
    range(0xFB50, 0xFE00),  # Arabic presentation forms
    range(0xFE70, 0xFEFF),
)


@lru_cache(maxsize=1)
def folder() -> Path:
    """Return the folder of static fonts, made on first use.

    Raises
    ------
    OSError
        If neither the user's cache folder nor the folder for temporary files can be written.
    """
    versions = "-".join(version(name) for name in ("fontpkg-noto-sans", "fontpkg-noto-sans-arabic"))
    try:
        return _filled(user_cache_path("sandtable", appauthor=False) / "fonts" / versions)
    except OSError:
        return _filled(Path(tempfile.gettempdir()) / "sandtable-fonts" / versions)


def _filled(target: Path) -> Path:
    for family in FAMILIES:
        missing = [w for w in (REGULAR, SEMIBOLD) if not (target / file_name(family, w)).is_file()]
        if missing:
            _make(family, missing, target)
    return target


def file_name(family: str, weight: int) -> str:
    """Return the name of the font file of a family and weight inside :func:`folder`."""
    return f"{family.replace(' ', '')}-{weight}.ttf"


def _make(family: str, weights: list[int], target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target) as workshop:
        reduced = Path(workshop) / "reduced.ttf"
        font = TTFont(_FILES[family])
        reducer = subset.Subsetter(subset.Options(hinting=False, glyph_names=False))
        reducer.populate(unicodes=[code for script in _SCRIPTS for code in script])
        reducer.subset(font)
        font.save(reduced)
        for weight in weights:
            static = instancer.instantiateVariableFont(
                TTFont(reduced), {"wght": weight, "wdth": 100}, updateFontNames=True
            )
            made = Path(workshop) / file_name(family, weight)
            static.save(made)
            os.replace(made, target / made.name)
