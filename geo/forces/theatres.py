"""Theatres: the country or the war that a text is about, which decides whom its names mean."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Self

from geo.forces.rows import split_cell
from geo.model import DateSpan

_MIN_MENTIONS = 2
_MIN_EVIDENCE = 2
_TOUCHED = 3
_HISTORY_WEIGHT = 8
_YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Theatre:
    """Hold where and when a war was fought, and the words by which a text shows it is about it.

    A theatre without cues is a country, whatever is fought over there.
    """

    name: str
    countries: frozenset[str]
    years: range = range(0)
    cues: tuple[str, ...] = ()

    @classmethod
    def of_country(cls, name: str) -> Self:
        """Make the theatre that a country is."""
        return cls(name, frozenset({name}))

    @classmethod
    def read(cls, cells: Mapping[str, str]) -> Self:
        """Make a theatre of a row of ``wars.csv``."""
        return cls(
            cells["war"],
            frozenset(split_cell(cells["countries"])),
            range(int(cells["first_year"]), int(cells["last_year"]) + 1),
            split_cell(cells["cues"]),
        )

    @property
    def is_war(self) -> bool:
        """Tell whether the theatre is one war, whose texts may be written long after it."""
        return bool(self.cues)

    def is_over(self, published: DateSpan | None) -> bool:
        """Tell whether the war ended before the year before a text was published."""
        return self.is_war and published is not None and self.years[-1] < published.first.year - 1

    def strength(
        self, phrases: Counter[str], named: Counter[str], years_named: Collection[int]
    ) -> int:
        """Weigh how much of a text is about the theatre; 0 where it is not.

        A country must be named about as often as any. A war needs two of: a word of its own, a
        second one, one of its years, one of its countries.

        Parameters
        ----------
        phrases
            The words of the text, alone and in sequence.
        named
            How often the text speaks of each country.
        years_named
            The years that the text names.
        """
        most = max(named.values(), default=0)
        at_home = any(_is_main(named[country], most) for country in self.countries)
        if not self.is_war:
            return sum(named[country] for country in self.countries) if at_home else 0
        uses = [phrases[cue] for cue in self.cues if cue in phrases]
        years = any(year in self.years for year in years_named)
        evidence = len(uses) + years + at_home
        return sum(uses) + years + at_home if evidence >= _MIN_EVIDENCE else 0


def strengths_of(
    theatres: Collection[Theatre],
    phrases: Counter[str],
    named: Counter[str],
    published: DateSpan | None = None,
) -> dict[str, int]:
    """Return the theatres that a text is about, by name, with their weights.

    Left out are a war with less than a third of the greatest weight, which is only touched on,
    and one that was over by the time the text was published, unless the text tells its history:
    names a year of it, and it more than any country.
    """
    years = {int(word) for word in phrases if len(word) == _YEAR_DIGITS and word.isdecimal()}
    history = max([_HISTORY_WEIGHT, *named.values()])
    weighed: dict[Theatre, int] = {}
    for theatre in theatres:
        weight = theatre.strength(phrases, named, years)
        told = weight >= history and any(year in theatre.years for year in years)
        if weight and (told or not theatre.is_over(published)):
            weighed[theatre] = weight
    most = max((weight for theatre, weight in weighed.items() if theatre.is_war), default=0)
    return {
        theatre.name: weight
        for theatre, weight in weighed.items()
        if weight * _TOUCHED >= most or not theatre.is_war
    }


def _is_main(mentions: int, most: int) -> bool:
    return mentions >= _MIN_MENTIONS and mentions * 2 >= most
