"""The scripts, styles and images of the map, all from this machine.

Leaflet and jQuery come from their PyPI packages; the rest lies in ``static/``. A page gets
them by address from a local server (the live page) or inlined (the HTML snapshot).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from branca.element import Element
from folium.elements import JSCSSMixin
from xstatic.pkg import jquery, leaflet

STATIC = Path(__file__).parent / "static"
LEAFLET = Path(leaflet.BASE_DIR)
JQUERY = Path(jquery.BASE_DIR)

SCRIPTS = (
    *("dom.js", "events.js", "view.js", "shapes.js", "picking.js", "labels.js", "areas.js"),
    *("badges.js", "crowd.js", "framing.js", "basemap.js", "canvas_layer.js", "strip.js"),
    *("clock.js", "card.js", "legend.js", "measure.js", "tools.js", "app.js"),
)
"""The map's own scripts in the order they are loaded."""
LIVE_SCRIPTS = ("ticks.js", "overlays.js", "live_page.js")
"""Tie the map to the Streamlit page and its server; of no use in a snapshot."""
STYLE = "sandtable.css"
LIVE_STYLES = (STYLE, "overlays.css")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Hold where a page finds the folders of Leaflet and jQuery and the map's own two files.

    The folders end in a slash. ``script`` serves :func:`live_script`, ``style`` the text of
    :func:`live_style`.
    """

    leaflet: str
    jquery: str
    script: str
    style: str

    @property
    def scripts(self) -> Mapping[str, str]:
        """Return every script by the name folium gives it, in the order of loading."""
        return {
            "leaflet": f"{self.leaflet}leaflet.js",
            "jquery": f"{self.jquery}jquery.min.js",
            "sandtable": self.script,
        }

    @property
    def styles(self) -> Mapping[str, str]:
        """Return every style by the name folium gives it."""
        return {"leaflet_css": f"{self.leaflet}leaflet.css", "sandtable_css": self.style}


def localise(root: Element, addresses: Addresses) -> None:
    """Point every script and style link of a folium tree at this machine.

    What folium lists and no local file exists for is dropped: Bootstrap, icon fonts and
    marker plugins, which the map does not use. The classes are left as they are.
    """
    scripts, styles = addresses.scripts, addresses.styles
    for element in _walk(root):
        if isinstance(element, JSCSSMixin):
            element.default_js = [(n, scripts[n]) for n, _ in element.default_js if n in scripts]
            element.default_css = [(n, styles[n]) for n, _ in element.default_css if n in styles]


def live_script() -> str:
    """Return the map's own scripts for the live page as one text."""
    return _join(STATIC / name for name in (*SCRIPTS, *LIVE_SCRIPTS))


def live_style() -> str:
    """Return the map's own style for the live page as one text."""
    return _join(STATIC / name for name in LIVE_STYLES)


def inline_script() -> str:
    """Return Leaflet and the map's own scripts as one text."""
    return _join((LEAFLET / "leaflet.js", *(STATIC / name for name in SCRIPTS)))


def inline_style() -> str:
    """Return Leaflet's and the map's own style as one text.

    Leaflet's style names images of controls and markers that the map does not have.
    """
    lines = (LEAFLET / "leaflet.css").read_text(encoding="utf-8").splitlines()
    kept = (line for line in lines if "url(images/" not in line)
    return "\n".join((*kept, (STATIC / STYLE).read_text(encoding="utf-8")))


def _walk(element: Element) -> list[Element]:
    children = [child for part in element._children.values() for child in _walk(part)]
    return [element, *children]


def _join(paths: Iterable[Path]) -> str:
    """Join scripts, without the lines that name source maps to fetch."""
    lines = (line for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL"))
