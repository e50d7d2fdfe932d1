"""The words that tell of a movement or a fight, and what their dependents mean.

Three tables in ``data/claims`` hold them: ``triggers.csv`` (phrases of one sense, parted by bars,
with their frame, action and what the clause must give), ``frames.csv`` (what subject, object and
each preposition fill) and ``words.csv`` (classes of words that rules speak of).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import product
from pathlib import Path

from geo.errors import InvalidValue
from geo.forces.rows import read_rows
from geo.model import Action
from geo.settings import DATA

FOLDER = DATA / "claims"


class Slot(StrEnum):
    """What a dependent of a trigger may be."""

    MOVER = "mover"
    AGENT = "agent"
    OPPONENT = "opponent"
    RECIPIENT = "recipient"
    THING = "thing"
    ORIGIN = "origin"
    VIA = "via"
    DESTINATION = "destination"
    LOCATION = "location"


PLACE_SLOTS = frozenset({Slot.ORIGIN, Slot.VIA, Slot.DESTINATION, Slot.LOCATION})
PEOPLE_SLOTS = frozenset(Slot) - PLACE_SLOTS


class TriggerKind(StrEnum):
    """Part of speech of a trigger's head."""

    VERB = "verb"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Frame:
    """Say which slots each dependent may fill, in order of preference."""

    name: str
    slots: Mapping[str, tuple[Slot, ...]]

    def of(self, dependent: str) -> tuple[Slot, ...]:
        """Return the slots of a dependent: "subject", "object" or a class of prepositions."""
        return self.slots.get(dependent, ())


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one line of the trigger table.

    ``words`` is a verb's lemma, then a particle or the lemma of a fixed object; or a noun's
    lemma after that of its modifier.
    ``requires`` are conditions that the filled frame must meet.
    """

    words: tuple[str, ...]
    kind: TriggerKind
    frame: Frame
    action: Action
    requires: frozenset[str]

    @property
    def head(self) -> str:
        """Return the lemma of the governing word: a verb's comes first, a noun's last."""
        return self.words[0 if self.kind is TriggerKind.VERB else -1]

    @property
    def rule(self) -> str:
        """Name the rule in a claim: "withdraw/verb:pull out"."""
        return f"{self.action}/{self.kind}:{' '.join(self.words)}"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Hold the three tables, indexed by the lemma of a trigger's head."""

    entries: Mapping[tuple[TriggerKind, str], tuple[Entry, ...]]
    classes: Mapping[str, frozenset[str]]

    def is_a(self, lemma: str, *classes: str) -> bool:
        """Tell whether a lemma is in one of the classes."""
        word = lemma.casefold()
        for name in classes:  # noqa: SIM110 - asked of every word, a generator is slow
            if word in self.classes[name]:
                return True
        return False


@cache
def load(folder: Path = FOLDER) -> Lexicon:
    """Read the tables.

    Raises
    ------
    InvalidValue
        If a row names an unknown frame, action or slot; the message names the file and line.
    """
    frames = {frame.name: frame for frame in map(_frame, read_rows(folder / "frames.csv"))}
    entries: dict[tuple[TriggerKind, str], list[Entry]] = {}
    for cells in read_rows(folder / "triggers.csv"):
        for words in _phrases(cells["trigger"]):
            entry = _entry(words, cells, frames)
            entries.setdefault((entry.kind, entry.head), []).append(entry)
    classes = {
        cells["class"]: frozenset(cells["words"].split())
        for cells in read_rows(folder / "words.csv")
    }
    longest_first = {
        key: tuple(sorted(group, key=lambda entry: -len(entry.words)))
        for key, group in entries.items()
    }
    return Lexicon(longest_first, classes)


def _frame(cells: dict[str, str]) -> Frame:
    slots = {
        dependent: tuple(Slot(slot) for slot in cell.split("|"))
        for dependent, cell in cells.items()
        if dependent != "frame" and cell
    }
    return Frame(cells["frame"], slots)


def _phrases(cell: str) -> Iterator[tuple[str, ...]]:
    """Yield what a cell lists: "cut/sever road|encircle" is three phrases."""
    for phrase in cell.split("|"):
        yield from product(*(word.split("/") for word in phrase.split()))


def _entry(words: tuple[str, ...], cells: dict[str, str], frames: Mapping[str, Frame]) -> Entry:
    frame = frames.get(cells["frame"])
    if frame is None:
        raise InvalidValue(f"trigger {' '.join(words)!r} names an unknown frame {cells['frame']!r}")
    return Entry(
        words,
        TriggerKind(cells["kind"]),
        frame,
        Action(cells["action"]),
        frozenset(cells["requires"].split()),
    )
