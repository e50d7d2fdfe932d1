"""Names with a generic noun: "city of Sirte", "Al-Jufra base", "Rapides Parish"."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from geo.model.generic_noun import features_asked

Features = tuple[str, ...]

_DIVISION = ("A.ADM1", "A.ADM2")
_NOUNS_OF_GAZETTEERS: Mapping[str, Features] = MappingProxyType(
    {
        **dict.fromkeys(("oblast'", "krai", "kray", "okrug", "republic", "voivodeship"), _DIVISION),
        **dict.fromkeys(("raion", "rayon", "department", "departement", "wilaya"), _DIVISION),
        **dict.fromkeys(("muhafazat", "shabiyat", "ostan", "wilayat", "il", "emirate"), _DIVISION),
        **dict.fromkeys(("division", "municipality", "metropolis", "census"), _DIVISION),
        "aerodrome": ("S.AIR",),
        "afb": ("S.AIRB",),
    }
)
_MODIFIERS = frozenset(
    """
    air army autonomous field force international metropolitan military municipal national naval
    oil regional special station
    """.split()  # noqa: SIM905
)
"""Words between the name and its noun: "Benina International Airport"."""


def bare_names(name: str) -> Iterator[tuple[str, Features]]:
    """Yield a name without its generic noun, and the features that the noun asks for.

    >>> list(bare_names("city of Hun"))
    [('Hun', ('P.',))]
    >>> list(bare_names("Benina International Airport"))
    [('Benina', ('S.AIR',))]
    >>> list(bare_names("Sirte"))
    []
    """
    words = name.split()
    if len(words) > 2 and words[1].casefold() == "of" and (asked := _asked(words[0])):
        yield " ".join(words[2:]).removeprefix("the "), asked
    if len(words) > 1 and (asked := _asked(words[-1])):
        bare = words[:-1]
        while len(bare) > 1 and bare[-1].casefold() in _MODIFIERS:
            military = bare.pop().casefold() == "air"
            asked = ("S.AIRB", *asked) if military else asked
        yield " ".join(bare), asked
    if len(words) > 1 and words[1].casefold() != "of" and (asked := _asked(words[0])):
        yield " ".join(words[1:]), asked


def _asked(word: str) -> Features:
    return features_asked(word) or _NOUNS_OF_GAZETTEERS.get(word.casefold(), ())
