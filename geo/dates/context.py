"""What a reader of a text keeps in mind: the publication day, and the date now spoken of."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from geo.dates.calendar import MONTHS_OF, Edge, Interval, Moment, Unit
from geo.dates.phrase import Phrase
from geo.dates.sections import Section
from geo.dates.tense import Tense, tense_near
from geo.model import DateBasis, TimexType

TURN_OF_YEAR = 9  # months back that mean the next year: October, then January
_TURN_BACK = 11  # months ahead that mean the year before: January, then December
_FAR_YEARS = 10
_LEAD = 120
_STRAYS = 2  # dates stated outside of a section's years that show the story has left them
_BOUND = re.compile(r"\b(?:since|until|till|as of)\s+$", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:^|[.!?:]|\n)[\"'”)]*\s*(?:\w+\s+){0,2}\(?$")


def is_sentence_start(body: str, offset: int) -> bool:
    """Tell whether at most two words and a bracket stand before an offset in its sentence."""
    return bool(_SENTENCE_START.search(body[max(0, offset - _LEAD) : offset]))


def _is_open(lead: str) -> bool:
    """Tell whether a bracket is open at the end of a text's line."""
    line = lead[lead.rfind("\n") + 1 :]
    return line.count("(") > line.count(")")


class Mode(StrEnum):
    """How relative dates are read."""

    AUTO = "auto"  #: decided by :func:`geo.dates.mode.choose_mode`
    NEWS = "news"  #: from the publication date
    NARRATIVE = "narrative"  #: from the dates told before


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what one expression means.

    ``interval`` is given where it is not simply the moment's own, cut by ``edge``.
    """

    type: TimexType
    value: str
    moment: Moment | None = None
    edge: Edge | None = None
    interval: Interval | None = None
    basis: DateBasis = DateBasis.RELATIVE
    trim_to: int | None = None


def dated(
    moment: Moment | None, basis: DateBasis = DateBasis.RELATIVE, edge: Edge | None = None
) -> Reading | None:
    """Make the reading of a moment; None stays None."""
    if moment is None:
        return None
    kind = TimexType.TIME if moment.time else TimexType.DATE
    return Reading(kind, moment.value, moment, edge, basis=basis)


@dataclass(slots=True)
class Context:
    """Keep the state of one reading of one text.

    ``anchor`` is the publication day, None where unknown or where the text is a narrative.
    ``focus`` is the last date told, ``day_focus`` the last one told to the day.
    """

    body: str
    mode: Mode
    anchor: date | None
    focus: Moment | None = None
    day_focus: Moment | None = None
    year_ahead: int | None = None
    told_until: int = 0
    section: Section | None = None
    strays: int = 0

    @property
    def is_narrative(self) -> bool:
        """Tell whether the text tells of the past in its own order."""
        return self.mode is Mode.NARRATIVE

    @property
    def now(self) -> Moment | None:
        """Return what "today" is relative to: publication, or in a narrative the focus."""
        if self.is_narrative:
            return self.then
        return Moment.of_day(self.anchor) if self.anchor else None

    @property
    def then(self) -> Moment | None:
        """Return what "the next day" is relative to: the date told last, else publication."""
        if self.day_focus and self.focus and _holds(self.focus, self.day_focus):
            return self.day_focus
        if self.focus:
            return self.focus
        return Moment.of_day(self.anchor) if self.anchor else None

    @property
    def day(self) -> Moment | None:
        """Return the day on which a time of day without one falls."""
        then = self.then
        if then is None or then.date or self.is_narrative:
            return then
        return Moment.of_day(self.anchor) if self.anchor else then

    def tell(self, phrase: Phrase, moment: Moment) -> None:
        """Move the focus to a date that the text tells; a year in passing does not move it."""
        if moment.year is None or moment.unit > Unit.YEAR:
            return
        if self.is_narrative and self.focus is not None and self._is_aside(phrase, moment):
            return
        if self.section and phrase.stated_year() is not None:
            is_stray = not self.section.covers(moment.year)
            self.strays = self.strays + 1 if is_stray else 0
        self.focus, self.told_until = moment, phrase.end
        if moment.date:
            self.day_focus = moment

    def enter(self, section: Section | None) -> None:
        """Take note of the section that the text has come to."""
        if section is not self.section:
            self.section, self.strays = section, 0

    def _is_aside(self, phrase: Phrase, moment: Moment) -> bool:
        """Tell a date mentioned in passing from one the story moves to.

        In passing are dates in brackets, bounds ("since June"), and years of something else
        ("the treaty of 1936"). The story moves to a year that opens a sentence, or a paragraph
        if it is not far off; and to any year while it tells no months.
        """
        lead = self.body[max(0, phrase.start - _LEAD) : phrase.start]
        if _BOUND.search(lead) or _is_open(lead):
            return True
        focus = self.focus
        if moment.unit is not Unit.YEAR or focus is None or focus.unit is Unit.YEAR:
            return False
        if is_sentence_start(self.body, phrase.start):
            return False
        is_far = abs((moment.year or 0) - (focus.year or 0)) > _FAR_YEARS
        return is_far or self.body.find("\n", self.told_until, phrase.start) < 0

    def tense(self, phrase: Phrase) -> Tense:
        """Tell whether the expression looks back or ahead."""
        return tense_near(self.body, phrase.start, phrase.end)

    def year_of(self, phrase: Phrase, month: int, day: int | None) -> tuple[int | None, DateBasis]:
        """Find the year of a month or day: stated, named nearby, or carried along."""
        stated = phrase.stated_year(self._reference_year)
        if stated is not None:
            return stated, DateBasis.TEXT
        if phrase.has("year_unit"):
            base = self.related(phrase, Unit.YEAR)
            return (base.year if base else None), DateBasis.RELATIVE
        if self.year_ahead is not None:
            return self.year_ahead, DateBasis.TEXT
        if self.is_narrative:
            return self.carried_year(month), DateBasis.INFERRED
        return self._nearest_year(phrase, month, day), DateBasis.RELATIVE

    def related(self, phrase: Phrase, unit: Unit) -> Moment | None:
        """Return the unit that "last", "the same", "following" and the like point to."""
        base = self.then if _points_back(phrase, unit) else self.now
        if base is None:
            return Moment(unit)
        return base.coarsen(unit).shift(step_of(phrase), unit)

    @property
    def _reference_year(self) -> int | None:
        if self.focus and self.focus.year:
            return self.focus.year
        return self.anchor.year if self.anchor else None

    def carried_year(self, month: int, turn: int = TURN_OF_YEAR) -> int | None:
        """Carry the year of the focus along; a story that goes on past December enters the next."""
        focus = self.focus
        if focus is None or focus.year is None:
            return None
        if self.section and self.strays < _STRAYS and not self.section.covers(focus.year):
            return self.section.first_year
        if focus.part == "WI" and turn == TURN_OF_YEAR:  # it ends in the next year
            return focus.year + (month < TURN_OF_YEAR)
        told = focus.month or focus.coarsen(Unit.MONTH).month
        if turn == TURN_OF_YEAR and focus.part in MONTHS_OF:
            told = MONTHS_OF[focus.part][1]
        if told is None:
            return focus.year
        turns = (told - month >= turn) - (month - told >= _TURN_BACK)
        return focus.year + turns

    def _nearest_year(self, phrase: Phrase, month: int, day: int | None) -> int | None:
        anchor = self.anchor
        if anchor is None:
            return None
        distances = {
            year: (year - anchor.year) * 12 + month - anchor.month
            for year in range(anchor.year - 1, anchor.year + 2)
        }
        if day is not None and month == anchor.month:
            return anchor.year
        tense = self.tense(phrase)
        if tense is Tense.PAST:
            return max(year for year, distance in distances.items() if distance <= 0)
        if tense is Tense.FUTURE:
            return min(year for year, distance in distances.items() if distance >= 0)
        return min(distances, key=lambda year: (abs(distances[year]), year))


def step_of(phrase: Phrase) -> int:
    """Return -1 for "last" and "previous", 1 for "next" and "following", else 0."""
    if phrase.has("last", "past", "previous"):
        return -1
    return 1 if phrase.has("next", "following") else 0


def is_next_day(phrase: Phrase) -> bool:
    """Tell "next morning", of the day told last: who counts from now says "tomorrow"."""
    return phrase.has("next") and phrase.has("day_unit", "daypart")


def _points_back(phrase: Phrase, unit: Unit) -> bool:
    """Tell "the same year", from the date told last, from "last year", from now."""
    if phrase.has("same", "that", "previous", "following") or is_next_day(phrase):
        return True
    if unit > Unit.DAY and phrase.has("edge", "rest", "early", "late"):
        return False  # "the end of the year" is this year's
    return phrase.has("the") and not phrase.has("last", "past")


def _holds(wide: Moment, narrow: Moment) -> bool:
    outer, inner = wide.interval(), narrow.interval()
    if outer is None or inner is None:
        return wide.year == narrow.year and wide.month in (None, narrow.month)
    return outer[0] <= inner[0] and inner[1] <= outer[1]
