"""A scene as bytes: PNG, SVG or PDF, the same on every run."""

import io
from collections.abc import Sequence
from typing import Any

import matplotlib as mpl
from PIL import Image

from geo.views import style
from geo.views.still_map import pdf, svg
from geo.views.still_map.drawing import draw_map
from geo.views.still_map.furniture import draw_furniture
from geo.views.still_map.painter import Canvas
from geo.views.still_map.scene import Scene

SCREEN_DPI, PRINT_DPI = 192, 300
GIF_DPI = 96
SECONDS_A_FRAME, SECONDS_AT_THE_END = 1.6, 3.2

_SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "sandtable",
    "pdf.fonttype": 42,
    "pdf.use14corefonts": False,
    "text.hinting": "none",
    "text.usetex": False,
    "path.simplify": False,
}
_METADATA: dict[str, dict[str, str | None]] = {
    "png": {"Software": "Sandtable"},
    "svg": {"Creator": "Sandtable", "Date": None},
    "pdf": {"Creator": "Sandtable", "Producer": "Sandtable", "CreationDate": None},
}
FORMATS = tuple(_METADATA)


def save(scene: Scene, form: str, dpi: int = 0, *, embeds_fonts: bool = True) -> bytes:
    """Write the scene as "png", "svg" or "pdf".

    ``dpi`` is the resolution of a PNG, that of the page if 0. An SVG for a document that brings
    the fonts itself need not embed them.
    """
    with mpl.rc_context(_SETTINGS):
        canvas = Canvas(scene.page, scene.theme.paper, halos=form != "svg")
        draw_map(canvas, scene)
        draw_furniture(canvas, scene)
        metadata = dict(_METADATA[form])
        if form != "png":
            metadata["Title"] = " ".join(scene.header.title)
        if form == "pdf":
            return pdf.write(canvas.figure, metadata)
        stream = io.BytesIO()
        canvas.figure.savefig(
            stream,
            format=form,
            dpi=(dpi or scene.page.dpi) if form == "png" else pdf.POINTS_PER_INCH,
            metadata=metadata,
            facecolor=scene.theme.paper,
        )
    written = stream.getvalue()
    if form != "svg":
        return written
    return svg.finish(written, scene.theme.casing, embeds_fonts=embeds_fonts)


def animate(scenes: Sequence[Scene], dpi: int = 0) -> bytes:
    """Write the scenes as an animated GIF that runs for ever, in one palette."""
    pictures = [
        Image.open(io.BytesIO(save(scene, "png", dpi or GIF_DPI))).convert("RGB")
        for scene in scenes
    ]
    palette = _palette(scenes[0].theme)
    frames = [picture.quantize(palette=palette, dither=Image.Dither.NONE) for picture in pictures]
    times = [round(1000 * SECONDS_A_FRAME)] * (len(frames) - 1)
    stream = io.BytesIO()
    frames[0].save(
        stream,
        format="GIF",
        save_all=True,
        append_images=frames[1:],
        duration=[*times, round(1000 * SECONDS_AT_THE_END)],
        loop=0,
        optimize=False,
        disposal=1,
    )
    return stream.getvalue()


def _palette(theme: style.Theme) -> Image.Image:
    """Return the colours that a map is drawn in, with blends for the edges of what is drawn.

    Chosen from the pictures, a palette would lose the colour of a side that has one small mark.
    """
    grounds = (theme.land, theme.water, theme.paper, theme.land_quiet)
    inks = (*(hue.mark for hue in (*theme.hues, theme.no_side)), theme.text, theme.muted)
    lines = (theme.coast, theme.border, theme.furniture, theme.casing, "#000000", "#ffffff")
    notes = (hue.ink for hue in (*theme.hues, theme.no_side))
    tints = (
        style.mix(ground, hue.fill, 0.11)
        for hue in (*theme.hues, theme.no_side)
        for ground in grounds[:2]
    )
    blends = (
        style.mix(ground, ink, step / 6)
        for ink in inks
        for ground in grounds
        for step in range(1, 6)
    )
    colours = list(dict.fromkeys([*grounds, *inks, *lines, *notes, *tints, *blends]))[:256]
    palette = Image.new("P", (1, 1))
    palette.putpalette(b"".join(bytes.fromhex(colour[1:]) for colour in colours))
    return palette
