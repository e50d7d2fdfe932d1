"""The file of an import while it is made.

Places are written as they are read, and every so often how far that is, in one transaction: what
was killed goes on from there when it is started again. Names are staged in a second file and
sorted from it when all is read, one table a step.
"""

import sqlite3
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from geo.gazetteer import imports, schema
from geo.gazetteer.imports import Import
from geo.gazetteer.making import Made
from geo.gazetteer.taking import Source, Taken
from geo.model.codec import decode, encode

_SHOWN_FAULTS = 20
_CACHE_KIB = 150_000


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Tell how far an import is, and the first of the faults it met, with their line numbers.

    ``step`` is 0 while places are read; then the steps of :data:`schema.FINISH` are taken, and
    it counts from 1 which comes next.
    """

    source: str
    position: int = 0
    number: int = 0
    places: int = 0
    joined: int = 0
    faults: int = 0
    shown: tuple[tuple[int, str], ...] = ()
    step: int = 0


class ImportFile:
    """Write an import's file; ``checkpoint`` tells how far it is.

    The file is locked while it is open.
    """

    def __init__(self, part: Path, staged: Path, source: Source) -> None:
        self._source = source
        self._connection = sqlite3.connect(part.resolve().as_uri(), uri=True, timeout=0)
        self._connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        self._connection.execute("ATTACH ? AS staged", (str(staged),))
        self._connection.execute("BEGIN EXCLUSIVE")
        self._connection.commit()
        self.checkpoint = self._resume()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def write(self, last: Taken, made: Made) -> None:
        """Write what was made up to a piece; it counts from the next checkpoint on."""
        made.rows.stage(self._connection)
        before = self.checkpoint
        self.checkpoint = replace(
            before,
            position=last.position,
            number=last.number,
            places=before.places + made.places,
            joined=before.joined + made.joined,
            faults=before.faults + len(made.faults),
            shown=(*before.shown, *made.faults)[:_SHOWN_FAULTS],
        )

    def keep(self) -> None:
        """Commit what is written, with the checkpoint."""
        state = encode(self.checkpoint).decode()
        self._connection.execute("UPDATE checkpoint SET state = ?", (state,))
        self._connection.commit()

    def sort(self) -> None:
        """Sort the names when all is read: take the steps that are not taken yet."""
        self.checkpoint = replace(self.checkpoint, step=max(1, self.checkpoint.step))
        self.keep()
        for step in schema.FINISH[self.checkpoint.step - 1 :]:
            self._connection.execute("BEGIN")
            self._connection.execute(step)
            self.checkpoint = replace(self.checkpoint, step=self.checkpoint.step + 1)
            self.keep()

    def describe(self, name: str) -> Import:
        """Write what the import is into its file."""
        record = Import(
            name=name,
            file=str(self._source.path.resolve()),
            source=self._source.source,
            licence=self._source.licence,
            made_at=datetime.now(UTC),
            places=self.checkpoint.places,
            joined=self.checkpoint.joined,
            faults=self.checkpoint.faults,
            layout=imports.LAYOUT,
            keys=imports.keys_version(),
        )
        imports.write_record(self._connection, record)
        self._connection.commit()
        return record

    def _resume(self) -> Checkpoint:
        """Return how far an unfinished import of the same file came, or start from nothing."""
        stat = self._source.path.stat()
        versions = f"{imports.LAYOUT} {imports.keys_version()}"
        identity = f"{self._source.path.resolve()} {stat.st_size} {stat.st_mtime_ns} {versions}"
        listed = "SELECT 1 FROM main.sqlite_schema WHERE name = 'checkpoint'"
        if self._connection.execute(listed).fetchone():
            (state,) = self._connection.execute("SELECT state FROM checkpoint").fetchone()
            checkpoint = decode(Checkpoint, state)
            if checkpoint.source == identity:
                return checkpoint
        self._empty()
        self._connection.execute("BEGIN")
        for statement in (schema.CREATE + schema.CREATE_STAGED).split(";"):
            self._connection.execute(statement)
        checkpoint = Checkpoint(identity)
        self._connection.execute("CREATE TABLE checkpoint (state TEXT)")
        self._connection.execute(
            "INSERT INTO checkpoint VALUES (?)", (encode(checkpoint).decode(),)
        )
        self._connection.commit()
        return checkpoint

    def _empty(self) -> None:
        for file in (schema.MAIN, "staged"):
            listed = f"SELECT name FROM {file}.sqlite_schema WHERE type = 'table'"  # noqa: S608
            for (table,) in self._connection.execute(listed).fetchall():
                self._connection.execute(f"DROP TABLE {file}.{table}")
