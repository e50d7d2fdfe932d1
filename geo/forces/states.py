"""States and their armies, by name, demonym and seat of government."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from geo.forces.names import Key, Name, words_of_body
from geo.forces.rows import split_cell
from geo.model import Force

_LAND_UNIT = "10041000001211000000"


@dataclass(frozen=True, slots=True)
class State:
    """Hold what a country is called, in order to recognise it and its forces."""

    force: Force
    army: Force
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    government: tuple[str, ...]

    @classmethod
    def read(cls, cells: Mapping[str, str]) -> Self:
        """Make a state of a row of ``states.csv``."""
        name, aliases = cells["name"], split_cell(cells["aliases"])
        adjectives = split_cell(cells["adjectives"])
        army = f"{adjectives[0]} Armed Forces" if adjectives else f"Armed Forces of {name}"
        return cls(
            Force(f"state-{cells['code']}", name, name, aliases),
            Force(f"army-{cells['code']}", army, name, (), _LAND_UNIT),
            (name, *aliases),
            adjectives,
            split_cell(cells["people"]),
            split_cell(cells["government"]),
        )


@dataclass(frozen=True, slots=True)
class States:
    """Index states by every name they and their armies have."""

    names: Mapping[Key, tuple[Force, str]]
    longest: Mapping[str, int]
    adjectives: Mapping[Key, tuple[Force, str]]
    first_words: frozenset[str]  #: of the adjectives
    countries: Mapping[str, str]  #: a single word, "libyan", to the country it speaks of
    armies: Mapping[str, tuple[Force, Force]]  #: id of a state or an army to both

    @classmethod
    def of(cls, states: Iterable[State]) -> Self:
        """Build the index."""
        names: dict[Key, tuple[Force, str]] = {}
        longest: dict[str, int] = {}
        adjectives: dict[Key, tuple[Force, str]] = {}
        countries: dict[str, str] = {}
        armies: dict[str, tuple[Force, Force]] = {}
        for state in states:
            for aliases, force in (
                ((*state.names, *state.government), state.force),
                ((state.army.name, *state.people), state.army),
            ):
                for key, alias in map(Name.of, aliases):
                    names[key] = (force, alias)
                    longest[key[0]] = max(longest.get(key[0], 0), len(key))
            for key, alias in map(Name.of, state.adjectives):
                adjectives[key] = (state.army, alias)
            for word in (*state.names, *state.adjectives):
                countries[word.casefold()] = state.force.name
            armies |= dict.fromkeys((state.force.id, state.army.id), (state.force, state.army))
        first_words = frozenset(key[0] for key in adjectives)
        return cls(names, longest, adjectives, first_words, countries, armies)

    def count(self, body: str) -> Counter[str]:
        """Count how often a text speaks of each country."""
        words = Counter(word.casefold() for word, _, _ in words_of_body(body))
        counts: Counter[str] = Counter()
        for word, number in words.items():
            if word in self.countries:
                counts[self.countries[word]] += number
        return counts

    def kin(self, force: Force) -> tuple[Force, ...]:
        """Return a state and its army together, where the force is one of them."""
        return self.armies.get(force.id, (force,))
