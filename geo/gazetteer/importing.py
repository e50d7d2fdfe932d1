"""Import places of GeoNames, or of a user's own, into a file that stands beside the index."""

import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from geo.errors import GazetteerSourceError, GazetteerUnwritable
from geo.gazetteer import imports
from geo.gazetteer.building import Progress, ensure_built
from geo.gazetteer.files import read_ids
from geo.gazetteer.geonames_file import GeonamesFile
from geo.gazetteer.import_file import ImportFile
from geo.gazetteer.imports import Import
from geo.gazetteer.index import Index
from geo.gazetteer.making import Making, make_all
from geo.gazetteer.taking import Source
from geo.gazetteer.twins import GeonamesTwins, TableTwins
from geo.gazetteer.user_tables import open_table

Announce = Callable[[str], object]
"""Is told in words what is going on."""
_BATCH = 2_000
_BATCHES_A_CHECKPOINT = 25
_MOST_WORKERS = 2
_LARGE_BYTES = 20_000_000
_ROOM = 9
"""How many times the size of the source is needed on the disk while importing."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Tell what an import made; ``shown`` are the first faults, each with its number.

    ``piece`` is what the numbers count: a line, a feature.
    """

    made: Import
    shown: tuple[tuple[int, str], ...]
    piece: str


def _ignore(*_: object) -> None:
    pass


def import_geonames(
    path: Path, progress: Progress = _ignore, announce: Announce = _ignore
) -> Outcome:
    """Import a file as GeoNames publishes it, in place of an earlier one of this name.

    Raises as :func:`import_places` does.
    """
    source = GeonamesFile(path)
    making = Making(source, GeonamesTwins(), read_ids(ensure_built()))
    return import_places(making, _name("geonames", path), _workers(source), progress, announce)


def import_table(
    path: Path,
    columns: Mapping[str, str],
    progress: Progress = _ignore,
    announce: Announce = _ignore,
) -> Outcome:
    """Import a user's CSV or GeoJSON file, in place of an earlier one of this name.

    ``columns`` maps fields to the titles of the columns that hold them, where they differ.
    Raises as :func:`import_places` does.
    """
    source = open_table(path, columns)
    base = ensure_built()
    making = Making(source, TableTwins(Index(base)), read_ids(base))
    return import_places(making, _name("places", path), 0, progress, announce)


def import_places(
    making: Making, name: str, workers: int, progress: Progress, announce: Announce
) -> Outcome:
    """Import a source under a name, in place of what had this name before.

    The rows are made in so many ``workers``, processes of their own, or in this one if 0. What an
    unfinished import of the same file has read is not read again. Programs that use an
    earlier import of this name go on using it.

    Raises
    ------
    GazetteerSourceError
        If the source cannot be read, or holds no place.
    GazetteerUnwritable
        If there is no room or no right to write, another import of this name is running, or
        as many were imported as are read at once.
    """
    imports.need_place_for(name)
    path, source = imports.import_path(name), making.source
    part, staged = path.with_suffix(".part"), path.with_suffix(".staged")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _need_room(path.parent, source)
        with _sorting_in(path.parent), ImportFile(part, staged, source) as file:
            _read(making, workers, file, progress, announce)
            announce("sorting the names")
            file.sort()
            made = file.describe(name)
        staged.unlink()
        os.replace(part, path)
    except GazetteerSourceError:
        part.unlink(missing_ok=True)
        staged.unlink(missing_ok=True)
        raise
    except (
        PermissionError,
        FileExistsError,
        NotADirectoryError,
        sqlite3.OperationalError,
    ) as error:
        raise _unwritable(path, error) from error
    return Outcome(made, file.checkpoint.shown, source.piece)


def _name(kind: str, path: Path) -> str:
    return f"{kind}-{re.sub('[^0-9A-Za-z]+', '-', path.stem).strip('-')}"


def _read(
    making: Making, workers: int, file: ImportFile, progress: Progress, announce: Announce
) -> None:
    """Write what the source holds from the checkpoint on."""
    source, start = making.source, file.checkpoint
    if start.step:
        return
    if start.number:
        announce(f"going on after line {start.number:,}")
    taken = source.read(start.position, start.number)
    batches = iter(lambda: tuple(islice(taken, _BATCH)), ())
    for count, (last, made) in enumerate(make_all(making, batches, workers), 1):
        file.write(last, made)
        if not file.checkpoint.places and last.number >= _BATCH:
            break
        if not count % _BATCHES_A_CHECKPOINT:
            file.keep()
        progress(last.position, source.size)
    if not file.checkpoint.places:
        shown = file.checkpoint.shown
        faults = "".join(f"\n{source.piece} {number}: {problem}" for number, problem in shown)
        raise GazetteerSourceError(
            f"{source.path} holds no place in its first {file.checkpoint.number:,} "
            f"{source.piece}s; {source.form} is expected{faults}"
        )


def _workers(source: Source) -> int:
    """Return how many processes make rows: small files are read before those have started."""
    cores = os.cpu_count() or 1
    return min(cores, _MOST_WORKERS) if cores > 1 and source.text_bytes >= _LARGE_BYTES else 0


def _unwritable(path: Path, error: Exception) -> GazetteerUnwritable:
    if "locked" in str(error):
        return GazetteerUnwritable(f"another import of {path.stem!r} is running; wait for it")
    return GazetteerUnwritable(
        f"the import cannot be written to {path} ({error}); free some space there, or set "
        "SANDTABLE_HOME to another folder, and start it again: it goes on where it stopped"
    )


def _need_room(folder: Path, source: Source) -> None:
    needed, free = _ROOM * source.text_bytes, shutil.disk_usage(folder).free
    if free < needed:
        raise GazetteerUnwritable(
            f"importing {source.path} takes about {needed / 1e9:.1f} GB in {folder}, where "
            f"{free / 1e9:.1f} GB are free; free some space, or set SANDTABLE_HOME to another "
            "folder"
        )


@contextmanager
def _sorting_in(folder: Path) -> Iterator[None]:
    """Let SQLite sort beside the index: the usual folder may be small, or held in memory."""
    before = os.environ.get("SQLITE_TMPDIR")
    os.environ["SQLITE_TMPDIR"] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ["SQLITE_TMPDIR"]
        else:
            os.environ["SQLITE_TMPDIR"] = before
