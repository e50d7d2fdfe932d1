"""The table of forces: states by their demonyms, named groups, and who is meant where."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from itertools import compress
from pathlib import Path
from typing import Self

from geo.forces.names import (
    IRREGULAR_NOUNS,
    MODIFIERS,
    REGULAR_NOUNS,
    Key,
    Name,
    is_acronym,
    words_of,
    words_of_body,
)
from geo.forces.rows import read_rows, split_cell
from geo.forces.states import State, States
from geo.model import DateSpan, Force, Span, content_id
from geo.settings import DATA

FOLDER = DATA / "forces"

_MIN_THEATRE_MENTIONS = 2
_AFTERLIFE = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Row:
    """Hold a force with the war and the years its names are used in."""

    force: Force
    names: tuple[Name, ...]
    theatre: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, published: DateSpan | None) -> bool:
        """Tell whether a text of that day may use the row's names.

        History is written of forces long gone, but what only a theatre's own names mean is
        taken for granted no longer than a year after.
        """
        if published is None:
            return True
        if self.valid_from and self.valid_from > published.last:
            return False
        over = self.theatre and self.valid_to and self.valid_to < published.first - _AFTERLIFE
        return not over


@dataclass(frozen=True, slots=True)
class ContextRule:
    """Say whom an ambiguous name means in a theatre, where a cue is found in the text."""

    alias: str
    force_id: str
    theatre: str
    cue: str


Narrowing = tuple[frozenset[str], tuple[bool, ...], tuple[tuple[str, str], ...]]
"""What a text narrows a table to: its theatres, rows that hold, and preferred readings."""


@dataclass(frozen=True, slots=True)
class ForceTable:
    """Look forces up by the names that texts give them.

    Names are met without regard to case, except short acronyms. A theatre's own names
    ("Russian mercenaries" in Libya) are met only in the table that :meth:`within` returns.
    """

    rows: tuple[Row, ...]
    states: States
    contexts: tuple[ContextRule, ...] = ()
    theatres: frozenset[str] = frozenset()
    preferred: Mapping[str, str] = field(default_factory=dict)
    _names: dict[Key, tuple[Force, str]] = field(default_factory=dict, repr=False)
    _longest: dict[str, int] = field(default_factory=dict, repr=False)
    _narrowed: dict[Narrowing, Self] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._names.update(self.states.names)
        self._longest.update(self.states.longest)
        for row in sorted(self.rows, key=lambda row: bool(row.theatre)):
            if not row.theatre or row.theatre in self.theatres:
                for name in row.names:
                    self._add(name, row.force)
        by_id = {row.force.id: row.force for row in self.rows}
        for alias, force_id in self.preferred.items():
            self._add(Name.of(alias), by_id[force_id])

    def _add(self, name: Name, force: Force) -> None:
        self._names[name.key] = (force, name.alias)
        first = name.key[0]
        self._longest[first] = max(self._longest.get(first, 0), len(name.key))

    def within(self, body: str, published: DateSpan | None = None) -> Self:
        """Return the table as it holds for one text: its theatres, and its publication date."""
        theatres = self._theatres_of(body)
        held = tuple(row.holds_on(published) for row in self.rows)
        rows = tuple(compress(self.rows, held))
        known = {row.force.id for row in rows}
        preferred: dict[str, str] = {}
        for rule in self.contexts:
            applies = rule.theatre in theatres and rule.force_id in known
            if applies and rule.alias not in preferred and re.search(rule.cue, body, re.IGNORECASE):
                preferred[rule.alias] = rule.force_id
        key = theatres, held, tuple(preferred.items())
        if key not in self._narrowed:
            narrow = type(self)(rows, self.states, self.contexts, theatres, preferred)
            self._narrowed[key] = narrow
        return self._narrowed[key]

    def _theatres_of(self, body: str) -> frozenset[str]:
        """Return the theatres whose country the text names about as often as any."""
        counts = self.states.count(body)
        most = max(counts.values(), default=0)
        named = {row.theatre for row in self.rows if row.theatre}
        return frozenset(
            theatre
            for theatre in named
            if counts[theatre] >= _MIN_THEATRE_MENTIONS and counts[theatre] * 2 >= most
        )

    def named(self, text: str) -> Force | None:
        """Return the force that a name means, or None.

        A demonym with a military noun is a state's force or a group named for it.

        >>> load().named("the Turkish army").name
        'Turkish Armed Forces'
        >>> load().named("Chadian rebels").name
        'Chadian rebels'
        """
        words = [word for word, _, _ in words_of(text)]
        while words and words[0].casefold() in ("the", "a", "an", "its", "their", "his", "some"):
            words.pop(0)
        if not words:
            return None
        for length, force in (self._exact(words), self._derived(words)):
            if force and length == len(words):
                return force
        return None

    def army_of(self, adjective: str) -> Force | None:
        """Return the army that a demonym alone means before an event: "a Turkish advance".

        >>> load().army_of("Turkish").name
        'Turkish Armed Forces'
        """
        match = self.states.adjectives.get(Name.of(adjective).key)
        known = match is not None and _in_case([adjective], match[1])
        return self.named(f"{adjective} army") if known else None

    def scan(self, body: str) -> tuple[tuple[Span, Force], ...]:
        """Find every name of a force, the longest at each place, in text order.

        Names are read in the theatre that the text is about.
        """
        return tuple(self.within(body)._scan(body))

    def _scan(self, body: str) -> Iterator[tuple[Span, Force]]:
        found = words_of_body(body)
        words = [word for word, _, _ in found]
        i = 0
        while i < len(words):
            if not self._may_begin(words[i].casefold()):
                i += 1
                continue
            window = words[i : i + 8]
            matches = (self._exact(window), self._derived(window))
            length, force = max(matches, key=lambda match: match[0])
            if force and "\n" not in body[found[i][1] : found[i + length - 1][2]]:
                yield Span(found[i][1], found[i + length - 1][2]), force
                i += length
            else:
                i += 1

    def _may_begin(self, word: str) -> bool:
        return word in self._longest or word in self.states.first_words

    def _exact(self, words: list[str]) -> tuple[int, Force | None]:
        folded = tuple(word.casefold() for word in words)
        for length in range(min(self._longest.get(folded[0], 0), len(words)), 0, -1):
            match = self._names.get(folded[:length])
            if match and _in_case(words[:length], match[1]):
                return length, match[0]
        return 0, None

    def _derived(self, words: list[str]) -> tuple[int, Force | None]:
        """Read a demonym, up to three modifiers and a noun as a force or a government."""
        folded = tuple(word.casefold() for word in words)
        for width in (2, 1):
            match = self.states.adjectives.get(folded[:width])
            if match is None or not _in_case(words[:width], match[1]):
                continue
            for stop in range(width, min(width + 4, len(words))):
                if folded[stop] in REGULAR_NOUNS and folded[stop] not in MODIFIERS:
                    return self._with_more_nouns(folded, stop), match[0]
                if folded[stop] in IRREGULAR_NOUNS:
                    return stop + 1, _group(f"{match[1]} {folded[stop]}")
                following = folded[stop + 1 : stop + 2]
                if folded[stop] not in MODIFIERS:
                    break
                if folded[stop] in REGULAR_NOUNS and not (
                    set(following) & (REGULAR_NOUNS | IRREGULAR_NOUNS | MODIFIERS)
                ):
                    return stop + 1, match[0]
        return 0, None

    @staticmethod
    def _with_more_nouns(folded: tuple[str, ...], stop: int) -> int:
        while stop + 1 < len(folded) and folded[stop + 1] in REGULAR_NOUNS:
            stop += 1
        return stop + 1

    def kin(self, force: Force) -> tuple[Force, ...]:
        """Return a state and its armed forces together, where the force is one of them.

        >>> [force.name for force in load().kin(load().named("Russia"))]
        ['Russia', 'Russian Armed Forces']
        """
        return self.states.kin(force)


@cache
def load(folder: Path = FOLDER) -> ForceTable:
    """Read the tables of states, groups and contexts.

    Raises
    ------
    InvalidValue
        If a row cannot be read; the message names file and line.
    """
    states = States.of(map(State.read, read_rows(folder / "states.csv")))
    rows = _joined(map(_row, read_rows(folder / "groups.csv")))
    contexts = tuple(
        ContextRule(cells["alias"], cells["force"], cells["theatre"], cells["cue"])
        for cells in read_rows(folder / "contexts.csv")
    )
    return ForceTable(rows, states, contexts)


def _row(cells: dict[str, str]) -> Row:
    aliases = split_cell(cells["aliases"])
    force = Force(cells["id"], cells["name"], cells["side"], aliases, cells["symbol"])
    names = tuple(map(Name.of, (force.name, *aliases)))
    return Row(force, names, cells["theatre"], _day(cells["valid_from"]), _day(cells["valid_to"]))


def _joined(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Let the rows of one force in different theatres share its first name and side."""
    first: dict[str, Row] = {}
    joined = []
    for row in rows:
        known = first.setdefault(row.force.id, row)
        side = row.force.side or known.force.side
        joined.append(replace(row, force=replace(row.force, name=known.force.name, side=side)))
    return tuple(joined)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _group(name: str) -> Force:
    return Force(content_id("f", name.casefold()), name)


def _in_case(words: list[str], alias: str) -> bool:
    if is_acronym(alias):
        return words[0].replace(".", "") == alias.replace(".", "")
    name = alias.removeprefix("the ")  # "its allies" are not the Allies
    return words[0][0].isupper() or name[0].islower()
