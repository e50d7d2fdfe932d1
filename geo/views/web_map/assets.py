"""The scripts, styles and images of the map, all from this machine.

Leaflet and jQuery come from their PyPI packages; the rest lies in ``static/``. A page gets
them by address from a local server (the live app) or inlined (the HTML snapshot).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from branca.element import Element
from folium.elements import JSCSSMixin
from xstatic.pkg import jquery, leaflet

STATIC = Path(__file__).parent / "static"
LEAFLET = Path(leaflet.BASE_DIR)
JQUERY = Path(jquery.BASE_DIR)

SCRIPTS = (
    *("dom.js", "events.js", "shapes.js", "basemap.js", "canvas_layer.js"),
    *("clock.js", "card.js", "legend.js", "app.js"),
)
"""The map's own scripts in the order they are loaded."""
LIVE_PAGE = "live_page.js"
"""Ties the map to the Streamlit page; of no use in a snapshot."""
STYLES = ("sandtable.css",)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Hold the addresses of the three folders, each ending in a slash, and of the setup.

    ``setup`` is the script made by :func:`geo.views.web_map.folium_map.setup_script`.
    """

    static: str
    leaflet: str
    jquery: str
    setup: str

    @property
    def scripts(self) -> tuple[tuple[str, str], ...]:
        """Return names and addresses of all scripts, as folium's ``default_js``."""
        names = (*SCRIPTS, LIVE_PAGE)
        own = tuple((name, f"{self.static}{name}?{_version(STATIC / name)}") for name in names)
        return (*self.libraries.items(), *own, ("setup", self.setup))

    @property
    def styles(self) -> tuple[tuple[str, str], ...]:
        """Return names and addresses of all styles, as folium's ``default_css``."""
        own = tuple((name, f"{self.static}{name}?{_version(STATIC / name)}") for name in STYLES)
        return (("leaflet_css", f"{self.leaflet}leaflet.css"), *own)

    @property
    def libraries(self) -> Mapping[str, str]:
        """Return the scripts that folium asks for, by folium's names for them."""
        return {
            "leaflet": f"{self.leaflet}leaflet.js",
            "jquery": f"{self.jquery}jquery.min.js",
        }


def localise(root: Element, addresses: Addresses) -> None:
    """Point every script and style link of a folium tree at this machine.

    What folium lists and no local file exists for is dropped: Bootstrap, icon fonts and
    marker plugins, which the map does not use. The classes are left as they are.
    """
    scripts, styles = dict(addresses.scripts), dict(addresses.styles)
    for element in _walk(root):
        if isinstance(element, JSCSSMixin):
            element.default_js = [(n, scripts[n]) for n, _ in element.default_js if n in scripts]
            element.default_css = [(n, styles[n]) for n, _ in element.default_css if n in styles]


def inline_script() -> str:
    """Return Leaflet and the map's own scripts as one text."""
    paths = (LEAFLET / "leaflet.js", *(STATIC / name for name in SCRIPTS))
    texts = (path.read_text(encoding="utf-8") for path in paths)
    return "\n".join(_drop_source_map(text) for text in texts)


def inline_style() -> str:
    """Return Leaflet's and the map's own styles as one text.

    Leaflet's style names images of controls and markers that the map does not have.
    """
    paths = (LEAFLET / "leaflet.css", *(STATIC / name for name in STYLES))
    text = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    return "\n".join(line for line in text.splitlines() if "url(images/" not in line)


def _walk(element: Element) -> list[Element]:
    children = [child for part in element._children.values() for child in _walk(part)]
    return [element, *children]


def _version(path: Path) -> str:
    return f"{path.stat().st_mtime_ns:x}"


def _drop_source_map(text: str) -> str:
    lines = text.splitlines()
    return "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL"))
