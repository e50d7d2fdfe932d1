"""Rows of an import's file, made of what was taken from its source; in processes of their own.

Keying names is most of the work of an import. It needs nothing but the text of each line, so that
it is done beside the writing where a computer has more than one core.
"""

import signal
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import cycle
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from typing import Any

import msgspec

from geo.errors import GazetteerUnwritable
from geo.gazetteer import schema
from geo.gazetteer.entry import Entry
from geo.gazetteer.geonames import romanised_countries
from geo.gazetteer.prominence import WELL_KNOWN, prominence
from geo.gazetteer.taking import Fault, Source, Taken
from geo.gazetteer.twins import Twins

Numbered = Sequence[tuple[int, Any]]
"""Pieces of a source with their numbers."""


@dataclass(frozen=True, slots=True)
class Made:
    """Hold the rows of some pieces of a source, and the faults with their numbers.

    ``joined`` counts those of the places that the index has already.
    """

    rows: schema.Rows
    places: int
    joined: int
    faults: list[tuple[int, str]]


_encode = msgspec.msgpack.encode
_MADE = msgspec.msgpack.Decoder(Made)


class Making:
    """Make rows of pieces of a source; ``known`` are the ids of the places of the index."""

    def __init__(self, source: Source, twins: Twins, known: Collection[str]) -> None:
        self.source = source
        self._twins = twins
        self._known = known
        self._romanised = romanised_countries()

    def make(self, pieces: Numbered) -> Made:
        """Make the rows of some pieces."""
        rows, joined, faults = schema.Rows(), 0, []
        for number, raw in pieces:
            outcome = self.source.outcome(raw)
            if isinstance(outcome, Fault):
                faults.append((number, outcome.problem))
            else:
                joined += self._add(rows, number, outcome)
        return Made(rows, len(pieces) - len(faults), joined, faults)

    def _add(self, rows: schema.Rows, number: int, entry: Entry) -> bool:
        """Add an entry under the id that the index knows it by; tell whether it does."""
        twin = self._twins.find(entry)
        if twin is None:
            rank = -self.source.prominence(entry.place)
        else:
            rank = -prominence(twin)
            entry = Entry(replace(entry.place, id=twin.id), entry.names)
        known = entry.place.id in self._known
        rows.add(
            entry,
            number,
            rank,
            romanised=entry.place.country in self._romanised,
            misspelt=rank <= -WELL_KNOWN,
            known=known,
        )
        return known


def make_all(
    making: Making, batches: Iterable[Sequence[Taken]], workers: int
) -> Iterator[tuple[Taken, Made]]:
    """Yield the last piece of each batch with what is made of the batch, in their order.

    Without ``workers`` all is made in this process.

    Raises
    ------
    GazetteerUnwritable
        If a worker dies.
    """
    if not workers:
        for batch in batches:
            yield batch[-1], making.make(_numbered(batch))
        return
    with _started(making, workers) as team:
        waiting: deque[tuple[Taken, Connection]] = deque()
        for worker, batch in zip(cycle(team), batches):
            finished = waiting.popleft() if len(waiting) == workers else None
            made = _receive(worker) if finished else None
            worker.send_bytes(_encode(_numbered(batch)))
            waiting.append((batch[-1], worker))
            if finished and made:
                yield finished[0], made
        for last, worker in waiting:
            yield last, _receive(worker)


def _numbered(batch: Sequence[Taken]) -> Numbered:
    return [(number, raw) for _, number, raw in batch]


@contextmanager
def _started(making: Making, workers: int) -> Iterator[list[Connection]]:
    """Start workers, one piece of work each at a time; they end with their connections."""
    team: list[Connection] = []
    processes = []
    try:
        for _ in range(workers):
            ours, theirs = Pipe()
            process = Process(target=_work, args=(making, theirs, [*team, ours]), daemon=True)
            process.start()
            processes.append(process)
            theirs.close()
            team.append(ours)
        yield team
    finally:
        for connection in team:
            connection.close()
        for process in processes:
            process.join()


def _work(making: Making, connection: Connection, others: Sequence[Connection]) -> None:
    """Answer batches until the other end is closed, also because its process was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in others:
        other.close()
    decoder = msgspec.msgpack.Decoder(list[tuple[int, Any]])
    try:
        while True:
            connection.send_bytes(_encode(making.make(decoder.decode(connection.recv_bytes()))))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _receive(worker: Connection) -> Made:
    try:
        return _MADE.decode(worker.recv_bytes())
    except (EOFError, ConnectionResetError) as error:
        raise GazetteerUnwritable(
            "a process that reads the import was ended from outside, perhaps for want of memory; "
            "start the import again: it goes on where it stopped"
        ) from error
