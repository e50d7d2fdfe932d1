"""Briefings as one HTML file that loads nothing and runs nothing."""

from base64 import b64encode
from html import escape

from geo.views.briefing import layout
from geo.views.briefing.model import BriefingModel, Source, Statement
from geo.views.briefing.record import write_record
from geo.views.style import FONT_STACK, LIGHT

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_STYLE = f"""
body {{ font: 16px/1.5 {", ".join(FONT_STACK)}; color: {LIGHT.text}; background: {LIGHT.paper};
  max-width: 46rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: break-word; }}
h1 {{ font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; text-wrap: balance; }}
h2 {{ font-size: 1.2rem; margin: 2rem 0 .5rem; border-top: 1px solid {LIGHT.furniture};
  padding-top: .75rem; }}
h3 {{ font-size: 1rem; margin: 1.25rem 0 .25rem; }}
ul {{ padding-left: 1.2rem; margin: .25rem 0; }}
li {{ margin: .3rem 0; }}
.lead {{ background: {LIGHT.land}; padding: .75rem 1rem .75rem 2rem; font-size: 1.05rem; }}
.quiet, .note, figcaption {{ color: {LIGHT.muted}; font-size: .875rem; }}
.quiet {{ margin: .2rem 0; }}
.cite {{ font-size: .75em; vertical-align: super; line-height: 0; white-space: nowrap; }}
h1 .cite {{ font-size: .5em; font-weight: normal; }}
.scroll {{ overflow-x: auto; }}
table {{ border-collapse: collapse; width: 100%; font-size: .875rem; }}
th, td {{ text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0;
  border-bottom: 1px solid {LIGHT.furniture}; }}
td div + div {{ margin-top: .3rem; }}
img {{ max-width: 100%; height: auto; }}
figure {{ margin: 1.5rem 0; }}
ol.sources {{ padding: 0; list-style: none; }}
.sources li {{ font-size: .875rem; padding-left: 2.2rem; text-indent: -2.2rem; }}
.sources li b {{ display: inline-block; width: 2.2rem; text-indent: 0; }}
:target {{ background: {LIGHT.land}; }}
a {{ color: {LIGHT.hues[0].ink}; }}
@media print {{ body {{ margin: 0; max-width: none; }} h2, h3 {{ break-after: avoid; }} }}
"""


def write(model: BriefingModel) -> bytes:
    """Write the briefing as a page; every text is escaped, and a policy forbids scripts."""
    body = "\n".join(_block(block) for block in layout.blocks(model))
    page = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="sandtable" content="{write_record(model.record)}">
<title>{escape(model.headline.text)}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{_statement(model.headline)}</h1>
<p class="quiet">{escape(model.subtitle)}</p>
<p class="quiet">{escape(model.counts)}</p>
{body}
</body>
</html>
"""
    return page.encode("utf-8", "replace")


def _block(block: layout.Block) -> str:
    match block:
        case layout.Heading():
            return f"<h{block.level + 1}>{escape(block.text)}</h{block.level + 1}>"
        case layout.Paragraph():
            style = ' class="note"' if block.is_note else ""
            return f"<p{style}>{_statement(block.statement)}</p>"
        case layout.Items():
            style = ' class="lead"' if block.is_lead else ""
            items = "".join(f"<li>{_statement(item)}</li>" for item in block.statements)
            return f"<ul{style}>{items}</ul>"
        case layout.Table():
            return _table(block)
        case layout.Figure():
            return _figure(block)
        case layout.Sources():
            return "".join(map(_source, block.sources))


def _statement(statement: Statement) -> str:
    marks = " ".join(f'<a href="#s{number}">[{number}]</a>' for number in statement.citations)
    cited = f' <span class="cite">{marks}</span>' if marks else ""
    note = f' <span class="quiet">{escape(statement.note)}</span>' if statement.note else ""
    return escape(statement.text) + cited + note


def _table(table: layout.Table) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.header)
    rows = "".join(
        "<tr>" + "".join(f"<td>{_cell(cell)}</td>" for cell in row) + "</tr>" for row in table.rows
    )
    return (
        f'<div class="scroll"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _cell(cell: tuple[Statement, ...]) -> str:
    return "".join(f"<div>{_statement(statement)}</div>" for statement in cell)


def _figure(figure: layout.Figure) -> str:
    picture = figure.pictures[0]
    data = b64encode(picture.data).decode("ascii")
    text = escape(picture.alternative)
    address = f"data:{escape(picture.media_type)};base64,{data}"
    return f'<figure><img src="{address}" alt="{text}"><figcaption>{text}</figcaption></figure>'


def _source(source: Source) -> str:
    title = f"<bdi>{escape(source.title)}</bdi>"
    if source.url:
        title = f'<a href="{escape(source.url)}" rel="noreferrer">{title}</a>'
    quotes = "".join(
        f'<li id="s{quote.number}"><b>[{quote.number}]</b>“<bdi>{escape(quote.text)}</bdi>”</li>'
        for quote in source.quotes
    )
    return (
        f"<h3>{title}</h3>"
        f'<p class="quiet"><bdi>{escape(source.publisher)}</bdi>, {escape(source.published)}</p>'
        f'<ol class="sources">{quotes}</ol>'
    )
