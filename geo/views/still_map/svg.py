"""Finish matplotlib's SVG: named layers, halos that leave text whole, fonts inside the file."""

import base64
import io
import re
from collections import defaultdict
from itertools import groupby

from fontTools import subset
from fontTools.ttLib import TTFont
from lxml import etree

from geo.views import fonts

SVG = "http://www.w3.org/2000/svg"
INKSCAPE = "http://www.inkscape.org/namespaces/inkscape"


def finish(written: bytes, halo: str, *, embeds_fonts: bool = True) -> bytes:
    """Return the SVG with layers, halos in the given colour, and the fonts it uses."""
    root = etree.fromstring(written, etree.XMLParser(remove_comments=True, resolve_entities=False))
    for text in root.iter(f"{{{SVG}}}text"):
        group = _layer_of(text)
        if group.startswith(("labels", "scale")):
            style = text.get("style", "")
            text.set(
                "style",
                f"{style}; paint-order: stroke; stroke: {halo}; stroke-width: 2.6px; "
                "stroke-linejoin: round",
            )
    _group_layers(root)
    if embeds_fonts:
        _embed_fonts(root)
    finished: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return finished


def _layer_of(element: etree._Element) -> str:
    parent = element.getparent()
    return str(parent.get("id", "")) if parent is not None else ""


def _group_layers(root: etree._Element) -> None:
    """Gather neighbours of one layer under one named group."""
    axes = next(g for g in root.iter(f"{{{SVG}}}g") if g.get("id", "").startswith("axes"))
    children = list(axes)
    for child in children:
        axes.remove(child)
    numbers: dict[str, int] = defaultdict(int)
    for name, members in groupby(children, key=lambda child: child.get("id", "")):
        numbers[name] += 1
        suffix = f"-{numbers[name]}" if numbers[name] > 1 else ""
        layer = etree.SubElement(axes, f"{{{SVG}}}g", id=f"{name}{suffix}")
        layer.set(f"{{{INKSCAPE}}}groupmode", "layer")
        layer.set(f"{{{INKSCAPE}}}label", f"{name}{suffix}")
        for member in members:
            member.attrib.pop("id", "")
            layer.append(member)


def _embed_fonts(root: etree._Element) -> None:
    """Embed the characters that are used, so that the file looks the same everywhere."""
    used: dict[int, set[str]] = defaultdict(set)
    for text in root.iter(f"{{{SVG}}}text"):
        weight = fonts.SEMIBOLD if re.search(r"\b600\b", text.get("style", "")) else fonts.REGULAR
        used[weight].update("".join(map(str, text.itertext())))
    rules = [
        rule
        for weight in sorted(used)
        for family in fonts.FAMILIES
        if (rule := _font_face(family, weight, used[weight]))
    ]
    style = etree.Element(f"{{{SVG}}}style", type="text/css")
    style.text = "\n".join(rules)
    root.insert(0, style)


def _font_face(family: str, weight: int, characters: set[str]) -> str:
    font = TTFont(fonts.folder() / fonts.file_name(family, weight), recalcTimestamp=False)
    wanted = {ord(character) for character in characters} & set(font.getBestCmap())
    if not wanted - {0x20}:
        return ""
    reducer = subset.Subsetter(subset.Options(layout_features=["*"], hinting=False))
    reducer.populate(unicodes=sorted(wanted))
    reducer.subset(font)
    font.flavor = "woff"
    stream = io.BytesIO()
    font.save(stream)
    data = base64.b64encode(stream.getvalue()).decode("ascii")
    return (
        f"@font-face {{font-family: '{family}'; font-weight: {weight}; "
        f"src: url(data:font/woff;base64,{data}) format('woff')}}"
    )
