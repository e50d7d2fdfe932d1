"""CSV for spreadsheets: positions as columns, text that no spreadsheet takes for a formula."""

import pandas as pd

from geo.layers import Kind, Layers
from geo.views.data_files.table import COLUMNS, gather

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that starts so may be run by a spreadsheet (OWASP, "CSV Injection")."""


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
