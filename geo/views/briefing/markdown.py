"""Briefings as Markdown."""

import re
from collections.abc import Iterable

from geo.views.briefing import layout
from geo.views.briefing.model import BriefingModel, Source, Statement
from geo.views.briefing.record import write_record

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$!])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])", re.MULTILINE)


def write(model: BriefingModel) -> bytes:
    """Write the briefing as CommonMark with tables; citations link to the source list."""
    parts = [
        f"# {_statement(model.headline)}",
        escape(model.subtitle),
        escape(model.counts),
        *(_block(block) for block in layout.blocks(model)),
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
            return f"*{escape(block.pictures[0].alternative)}*"
        case layout.Sources():
            return "\n\n".join(map(_source, block.sources))


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
