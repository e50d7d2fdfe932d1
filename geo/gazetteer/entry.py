"""Entries: a place with every name it may be met by, before it is written to the index."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice, repeat

from geo.gazetteer.keys import is_latin
from geo.model import Place

_SHOWN_ALIASES = 5


class NameKind(IntEnum):
    """What a name is to its place; it decides which questions it answers."""

    MAIN = 0  #: what the place is called on maps
    ALIAS = 1  #: another name, spelling or script
    ABBREVIATION = 2  #: met only in the case it is written in: "US" is a country, "us" is not
    DEMONYM = 3  #: its people ("Libyan"): leads to the place, is no name of a place
    STEM = 4  #: its name without the generic noun: met where a text asks for such a noun


@dataclass(frozen=True, slots=True)
class Entry:
    """Pair a place with its names other than the main one."""

    place: Place
    names: tuple[tuple[str, NameKind], ...] = ()

    def all_names(self) -> tuple[tuple[str, NameKind], ...]:
        """Return every name once, as the most telling kind that it has, the main name first."""
        if not self.names:
            return ((self.place.name, NameKind.MAIN),)
        kinds = {self.place.name: NameKind.MAIN}
        for name, kind in self.names:
            kinds[name] = min(kind, kinds.get(name, kind))
        return tuple(kinds.items())

    def place_names(self) -> tuple[str, ...]:
        """Return the names that stand for the place itself."""
        return tuple(name for name, kind in self.all_names() if kind <= NameKind.ABBREVIATION)

    def shown_aliases(self) -> tuple[str, ...]:
        """Return the few aliases that a person is shown with the place."""
        if not self.names:
            return ()
        others = (name for name in self.place_names()[1:] if is_latin(name))
        return tuple(islice(others, _SHOWN_ALIASES))


def named(names: Iterable[str], kind: NameKind) -> tuple[tuple[str, NameKind], ...]:
    """Give several names one kind."""
    return tuple(zip(names, repeat(kind)))
