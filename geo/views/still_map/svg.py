"""Finish matplotlib's SVG: named layers, halos that leave text whole, fonts inside the file."""

import base64
import io
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from fontTools import subset
from fontTools.ttLib import TTFont
from lxml import etree

from geo.views import fonts
from geo.views.still_map import typefaces

_FROM_THE_RIGHT, _END = "\u2067", "\u2069"
"""Marks around a text that runs from right to left (Unicode Standard Annex 9, isolates)."""
_EDITORS_TABLES = ["FFTM"]
"""Tables that font editors leave behind."""
SVG = "http://www.w3.org/2000/svg"
INKSCAPE = "http://www.inkscape.org/namespaces/inkscape"


def finish(written: bytes, halo: str, *, embeds_fonts: bool = True) -> bytes:
    """Return the SVG with layers, halos in the given colour, and the fonts it uses."""
    root = etree.fromstring(written, etree.XMLParser(remove_comments=True, resolve_entities=False))
    for text in root.iter(f"{{{SVG}}}text"):
        text.text = _isolate(text.text or "")
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


def _isolate(text: str) -> str:
    """Keep text that starts from the right in that order, as PNG and PDF do; SVG would not."""
    directions = [unicodedata.bidirectional(character) for character in text]
    strong = [direction for direction in directions if direction in {"L", "R", "AL"}]
    is_mixed = strong and strong[0] != "L" and {"L", "EN"} & set(directions)
    return f"{_FROM_THE_RIGHT}{text}{_END}" if is_mixed else text


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
    rules = [rule for weight in sorted(used) for rule in _font_faces(weight, used[weight])]
    style = etree.Element(f"{{{SVG}}}style", type="text/css")
    style.text = "\n".join(rules)
    root.insert(0, style)


def _font_faces(weight: int, characters: set[str]) -> Iterator[str]:
    """Embed each character from the first font that holds it."""
    missing = {ord(character) for character in characters} - {0x20}
    for family in typefaces.families_of("".join(sorted(characters))):
        if not missing:
            return
        file = typefaces.file_of(family, weight)
        font = TTFont(file, recalcTimestamp=False, fontNumber=0)
        wanted = missing & set(font.getBestCmap())
        if wanted:
            yield _font_face(font, family, weight, wanted | {0x20})
        missing -= wanted


def _font_face(font: TTFont, family: str, weight: int, wanted: set[int]) -> str:
    options = subset.Options(layout_features=["*"], hinting=False)
    options.drop_tables += _EDITORS_TABLES
    reducer = subset.Subsetter(options)
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
