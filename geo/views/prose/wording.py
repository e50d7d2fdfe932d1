"""English for the parts of an event: names, places, speakers, counts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from geo.model import Force, Quantity, RelationKind, Resolution
from geo.model.generic_noun import singular
from geo.views.prose import closed_classes as classes
from geo.views.prose.quantities import in_words, write_quantity

_LONGEST_NAME = 80
_OF_PEOPLE = re.compile(r"\b(?:People|Women|Men|Workers|Peasants|Farmers|Soldiers)['’]s? ?")
"""Owners that are part of a proper name and no determiner of it."""
_COMMON_PLURAL = re.compile(r"([^s]s|men)$")
_IN_PLACE = re.compile(r" (?:in|at|of|inside|within|across|throughout) ", re.IGNORECASE)
_AFTER_AREA = re.compile(r" (?:of|between|around|near|along|in|to|with) ")


def plain(text: str) -> str:
    """Put foreign text on one line of bounded length."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= _LONGEST_NAME else line[: _LONGEST_NAME - 1].rstrip() + "…"


def listed(parts: Iterable[str], joint: str = "and") -> str:
    """Join parts as English does, the last by "and" or another word.

    >>> listed(["Sirte", "Jufra", "Brega"])
    'Sirte, Jufra and Brega'
    """
    *rest, last = dict.fromkeys(parts) or ("",)
    return f"{', '.join(rest)} {joint} {last}" if rest else last


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
    is_common = all(word.islower() for word in others) and not is_acronym(first)
    words = [first.casefold(), *others]
    if (
        is_common
        and words[-1] in classes.NOUNS_OF_FORCES
        and classes.WORDS_OF_FORCES.issuperset(words)
    ):
        return name[:1].lower() + name[1:]
    return name


def force_name(force: Force) -> str:
    """Name a force as a sentence does.

    >>> force_name(Force("lna", "LNA")), force_name(Force("x", "Troops"))
    ('the LNA', 'troops')
    """
    name = _unglossed(bare_force(force))
    article = _article(name)
    return f"{article} {name}" if article else name


def acting(forces: Sequence[Force]) -> tuple[Force, ...]:
    """Leave out a camp that is named beside forces of its own: they say more.

    >>> acting([Force("a", "Nord", "Nord"), Force("b", "Nord Guard", "Nord")])[0].name
    'Nord Guard'
    """
    own = {force.side for force in forces if force.name != force.side}
    return tuple(force for force in forces if force.name != force.side or force.side not in own)


def _head(name: str) -> str:
    """Return the part of a name that rules its article and number: what stands before "of"."""
    return name.partition(" of ")[0]


def _article(name: str) -> str:
    """Return the article that the name of a force takes in a sentence, "" for none."""
    words = _head(name).split() or [""]
    first, last = words[0], words[-1]
    owned = _OF_PEOPLE.sub("", name)
    has_own = first.casefold() in {"the", "a", "an"} or re.search(r"['’]s? ", owned)
    if has_own:
        return ""
    if last[:1].isupper():
        has_article = last.casefold() in classes.HEADS_WITH_ARTICLE | classes.PLURAL_NAMES
        return "the" if has_article or is_acronym(name) else ""
    if last in classes.INSTITUTIONS:
        return "the"
    is_one_of_many = last in classes.NOUNS_OF_FORCES | classes.HEADS_WITH_ARTICLE
    if not is_one_of_many or last in classes.UNCOUNTED or is_plural_noun(last):
        return ""
    return _indefinite(first)


def with_article(name: str) -> str:
    """Put the indefinite article before a name.

    >>> with_article("official"), with_article("Gulf Wire correspondent")
    ('an official', 'a Gulf Wire correspondent')
    """
    return f"{_indefinite(name)} {name}"


def _indefinite(name: str) -> str:
    return "an" if name[:1].casefold() in "aeiou" else "a"


def uncapitalised_article(name: str) -> str:
    """Write a name that begins with an article as the middle of a sentence does.

    >>> uncapitalised_article("The Gulf Wire"), uncapitalised_article("An officer")
    ('the Gulf Wire', 'an officer')
    """
    begins = name.startswith(("The ", "A ", "An "))
    return name[:1].lower() + name[1:] if begins else name


def is_plural(force: Force) -> bool:
    """Tell whether a verb after the force's name stands in the plural."""
    return is_plural_noun(_head(_unglossed(plain(force.name))))


def bare_name(resolution: Resolution) -> str:
    """Name a place as the gazetteer does; one that was not found, in the text's own words."""
    if resolution.place is None:
        words = plain(resolution.mention.text)
        return f"a place told only as “{words}”" if words.islower() else f"“{words}” (not located)"
    return plain(resolution.place.name)


def place_name(resolution: Resolution) -> str:
    """Name a place as a sentence does, with the article that areas take."""
    name = bare_name(resolution)
    if _is_kind(resolution, RelationKind.SITE):
        return _site_name(name)
    head = _head_of_place(name)
    is_measured = _is_kind(resolution, RelationKind.DISTANCE)
    has_article = name.casefold().startswith("the ") or is_measured
    is_part_of_name = head in classes.COMPASS and not name.islower() and " " in name
    takes_article = head in classes.AREAS and not has_article and not is_part_of_name
    return f"the {name}" if takes_article else name


def _site_name(name: str) -> str:
    """Give a site without a name the article it lacks: "a base in Homs".

    >>> _site_name("base in Homs"), _site_name("bases in Homs"), _site_name("the base in Homs")
    ('a base in Homs', 'bases in Homs', 'the base in Homs')
    >>> _site_name("parts of Homs"), _site_name("Homs airport")
    ('parts of Homs', 'Homs airport')
    """
    if name[:1].isupper() or name.startswith("the "):
        return uncapitalised_article(name)
    noun = _site_noun(name)
    is_plain = is_plural_noun(noun) or noun.split()[-1].casefold() in classes.UNCOUNTED
    return name if is_plain else with_article(name)


def _site_noun(name: str) -> str:
    """Return what stands before the place that a site lies in."""
    match = _IN_PLACE.search(name)
    return name[: match.start()] if match else name


def _head_of_place(name: str) -> str:
    """Return the word that rules the article of a place's name, without what is in brackets."""
    before: str = _AFTER_AREA.split(name.partition(" (")[0], maxsplit=1)[0]
    return ["", *before.split()][-1].casefold()


def _is_kind(resolution: Resolution, kind: RelationKind) -> bool:
    return resolution.relation is not None and resolution.relation.kind is kind


def place_names(resolutions: Sequence[Resolution]) -> str:
    """Join the names of places."""
    return listed(place_name(resolution) for resolution in resolutions)


def object_names(resolutions: Sequence[Resolution]) -> str:
    """Join the names of places that a verb takes; a place by another is "a place near" it."""
    return listed(map(object_name, resolutions))


def object_name(resolution: Resolution) -> str:
    """Name a place that a verb takes; one by another is "a place near" it."""
    name = place_name(resolution)
    return f"a place {name}" if _lies_by(resolution) else name


def location_phrase(resolutions: Sequence[Resolution]) -> str:
    """Write where something happened: in a town or area, at a spot, near another place."""
    if any(map(_lies_by, resolutions)):
        return f" {listed(map(_location, resolutions))}"
    return f" {'at' if _is_spot(resolutions[0]) else 'in'} {place_names(resolutions)}"


def _is_spot(resolution: Resolution) -> bool:
    """Tell what something happens at rather than in: a base, not a town or an area."""
    if _is_kind(resolution, RelationKind.SITE):
        noun = _site_noun(bare_name(resolution)).split()[-1].casefold()
        return classes.INHABITED.isdisjoint((noun, singular(noun)))
    return resolution.place is not None and resolution.place.feature.startswith("S.")


def _location(resolution: Resolution) -> str:
    if _lies_by(resolution):
        return place_name(resolution)
    return location_phrase([resolution]).strip()


def _lies_by(resolution: Resolution) -> bool:
    """Tell whether the name of a place begins as where does: "near Sirte", "25 km from Sirte"."""
    is_measured, name = _is_kind(resolution, RelationKind.DISTANCE), bare_name(resolution)
    return is_measured or name.partition(" ")[0].casefold() in classes.PREPOSITIONS


def count(quantities: Sequence[Quantity], joint: str = "and") -> str:
    """Write how many moved, "" where nothing is known; "or" joins only counts of one thing.

    >>> count([Quantity(800, 1400, "mercenaries")])
    '800 to 1,400 mercenaries'
    """
    several = len({quantity.unit.casefold() for quantity in quantities}) > 1
    return listed(filter(None, map(_quantity, quantities)), "and" if several else joint)


def counts_several(quantities: Sequence[Quantity]) -> bool:
    """Tell whether a verb after the count stands in the plural.

    >>> counts_several([Quantity(1, 1, "brigade")]), counts_several([Quantity(2, 2, "tanks")])
    (False, True)
    """
    if len(quantities) != 1:
        return True
    (only,) = quantities
    if only.low is None and only.high is None:
        return is_plural_noun(only.unit)
    return not only.low == only.high == 1


def _quantity(quantity: Quantity) -> str:
    first, _, rest = plain(quantity.unit).partition(" ")
    is_common = first.casefold() in classes.WORDS_OF_FORCES | classes.INSTITUTIONS
    unit = f"{first.casefold() if is_common else first} {rest}".strip()
    return write_quantity(replace(quantity, unit=unit), in_words)


def is_plural_noun(name: str) -> bool:
    """Tell whether a name ends with a noun in the plural, or of what takes a plural verb."""
    last = ["", *name.split()][-1]
    is_common_plural = last.islower() and bool(_COMMON_PLURAL.search(last))
    return last.casefold() in classes.PLURAL_NOUNS | classes.PLURAL_NAMES or is_common_plural


def _unglossed(name: str) -> str:
    """Leave out what explains a name in brackets."""
    return name.partition(" (")[0] or name


def is_acronym(name: str) -> bool:
    """Tell whether a name is spelt letter by letter: "LNA", "SPLM-N"."""
    letters = name.replace("-", "")
    return (
        letters.isupper()
        and letters.isalpha()
        and 2 <= len(letters) <= 6
        and name not in classes.SPOKEN_ACRONYMS
    )
