"""Styles that QGIS applies when it opens a layer: colours of sides, dashes of statuses.

QGIS reads them from the table ``layer_styles`` inside the GeoPackage, in its own language, QML:
one rule for every look that the layer has. Rules are plain SQL conditions.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import geopandas as gpd
from lxml import etree

from geo.layers import Layers
from geo.model import Status
from geo.views import sides, style

_LINE_WIDTH_MM, _HEAD_SIZE_MM, _SYMBOL_SIZE_MM = 0.8, 3.4, 3.2
_AREA_OPACITY = 0.15

Symbol = tuple[tuple[str, Mapping[str, str]], ...]
"""Classes of the layers of a symbol, lowest first, with their properties."""


def write(layers: Layers) -> dict[str, str]:
    """Return the style of every layer with a geometry, as QML by the layer's name."""
    slots = style.assign_sides(sides.told_in(layers.told))
    return {name: _write(name, frame, slots) for name, frame in layers.frames.items()}


def _write(name: str, frame: gpd.GeoDataFrame, slots: Mapping[str, int | None]) -> str:
    root = etree.Element("qgis", version="3.22", styleCategories="Symbology")
    renderer = etree.SubElement(root, "renderer-v2", type="RuleRenderer", symbollevels="0")
    rules = etree.SubElement(renderer, "rules", key="rules")
    symbols = etree.SubElement(renderer, "symbols")
    looks = _LOOKS[name](frame)
    for number, (condition, label, side, status, has_head) in enumerate(looks):
        etree.SubElement(
            rules,
            "rule",
            key=f"rule{number}",
            symbol=str(number),
            filter=condition,
            label=label,
        )
        hue = style.LIGHT.hue(slots[side])
        kind, parts = _SYMBOLS[name](hue, Status(status), has_head)
        _add_symbol(symbols, kind, str(number), parts)
    text: str = etree.tostring(root, encoding="unicode", pretty_print=True)
    return f"<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n{text}"


def _looks(frame: gpd.GeoDataFrame) -> Iterator[tuple[str, str, str, str, bool]]:
    """Return condition, label, side, status and head of every look of a layer."""
    for side, status in sorted(set(zip(frame["side"], frame["status"], strict=True))):
        yield (*_named(side, status), side, status, True)


def _movement_looks(frame: gpd.GeoDataFrame) -> Iterator[tuple[str, str, str, str, bool]]:
    rows = zip(frame["side"], frame["status"], frame["missing_destination"], strict=True)
    for side, status, is_open in sorted(set(rows)):
        condition, label = _named(side, status)
        note = ", destination not given" if is_open else ""
        ending = f' AND "missing_destination" = {int(is_open)}'
        yield condition + ending, label + note, side, status, not is_open


def _named(side: str, status: str) -> tuple[str, str]:
    quoted = side.replace("'", "''")
    condition = f"\"side\" = '{quoted}' AND \"status\" = '{status}'"
    label = f"{_xml(side) or 'side not known'}: {style.LINES[Status(status)].label.lower()}"
    return _xml(condition), label


def _xml(text: str) -> str:
    return "".join(c for c in text if c.isprintable() and c < "\ufffe")


def _line(hue: style.Hue, status: Status, has_head: bool) -> tuple[str, Symbol]:
    line = style.LINES[status]
    colour = _colour(hue.mark, line.opacity)
    stroke = {
        "line_color": colour,
        "line_width": str(_LINE_WIDTH_MM),
        "line_width_unit": "MM",
        "capstyle": "round",
        "joinstyle": "round",
    }
    if line.dash:
        pattern = ";".join(f"{part * _LINE_WIDTH_MM:g}" for part in line.dash)
        stroke |= {"use_custom_dash": "1", "customdash": pattern, "customdash_unit": "MM"}
    head = {
        "name": "filled_arrowhead",
        "color": colour,
        "outline_style": "no",
        "size": str(_HEAD_SIZE_MM),
        "size_unit": "MM",
    }
    return "line", (("SimpleLine", stroke), *([("MarkerLine", head)] if has_head else []))


def _marker(hue: style.Hue, status: Status, _has_head: bool) -> tuple[str, Symbol]:
    name = "cross2" if style.LINES[status].crossed else "circle"
    is_open = not status.is_asserted
    marker = {
        "name": name,
        "color": _colour(hue.mark, 0.25 if is_open else style.LINES[status].opacity),
        "outline_color": _colour(hue.mark if is_open else style.LIGHT.casing, 1.0),
        "outline_style": "dot" if is_open else "solid",
        "outline_width": "0.4",
        "size": str(_SYMBOL_SIZE_MM),
        "size_unit": "MM",
    }
    return "marker", (("SimpleMarker", marker),)


def _fill(hue: style.Hue, _status: Status, _has_head: bool) -> tuple[str, Symbol]:
    fill = {
        "color": _colour(hue.fill, _AREA_OPACITY),
        "style": "solid",
        "outline_color": _colour(hue.mark, 0.7),
        "outline_style": "dot",
        "outline_width": "0.3",
    }
    return "fill", (("SimpleFill", fill),)


def _colour(colour: str, opacity: float) -> str:
    """Write a colour as QML does: red, green, blue, opacity.

    >>> _colour("#0072b2", 0.5)
    '0,114,178,128'
    """
    channels = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return ",".join(map(str, [*channels, round(opacity * 255)]))


def _add_symbol(parent: etree._Element, kind: str, name: str, parts: Symbol) -> None:
    symbol = etree.SubElement(parent, "symbol", type=kind, name=name, alpha="1")
    for number, (layer_class, values) in enumerate(parts):
        layer = etree.SubElement(
            symbol, "layer", {"class": layer_class, "enabled": "1", "pass": "0", "locked": "0"}
        )
        if layer_class == "MarkerLine":
            _add_options(layer, {"placement": "lastvertex", "rotate": "1"})
            _add_symbol(layer, "marker", f"@{name}@{number}", (("SimpleMarker", values),))
        else:
            _add_options(layer, values)


def _add_options(parent: etree._Element, values: Mapping[str, str]) -> None:
    options = etree.SubElement(parent, "Option", type="Map")
    for name, value in values.items():
        etree.SubElement(options, "Option", type="QString", name=name, value=value)


_LOOKS: Mapping[str, Any] = {
    "movements": _movement_looks,
    "places": _looks,
    "areas": _looks,
}
_SYMBOLS: Mapping[str, Any] = {"movements": _line, "places": _marker, "areas": _fill}
