"""KML 2.2 with a TimeSpan on every mark, for Google Earth and its like.

Viewers show descriptions as HTML: text of articles is escaped for it.
"""

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd
import shapely
from lxml import etree

from geo.layers import Kind, Layers
from geo.model import Status
from geo.views import sides, style
from geo.views.data_files.table import COLUMNS, CREDITS, gather

NAMESPACE = "http://www.opengis.net/kml/2.2"
_NAMESPACES: dict[Any, str] = {None: NAMESPACE}
_FOLDERS = {
    "movement": "Movements",
    "place": "Places",
    "area": "Vague places",
    "event": "Events without a place",
}
_TYPES = {Kind.TEXT: "string", Kind.FLAG: "bool", Kind.WHOLE: "int", Kind.NUMBER: "double"}
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(layers: Layers) -> bytes:
    """Write all marks, a folder for each layer, coloured by side."""
    table = gather(layers)
    root = etree.Element(f"{{{NAMESPACE}}}kml", nsmap=_NAMESPACES)
    document = _add(root, "Document", id="events")
    _add(document, "name", "Movements and events")
    _add(document, "description", html.escape(CREDITS))
    slots = style.assign_sides(sides.told_in(layers.told))
    pairs = sorted(set(zip(table["side"], table["status"], strict=True)))
    looks = {pair: f"look{number}" for number, pair in enumerate(pairs)}
    for (side, status), look in looks.items():
        _add_style(document, look, style.LIGHT.hue(slots[side]), Status(status))
    schema = _add(document, "Schema", id="mark", name="mark")
    for column in COLUMNS:
        _add(schema, "SimpleField", name=column.name, type=_TYPES.get(column.kind, "string"))
    for layer, name in _FOLDERS.items():
        rows = table[table["layer"] == layer]
        if len(rows):
            folder = _add(document, "Folder")
            _add(folder, "name", name)
            records: list[Any] = rows.to_dict("records")
            for row in records:
                _add_placemark(folder, row, looks[row["side"], row["status"]])
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return written


def _add(parent: etree._Element, tag: str, text: str = "", /, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
    if text:
        element.text = _NOT_XML.sub("", text)
    return element


def _add_style(parent: etree._Element, name: str, hue: style.Hue, status: Status) -> None:
    line = style.LINES[status]
    opacity = 1.0 if status.is_asserted else 0.5
    look = _add(parent, "Style", id=name)
    icon = _add(look, "IconStyle")
    _add(icon, "color", _kml_colour(hue.mark, opacity * line.opacity))
    stroke = _add(look, "LineStyle")
    _add(stroke, "color", _kml_colour(hue.mark, opacity * line.opacity))
    _add(stroke, "width", "3" if status.is_asserted else "1.5")
    fill = _add(look, "PolyStyle")
    _add(fill, "color", _kml_colour(hue.fill, 0.15))


def _kml_colour(colour: str, opacity: float) -> str:
    """Write a colour in KML's order: opacity, blue, green, red.

    >>> _kml_colour("#0072b2", 1.0)
    'ffb27200'
    """
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    return f"{round(opacity * 255):02x}{blue}{green}{red}"


def _add_placemark(parent: etree._Element, row: dict[str, Any], look: str) -> None:
    placemark = _add(parent, "Placemark", id=row["mark_id"])
    _add(placemark, "name", _name(row))
    _add(placemark, "description", _description(row))
    if not pd.isna(row["first_day"]):
        span = _add(placemark, "TimeSpan")
        _add(span, "begin", f"{row['first_day']:%Y-%m-%d}")
        _add(span, "end", f"{row['last_day']:%Y-%m-%d}")
    _add(placemark, "styleUrl", f"#{look}")
    data = _add(_add(placemark, "ExtendedData"), "SchemaData", schemaUrl="#mark")
    for column in COLUMNS:
        value = row[column.name]
        if not pd.isna(value) and value != "":
            _add(data, "SimpleData", _write(column.kind, value), name=column.name)
    if row["geometry"] is not None:
        _add_geometry(placemark, row["geometry"])


def _name(row: dict[str, Any]) -> str:
    where = " → ".join(part for part in (row["origins"], row["destinations"]) if part)
    return ": ".join(
        part for part in (row["forces"] or row["action_label"], where or row["place"]) if part
    )


def _description(row: dict[str, Any]) -> str:
    """Return HTML that shows text as text."""
    status = style.LINES[Status(row["status"])].label
    lines = (
        f"{row['action_label']} · {status}",
        f"“{row['quote']}”" if row["quote"] else "",
        row["publishers"],
    )
    return "<br>".join(html.escape(line) for line in lines if line)


def _write(kind: Kind, value: Any) -> str:
    if kind is Kind.DAY:
        return f"{value:%Y-%m-%d}"
    if kind is Kind.FLAG:
        return "1" if value else "0"
    return str(value)


def _add_geometry(parent: etree._Element, geometry: Any) -> None:
    if geometry.geom_type == "Point":
        _add_coordinates(_add(parent, "Point"), geometry.coords)
    elif geometry.geom_type == "LineString":
        line = _add(parent, "LineString")
        _add(line, "tessellate", "1")
        _add_coordinates(line, geometry.coords)
    elif geometry.geom_type == "Polygon":
        polygon = _add(parent, "Polygon")
        for name, ring in _boundaries(geometry):
            _add_coordinates(_add(_add(polygon, name), "LinearRing"), ring.coords)
    else:
        several = _add(parent, "MultiGeometry")
        for part in shapely.get_parts(geometry):
            _add_geometry(several, part)


def _boundaries(polygon: Any) -> Iterator[tuple[str, Any]]:
    yield "outerBoundaryIs", polygon.exterior
    for ring in polygon.interiors:
        yield "innerBoundaryIs", ring


def _add_coordinates(parent: etree._Element, positions: Iterable[tuple[float, ...]]) -> None:
    _add(parent, "coordinates", " ".join(f"{x:.6f},{y:.6f}" for x, y in positions))
