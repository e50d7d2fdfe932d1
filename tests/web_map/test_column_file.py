"""The file of columns: what a browser reads from it is what was written."""

import json
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from geo.views.web_map import EVENT_FIELDS, write_column_file, write_columns
from tests.events import libya, many

WIDTHS = {1: "<u1", 2: "<u2", 4: "<u4"}


def read(data: bytes) -> dict[str, Any]:
    """Read the file as ``static/files.js`` does."""
    size = int.from_bytes(data[:4], "little")
    head = json.loads(data[4 : 4 + size])
    columns: dict[str, Any] = head["whole"]
    for column in head["coded"]:
        start = 4 + size + column["at"]
        assert start % column["width"] == 0  # a browser refuses any other
        codes = np.frombuffer(data, WIDTHS[column["width"]], head["count"], start)
        columns[column["name"]] = [column["values"][code] for code in codes]
    return columns


def plain(columns: dict[str, Any]) -> dict[str, Any]:
    """Return the columns as JSON keeps them."""
    return json.loads(json.dumps(columns))


def test_columns_of_a_story_come_back() -> None:
    columns = write_columns(libya().events, {})
    assert read(write_column_file(columns)) == plain(columns)


def test_a_large_store_takes_a_fraction_of_its_json() -> None:
    columns = write_columns(many(5_000), {})
    data = write_column_file(columns)
    assert read(data) == plain(columns)
    assert len(data) < len(json.dumps(columns)) / 2


VALUES = st.one_of(
    st.none(),
    st.integers(-(2**31), 2**31),
    st.text(max_size=4),
    st.lists(st.lists(st.integers(0, 9), min_size=2, max_size=3), max_size=2),
)


@given(st.lists(VALUES, max_size=400))
def test_any_values_come_back(values: list[Any]) -> None:
    columns = dict.fromkeys(EVENT_FIELDS, values) | {"texts": ["a"]}
    assert read(write_column_file(columns)) == plain(columns)


def test_more_values_than_a_byte_or_two_hold() -> None:
    for count in (256, 257, 70_000):
        values = [*range(count), 0]
        columns = dict.fromkeys(EVENT_FIELDS, values)
        assert read(write_column_file(columns)) == columns
