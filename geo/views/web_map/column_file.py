"""The columns of events as a file for the live map: distinct values once, and small numbers.

A hundred thousand values of a column are mostly the same few. As JSON they take a browser longer
to read than all the rest of the map. The file has, one after the other:

- the size of the head in bytes, as a number of four bytes;
- the head, JSON: ``count`` is the number of events; ``whole`` are columns as they are; ``coded``
  lists the others, each with its ``name``, its distinct ``values``, and where its codes lie: the
  first byte after the head (``at``) and the bytes a code takes (``width``);
- the codes: for each event the number of its value.

Numbers are little-endian and unsigned. ``static/files.js`` reads the file.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo.views.web_map.columns import EVENT_FIELDS
from geo.views.web_map.script_json import write_json

_STEP_BYTES = 4  # browsers read numbers only from a multiple of their width


def write_column_file(columns: Mapping[str, Any]) -> bytes:
    """Write the columns that :func:`geo.views.web_map.write_columns` returns."""
    whole = dict(columns)
    coded: list[dict[str, Any]] = []
    body = bytearray()
    for name in EVENT_FIELDS:
        values, codes = _encode(columns[name])
        if len(values) < len(codes):
            del whole[name]
            width = codes.itemsize
            coded.append({"name": name, "values": values, "at": len(body), "width": width})
            body += _pad(codes.tobytes(), b"\0")
    head = write_json({"count": len(columns["ids"]), "whole": whole, "coded": coded})
    padded = _pad(head.encode(), b" ")
    return len(padded).to_bytes(_STEP_BYTES, "little") + padded + bytes(body)


def _encode(column: Sequence[Any]) -> tuple[list[Any], NDArray[np.unsignedinteger]]:
    """Return the distinct values of a column and for each value its number among them."""
    numbers: dict[Any, int] = {}
    values: list[Any] = []
    codes: list[int] = []
    for value in column:
        key = repr(value) if isinstance(value, list) else value
        number = numbers.setdefault(key, len(values))
        if number == len(values):
            values.append(value)
        codes.append(number)
    kind = np.min_scalar_type(max(0, len(values) - 1)).newbyteorder("<")
    return values, np.array(codes, kind)


def _pad(data: bytes, filler: bytes) -> bytes:
    return data + filler * (-len(data) % _STEP_BYTES)
