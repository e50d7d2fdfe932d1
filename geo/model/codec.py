"""JSON of the model's types: the store's rows and the golden files of tests."""

from typing import Any, TypeVar

import msgspec

Model = TypeVar("Model")


def encode(value: Any) -> bytes:
    """Write a model value, or a tuple of them, as canonical JSON."""
    return msgspec.json.encode(value, order="deterministic")


def decode(kind: type[Model], data: bytes | str) -> Model:
    """Read a model value back.

    Raises
    ------
    msgspec.ValidationError
        If the data does not fit the type.
    """
    return msgspec.json.decode(data, type=kind)
