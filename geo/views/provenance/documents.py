"""The record in documents to be edited: a part of its own in Word files, a comment in Markdown."""

import io
import re
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from geo.views.provenance import xmp
from geo.views.provenance.record import Provenance, encode

_FOLDER, _PART = "customXml/", "/customXml/provenance.xml"
_TAG = "{urn:sandtable:provenance}provenance"
_FIXED_TIME = (2000, 1, 1, 0, 0, 0)
_UNSAFE = {ord(character): f"\\u{ord(character):04x}" for character in "<>&-"}
COMMENT = re.compile(rb"^<!-- provenance: (\{.*\}) -->$", re.MULTILINE)


def embed_docx(data: bytes, provenance: Provenance) -> bytes:
    """Put the record into a Word file as custom XML, which Word keeps when the file is edited."""
    document = docx.Document(io.BytesIO(data))
    element = etree.Element(_TAG)
    element.text = encode(provenance)
    content = etree.tostring(element, xml_declaration=True, encoding="utf-8")
    part = Part(PackURI(_PART), "application/xml", content, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
    out = io.BytesIO()
    document.save(out)
    return _with_fixed_times(out.getvalue())


def find_docx(data: bytes) -> str | None:
    """Return the record of a Word file, whatever Word has called its part since."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            names = [n for n in archive.namelist() if n.startswith(_FOLDER) and n.endswith(".xml")]
            roots = [etree.fromstring(archive.read(name), xmp.PARSER) for name in names]
    except BadZipFile as error:
        raise ValueError(f"it is no Word file ({error})") from error
    return next((root.text for root in roots if root.tag == _TAG), None)


def embed_markdown(data: bytes, provenance: Provenance) -> bytes:
    """Put the record at the end of a Markdown text as a comment, which nothing shows."""
    return data + f"\n<!-- provenance: {encode(provenance).translate(_UNSAFE)} -->\n".encode()


def find_markdown(data: bytes) -> str | None:
    """Return the record of a Markdown text."""
    found = COMMENT.findall(data)
    return found[-1].decode("ascii", "replace") if found else None


def _with_fixed_times(data: bytes) -> bytes:
    """Pack the file again without the time of packing."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as packed, ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for member in packed.infolist():
            fixed = ZipInfo(member.filename, _FIXED_TIME)
            fixed.compress_type = ZIP_DEFLATED
            archive.writestr(fixed, packed.read(member))
    return out.getvalue()
