"""What a person imported: indexes of other sources, each in a file of its own beside the index.

They outlive the index: it is built anew with each release, an import is made once. A file is
read while another is made in its place; the two are exchanged in one step.
"""

import logging
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

from msgspec import ValidationError

from geo import settings
from geo.errors import GazetteerUnwritable, NotFound
from geo.gazetteer import keys
from geo.model.codec import decode, encode

_log = logging.getLogger(__name__)
LAYOUT = 2
"""Number of the tables that an import's file holds: a file of another layout is not read."""
MOST = 8
"""How many imports are read at once: SQLite attaches ten files at most."""


@dataclass(frozen=True, slots=True)
class Import:
    """Tell what was imported, from which file, and under which licence.

    ``places`` counts the rows taken, ``joined`` those of places that the index had already,
    ``faults`` the rows left out. ``layout`` and ``keys`` say which code made the file.
    """

    name: str
    file: str
    source: str
    licence: str
    made_at: datetime
    places: int
    joined: int
    faults: int
    layout: int
    keys: str

    @property
    def path(self) -> Path:
        """Return where the import lies."""
        return import_path(self.name)

    @property
    def version(self) -> str:
        """Change whenever the import is made again."""
        made_at = self.made_at.isoformat()
        return blake2b(f"{self.name} {made_at}".encode(), digest_size=4).hexdigest()


def folder() -> Path:
    """Return where the imports lie."""
    return settings.load().home / "imports"


def import_path(name: str) -> Path:
    """Return where the import of this name lies."""
    return folder() / f"{name}.sqlite"


def keys_version() -> str:
    """Hash the code that makes the keys under which names are met."""
    return blake2b(Path(keys.__file__).read_bytes(), digest_size=4).hexdigest()


def installed() -> tuple[Import, ...]:
    """Return the imports that can be read, by name; what is wrong with others is logged."""
    found = _read_all()
    if len(found) > MOST:
        _log.warning(
            "%d imports are too many, %s are not used: remove some with `gazetteer remove`",
            len(found),
            ", ".join(item.name for item in found[MOST:]),
        )
    return tuple(found[:MOST])


def need_place_for(name: str) -> None:
    """Raise ``GazetteerUnwritable`` where one more import would not be read."""
    others = [item.name for item in _read_all() if item.name != name]
    if len(others) >= MOST:
        raise GazetteerUnwritable(
            f"{MOST} imports are used at most, and there are {', '.join(others)} already: remove "
            "one with `gazetteer remove`, or import several files as one"
        )


def _read_all() -> list[Import]:
    return [item for path in sorted(folder().glob("*.sqlite")) if (item := _read(path))]


def remove(name: str) -> None:
    """Remove an import, or what an unfinished one has left.

    Raises
    ------
    NotFound
        If there is none of this name.
    GazetteerUnwritable
        If its file cannot be removed.
    """
    files = list(folder().glob("*"))
    found = [file for file in files if file.name.partition(".")[0] == name]
    if not found:
        known = ", ".join(sorted({file.stem for file in files})) or "none"
        raise NotFound(f"there is no import {name!r}; imported: {known}")
    try:
        for file in found:
            file.unlink()
    except OSError as error:
        raise GazetteerUnwritable(
            f"the import {name!r} cannot be removed: {error}; stop programs that use it"
        ) from error


def write_record(connection: sqlite3.Connection, record: Import) -> None:
    """Write what an import is into its file."""
    connection.execute("CREATE TABLE IF NOT EXISTS about (record TEXT)")
    connection.execute("DELETE FROM about")
    connection.execute("INSERT INTO about VALUES (?)", (encode(record).decode(),))


def _read(path: Path) -> Import | None:
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            (text,) = connection.execute("SELECT record FROM about").fetchone()
        finally:
            connection.close()
        record = decode(Import, text)
    except (sqlite3.Error, ValidationError, TypeError) as error:
        _log.warning("%s is no import of this release and is not used: %s", path, error)
        return None
    if record.layout != LAYOUT:
        _log.warning(
            "the import %r was made by another release and is not used: import %s again",
            record.name,
            record.file,
        )
        return None
    if record.keys != keys_version():
        _log.warning(
            "the import %r was made by another release, some of its names may not be met: "
            "import %s again",
            record.name,
            record.file,
        )
    return record
