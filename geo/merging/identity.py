"""Which forces tell who it was: "troops" are somebody's in every war."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from geo.forces import IRREGULAR_NOUNS, MODIFIERS, REGULAR_NOUNS, load
from geo.model import Force

_SIDES = frozenset(
    """
    rebel rebels insurgent insurgents separatist separatists partisan partisans resistance
    opposition revolutionaries loyalists loyalist pro-government allied government regime state
    authorities national federal union central republican royal imperial
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Words that say whose side somebody is on: in one war, "rebels" are known."""

_BROAD = frozenset({"man", "men", "member", "members", "element", "elements", "group", "groups"})
_COMMON = (REGULAR_NOUNS | IRREGULAR_NOUNS | MODIFIERS | _BROAD) - _SIDES


def is_anonymous(force: Force) -> bool:
    """Tell whether a force is a common noun and identifies nobody.

    A word that begins a sentence has a capital letter too; within one, lower case tells a
    description from a name.

    >>> is_anonymous(Force("1", "Troops")), is_anonymous(Force("2", "foreign fighters"))
    (True, True)
    >>> is_anonymous(Force("3", "Wrangel's troops")), is_anonymous(Force("4", "Special Corps"))
    (False, False)
    """
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", force.name)
    if force.side or not words:
        return False
    head, described = words[-1].casefold(), words[1:]
    return (
        head in _COMMON
        and not any(word.casefold() in _SIDES for word in words)
        and all(map(str.islower, described))
        and (words[0].islower() or words[0].casefold() in _COMMON)
    )


def identified(forces: Iterable[Force]) -> tuple[Force, ...]:
    """Return the forces that say who they are."""
    return tuple(force for force in forces if not is_anonymous(force))


def with_kin(some: Iterable[Force]) -> tuple[Force, ...]:
    """Return forces with all that they are a part of; a state and its army go together."""
    return tuple(chain.from_iterable(map(_kin, some)))


@lru_cache(maxsize=1 << 12)
def _kin(force: Force) -> tuple[Force, ...]:
    return load().kin(force)
