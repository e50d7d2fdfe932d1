"""The record as XMP, which picture editors, archives and PDF viewers show.

Source: ISO 16684-1 (XMP); Dublin Core for sources and rights.
"""

from typing import Any

from lxml import etree

from geo.views.provenance.record import Provenance, encode

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"
_XMP = "http://ns.adobe.com/xap/1.0/"
_META = "adobe:ns:meta/"
_OWN = "urn:sandtable:provenance:"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMESPACES: dict[Any, str] = {"rdf": RDF, "dc": _DC, "xmp": _XMP, "sandtable": _OWN}
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def describe(provenance: Provenance) -> etree._Element:
    """Return the record as an RDF element."""
    root = etree.Element(f"{{{RDF}}}RDF", nsmap=_NAMESPACES)
    about = etree.SubElement(root, f"{{{RDF}}}Description", {f"{{{RDF}}}about": ""})
    sources = [
        ", ".join(filter(None, (source.publisher, source.title, source.published, source.url)))
        for source in provenance.sources
    ]
    _list(about, f"{{{_DC}}}rights", "Alt", [" · ".join(provenance.credits)])
    etree.SubElement(about, f"{{{_DC}}}source").text = _xml(" · ".join(sources))
    etree.SubElement(about, f"{{{_XMP}}}CreateDate").text = provenance.made_at.isoformat()
    tool = etree.SubElement(about, f"{{{_XMP}}}CreatorTool")
    tool.text = f"Sandtable {provenance.versions.sandtable}"
    etree.SubElement(about, f"{{{_OWN}}}record").text = encode(provenance)
    return root


def _list(parent: etree._Element, name: str, kind: str, values: list[str]) -> None:
    items = etree.SubElement(etree.SubElement(parent, name), f"{{{RDF}}}{kind}")
    for value in values:
        etree.SubElement(items, f"{{{RDF}}}li", {_LANGUAGE: "x-default"}).text = _xml(value)


def _xml(text: str) -> str:
    """Leave out what XML cannot hold; the record itself keeps it, escaped as JSON."""
    return "".join(
        c for c in text if c in "\t\n\r" or " " <= c < "\ud800" or "\ue000" <= c < "\ufffe"
    )


def packet(provenance: Provenance) -> bytes:
    """Return the record as an XMP packet."""
    meta = etree.Element(f"{{{_META}}}xmpmeta", nsmap={"x": _META})
    meta.append(describe(provenance))
    start = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'.encode()
    body: bytes = etree.tostring(meta, encoding="utf-8")
    return start + body + b'<?xpacket end="r"?>'


def find(element: etree._Element) -> str | None:
    """Return the JSON of the record somewhere inside an element, or None."""
    return element.findtext(f".//{{{_OWN}}}record")


def unpack(data: bytes) -> str | None:
    """Return the JSON of the record in an XMP packet, or None."""
    return find(etree.fromstring(data.strip(b"\x00 \n"), PARSER))
