"""Briefings as Markdown."""

import re
from base64 import b64encode
from collections.abc import Iterable
from urllib.parse import quote

from geo.views.briefing import layout
from geo.views.briefing.model import BriefingModel, Picture, Source, Statement
from geo.views.briefing.record import write_record

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$!])")
_MAP = "map of the events"
"""Label under which the text refers to its picture."""
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])", re.MULTILINE)


def write(model: BriefingModel) -> bytes:
    """Write the briefing as CommonMark with tables; citations link to the source list.

    The map is a link to the file that the picture names, or lies at the end of the text.
    """
    parts = [
        f"# {_statement(model.headline)}",
        escape(model.subtitle),
        escape(model.counts),
        *(_block(block) for block in layout.blocks(model)),
        _inline_picture(model),
        f"<!-- {write_record(model.record)} -->",
    ]
    return ("\n\n".join(filter(None, parts)) + "\n").encode("utf-8")


def escape(text: str) -> str:
    r"""Keep text from being read as markup.

    >>> print(escape("a *b* <script>"))
    a \*b\* \<script\>
    """
    text = " ".join(text.split())
    return _LINE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))


def _block(block: layout.Block) -> str:
    match block:
        case layout.Heading():
            return f"{'#' * (block.level + 1)} {escape(block.text)}"
        case layout.Paragraph():
            return _statement(block.statement)
        case layout.Items():
            return "\n".join(f"- {_statement(statement)}" for statement in block.statements)
        case layout.Table():
            return _table(block)
        case layout.Figure():
            return _figure(block.pictures[0])
        case layout.Sources():
            return "\n\n".join(map(_source, block.sources))


def _figure(picture: Picture) -> str:
    """Show the file beside the briefing, or a picture that the end of the text holds."""
    text = escape(picture.alternative)
    return f"![{text}]({quote(picture.name)})" if picture.name else f"![{text}][{_MAP}]"


def _inline_picture(model: BriefingModel) -> str:
    """Hold a picture that has no file at the end, where it is in nobody's way."""
    if not model.pictures or model.pictures[0].name:
        return ""
    picture = model.pictures[0]
    return f"[{_MAP}]: data:{picture.media_type};base64,{b64encode(picture.data).decode('ascii')}"


def _statement(statement: Statement) -> str:
    marks = "".join(f"[\\[{number}\\]](#s{number})" for number in statement.citations)
    note = f"*{escape(statement.note)}*" if statement.note else ""
    return " ".join(filter(None, (escape(statement.text), marks, note)))


def _table(table: layout.Table) -> str:
    rows = [
        _row(map(escape, table.header)),
        _row("---" for _ in table.header),
        *(_row("<br>".join(map(_statement, cell)) for cell in row) for row in table.rows),
    ]
    return "\n".join(rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _source(source: Source) -> str:
    head = f"**{escape(source.title)}**, {escape(source.publisher)}, {escape(source.published)}"
    address = re.sub(r"[\s<>()\\]", "", source.url)
    link = f" <{address}>" if address else ""
    quotes = (
        f'- <a id="s{quote.number}"></a>\\[{quote.number}\\] “{escape(quote.text)}”'
        for quote in source.quotes
    )
    return f"{head}{link}\n\n" + "\n".join(quotes)
