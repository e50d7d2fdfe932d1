"""Assets and the folium map: all local, and no text can break out of a script."""

import json
import re

import folium
import pytest
from folium.plugins import Fullscreen
from hypothesis import given
from hypothesis import strategies as st
from streamlit_folium import generate_leaflet_string

from geo.views.web_map import build_map, make_tick
from geo.views.web_map.assets import Addresses, inline_script, inline_style, localise
from geo.views.web_map.script_json import write_json, write_literal

ADDRESSES = Addresses("../map.js", "../map.css", "../basemap.json.gz")


def links(root: folium.Figure) -> list[str]:
    root.render()
    return re.findall(r'(?:src|href)="([^"]+)"', root.header.render())


def test_live_map_links_only_to_this_server() -> None:
    live_map = build_map(ADDRESSES, credit="credit")
    elements = [live_map, *live_map._children.values()]
    found = [link for e in elements for _, link in getattr(e, "default_js", [])]
    found += [link for e in elements for _, link in getattr(e, "default_css", [])]
    assert found == ["../map.js", "../map.css"]


def test_live_map_has_no_header_to_send_with_each_step() -> None:
    live_map = build_map(ADDRESSES, credit="credit")
    assert links(live_map.get_root()) == []


def test_plugin_without_a_local_copy_loads_nothing() -> None:
    bare = folium.Map(tiles=None).add_child(Fullscreen())
    assert any("//" in link for link in links(bare.get_root()))
    bare = folium.Map(tiles=None).add_child(Fullscreen())
    localise(bare.get_root(), ADDRESSES)
    assert all(link.startswith("../") for link in links(bare.get_root()))
    assert folium.Map.default_js[0][1].startswith("https://")


def test_inlined_assets_ask_for_nothing() -> None:
    assert "sourceMappingURL" not in inline_script()
    assert not re.search(r"url\((?!#)|@import", inline_style())


HOSTILE = st.text(
    alphabet=st.sampled_from("<>/&{}%'\"\\_`$ \n\r\u2028\u2029\u202eabcdef0123scriptmap"),
    max_size=60,
)


@given(HOSTILE)
def test_text_in_a_tick_arrives_as_it_was(text: str) -> None:
    group = make_tick({"text": text})
    folium.Map(tiles=None).add_child(group)
    script = generate_leaflet_string(group, base_id="feature_group_0")
    literal = re.search(r"tick\(JSON\.parse\((\".*\")\)\);", script).group(1)
    assert json.loads(json.loads(literal)) == {"text": text}


@pytest.mark.parametrize("write", [write_json, write_literal])
@given(text=HOSTILE)
def test_json_never_closes_its_script(write, text: str) -> None:
    written = write({"text": text})
    assert not re.search("[<>&\u2028\u2029]", written)
