"""Choose how to read a text's relative dates: as news or as a narrative."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from geo.dates.context import Mode, is_next_day
from geo.dates.phrase import Phrase

_REMOTE_YEARS = 2
_LEAST_TOLD = 3
_MARGIN = 6  # in histories hardly one date in twenty counts from now, in news one in three
_CALENDAR = {"day", "days", "month", "season", "year", "years", "iso", "numeric"}
_COUNTED_FROM_NOW = {"deictic", "weekday", "weekend"}


def choose_mode(phrases: Sequence[Phrase], anchor: date | None) -> Mode:
    """Return NEWS or NARRATIVE from the expressions that a text uses.

    News counts from its publication: "yesterday", "Tuesday", "last week", "ago". A narrative
    names years well before its publication, and dates within them. Without a publication day
    how remote the years are cannot be told; then all dates of the calendar speak for a
    narrative, which at least relates them to one another.
    """
    from_now = sum(map(_counts_from_now, phrases))
    told = sum(_tells(phrase, anchor) for phrase in phrases)
    is_narrative = told >= (_LEAST_TOLD if anchor else 1) and told > _MARGIN * from_now
    return Mode.NARRATIVE if is_narrative else Mode.NEWS


def _counts_from_now(phrase: Phrase) -> bool:
    if phrase.kind in _COUNTED_FROM_NOW or phrase.has("ago"):
        return True
    if phrase.kind in ("span", "part_of") or is_next_day(phrase):
        return False
    kinds = [token.kind for token in phrase.tokens]
    return any(
        kind in ("last", "next", "this") and before != "the"
        for before, kind in pairwise(["", *kinds])
    )


def _tells(phrase: Phrase, anchor: date | None) -> bool:
    if phrase.kind not in _CALENDAR:
        return phrase.kind in ("offset", "unit") and phrase.has("later", "following", "same")
    if anchor is None:
        return True
    year = phrase.stated_year(anchor.year)
    return year is not None and year <= anchor.year - _REMOTE_YEARS
