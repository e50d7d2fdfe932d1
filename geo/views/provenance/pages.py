"""The record in marked-up text: a JSON block in HTML, a data element in KML."""

import re

from lxml import etree

from geo.views.provenance import xmp
from geo.views.provenance.record import Provenance, encode

_BLOCK = '<script type="application/json" id="provenance">'
HTML_RECORD = re.compile(re.escape(_BLOCK.encode()) + rb"([^<]*)</script>\s*</body>")
"""The record at the end of a page's body."""
_UNSAFE = {ord(character): f"\\u{ord(character):04x}" for character in "<>&"}
KML = "http://www.opengis.net/kml/2.2"


def embed_html(data: bytes, provenance: Provenance) -> bytes:
    """Put the record at the end of a page's body, as JSON that nothing runs."""
    body, closing, rest = data.rpartition(b"</body>")
    block = f"{_BLOCK}{encode(provenance).translate(_UNSAFE)}</script>\n"
    return body + block.encode() + closing + rest


def find_html(data: bytes) -> str | None:
    """Return the record of a page."""
    found = HTML_RECORD.search(data)
    return found[1].decode("ascii", "replace") if found else None


def embed_kml(data: bytes, provenance: Provenance) -> bytes:
    """Put the record into the document's extended data, before its schema."""
    root = etree.fromstring(data, xmp.PARSER)
    schema = next(root.iter(f"{{{KML}}}Schema"))
    held = etree.Element(f"{{{KML}}}ExtendedData")
    item = etree.SubElement(held, f"{{{KML}}}Data", name="provenance")
    etree.SubElement(item, f"{{{KML}}}value").text = encode(provenance)
    schema.addprevious(held)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return written


def find_kml(data: bytes) -> str | None:
    """Return the record of a KML document."""
    root = etree.fromstring(data, xmp.PARSER)
    return root.findtext(f".//{{{KML}}}Data[@name='provenance']/{{{KML}}}value")
