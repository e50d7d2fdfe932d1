"""The record in pictures: XMP in PNG, SVG and PDF, a comment in GIF.

Sources: PNG specification, third edition (iTXt); GIF89a (comment extension).
"""

import io
import struct
import zlib
from collections.abc import Iterator

from lxml import etree
from PIL import Image
from pypdf import PdfReader, PdfWriter

from geo.views.provenance import xmp
from geo.views.provenance.record import Provenance, encode

SVG = "http://www.w3.org/2000/svg"
_XMP_IN_PNG = "XML:com.adobe.xmp"
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
GIF_COMMENT = b"\x21\xfe"
"""What a comment of a GIF begins with."""
_PNG_HEADER_SIZE = 33
"""Bytes of the signature and of the first chunk, behind which others may stand."""


def embed_png(data: bytes, provenance: Provenance) -> bytes:
    """Put the record into a PNG as XMP."""
    kind, content = b"iTXt", _XMP_IN_PNG.encode() + bytes(5) + xmp.packet(provenance)
    checksum = struct.pack(">I", zlib.crc32(kind + content))
    chunk = struct.pack(">I", len(content)) + kind + content + checksum
    return data[:_PNG_HEADER_SIZE] + chunk + data[_PNG_HEADER_SIZE:]


def chunks(data: bytes) -> Iterator[bytes]:
    """Yield the chunks of a PNG, each with its length, kind and checksum.

    Raises
    ------
    ValueError
        If it is cut off, or no PNG.
    """
    if not data.startswith(_SIGNATURE):
        raise ValueError("it is no PNG")
    at = len(_SIGNATURE)
    while at < len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if end > len(data):
            raise ValueError("the picture is cut off")
        yield data[at:end]
        at = end


def is_record(chunk: bytes) -> bool:
    """Tell whether a chunk of a PNG holds the record."""
    return chunk[4:8] == b"iTXt" and chunk[8:].startswith(_XMP_IN_PNG.encode())


def find_png(data: bytes) -> str | None:
    """Return the record of a PNG."""
    with Image.open(io.BytesIO(data), formats=["PNG"]) as image:
        packet = image.info.get(_XMP_IN_PNG)
    return xmp.unpack(packet.encode()) if packet else None


def embed_gif(data: bytes, provenance: Provenance) -> bytes:
    """Put the record into a GIF as a comment before the first picture."""
    start = start_of_comment(data)
    text = encode(provenance).encode("ascii")
    blocks = (text[at : at + 255] for at in range(0, len(text), 255))
    comment = b"".join(bytes([len(block)]) + block for block in blocks)
    return data[:start] + GIF_COMMENT + comment + b"\x00" + data[start:]


def start_of_comment(data: bytes) -> int:
    """Return where the record of a GIF stands: behind its header and palette."""
    has_palette, exponent = data[10] & 0x80, data[10] & 0x07
    return 13 + (3 * 2 ** (exponent + 1) if has_palette else 0)


def find_gif(data: bytes) -> str | None:
    """Return the record of a GIF."""
    with Image.open(io.BytesIO(data), formats=["GIF"]) as image:
        comment: bytes | None = image.info.get("comment")
    return comment.decode("ascii", "replace") if comment else None


def embed_svg(data: bytes, provenance: Provenance) -> bytes:
    """Put the record into the metadata of an SVG, in place of what is there."""
    root = etree.fromstring(data, xmp.PARSER)
    for former in root.findall(f"{{{SVG}}}metadata"):
        root.remove(former)
    metadata = etree.Element(f"{{{SVG}}}metadata")
    metadata.append(xmp.describe(provenance))
    root.insert(0, metadata)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return written


def find_svg(data: bytes) -> str | None:
    """Return the record of an SVG."""
    return xmp.find(etree.fromstring(data, xmp.PARSER))


def embed_pdf(data: bytes, provenance: Provenance) -> bytes:
    """Put the record into a PDF as XMP."""
    writer = PdfWriter(clone_from=io.BytesIO(data))
    writer.xmp_metadata = xmp.packet(provenance)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def find_pdf(data: bytes) -> str | None:
    """Return the record of a PDF."""
    metadata = PdfReader(io.BytesIO(data)).xmp_metadata
    return xmp.unpack(metadata.stream.get_data()) if metadata else None
