"""Writing an output file whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Collection
from pathlib import Path

from geo.errors import OutputError, UnsupportedOutput


def accept(out: Path, accepted: Collection[str]) -> str:
    """Return the file's ending in lower case, before any work is done for the file.

    Raises
    ------
    UnsupportedOutput
        If it is none of the accepted ones; the message names them.
    OutputError
        If no file can be written there.
    """
    ending = out.suffix.lower()
    if ending not in accepted:
        raise UnsupportedOutput(f"{out}: the ending must be one of {' '.join(accepted)}")
    if out.is_dir():
        raise OutputError(f"{out} cannot be written: it is a folder")
    try:
        with tempfile.TemporaryFile(dir=out.parent):
            return ending
    except OSError as error:
        raise OutputError(
            f"{out} cannot be written: {error.strerror}; name a file in a folder that is there "
            "and that you may write to"
        ) from error


def write(out: Path, data: bytes) -> None:
    """Write the data beside the file, then put it in its place.

    Raises
    ------
    OutputError
        If the file cannot be written; an older file of that name is then untouched.
    """
    written = ""
    try:
        with tempfile.NamedTemporaryFile(
            dir=out.parent, prefix=f".{out.name}.", delete=False
        ) as stream:
            written = stream.name
            stream.write(data)
        os.chmod(written, 0o666 & ~_umask())
        os.replace(written, out)
    except OSError as error:
        if written:
            with contextlib.suppress(OSError):
                os.unlink(written)
        raise OutputError(f"{out} cannot be written: {error.strerror}") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
