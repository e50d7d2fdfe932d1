"""The English language model, kept behind one function so that stages never see it.

It is imported when the first text is read: a server that only shows events does without it, its
seventy megabytes and its seconds.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from types import ModuleType

from geo.model import Parse

__all__ = ["parse", "parse_all"]


def parse(body: str) -> Parse:
    """Parse one body into tokens, sentences and entities.

    Raises
    ------
    LanguageModelMissing
        If no English model is installed.
    """
    found: Parse = _reader().parse(body)
    return found


def parse_all(bodies: Iterable[str]) -> Iterator[Parse]:
    """Parse bodies as a stream, several at a time, in the order given."""
    found: Iterator[Parse] = _reader().parse_all(bodies)
    return found


@cache
def _reader() -> ModuleType:
    return import_module("geo.language.spacy_model")
