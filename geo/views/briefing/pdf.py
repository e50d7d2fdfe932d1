"""Briefings as PDF, set by Typst.

The text reaches Typst as JSON and is shown as strings: nothing in it is ever read as markup.
"""

import tempfile
from pathlib import Path

import fontpkg_noto_sans
import fontpkg_noto_sans_arabic
import msgspec
import typst

from geo.errors import OutputError
from geo.views.briefing import layout
from geo.views.briefing.model import BriefingModel
from geo.views.briefing.record import NAME, write_record
from geo.views.style import LIGHT

_TEMPLATE = Path(__file__).with_name("briefing.typ")
_FONTS = [str(package.ROOT / "files") for package in (fontpkg_noto_sans, fontpkg_noto_sans_arabic)]
_ENDINGS = {"image/svg+xml": ".svg", "image/png": ".png"}


def write(model: BriefingModel) -> bytes:
    """Write the briefing as tagged A4 PDF; the same model gives the same bytes.

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
        (root / "briefing.json").write_bytes(_data(model, picture))
        (root / "briefing.typ").write_bytes(_TEMPLATE.read_bytes())
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


def _data(model: BriefingModel, picture: str) -> bytes:
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
