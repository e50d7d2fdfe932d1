"""CSV for spreadsheets: positions as columns, text that no spreadsheet takes for a formula."""

from pathlib import Path

import msgspec
import pandas as pd

from geo.layers import Kind, Layers
from geo.views.data_files.table import COLUMNS, gather
from geo.views.provenance import Provenance, encode
from geo.views.provenance.tables import COMPANION

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that starts so may be run by a spreadsheet (OWASP, "CSV Injection")."""
_DATATYPES = {
    Kind.TEXT: "string",
    Kind.FLAG: {"base": "boolean", "format": "True|False"},
    Kind.DAY: "date",
    Kind.WHOLE: "integer",
    Kind.NUMBER: "number",
}
"""What "CSV on the Web" calls the kinds of columns."""


def write(layers: Layers) -> bytes:
    """Write movements, places and unplaced events, UTF-8 with a byte order mark.

    Areas are left out: radius and position are columns. A text that a spreadsheet could run
    as a formula starts with an apostrophe.
    """
    table = pd.DataFrame(gather(layers).drop(columns="geometry"))
    table = table[table["layer"] != "area"]
    for column in COLUMNS:
        if column.kind is Kind.TEXT:
            table[column.name] = table[column.name].map(neutralise)
        elif column.kind is Kind.DAY:
            table[column.name] = table[column.name].dt.strftime("%Y-%m-%d")
    text: str = table.to_csv(index=False, lineterminator="\r\n")
    return b"\xef\xbb\xbf" + text.encode("utf-8", "replace")


def neutralise(text: str) -> str:
    r"""Put an apostrophe before a text that a spreadsheet could run.

    >>> neutralise('=HYPERLINK("x")'), neutralise("Sirte")
    ('\'=HYPERLINK("x")', 'Sirte')
    """
    starts = text.startswith(_FORMULA_STARTS) or text.lstrip().startswith(_FORMULA_STARTS[:4])
    return f"'{text}" if starts else text


def describe(out: Path, provenance: Provenance) -> tuple[Path, bytes]:
    """Return path and text of the companion that says what the columns of a CSV file mean.

    Name and form are those of "CSV on the Web" (W3C, "Metadata Vocabulary for Tabular Data"):
    programs that know it find types, meanings, sources and licences; the file itself stays a
    plain table.
    """
    companion = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": out.name,
        "dc:license": list(provenance.credits),
        "dc:source": [
            ", ".join(filter(None, (s.publisher, s.title, s.published, s.url)))
            for s in provenance.sources
        ],
        "dc:modified": provenance.made_at.isoformat(),
        "dc:provenance": encode(provenance),
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tableSchema": {
            "columns": [
                {
                    "name": column.name,
                    "titles": column.name,
                    "datatype": _DATATYPES[column.kind],
                    "dc:description": column.meaning,
                }
                for column in COLUMNS
            ]
        },
    }
    text = msgspec.json.format(msgspec.json.encode(companion), indent=2)
    return out.with_name(out.name + COMPANION), text + b"\n"
