"""Who says so, as a sentence names them."""

import re

from geo.views.prose import closed_classes as classes
from geo.views.prose.wording import is_acronym, is_plural_noun, plain, with_article

_ANAPHOR = re.compile(r"(the|that|this) same\b|(his|her|its|their) ", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_APPENDED = re.compile(r",\s|\s[-–—(]|[-–—]\s")
_NO_NAME = re.compile(r"[^\w\s.,;:'’‘\"“”«»&/()\-–—]")
"""Signs that no name has: the words were cut from markup or from broken text."""
_BARE = re.compile(r"the [a-z]+(?: [a-z]+)*")
_EXPLAINED = re.compile(r" (?:of|for|in|at|from) ")
_UNNAMED = {
    "the source": "an unnamed source",
    "a source": "an unnamed source",
    "the sources": "unnamed sources",
    "the official": "an unnamed official",
    "the officials": "unnamed officials",
}
"""Speakers whom only the text around them introduces, as a sentence by itself names them."""


def speaker(text: str) -> str:
    """Write who says so; empty where only the text around it tells who that is.

    >>> speaker("The same source"), speaker("their spokesman")
    ('', '')
    >>> speaker("He"), speaker("Observers"), speaker("The minister, who spoke to reporters")
    ('', 'observers', 'the minister')
    >>> speaker("Gulf Wire correspondent"), speaker('#panic("x'), speaker("local official")
    ('a Gulf Wire correspondent', '', 'a local official')
    >>> speaker("General (retired) Ali Example"), speaker("Brigadier General")
    ('General Ali Example', '')
    """
    unglossed = " ".join(_IN_BRACKETS.sub(" ", plain(text)).split())
    name = _APPENDED.split(unglossed, maxsplit=1)[0].strip(" ,.;:-–—")
    if _names_nobody(name):
        return ""
    if name.casefold() in _UNNAMED:
        return _UNNAMED[name.casefold()]
    first, _, rest = name.partition(" ")
    if first.casefold() in classes.COMMON:
        name = f"{first.casefold()} {rest}".strip()
    if _is_one_of_many(name):
        return with_article(name)
    return f"the {name}" if is_acronym(name) else name


def _names_nobody(name: str) -> bool:
    """Tell whether words are a rank alone, a pronoun, point back in the text, or are no words."""
    words = name.casefold().replace(".", " ").replace("-", " ").split()
    return (
        classes.RANKS.issuperset(words)
        or name.casefold() in classes.PRONOUNS
        or not any(map(str.isalpha, name))
        or bool(_NO_NAME.search(name) or _ANAPHOR.match(name))
        or name.count('"') % 2 == 1
    )


def _is_one_of_many(name: str) -> bool:
    """Tell whether a name is a role without its article: "Gulf Wire correspondent"."""
    first, *_, last = name.split() * 2
    return (
        last in classes.ROLES
        and first.casefold() not in classes.DETERMINERS
        and not re.search(r"['’]s? ", name)
    )


def told_by(name: str, publisher: str) -> str:
    """Name a speaker outside the text: who is only "the governor" there is so to one publisher.

    >>> told_by("the governor", "Gulf Wire"), told_by("the governor", "")
    ('the governor quoted by Gulf Wire', 'a governor')
    >>> told_by("the governor of Hun", "Gulf Wire"), told_by("the army", "Gulf Wire")
    ('the governor of Hun', 'the army')
    """
    last = ["", *name.split()][-1]
    is_known = last in classes.INSTITUTIONS or is_plural_noun(last) or _EXPLAINED.search(name)
    if is_known or not _BARE.fullmatch(name):
        return name
    bare = name.removeprefix("the ")
    return f"{name} quoted by {publisher}" if publisher else with_article(bare)
