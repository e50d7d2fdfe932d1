"""The live map as folium elements: built once, then moved by small ticks.

The map's script never changes, so the browser builds it once. Events come from an address
that a tick names; the clock, the filters and the open card come in ticks too.
"""

from collections.abc import Mapping
from typing import Any

import folium
from branca.element import MacroElement
from folium.elements import JSCSSMixin
from folium.template import Template

from geo.views import style
from geo.views.web_map.assets import Addresses, live_script, localise
from geo.views.web_map.script_json import write_json, write_literal
from geo.views.web_map.wording import WORDS

BACKGROUNDS = (
    {
        "key": "osm",
        "label": "OpenStreetMap (online)",
        "address": "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
        "credit": '&copy; <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a>'
        " contributors",
    },
    {
        "key": "topo",
        "label": "OpenTopoMap (online)",
        "address": "https://tile.opentopomap.org/{z}/{x}/{y}.png",
        "credit": '&copy; <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a>'
        ' contributors, SRTM; map style <a href="https://opentopomap.org">OpenTopoMap</a>'
        " (CC BY-SA)",
    },
)
"""Tiles from the network that a person may lay over the embedded basemap, with their credit."""


class EventLayer(JSCSSMixin):
    """Put Sandtable's canvas, clock, card and legend on a folium map."""

    # Leaving out style and words, which `page_script` holds, keeps every step small:
    # streamlit-folium sends the map's script again each time.
    _template = Template(
        """{% macro script(this, kwargs) %}
        window.sandtable = new Sandtable.App({{ this._parent.get_name() }}, Object.assign(
            {{ this.options }}, Sandtable.setup, Sandtable.host));
        Sandtable.joinPage(window.sandtable, {{ this.basemap }});
        {% endmacro %}"""
    )

    def __init__(self, addresses: Addresses, *, credit: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "EventLayer"
        self.default_js = [("sandtable", addresses.script)]
        self.default_css = [("sandtable_css", addresses.style)]
        self.options = write_literal({"credit": credit})
        self.basemap = write_literal(addresses.basemap)


class LiveMap(folium.Map):
    """Be a map without the header that a page of its own needs.

    streamlit-folium takes scripts and styles from the elements themselves, and would send the
    header, as large as all the rest, with each step.
    """

    def render(self, **options: Any) -> str:
        """Render the map's script."""
        rendered: str = super().render(**options)  # type: ignore[no-untyped-call]
        figure: Any = self.get_root()
        figure.header._children.clear()
        return rendered


def page_script() -> str:
    """Return everything the live page runs, to be served as ``Addresses.script``."""
    options = setup() | {"backgrounds": BACKGROUNDS, "canDrawSymbols": True}
    return f"{live_script()}\nSandtable.setup = {write_json(options)};"


def setup() -> dict[str, Any]:
    """Return style, themes and words as the scripts take them."""
    themes = {name: style.to_plain(theme)["theme"] for name, theme in style.THEMES.items()}
    return {"style": style.to_plain(style.LIGHT), "themes": themes, "words": dict(WORDS)}


class Tick(MacroElement):
    """Tell the map on the page what to show now."""

    # streamlit-folium keeps every feature group it was ever given (its issue 247):
    # emptying its list keeps a long session from slowing down.
    _template = Template(
        """{% macro script(this, kwargs) %}
        window.feature_group = [];
        window.sandtable.tick({{ this.change }});
        {% endmacro %}"""
    )

    def __init__(self, change: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Tick"
        self.change = write_literal(change)


def build_map(addresses: Addresses, *, credit: str) -> folium.Map:
    """Build the map that the live page shows; ``credit`` is the licence line.

    The script moves the view to the events once it has them.
    """
    live_map = LiveMap(
        location=(20, 20),
        zoom_start=3,
        tiles=None,
        min_zoom=2,
        max_zoom=14,
        zoom_snap=0.25,
        zoom_delta=0.5,
        keyboard=False,
        prefer_canvas=True,
        world_copy_jump=True,
    )
    live_map.add_child(EventLayer(addresses, credit=credit))
    figure = live_map.get_root()
    localise(figure, addresses)
    return live_map


def make_tick(change: Mapping[str, Any]) -> folium.FeatureGroup:
    """Wrap what the map is to show into the feature group that streamlit-folium sends."""
    group = folium.FeatureGroup(name="tick", control=False)
    group.add_child(Tick(change))
    return group
