"""A scene as bytes: PNG, SVG or PDF, the same on every run."""

import io
from typing import Any

import matplotlib as mpl

from geo.views.still_map import svg
from geo.views.still_map.drawing import draw_map
from geo.views.still_map.furniture import draw_furniture
from geo.views.still_map.painter import Canvas
from geo.views.still_map.scene import Scene

SCREEN_DPI, PRINT_DPI = 192, 300

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


def save(scene: Scene, form: str, dpi: int = SCREEN_DPI) -> bytes:
    """Write the scene as "png", "svg" or "pdf"; ``dpi`` is the resolution of a PNG."""
    with mpl.rc_context(_SETTINGS):
        canvas = Canvas(scene.page, scene.theme.paper, halos=form != "svg")
        draw_map(canvas, scene)
        draw_furniture(canvas, scene)
        metadata = dict(_METADATA[form])
        if form != "png":
            metadata["Title"] = " ".join(scene.header.title)
        stream = io.BytesIO()
        canvas.figure.savefig(
            stream,
            format=form,
            dpi=dpi if form == "png" else 72,
            metadata=metadata,
            facecolor=scene.theme.paper,
        )
    written = stream.getvalue()
    return svg.finish(written, scene.theme.land) if form == "svg" else written
