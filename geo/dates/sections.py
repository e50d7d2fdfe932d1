"""Sections of a narrative whose headings announce the years they tell of."""

import re
from dataclasses import dataclass

_HEADING = re.compile(r"(?m)^[^\n]{1,90}(?<![.;!?,:])$")
_HEADING_YEAR = re.compile(r"(?<![\d,.])(1\d{3}|20\d{2})(?![\d,.])")


@dataclass(frozen=True, slots=True)
class Section:
    """Hold the years that a heading announces for the text below it."""

    start: int
    first_year: int
    last_year: int

    def covers(self, year: int | None) -> bool:
        """Tell whether the year is one of the section's."""
        return year is not None and self.first_year <= year <= self.last_year


def sections(body: str) -> list[Section]:
    """Find the headings that announce years: "1942", "Invasion (2003-2004)"."""
    found = []
    for line in _HEADING.finditer(body):
        years = [int(year) for year in _HEADING_YEAR.findall(line.group())]
        if years and years[0] <= years[-1]:
            found.append(Section(line.end(), years[0], years[-1]))
    return found
