"""Briefings as PDF, set by Typst.

The text reaches Typst as JSON and is shown as strings: nothing in it is ever read as markup.
"""

import tempfile
from io import BytesIO
from pathlib import Path

import fontpkg_noto_sans
import fontpkg_noto_sans_arabic
import msgspec
import typst
from pypdf import PdfReader

from geo.errors import OutputError
from geo.views.briefing import layout
from geo.views.briefing.model import BriefingModel
from geo.views.briefing.record import NAME, write_record
from geo.views.style import LIGHT

_TEMPLATE = Path(__file__).with_name("briefing.typ")
_FONTS = [str(package.ROOT / "files") for package in (fontpkg_noto_sans, fontpkg_noto_sans_arabic)]
_ENDINGS = {"image/svg+xml": ".svg", "image/png": ".png"}


_SIZE = 9.5
_SHORT_SIZES = (9.5, 9.2, 8.9, 8.6, 8.3, 8.0, 7.7, 7.4)
"""Sizes of the text of a short briefing in points: the first that fits two pages is taken."""
_PAGES_OF_SHORT = 2


def write(model: BriefingModel) -> bytes:
    """Write the briefing as tagged A4 PDF; the same model gives the same bytes.

    A short one is set as large as two pages allow.

    Raises
    ------
    OutputError
        If Typst cannot set it, for instance because a picture is broken.
    """
    with tempfile.TemporaryDirectory(prefix="sandtable-") as folder:
        root = Path(folder)
        picture = ""
        if model.pictures:
            picture = "map" + _ENDINGS[model.pictures[0].media_type]
            (root / picture).write_bytes(model.pictures[0].data)
        (root / NAME).write_text(write_record(model.record), "ascii")
        (root / "briefing.typ").write_bytes(_TEMPLATE.read_bytes())
        for size in _SHORT_SIZES if model.is_short else (_SIZE,):
            (root / "briefing.json").write_bytes(_data(model, picture, size))
            data = _compile(root)
            if not model.is_short or len(PdfReader(BytesIO(data)).pages) <= _PAGES_OF_SHORT:
                break
        return data


def _compile(root: Path) -> bytes:
    try:
        return bytes(
            typst.compile(
                str(root / "briefing.typ"),
                root=str(root),
                font_paths=_FONTS,
                ignore_system_fonts=True,
                timestamp=0,
            )
        )
    except typst.TypstError as error:
        raise OutputError(f"the PDF briefing cannot be set: {error}") from error


def _data(model: BriefingModel, picture: str, size: float) -> bytes:
    found = []
    for block in layout.blocks(model):
        if isinstance(block, layout.Figure):
            content = {"picture": picture, "alternative": block.pictures[0].alternative}
        else:
            content = msgspec.to_builtins(block)
        found.append({"kind": type(block).__name__.casefold(), **content})
    return msgspec.json.encode(
        {
            "headline": msgspec.to_builtins(model.headline),
            "subtitle": model.subtitle,
            "counts": model.counts,
            "record": NAME,
            "is_short": model.is_short,
            "size": size,
            "blocks": found,
            "colours": {
                "text": LIGHT.text,
                "muted": LIGHT.muted,
                "tint": LIGHT.land,
                "rule": LIGHT.furniture,
                "link": LIGHT.hues[0].ink,
            },
        }
    )
