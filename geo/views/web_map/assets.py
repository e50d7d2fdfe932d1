"""The scripts and styles of the map, all from this machine.

Leaflet comes from its PyPI package; the rest lies in ``static/``. A page gets them as one script
and one style from a local server (the live page) or inlined (the HTML snapshot).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from branca.element import Element
from folium.elements import JSCSSMixin
from xstatic.pkg import leaflet

STATIC = Path(__file__).parent / "static"
LEAFLET = Path(leaflet.BASE_DIR)

SCRIPTS = (
    *("dom.js", "events.js", "view.js", "shapes.js", "picking.js", "labels.js", "areas.js"),
    *("badges.js", "crowd.js", "framing.js", "basemap.js", "canvas_layer.js", "strip.js"),
    *("clock.js", "card.js", "legend.js", "measure.js", "tools.js", "app.js"),
)
"""The map's own scripts in the order they are loaded."""
LIVE_SCRIPTS = ("files.js", "ticks.js", "overlays.js", "live_page.js")
"""Tie the map to the Streamlit page and its server; of no use in a snapshot."""
STYLE = "sandtable.css"
LIVE_STYLES = (STYLE, "overlays.css")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Hold where a page finds what the map is made of.

    ``script`` serves :func:`geo.views.web_map.page_script` and ``style`` :func:`live_style`: one
    file each, for streamlit-folium fetches scripts one after the other. ``basemap`` serves
    GeoJSON, compressed (gzip) where the name ends in ``.gz``.
    """

    script: str
    style: str
    basemap: str


def localise(root: Element, addresses: Addresses) -> None:
    """Leave a folium tree no links but those to the map's own script and style.

    folium lists scripts of a content network: Leaflet, which the map's script holds, and jQuery,
    Bootstrap, icon fonts and plugins, which it does not use. The classes are left as they are.
    """
    kept = {addresses.script, addresses.style}
    for element in _walk(root):
        if isinstance(element, JSCSSMixin):
            element.default_js = [link for link in element.default_js if link[1] in kept]
            element.default_css = [link for link in element.default_css if link[1] in kept]


def live_script() -> str:
    """Return Leaflet and the map's own scripts for the live page as one text."""
    return _join((LEAFLET / "leaflet.js", *(STATIC / n for n in (*SCRIPTS, *LIVE_SCRIPTS))))


def live_style() -> str:
    """Return Leaflet's and the map's own style for the live page as one text."""
    return _join_styles(LIVE_STYLES)


def inline_script() -> str:
    """Return Leaflet and the map's own scripts as one text."""
    return _join((LEAFLET / "leaflet.js", *(STATIC / name for name in SCRIPTS)))


def inline_style() -> str:
    """Return Leaflet's and the map's own style as one text."""
    return _join_styles((STYLE,))


def _join_styles(names: Iterable[str]) -> str:
    """Join styles; Leaflet's names images of controls and markers that the map does not have."""
    lines = (LEAFLET / "leaflet.css").read_text(encoding="utf-8").splitlines()
    kept = (line for line in lines if "url(images/" not in line)
    return "\n".join((*kept, *((STATIC / name).read_text(encoding="utf-8") for name in names)))


def _walk(element: Element) -> list[Element]:
    children = [child for part in element._children.values() for child in _walk(part)]
    return [element, *children]


def _join(paths: Iterable[Path]) -> str:
    """Join scripts, without the lines that name source maps to fetch."""
    lines = (line for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL"))
