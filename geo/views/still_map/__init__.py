"""The still map: PNG, SVG and PDF with title, legend, scale, locator, method and credits.

A sequence shows steps of time as small maps on one page, or one after the other in a GIF.
"""

from geo.layers import Layers
from geo.views.still_map.caption import LONGEST_TITLE
from geo.views.still_map.output import FORMATS, PRINT_DPI, SCREEN_DPI, animate, save
from geo.views.still_map.page import PAGES, Page
from geo.views.still_map.scene import (
    Options,
    Scene,
    compose,
    compose_frames,
    compose_multiples,
)
from geo.views.still_map.sequence import MOST_STEPS

__all__ = [
    "FORMATS",
    "LONGEST_TITLE",
    "MOST_STEPS",
    "PAGES",
    "PRINT_DPI",
    "SCREEN_DPI",
    "Options",
    "Page",
    "Scene",
    "animate",
    "compose",
    "compose_frames",
    "compose_multiples",
    "render",
    "save",
]


def render(layers: Layers, form: str, options: Options | None = None, dpi: int = 0) -> bytes:
    """Draw the layers as "png", "svg" or "pdf" and return the file's bytes.

    Two calls with the same layers and options return the same bytes. ``dpi`` is the resolution
    of a PNG, that of the page if 0.

    Raises
    ------
    NotFound
        If none of the events can be drawn; the message says why.
    """
    return save(compose(layers, options or Options()), form, dpi)
