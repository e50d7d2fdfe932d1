"""The index's file and the imports beside it, read as one."""

import sqlite3
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import MsgspecError

from geo.errors import GazetteerMissing, GazetteerUnreadable
from geo.gazetteer import queries, schema
from geo.gazetteer.entry import NameKind
from geo.gazetteer.prominence import WELL_KNOWN
from geo.model import Place

_MOST_ROWS = 200
_ANY_RANK = 0
_IMPORT_CACHE_KIB = 8_000
"""Holds the upper levels of the trees of 13 million places."""
_TABLES = ("name", "sound")


class Row(NamedTuple):
    """A name that a key met, its kind, how prominent its place is (less is more), and the place."""

    kind: int
    rank: int
    name: str
    place: Place


class Question(NamedTuple):
    """A key to meet in ``name`` or ``sound`` by names up to a kind, the ``loosest``.

    ``share`` is how many places of an import are asked for, beside those in the ``countries``.
    """

    table: str
    key: str
    loosest: NameKind
    share: int
    countries: Collection[str]


class Files:
    """Ask the index at a path and the files attached to it; safe to share between threads.

    Every question raises ``GazetteerUnreadable`` where a file turns out to be damaged.
    """

    def __init__(self, path: Path, imports: Sequence[Path]) -> None:
        self._path = path
        self._attached = {f"import_{n}": import_path for n, import_path in enumerate(imports)}
        everywhere = (schema.MAIN, *self._attached)
        self._own_rows = {table: queries.by_name(table) for table in _TABLES}
        self._imported_rows = {
            table: tuple(queries.by_name(table, name) for name in self._attached)
            for table in _TABLES
        }
        self._by_id = tuple(map(queries.by_id, everywhere))
        self._settlements_within = tuple(map(queries.settlements_within, everywhere))
        self._spellings = tuple(map(queries.spellings, everywhere))
        self._is_name = queries.is_name(tuple(self._attached))
        self._local = threading.local()

    def rows(self, question: Question) -> list[Row]:
        """Return the names that a key meets, the most prominent place first.

        Where the index knows the key, an import adds its well-known places, else its most
        prominent ones, up to the share; in either case those that lie in the countries.
        A place that the index has too is the index's.
        """
        table, key, loosest, _, _ = question
        if not key:
            return []
        try:
            own = self._ask(self._own_rows[table], (key, loosest, _ANY_RANK, _MOST_ROWS))
            found = [_row(kind, rank, name, record) for kind, rank, name, _, _, record in own]
            if self._attached:
                found += self._imported(question, -WELL_KNOWN if found else _ANY_RANK)
                found.sort(key=itemgetter(1))
        except MsgspecError as error:
            raise self._unreadable(error) from error
        return found

    def _imported(self, question: Question, least: int) -> Iterator[Row]:
        """Yield the rows of imports; ``least`` is the rank of the least prominent ones wanted."""
        table, key, loosest, share, countries = question
        limits = (_ANY_RANK, _MOST_ROWS) if countries else (least, share)
        for query in self._imported_rows[table]:
            rows = self._ask(query, (key, loosest, *limits))
            for number, (kind, rank, name, country, known, record) in enumerate(rows):
                if country in countries or (number < share and rank <= least):
                    row = _row(kind, rank, name, record)
                    yield row._replace(place=self._own(row.place)) if known else row

    def place(self, id: str) -> Place | None:
        """Return the place of an id, the index's before those of imports."""
        return next((p for question in self._by_id for p in self._places(question, (id,))), None)

    def is_name(self, key: str, name: str) -> bool:
        """Tell whether a normalised key, written so, is the name of a place."""
        question = {
            "key": key,
            "name": name,
            "alias": NameKind.ALIAS,
            "abbreviation": NameKind.ABBREVIATION,
            "well_known": -WELL_KNOWN,
        }
        return bool(self._ask(self._is_name, question))

    def settlements_within(self, box: tuple[float, float, float, float]) -> Iterator[Place]:
        """Yield the settlements between south, north, west and east."""
        for question in self._settlements_within:
            yield from self._places(question, box)

    def spellings(self, country: str, beginning: str, lengths: tuple[int, int]) -> set[str]:
        """Return the keys of names of a country that begin so, from one length to another."""
        bounds = (country, beginning, beginning + "\uffff", *lengths)
        return {key for question in self._spellings for (key,) in self._ask(question, bounds)}

    def _own(self, place: Place) -> Place:
        return self.place(place.id) or place

    def _places(self, question: str, values: Sequence[object]) -> Iterator[Place]:
        for (record,) in self._ask(question, values):
            try:
                yield schema.place_of(record)
            except MsgspecError as error:
                raise self._unreadable(error) from error

    def _ask(self, question: str, values: Sequence[object] | Mapping[str, object]) -> list[Any]:
        try:
            return self._connection.execute(question, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise self._unreadable(error) from error

    def _unreadable(self, error: Exception) -> GazetteerUnreadable:
        advice = "run `python -m geo gazetteer build`"
        if self._attached:
            names = ", ".join(path.stem for path in self._attached.values())
            advice += f", and if that does not help, import again what was imported ({names})"
        return GazetteerUnreadable(
            f"the gazetteer at {self._path} cannot be read ({error}): {advice}"
        )

    @property
    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(_read_only(self._path), uri=True)
            for name, path in self._attached.items():
                if not path.is_file():
                    raise GazetteerMissing(
                        f"the import {path.stem} was removed: start this program again"
                    )
                connection.execute(f"ATTACH ? AS {name}", (_read_only(path),))
                connection.execute(f"PRAGMA {name}.cache_size = -{_IMPORT_CACHE_KIB}")
            self._local.connection = connection
        return connection


def read_ids(path: Path) -> frozenset[str]:
    """Return the ids of all places of an index."""
    connection = sqlite3.connect(_read_only(path), uri=True)
    try:
        return frozenset(id for (id,) in connection.execute("SELECT id FROM identity"))
    finally:
        connection.close()


def _row(kind: int, rank: int, name: str, record: bytes) -> Row:
    place = schema.place_of(record)
    return Row(kind, rank, name or place.name, place)


def _read_only(path: Path) -> str:
    return f"{path.resolve().as_uri()}?mode=ro&immutable=1"
