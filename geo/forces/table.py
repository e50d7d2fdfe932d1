"""The table of forces: states by their demonyms, named groups, and who is meant where."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain, compress
from pathlib import Path
from typing import Self

from geo import settings
from geo.errors import InvalidValue
from geo.forces.commanders import Commander
from geo.forces.groups import Row, join_rows, read_groups
from geo.forces.lookup import Lookup
from geo.forces.names import Name, phrases_of_body, words_of
from geo.forces.rows import read_rows
from geo.forces.states import State, States
from geo.forces.theatres import Theatre, strengths_of
from geo.model import DateSpan, Force, Span

FOLDER = settings.DATA / "forces"

_MIN_NAMED = 2
_MOST_BASES = 16


@dataclass(frozen=True, slots=True)
class ContextRule:
    """Say whom an ambiguous name means in a theatre, where a cue is found in the text."""

    alias: str
    force_id: str
    theatre: str
    cue: str


@dataclass(frozen=True, slots=True)
class ForceTable:
    """Look forces up by the names that texts give them.

    Names are met without regard to case, except short acronyms. A theatre's own names
    ("Russian mercenaries" in Libya, "the Nationalists" in the Spanish Civil War) and the
    surnames of commanders are met only in the table that :meth:`within` returns.
    """

    rows: tuple[Row, ...]
    states: States
    contexts: tuple[ContextRule, ...]
    commanders: tuple[Commander, ...]
    fought_in: tuple[Theatre, ...]  #: all wars, and the countries that rows speak of
    theatres: Mapping[str, int]  #: those of the text, with their weights
    by_id: Mapping[str, Row] = field(repr=False)  #: the first row of each force
    lookup: Lookup = field(repr=False)
    _bases: dict[tuple[bool, ...], Lookup] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls,
        rows: tuple[Row, ...],
        states: States,
        contexts: tuple[ContextRule, ...],
        commanders: tuple[Commander, ...],
        fought_in: tuple[Theatre, ...],
    ) -> Self:
        """Make the table that holds where nothing is known of a text."""
        by_id = {row.force.id: row for row in reversed(rows)}
        lookup = Lookup.of(states).having(row for row in rows if row.theatre is None)
        return cls(rows, states, contexts, commanders, fought_in, {}, by_id, lookup)

    def within(self, body: str, published: DateSpan | None = None) -> Self:
        """Return the table as it holds for one text: its theatres, and its publication date."""
        phrases = phrases_of_body(body)
        theatres = strengths_of(self.fought_in, phrases, self.states.count(phrases), published)
        local = (row for row in self.rows if row.theatre and row.theatre.name in theatres)
        known = [row for row in local if row.holds_on(published)]
        known.sort(key=lambda row: theatres[row.theatre.name] if row.theatre else 0)
        lookup = self._base_on(published).having(known)
        commanders = self._commanders_in(phrases, published, theatres)
        preferred = self._preferred_in(body, published, theatres)
        for alias, force_id in (commanders | preferred).items():
            lookup.add(Name.of(alias), self._force(force_id))
        lookup.persons.update(commanders)
        return replace(self, theatres=theatres, lookup=lookup)

    def _base_on(self, published: DateSpan | None) -> Lookup:
        """Return the names that count everywhere in a text of that day."""
        everywhere = [row for row in self.rows if row.theatre is None]
        held = tuple(row.holds_on(published) for row in everywhere)
        if held not in self._bases:
            if len(self._bases) >= _MOST_BASES:
                self._bases.clear()
            self._bases[held] = Lookup.of(self.states).having(compress(everywhere, held))
        return self._bases[held]

    def _commanders_in(
        self, phrases: Counter[str], published: DateSpan | None, theatres: Mapping[str, int]
    ) -> dict[str, str]:
        """Return the names by which a text means commanders, with the ids of their forces."""
        found: dict[str, str] = {}
        for commander in sorted(self.commanders, key=lambda c: theatres.get(c.theatre, 0)):
            names = commander.names_in(
                phrases, published, theatres, lambda force_id: self._met(force_id, phrases)
            )
            found.update(dict.fromkeys(names, commander.force_id))
        return found

    def _preferred_in(
        self, body: str, published: DateSpan | None, theatres: Mapping[str, int]
    ) -> dict[str, str]:
        """Return the ambiguous names that cues in a text decide, with the ids of the forces."""
        preferred: dict[str, str] = {}
        for rule in self.contexts:
            known = rule.theatre in theatres and self.by_id[rule.force_id].holds_on(published)
            if known and rule.alias not in preferred and re.search(rule.cue, body, re.IGNORECASE):
                preferred[rule.alias] = rule.force_id
        return preferred

    def _force(self, force_id: str) -> Force:
        if force_id in self.by_id:
            return self.by_id[force_id].force
        return next(force for force in self.states.armies[force_id] if force.id == force_id)

    def _met(self, force_id: str, phrases: Counter[str]) -> bool:
        """Tell whether a text names a force, what it is a part of, or its people."""
        ids = {force_id, *(force.id for force in self.kin(self._force(force_id)))}
        names = chain.from_iterable(
            (*row.names, *row.adjectives) for row in self.rows if row.force.id in ids
        )
        return any(name.alias in phrases for name in names) or any(
            alias in phrases for force, alias in self.states.adjectives.values() if force.id in ids
        )

    def army_at_home(self, body: str, countries: Iterable[str] = ()) -> Force | None:
        """Return whom a text means by a bare "the army" or "government forces".

        It is the army of the country that the text names most; None where no country stands
        out, or where its name means another side in the text's war. Call it on the table of
        :meth:`within`, for some armies have another name there.

        Parameters
        ----------
        countries
            ISO 3166-1 alpha-2 code of the country of each place the text names, where it is
            known; then only these count, for armies are spoken of abroad more than at home.

        >>> load().army_at_home("Fighting spread in Chad. French envoys left Chad.").name
        'Chadian Armed Forces'
        """
        located = [self.states.by_code[code] for code in countries if code in self.states.by_code]
        named = Counter(state.force.name for state in located)
        if not located:
            named = self.states.count(phrases_of_body(body))
        ranked = [*named.most_common(2), ("", 0), ("", 0)]
        if ranked[0][1] < _MIN_NAMED or ranked[0][1] == ranked[1][1]:
            return None
        home = next(s for s in self.states.by_code.values() if s.force.name == ranked[0][0])
        army = self.army_of(home.adjectives[0]) if home.adjectives else home.army
        return army if army and home.army in self.kin(army) else None

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
        return self.lookup.named(words) if words else None

    def army_of(self, adjective: str) -> Force | None:
        """Return the army that a demonym alone means before an event: "a Turkish advance".

        >>> load().army_of("Turkish").name
        'Turkish Armed Forces'
        """
        known = Name.of(adjective).key in self.states.adjectives and adjective[0].isupper()
        return self.named(f"{adjective} army") if known else None

    def scan(self, body: str) -> tuple[tuple[Span, Force], ...]:
        """Find every name of a force, the longest at each place, in text order.

        Names are read in the theatre that the text is about.
        """
        return tuple(self.within(body).lookup.scan(body))

    def kin(self, force: Force) -> tuple[Force, ...]:
        """Return a force with all that it is a part of; a state and its army go together.

        >>> [force.name for force in load().kin(load().named("Russia"))]
        ['Russia', 'Russian Armed Forces']
        >>> [force.name for force in load().kin(load().named("French Third Army"))]
        ['French Third Army', 'France', 'French Armed Forces']
        """
        if force.id in self.states.armies:
            return self.states.armies[force.id]
        row = self.by_id.get(force.id)
        if row is None:
            above = self.lookup.owners(force)
        else:
            above = (self._force(row.parent),) if row.parent else ()
        return tuple(dict.fromkeys(chain((force,), *map(self.kin, above))))


@cache
def load(folder: Path = FOLDER, extra: Path | None = None) -> ForceTable:
    """Read the tables of states, groups, wars, commanders and contexts.

    Parameters
    ----------
    extra
        A further table of groups, by default the one that the settings name; its rows
        prevail over those of the same names.

    Raises
    ------
    InvalidValue
        If a row cannot be read; the message names file and line.
    """
    extra = extra or settings.load().forces
    if extra and not extra.is_file():
        raise InvalidValue(f"{extra}: no such table of forces; SANDTABLE_FORCES names one by path")
    states = States.of(map(State.read, read_rows(folder / "states.csv")))
    wars = [Theatre.read(cells) for cells in read_rows(folder / "wars.csv")]
    countries = map(Theatre.of_country, states.countries.values())
    theatres = {theatre.name: theatre for theatre in (*countries, *wars)}
    groups = [read_groups(path, theatres) for path in (folder / "groups.csv", extra) if path]
    rows = join_rows(chain(*groups), states.armies)
    _check_parents(rows, states)
    contexts = tuple(
        ContextRule(cells["alias"], cells["force"], cells["theatre"], cells["cue"])
        for cells in read_rows(folder / "contexts.csv")
    )
    commanders = tuple(map(Commander.read, read_rows(folder / "commanders.csv")))
    fought_in = dict.fromkeys((*wars, *(row.theatre for row in rows if row.theatre)))
    return ForceTable.of(rows, states, contexts, commanders, tuple(fought_in))


def _check_parents(rows: Iterable[Row], states: States) -> None:
    """Raise where a force is part of one that no table has, or of itself."""
    parents = {row.force.id: row.parent for row in rows}
    for row in rows:
        above, seen = row.parent, {row.force.id}
        while above and above not in states.armies:
            if above not in parents or above in seen:
                raise InvalidValue(f"force {row.force.id}: its parent {above!r} is no other force")
            seen.add(above)
            above = parents[above]
