"""Standard output whose reader may leave: `... | head` changes no exit code."""

import os
import sys
from collections.abc import Iterable


def write(lines: Iterable[str]) -> None:
    """Print the lines; those that nobody reads any more are dropped."""
    try:
        print("\n".join(lines), flush=True)
    except BrokenPipeError:
        close()


def close() -> None:
    """Drop what is still to be written, after the reader has left."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
