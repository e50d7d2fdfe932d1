"""Reading the words of a text as names of forces: as the tables write them, or by a demonym."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Self

from geo.forces.groups import Row
from geo.forces.names import (
    IRREGULAR_NOUNS,
    MODIFIERS,
    REGULAR_NOUNS,
    Key,
    Name,
    is_acronym,
    is_ordinal,
    words_of,
    words_of_body,
)
from geo.forces.states import States
from geo.model import Force, Span, content_id

_TROOPS = frozenset({"forces", "troops", "soldiers", "units"})
_LONGEST_NAME = 8
_BREAK = re.compile(r"[\n,;:()\[\]!?]|(?<=[a-z]{4})\.\s")
"""What no name goes over; a stop after "Gen" or "St" is none."""
_LONGEST_ADJECTIVE = 3
_MOST_MODIFIERS = 3
_BEFORE_PLACES = frozenset({"Fort", "Camp", "Mount", "Port", "Lake", "Cape", "Operation"})
_AFTER_PLACES = frozenset(
    {"Avenue", "Barracks", "Bay", "City", "County", "Hill", "Island", "Line", "Park", "River"}
    | {"Road", "Square", "Street", "University", "line"}
)


@dataclass(frozen=True, slots=True)
class Lookup:
    """Hold the names that count in one text, by their words; the last one added prevails."""

    states: States
    persons: set[str] = field(default_factory=set)  #: the names that are a person's
    _names: dict[Key, tuple[Force, str]] = field(default_factory=dict, repr=False)
    _longest: dict[str, int] = field(default_factory=dict, repr=False)
    _adjectives: dict[Key, tuple[Force, str]] = field(default_factory=dict, repr=False)
    _first_words: set[str] = field(default_factory=set, repr=False)  #: of the adjectives

    @classmethod
    def of(cls, states: States) -> Self:
        """Make a lookup of the names and demonyms of states."""
        first_words = {key[0] for key in states.adjectives}
        return cls(
            states,
            set(),
            dict(states.names),
            dict(states.longest),
            dict(states.adjectives),
            first_words,
        )

    def having(self, rows: Iterable[Row]) -> Self:
        """Return a lookup with the names of rows as well; the last of equal names prevails."""
        wider = type(self)(
            self.states,
            self.persons.copy(),
            self._names.copy(),
            self._longest.copy(),
            self._adjectives.copy(),
            self._first_words.copy(),
        )
        for row in rows:
            for name in row.names:
                wider.add(name, row.force)
            for name in row.adjectives:
                wider._adjectives[name.key] = (row.force, name.alias)
                wider._first_words.add(name.key[0])
        return wider

    def add(self, name: Name, force: Force) -> None:
        """Let a name mean a force."""
        self._names[name.key] = (force, name.alias)
        first = name.key[0]
        self._longest[first] = max(self._longest.get(first, 0), len(name.key))

    def named(self, words: list[str]) -> Force | None:
        """Return the force that all of the words name, or None."""
        for length, force in (self._exact(words), self._derived(words)):
            if force and length == len(words):
                return force
        return None

    def scan(self, body: str) -> Iterator[tuple[Span, Force]]:
        """Yield every name of a force, the longest at each place, in text order."""
        found = words_of_body(body)
        words = [word for word, _, _ in found]
        i = 0
        while i < len(words):
            if not self._may_begin(words[i]):
                i += 1
                continue
            window = words[i : _end_of_name(body, found, i)]
            matches = (self._exact(window), self._derived(window))
            length, force = max(matches, key=lambda match: match[0])
            if length == 1 and words[i] in self.persons and _is_in_place_name(words, i):
                force = None
            if force:
                yield Span(found[i][1], found[i + length - 1][2]), force
                i += length
            else:
                i += 1

    def _may_begin(self, word: str) -> bool:
        folded = word.casefold()
        return folded in self._longest or folded in self._first_words or "-" in folded

    def _exact(self, words: list[str]) -> tuple[int, Force | None]:
        folded = tuple(word.casefold() for word in words)
        for length in range(min(self._longest.get(folded[0], 0), len(words)), 0, -1):
            match = self._names.get(folded[:length])
            if match and _in_case(words[:length], match[1]):
                return length + self._is_followed(match[0], folded[length:]), match[0]
        return 0, None

    def _is_followed(self, force: Force, folded: tuple[str, ...]) -> bool:
        """Tell whether a noun belongs to the name of a group: "Hezbollah fighters"."""
        is_group = force.id not in self.states.armies
        return is_group and bool(folded) and folded[0] in IRREGULAR_NOUNS | _TROOPS

    def _derived(self, words: list[str]) -> tuple[int, Force | None]:
        """Read a demonym, up to three modifiers and a noun as a force or a government."""
        folded = tuple(word.casefold() for word in words)
        for width in range(_LONGEST_ADJECTIVE, 0, -1):
            match = self._adjective(words[:width])
            if match is None:
                continue
            for stop in range(width, min(width + _MOST_MODIFIERS + 1, len(words))):
                if folded[stop] in REGULAR_NOUNS and folded[stop] not in MODIFIERS:
                    end = self._with_more_nouns(folded, stop)
                    return end, _part(match[0], words[:end], width)
                if folded[stop] in IRREGULAR_NOUNS:
                    named_for = folded[:width] in self.states.adjectives
                    irregular = group(f"{match[1]} {folded[stop]}")
                    return stop + 1, irregular if named_for else match[0]
                if folded[stop] not in MODIFIERS and not is_ordinal(words[stop]):
                    break
                if folded[stop] in REGULAR_NOUNS and not (
                    set(folded[stop + 1 : stop + 2]) & (REGULAR_NOUNS | IRREGULAR_NOUNS | MODIFIERS)
                ):
                    return stop + 1, _part(match[0], words[: stop + 1], width)
        return 0, None

    def _adjective(self, words: list[str]) -> tuple[Force, str] | None:
        """Return the force that an adjective makes of a military noun, with the adjective."""
        match = self._adjectives.get(tuple(word.casefold() for word in words))
        if match is not None and _in_case(words, match[1]):
            return match
        partners = self.states.sharing(words[0]) if len(words) == 1 else ()
        return (group(f"{words[0]} forces"), words[0]) if partners else None

    def owners(self, force: Force) -> tuple[Force, ...]:
        """Return whose an unlisted force is by its name: "German 6th Army"."""
        words = [word for word, _, _ in words_of(force.name)]
        partners = self.states.sharing(words[0]) if words else ()
        if partners or not words:
            return partners
        _, owner = self._derived([word for word in words if not is_ordinal(word)])
        return (owner,) if owner is not None and owner != group(owner.name) else ()

    @staticmethod
    def _with_more_nouns(folded: tuple[str, ...], stop: int) -> int:
        while stop + 1 < len(folded) and folded[stop + 1] in REGULAR_NOUNS:
            stop += 1
        return stop + 1


def _end_of_name(body: str, words: tuple[tuple[str, int, int], ...], start: int) -> int:
    """Return the number of the word that a name from ``start`` on cannot reach."""
    last = min(start + _LONGEST_NAME, len(words))
    breaks = (
        i for i in range(start + 1, last) if _BREAK.search(body, words[i - 1][2], words[i][1])
    )
    return next(breaks, last)


def _is_in_place_name(words: list[str], i: int) -> bool:
    """Tell whether a surname is part of a place's: "Fort Lee", "Grant Park"."""
    before, after = words[i - 1] if i else "", words[i + 1] if i + 1 < len(words) else ""
    return before in _BEFORE_PLACES or after in _AFTER_PLACES


def group(name: str) -> Force:
    """Make a force of a name that no table has."""
    return Force(content_id("f", name.casefold()), name)


def _part(force: Force, words: list[str], width: int) -> Force:
    """Return the unit of a force that is told by its number: "French Third Army"."""
    numbered = any(map(is_ordinal, words[width:]))
    return replace(group(" ".join(words)), side=force.side) if numbered else force


def _in_case(words: list[str], alias: str) -> bool:
    if is_acronym(alias):
        return words[0].replace(".", "") == alias.replace(".", "")
    name = alias.removeprefix("the ")  # "its allies" are not the Allies
    return words[0][0].isupper() or name[0].islower()
