"""Briefings as Word files with real styles, to be edited further."""

import re
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Row as WordRow
from docx.text.paragraph import Paragraph as WordParagraph

from geo.views.briefing import layout
from geo.views.briefing.model import BriefingModel, Source, Statement
from geo.views.briefing.record import write_record
from geo.views.style import LIGHT

_FONT = "Noto Sans"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FIXED_TIME = (2000, 1, 1, 0, 0, 0)
_WIDTH_CM = 17.0
_SIZES: Mapping[str, tuple[float, float]] = {
    "Normal": (10, 8),
    "Title": (20, 15),
    "Subtitle": (9, 7.5),
    "Heading 1": (13, 9.5),
    "Heading 2": (10.5, 8),
    "List Bullet": (10, 8),
    "Caption": (9, 7),
    "Table Text": (8.5, 7.5),
    "Source Quote": (10, 7),
    "Citation": (8, 6.5),
    "Remark": (8.5, 7),
}
"""Sizes of styles in points, in a full briefing and in one that is to fit two pages."""
_OWN_STYLES = {
    "Table Text": WD_STYLE_TYPE.PARAGRAPH,
    "Source Quote": WD_STYLE_TYPE.PARAGRAPH,
    "Citation": WD_STYLE_TYPE.CHARACTER,
    "Remark": WD_STYLE_TYPE.CHARACTER,
}
_MUTED = frozenset({"Subtitle", "Caption", "Remark"})


def write(model: BriefingModel) -> bytes:
    """Write the briefing as a .docx file; the same model gives the same bytes."""
    document = docx.Document()
    _set_up(document, model)
    _add(document.add_paragraph(style="Title"), model.headline)
    document.add_paragraph(_clean(model.subtitle), style="Subtitle")
    document.add_paragraph(_clean(model.counts), style="Subtitle")
    for block in layout.blocks(model):
        _block(document, block, is_short=model.is_short)
    _attach(document, write_record(model.record))
    out = BytesIO()
    document.save(out)
    return _with_fixed_times(out.getvalue())


def _set_up(document: Document, model: BriefingModel) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    margin = Cm(1.6 if model.is_short else 2)
    section.left_margin = section.right_margin = margin
    section.top_margin = section.bottom_margin = margin
    for name, kind in _OWN_STYLES.items():
        document.styles.add_style(name, kind)
    for name, sizes in _SIZES.items():
        style = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(sizes[model.is_short])
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:hAnsi"), _FONT)
        fonts.set(qn("w:cs"), _FONT)
        style.font.color.rgb = _colour(LIGHT.muted if name in _MUTED else LIGHT.text)
        style.font.italic = False
        style.font.bold = name.startswith("Heading")
        for spacing in style.element.rPr.findall(qn("w:spacing")):
            style.element.rPr.remove(spacing)
        if name not in _OWN_STYLES or _OWN_STYLES[name] is WD_STYLE_TYPE.PARAGRAPH:
            style.paragraph_format.space_after = Pt(2 if model.is_short else 4)
    _space(document, model)
    document.styles["Citation"].font.color.rgb = _colour(LIGHT.hues[0].ink)
    _set_properties(document, model)


def _space(document: Document, model: BriefingModel) -> None:
    """Set the space around headings, and the hanging indent of quotes."""
    before = (5, 3) if model.is_short else (16, 8)
    for level, space in enumerate(before, start=1):
        heading = document.styles[f"Heading {level}"].paragraph_format
        heading.keep_with_next, heading.space_before = True, Pt(space)
    for name, space in (("Subtitle", 2), ("Table Text", 1)):
        document.styles[name].paragraph_format.space_after = Pt(space)
    quote = document.styles["Source Quote"].paragraph_format
    quote.left_indent, quote.first_line_indent = Cm(0.9), Cm(-0.9)
    if model.is_short:
        for name in ("Normal", "List Bullet", "Source Quote"):
            document.styles[name].paragraph_format.line_spacing = 1.0
            document.styles[name].paragraph_format.space_after = Pt(1)


def _set_properties(document: Document, model: BriefingModel) -> None:
    properties = document.core_properties
    properties.title, properties.author = _clean(model.headline.text)[:250], "Sandtable"
    properties.created = properties.modified = datetime(*_FIXED_TIME[:3])
    properties.comments = ""


def _block(document: Document, block: layout.Block, *, is_short: bool) -> None:
    match block:
        case layout.Heading():
            document.add_heading(_clean(block.text), level=block.level)
        case layout.Paragraph():
            _add(document.add_paragraph(style="Caption" if block.is_note else None),
                 block.statement)  # fmt: skip
        case layout.Items():
            for statement in block.statements:
                _add(document.add_paragraph(style="List Bullet"), statement)
        case layout.Table():
            _table(document, block)
        case layout.Figure():
            _figure(document, block)
        case layout.Sources():
            for source in block.sources:
                _source(document, source, is_short=is_short)


def _add(paragraph: WordParagraph, statement: Statement) -> None:
    """Write a statement and its citations, each a link to the source list."""
    paragraph.add_run(_clean(statement.text))
    for number in statement.citations:
        paragraph.add_run(" ")
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), f"s{number}")
        run = paragraph.add_run(f"[{number}]", style="Citation")
        link.append(run._element)
        paragraph._element.append(link)
    if statement.note:
        paragraph.add_run(f" {_clean(statement.note)}", style="Remark")


def _table(document: Document, table: layout.Table) -> None:
    grid = document.add_table(rows=1, cols=len(table.header))
    grid.autofit = False
    _rule(grid)
    for column, share in zip(grid.columns, table.shares, strict=True):
        column.width = Cm(_WIDTH_CM * share / sum(table.shares))
    for cell, name in zip(grid.rows[0].cells, table.header, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    _mark(grid.rows[0], "w:tblHeader")
    for row in table.rows:
        for cell, statements in zip(grid.add_row().cells, row, strict=True):
            for position, statement in enumerate(statements):
                _add(cell.add_paragraph() if position else cell.paragraphs[0], statement)
    for row in grid.rows:
        _mark(row, "w:cantSplit")
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.style = document.styles["Table Text"]


def _rule(grid: WordTable) -> None:
    """Draw a hairline under every row, and no other lines."""
    borders = OxmlElement("w:tblBorders")
    for edge in ("bottom", "insideH"):
        line = OxmlElement(f"w:{edge}")
        for name, value in (("val", "single"), ("sz", "4"), ("color", LIGHT.furniture[1:])):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    grid._tbl.tblPr.append(borders)


def _mark(row: WordRow, name: str) -> None:
    """Switch a property of a row on: repeated on every page, or never split."""
    switch = OxmlElement(name)
    switch.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(switch)


def _figure(document: Document, figure: layout.Figure) -> None:
    picture = next((p for p in figure.pictures if p.media_type == "image/png"), None)
    if picture:
        document.add_picture(BytesIO(picture.data), width=Cm(_WIDTH_CM))
        document.paragraphs[-1].paragraph_format.keep_with_next = True
    document.add_paragraph(_clean(figure.pictures[0].alternative), style="Caption")


def _source(document: Document, source: Source, *, is_short: bool) -> None:
    heading = document.add_heading(_clean(source.title), level=2)
    line = ", ".join(filter(None, (source.publisher, source.published, source.url)))
    if is_short:
        heading.add_run(f", {_clean(line)}", style="Remark").bold = False
    else:
        document.add_paragraph(_clean(line), style="Caption")
    for quote in source.quotes:
        paragraph = document.add_paragraph(style="Source Quote")
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), str(quote.number))
        start.set(qn("w:name"), f"s{quote.number}")
        paragraph._element.append(start)
        paragraph.add_run(f"[{quote.number}] ").bold = True
        paragraph._element.append(end)
        paragraph.add_run(f"“{_clean(quote.text)}”")


def _clean(text: str) -> str:
    """Leave out what XML cannot hold."""
    return _NOT_XML.sub("", text)


def _attach(document: Document, record: str) -> None:
    """Keep the record beside the text, where Word leaves it when the file is edited."""
    data = f'<record xmlns="urn:sandtable:briefing">{record}</record>'.encode("ascii")
    part = Part(PackURI("/customXml/sandtable.xml"), "application/xml", data, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def _colour(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.removeprefix("#").upper())


def _with_fixed_times(data: bytes) -> bytes:
    """Pack the file again without the time of packing."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as packed, ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for member in packed.infolist():
            fixed = ZipInfo(member.filename, _FIXED_TIME)
            fixed.compress_type = ZIP_DEFLATED
            archive.writestr(fixed, packed.read(member))
    return out.getvalue()
