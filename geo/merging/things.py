"""Sorts of things that move: a report of missiles is not one of soldiers.

The nouns are those that news texts count or name as moved. What a noun leaves open, such as
"equipment" or "convoy", is compatible with every sort it may hold.
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType


class Sort(StrEnum):
    """Sorts of things that no reporter takes for one another."""

    PERSONNEL = "personnel"
    AIRCRAFT = "aircraft"
    ARMS = "arms"  #: missiles, air defence, artillery
    VEHICLES = "vehicles"
    SHIPS = "ships"
    SUPPLIES = "supplies"


_NOUNS = {
    Sort.PERSONNEL: """troop soldier fighter mercenary militant rebel insurgent gunman guerrilla
        militiaman man personnel people member officer commander adviser advisor trainer instructor
        contractor volunteer recruit conscript reservist peacekeeper policeman guard guardsman
        paratrooper commando marine sniper pilot crew operative serviceman infantry infantryman
        cavalry jihadist combatant specialist expert technician observer tribesman partisan""",
    Sort.AIRCRAFT: """aircraft plane airplane warplane jet bomber helicopter gunship drone uav
        airlifter mig sukhoi""",
    Sort.ARMS: """missile rocket launcher battery radar artillery howitzer mortar gun cannon
        system defence defense sam manpads""",
    Sort.VEHICLES: """tank vehicle truck apc ifv armour armor lorry pickup technical jeep
        bulldozer""",
    Sort.SHIPS: """ship warship vessel boat frigate destroyer corvette cruiser submarine fleet
        flotilla armada tanker trawler cutter""",
    Sort.SUPPLIES: "supply fuel food aid medicine provision ration logistics",
}  # fmt: skip
_SPECIALISTS = frozenset(
    """officer commander adviser advisor trainer instructor sniper pilot crew specialist expert
    technician observer""".split()  # noqa: SIM905 - a list of words reads best as words
)
"""People counted apart from those they serve with."""

_MATERIEL = frozenset(Sort) - {Sort.PERSONNEL}
_OPEN = {
    **dict.fromkeys(("weapon", "weaponry", "arm", "armament", "hardware", "equipment"), _MATERIEL),
    **dict.fromkeys(("materiel", "shipment", "cargo", "consignment", "arsenal"), _MATERIEL),
    **dict.fromkeys(("ammunition", "munition"), frozenset({Sort.SUPPLIES, Sort.ARMS})),
    **dict.fromkeys(("mine", "shell"), frozenset({Sort.SUPPLIES, Sort.ARMS})),
    "interceptor": frozenset({Sort.AIRCRAFT, Sort.ARMS}),
    "carrier": frozenset({Sort.VEHICLES, Sort.SHIPS}),
    **dict.fromkeys(
        ("unit", "force", "battalion", "brigade", "division", "regiment", "company", "squadron"),
        frozenset[Sort](),
    ),
    **dict.fromkeys(
        ("convoy", "column", "contingent", "reinforcement", "group", "corp", "detachment"),
        frozenset[Sort](),
    ),
}
"""Nouns that leave the sort open; none where they may hold anything, soldiers included."""

SORTS: Mapping[str, frozenset[Sort]] = MappingProxyType(
    {**{noun: frozenset({sort}) for sort in Sort for noun in _NOUNS[sort].split()}, **_OPEN}
)
"""Singular noun to the sorts that it may name."""

_JOINTS = re.compile(r",|;|\band\b|\bwith\b|\bplus\b", re.IGNORECASE)
_WORD = re.compile(r"[\w-]+")
_DESIGNATION = re.compile(r"[a-z]+-?\d")


def sorts_of(unit: str) -> frozenset[Sort]:
    """Return the sorts that the words for what moved may name; none where they leave it open.

    >>> sorted(sorts_of("hundreds of fighters")), sorted(sorts_of("MiG-29 fighters"))
    ([<Sort.PERSONNEL: 'personnel'>], [<Sort.AIRCRAFT: 'aircraft'>])
    >>> sorted(sorts_of("S-400 missile systems")), sorts_of("units")
    ([<Sort.ARMS: 'arms'>], frozenset())
    """
    parts = [_of_phrase(part) for part in _JOINTS.split(unit) if part.strip()]
    return frozenset().union(*parts) if all(parts) else frozenset()


def counted_as(unit: str) -> str:
    """Say what a count is of, so that counts of one thing can be compared.

    Fighters, troops and mercenaries are all people who fight; officers and tanks are counted
    for themselves.

    >>> counted_as("Syrian mercenaries") == counted_as("fighters"), counted_as("battle tanks")
    (True, 'tank')
    """
    sorts = sorts_of(unit)
    noun = next(filter(None, map(_noun, reversed(_words(unit)))), " ".join(unit.casefold().split()))
    if sorts == {Sort.PERSONNEL} and noun not in _SPECIALISTS:
        return Sort.PERSONNEL
    return noun


def _of_phrase(phrase: str) -> frozenset[Sort]:
    words = _words(phrase)
    for i in range(len(words) - 1, -1, -1):
        noun = _noun(words[i])
        if noun == "fighter" and i and _DESIGNATION.match(words[i - 1]):
            return frozenset({Sort.AIRCRAFT})
        if noun:
            return SORTS[noun]
    return frozenset()


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _noun(word: str) -> str:
    """Return the known noun that the word, or its last part, is a form of."""
    return next((form for form in _forms(word.rpartition("-")[2]) if form in SORTS), "")


def _forms(word: str) -> Iterator[str]:
    yield word
    if word.endswith("men"):
        yield f"{word[:-3]}man"
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    yield word.removesuffix("s")
    yield word.removesuffix("es")
