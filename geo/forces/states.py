"""States and their armies, by name, demonym and seat of government."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from geo.forces.names import Key, Name
from geo.forces.rows import split_cell
from geo.model import Force

_LAND_UNIT = "10041000001211000000"
_PARTNERS = 2
_COMBINING = {
    "anglo": "british",
    "franco": "french",
    "russo": "russian",
    "italo": "italian",
    "austro": "austrian",
    "greco": "greek",
    "turco": "turkish",
    "sino": "chinese",
    "hispano": "spanish",
    "luso": "portuguese",
    "prusso": "prussian",
    "serbo": "serbian",
    "finno": "finnish",
    "romano": "romanian",
    "egypto": "egyptian",
}
"""First members of compound demonyms to the demonym they shorten."""


@dataclass(frozen=True, slots=True)
class State:
    """Hold what a country is called, in order to recognise it and its forces."""

    code: str
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
            cells["code"],
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
    countries: Mapping[str, str]  #: a name or demonym to the country that it speaks of
    by_code: Mapping[str, State]
    armies: Mapping[str, tuple[Force, Force]]  #: id of a state or an army to both

    @classmethod
    def of(cls, states: Iterable[State]) -> Self:
        """Build the index."""
        names: dict[Key, tuple[Force, str]] = {}
        longest: dict[str, int] = {}
        adjectives: dict[Key, tuple[Force, str]] = {}
        countries: dict[str, str] = {}
        by_code: dict[str, State] = {}
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
                countries[word.removeprefix("the ")] = state.force.name
            by_code[state.code] = state
            armies |= dict.fromkeys((state.force.id, state.army.id), (state.force, state.army))
        return cls(names, longest, adjectives, countries, by_code, armies)

    def sharing(self, word: str) -> tuple[Force, ...]:
        """Return the armies of a compound demonym: "Anglo-French", "German-Italian"."""
        parts = word.casefold().split("-")
        if len(parts) != _PARTNERS or not word[0].isupper():
            return ()
        *firsts, last = (Name.of(_COMBINING.get(part, part)).key for part in parts)
        armies = [self.adjectives[key][0] for key in (*firsts, last) if key in self.adjectives]
        return tuple(armies) if len(set(armies)) == _PARTNERS else ()

    def count(self, phrases: Counter[str]) -> Counter[str]:
        """Count how often a text, given as its words and phrases, speaks of each country."""
        counts: Counter[str] = Counter()
        for alias, country in self.countries.items():
            uses = phrases.get(alias, 0)
            counts[country] += uses
            inner = (
                self.countries.get(alias.rpartition(" ")[2], country) if " " in alias else country
            )
            if inner != country:
                counts[inner] -= uses  # "South Sudan" is not "Sudan"
        return +counts

    def kin(self, force: Force) -> tuple[Force, ...]:
        """Return a state and its army together, where the force is one of them."""
        return self.armies.get(force.id, (force,))
