"""The still map: PNG, SVG and PDF with title, legend, scale, locator, method and credits."""

from geo.layers import Layers
from geo.views.still_map.output import FORMATS, PRINT_DPI, SCREEN_DPI, save
from geo.views.still_map.page import Page
from geo.views.still_map.scene import Options, Scene, compose

__all__ = [
    "FORMATS",
    "PRINT_DPI",
    "SCREEN_DPI",
    "Options",
    "Page",
    "Scene",
    "compose",
    "render",
    "save",
]


def render(
    layers: Layers, form: str, options: Options | None = None, dpi: int = SCREEN_DPI
) -> bytes:
    """Draw the layers as "png", "svg" or "pdf" and return the file's bytes.

    Two calls with the same layers and options return the same bytes.

    Raises
    ------
    NotFound
        If none of the events can be drawn; the message says why.
    """
    return save(compose(layers, options or Options()), form, dpi)
