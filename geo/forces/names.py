"""How texts name forces: the words, and the nouns that make a force of a demonym."""

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"\w+(?:[.'’&/-]\w+)*\.?")
_POSSESSIVE = re.compile(r"['’]s?$")

REGULAR_NOUNS = frozenset(
    """
    army armies military forces force troops soldiers soldier navy air-force airforce marines
    government regime state authorities warplanes jets aircraft planes tanks artillery warships
    ships units unit infantry cavalry paratroopers commandos servicemen conscripts personnel
    divisions division brigades brigade corps battalions battalion regiments regiment garrison
    garrisons fleet guards guard coastguards police officers armour armor column columns convoy
    convoys contingent contingents peacekeepers command defences defenses positions
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Nouns that make a state's own forces of a demonym: "Turkish troops"."""

IRREGULAR_NOUNS = frozenset(
    """
    rebels rebel insurgents insurgent militants militant mercenaries mercenary fighters fighter
    militia militias militiamen separatists separatist guerrillas guerrilla guerillas jihadists
    jihadist extremists terrorists gunmen partisans partisan volunteers contractors opposition
    revolutionaries tribesmen irregulars loyalists resistance
    """.split()  # noqa: SIM905
)
"""Nouns that make a group of its own of a demonym: "Syrian rebels"."""

MODIFIERS = frozenset(
    """
    government army military armed ground air naval special security border regular national
    federal regional elite paramilitary mechanised mechanized motorized motorised infantry
    armoured armored airborne main large small several remaining other additional allied
    pro-government loyalist union central republican royal imperial joint combat defence defense
    """.split()  # noqa: SIM905
)
"""Words that may stand between the demonym and the noun."""


def words_of(text: str) -> tuple[tuple[str, int, int], ...]:
    """Split a text into words with their offsets; a possessive ending is not part of a word.

    >>> [word for word, _, _ in words_of("the U.S. Army and Haftar's men")]
    ['the', 'U.S.', 'Army', 'and', 'Haftar', 'men']
    """
    found = []
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        if word.endswith(".") and "." not in word[:-1]:
            word = word[:-1]
        word = _POSSESSIVE.sub("", word)
        if word:
            found.append((word, start, start + len(word)))
    return tuple(found)


@lru_cache(maxsize=2)
def words_of_body(body: str) -> tuple[tuple[str, int, int], ...]:
    """Split an article's body as :func:`words_of` does; several stages ask for the same one."""
    return words_of(body)


@lru_cache(maxsize=2)
@lru_cache(maxsize=1)  # finding forces and reading claims both ask of one article in turn
def phrases_of_body(body: str) -> Counter[str]:
    """Count the words and phrases of an article's body."""
    return phrases_of([word for word, _, _ in words_of_body(body)])


def phrases_of(words: list[str], longest: int = 5) -> Counter[str]:
    """Count the words of a text and all sequences of up to ``longest`` words.

    >>> sorted(phrases_of(["Viet", "Minh"], 2))
    ['Minh', 'Viet', 'Viet Minh']
    """
    return Counter(
        " ".join(words[i : i + length])
        for length in range(1, longest + 1)
        for i in range(len(words) - length + 1)
    )


def is_acronym(alias: str) -> bool:
    """Tell whether an alias is met only in capitals: "IS" is a group, "is" is not."""
    letters = alias.replace(".", "").replace("-", "")
    return letters.isupper() and len(letters) <= 5 and " " not in alias


_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|d)?|[IVX]+")
_ORDINALS = frozenset(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
    """.split()  # noqa: SIM905
)


def is_ordinal(word: str) -> bool:
    """Tell whether a word numbers a unit: "Third", "6th", "XIV", "62"."""
    return _ORDINAL.fullmatch(word) is not None or (
        word[0].isupper() and word.casefold().rpartition("-")[2] in _ORDINALS
    )


Key = tuple[str, ...]
"""The words of a name in lower case, without a leading article."""


class Name(NamedTuple):
    """A name as the tables write it, with the key it is found by."""

    key: Key
    alias: str

    @classmethod
    def of(cls, alias: str) -> "Name":
        """Make the key of a name.

        >>> Name.of("the Viet Minh").key
        ('viet', 'minh')
        """
        words = tuple(word.casefold() for word, _, _ in words_of(alias))
        return cls(words[1:] if len(words) > 1 and words[0] == "the" else words, alias)
