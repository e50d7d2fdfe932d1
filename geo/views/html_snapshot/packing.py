"""Events and cards in little room: values told once, rows of numbers, compressed.

A hundred thousand cards written out are over a hundred megabytes, and most of it is repetition.
Every field keeps its distinct values once, and an event is a row of numbers into them. Rows, not
columns, are what compresses: fields of one event go together. Browsers have unpacked "deflate"
by themselves since 2023 (Compression Streams, WHATWG).
"""

import base64
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

_LEVEL = 9


def pack(value: Any) -> str:
    """Write a value as compressed JSON in letters and digits."""
    text = msgspec.json.encode(value)
    return base64.b64encode(zlib.compress(text, _LEVEL)).decode("ascii")


def tabulate(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return rows of the same fields as distinct values by field, and numbers into them.

    ``codes`` holds the rows one after the other, the fields of most values first: what differs
    from row to row comes before what is often the same.
    """
    pools: dict[str, dict[bytes, int]] = {}
    table: list[list[int]] = []
    for row in rows:
        codes = []
        for field, value in row.items():
            pool = pools.setdefault(field, {})
            codes.append(pool.setdefault(msgspec.json.encode(value), len(pool)))
        table.append(codes)
    fields = list(pools)
    order = sorted(range(len(fields)), key=lambda number: -len(pools[fields[number]]))
    return {
        "fields": [fields[number] for number in order],
        "values": [[msgspec.Raw(text) for text in pools[fields[number]]] for number in order],
        "codes": [codes[number] for codes in table for number in order],
    }


def rows_of(
    columns: Mapping[str, Sequence[Any]], cards: Iterable[Mapping[str, Any]]
) -> Iterable[dict[str, Any]]:
    """Join what columns and cards tell of each event; a card's fields are named "card.…".

    The id, which differs with every event, is left out.
    """
    for number, card in enumerate(cards):
        yield {
            **{name: column[number] for name, column in columns.items()},
            **{f"card.{name}": value for name, value in card.items() if name != "id"},
        }
