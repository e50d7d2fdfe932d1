"""English for the parts of an event: names, places, dates, counts."""

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from geo.forces import IRREGULAR_NOUNS, MODIFIERS, REGULAR_NOUNS
from geo.model import DateBasis, DateSpan, Force, Quantity, Resolution
from geo.views.prose.quantities import in_words, write_quantity

_LONGEST_NAME = 80
_ANAPHOR = re.compile(r"(the|that|this) same\b|(his|her|its|their) ", re.IGNORECASE)
_APPENDED = re.compile(r",\s|\s[-–—(]|[-–—]\s")
_LISTS = {
    "with article": "group army forces corps brigade brigades division regiment front company "
    "guard guards movement battalion union coalition command navy government militia militias "
    "party legion council units republic federation emirates states kingdom nations alliance "
    "league organization organisation resistance",
    "plural": "forces troops fighters units mercenaries militias soldiers militants rebels men "
    "guards contractors insurgents jihadists loyalists groups brigades tribes people police "
    "marines separatists guerrillas partisans allies",
    "plural name": "peshmerga houthis taliban janjaweed",
    "area": "district region province governorate crescent valley peninsula strait desert river "
    "area basin coast highlands hills mountains islands gulf sea oblast county delta corridor "
    "border suburbs outskirts netherlands east west north south",
    "pronoun": "he she it they him her them who whom whose which that this these those i we you "
    "one himself herself itself themselves",
    "common": "a an the some several two three four many most other another unnamed military "
    "local security medical government state senior army intelligence western diplomatic media "
    "political sources source officials official residents witnesses observers activists analysts "
    "commanders diplomats experts rebels locals reports statements eyewitnesses",
}
_WITH_ARTICLE, _PLURAL_NOUNS, _PLURAL_NAMES, _AREAS, _PRONOUNS, _COMMON = (
    frozenset(words.split()) for words in _LISTS.values()
)
"""Closed classes of words that decide on articles and agreement."""
_PLURAL_HEADS = _PLURAL_NOUNS | _PLURAL_NAMES
_NOUNS_OF_FORCES = _PLURAL_NOUNS | REGULAR_NOUNS | IRREGULAR_NOUNS
_WORDS_OF_FORCES = _NOUNS_OF_FORCES | MODIFIERS | _COMMON
_AFTER_AREA = re.compile(r" (?:of|between|around|near|along|in) ")


def plain(text: str) -> str:
    """Put foreign text on one line of bounded length."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= _LONGEST_NAME else line[: _LONGEST_NAME - 1].rstrip() + "…"


def listed(parts: Iterable[str]) -> str:
    """Join parts as English does.

    >>> listed(["Sirte", "Jufra", "Brega"])
    'Sirte, Jufra and Brega'
    """
    *rest, last = dict.fromkeys(parts) or ("",)
    return f"{', '.join(rest)} and {last}" if rest else last


def sentence(text: str) -> str:
    """Begin with a capital and end with one full stop."""
    text = text.strip()
    ending = "" if text.endswith((".", "?", "!", ".”")) else "."
    return capitalised(text) + ending


def capitalised(text: str) -> str:
    """Begin with a capital.

    >>> capitalised("the LNA")
    'The LNA'
    """
    return text[:1].upper() + text[1:]


def bare_force(force: Force) -> str:
    """Name a force as a table does; one known by common nouns only begins in lower case.

    >>> bare_force(Force("x", "Government troops")), bare_force(Force("lna", "LNA (Haftar)"))
    ('government troops', 'LNA (Haftar)')
    """
    name = plain(force.name)
    first, *others = name.split() or [""]
    is_common = all(word.islower() for word in others) and not _is_acronym(first)
    words = [first.casefold(), *others]
    if is_common and words[-1] in _NOUNS_OF_FORCES and _WORDS_OF_FORCES.issuperset(words):
        return name[:1].lower() + name[1:]
    return name


def force_name(force: Force) -> str:
    """Name a force as a sentence does.

    >>> force_name(Force("lna", "LNA")), force_name(Force("x", "Troops"))
    ('the LNA', 'troops')
    """
    name = _unglossed(bare_force(force))
    last = name.split()[-1] if name else ""
    proper = last[:1].isupper() and (last.casefold() in _WITH_ARTICLE or _is_acronym(name))
    return f"the {name}" if proper and not name.casefold().startswith("the ") else name


def is_plural(force: Force) -> bool:
    """Tell whether a verb after the force's name stands in the plural."""
    return _is_plural_noun(_unglossed(plain(force.name)))


def bare_name(resolution: Resolution) -> str:
    """Name a place as the gazetteer does; one that was not found, in the text's own words."""
    if resolution.place is None:
        return f"“{plain(resolution.mention.text)}” (not located)"
    return plain(resolution.place.name)


def place_name(resolution: Resolution) -> str:
    """Name a place as a sentence does, with the article that areas take."""
    name = bare_name(resolution)
    head = (["", *_AFTER_AREA.split(name, maxsplit=1)[0].split()])[-1].casefold()
    has_article = name.casefold().startswith("the ")
    return f"the {name}" if head in _AREAS and not has_article else name


def place_names(resolutions: Sequence[Resolution]) -> str:
    """Join the names of places."""
    return listed(place_name(resolution) for resolution in resolutions)


def location_phrase(resolutions: Sequence[Resolution]) -> str:
    """Write where something happened: in a town or area, at a spot."""
    first = resolutions[0].place
    at = first is not None and first.feature.startswith("S.")
    return f" {'at' if at else 'in'} {place_names(resolutions)}"


def speaker(text: str) -> str:
    """Write who says so; empty where only the text around it tells who that is.

    >>> speaker("The same source"), speaker("their spokesman")
    ('', '')
    >>> speaker("He"), speaker("Observers"), speaker("The minister, who spoke to reporters")
    ('', 'observers', 'the minister')
    """
    name = _APPENDED.split(plain(text), maxsplit=1)[0].strip(" ,.;:-–—")
    if name.casefold() in _PRONOUNS or not any(map(str.isalpha, name)):
        return ""
    if _ANAPHOR.match(name):
        return ""
    first, _, rest = name.partition(" ")
    if first.casefold() in _COMMON:
        return f"{first.casefold()} {rest}".strip()
    return f"the {name}" if _is_acronym(name) else name


def count(quantities: Sequence[Quantity]) -> str:
    """Write how many moved, "" where nothing is known.

    >>> count([Quantity(800, 1400, "mercenaries")])
    '800 to 1,400 mercenaries'
    """
    return listed(filter(None, map(_quantity, quantities)))


def counts_several(quantities: Sequence[Quantity]) -> bool:
    """Tell whether a verb after the count stands in the plural.

    >>> counts_several([Quantity(1, 1, "brigade")]), counts_several([Quantity(2, 2, "tanks")])
    (False, True)
    """
    if len(quantities) != 1:
        return True
    (only,) = quantities
    if only.low is None and only.high is None:
        return _is_plural_noun(only.unit)
    return not only.low == only.high == 1


def when(span: DateSpan | None) -> str:
    """Write when, with its preposition and a leading space; say so where no text gives it.

    >>> when(DateSpan.day(date(2020, 7, 14))) == f" on {full_day(date(2020, 7, 14))}"
    True
    """
    if span is None:
        return " at a date that is not given"
    if span.basis is DateBasis.INFERRED:
        return f"{_when(span)} (date inferred from the context)"
    return _when(span)


def _when(span: DateSpan) -> str:
    if span.basis is DateBasis.PUBLICATION:
        return f" by {full_day(span.last)}"
    if span.days == 1:
        return f" {'around' if span.basis is DateBasis.INFERRED else 'on'} {full_day(span.first)}"
    if _whole(span):
        return f" in {_whole(span)}"
    return f" on {_range(span, 'or')}" if span.days == 2 else f" between {_range(span, 'and')}"


def table_date(span: DateSpan | None) -> str:
    """Write an event's date for a table, and how it is known where no text gives it.

    >>> table_date(DateSpan.day(date(2020, 7, 14), DateBasis.PUBLICATION))
    'by 14 Jul 2020'
    >>> table_date(DateSpan.day(date(2020, 7, 14), DateBasis.INFERRED))
    '14 Jul 2020 (inferred)'
    """
    if span is None:
        return "no date"
    if span.basis is DateBasis.PUBLICATION:
        return f"by {_short_day(span.last)}"
    return short_date(span) + (" (inferred)" if span.basis is DateBasis.INFERRED else "")


def short_date(span: DateSpan) -> str:
    """Write a date as short as it can be said."""
    if span.days == 1:
        return _short_day(span.first)
    if _whole(span):
        return _whole(span)
    first, last = span.first, span.last
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_short_day(last)}"
    start = _short_day(first).removesuffix(f" {last.year}")
    return f"{start} – {_short_day(last)}"


def full_day(day: date) -> str:
    """Write a day in full, "14 July 2020"; day and month stay on one line."""
    return f"{day.day}\N{NO-BREAK SPACE}{calendar.month_name[day.month]} {day.year}"


def _short_day(day: date) -> str:
    return f"{day.day} {calendar.month_abbr[day.month]} {day.year}"


def _whole(span: DateSpan) -> str:
    """Name the month or year that the span is, "" for any other."""
    first, last = span.first, span.last
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if not whole_months or first.year != last.year:
        return ""
    if first.month == last.month:
        return f"{calendar.month_name[first.month]} {first.year}"
    return str(first.year) if (first.month, last.month) == (1, 12) else ""


def _range(span: DateSpan, joint: str) -> str:
    first, last = span.first, span.last
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} {joint} {full_day(last)}"
    if first.year == last.year:
        return f"{first.day} {calendar.month_name[first.month]} {joint} {full_day(last)}"
    return f"{full_day(first)} {joint} {full_day(last)}"


def _quantity(quantity: Quantity) -> str:
    return write_quantity(replace(quantity, unit=plain(quantity.unit)), in_words)


def _is_plural_noun(name: str) -> bool:
    last = ["", *name.split()][-1]
    is_common_plural = last.islower() and last.endswith("s") and not last.endswith("ss")
    return last.casefold() in _PLURAL_HEADS or is_common_plural


def _unglossed(name: str) -> str:
    """Leave out what explains a name in brackets."""
    return name.partition(" (")[0] or name


def _is_acronym(name: str) -> bool:
    return name.isupper() and name.isalpha() and 2 <= len(name) <= 6
