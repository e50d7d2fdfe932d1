"""Commanders who stand for their armies: "Lee crossed the Potomac"."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from geo.forces.rows import split_cell
from geo.model import DateSpan

RANKS = frozenset(
    """
    General Gen Marshal Field-Marshal Admiral Adm Colonel Col Major Maj Captain
    Commander Brigadier Lieutenant Lt Generalissimo Emperor King Prince Archduke Duke Count
    Sultan Khan Pasha Emir Sheikh Mullah Commandant Caudillo Warlord Tsar Kaiser Lord Sir
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Words before a surname that say it is a leader's."""

_SURE_WEIGHT = 3


@dataclass(frozen=True, slots=True)
class Commander:
    """Hold a person who stands for a force, and the names that texts give him.

    ``names`` are unmistakable; ``surnames`` are met only where a text shows whom it means.
    """

    names: tuple[str, ...]
    surnames: tuple[str, ...]
    force_id: str
    theatre: str
    valid_from: date | None

    @classmethod
    def read(cls, cells: Mapping[str, str]) -> Self:
        """Make a commander of a row of ``commanders.csv``."""
        first = cells["valid_from"]
        return cls(
            split_cell(cells["names"]),
            split_cell(cells["surnames"]),
            cells["force"],
            cells["theatre"],
            date.fromisoformat(first) if first else None,
        )

    def names_in(
        self,
        phrases: Counter[str],
        published: DateSpan | None,
        theatres: Mapping[str, int],
        speaks_of: Callable[[str], bool],
    ) -> tuple[str, ...]:
        """Return the names by which a text may mean the commander.

        The text is about his war, or gives him a rank and speaks of his force. A surname
        alone also needs a full name, a rank, or a text that is much about the war.

        Parameters
        ----------
        speaks_of
            Tells of the id of a force whether the text names it or its people.
        """
        if published and self.valid_from and self.valid_from > published.last:
            return ()
        met = [surname for surname in self.surnames if surname in phrases]
        full = any(name in phrases for name in self.names)
        if not (met or full):
            return ()
        ranked = any(f"{rank} {surname}" in phrases for surname in met for rank in RANKS)
        weight = theatres.get(self.theatre, 0) if self.theatre else _SURE_WEIGHT
        if weight or (ranked and speaks_of(self.force_id)):
            sure = full or ranked or weight >= _SURE_WEIGHT
            return (*self.names, *met) if sure else self.names
        return ()
