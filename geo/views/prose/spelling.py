"""Place names as the articles spell them: a reader looks for "Sirte", not for "Surt"."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import SequenceMatcher

from geo.gazetteer.keys import normalised_key, transliteration_keys
from geo.model import Event, PlaceRole, Resolution
from geo.model.generic_noun import singular

_LEAST_ALIKE = 0.5
"""Names less alike than this are two names of a place, not two spellings of one."""
_PARTICLES = frozenset(
    "al el as ash at ar az ad an ed er es ez de du da di do la le las los of the and y".split()  # noqa: SIM905
)
"""Words within names that are written small."""
_NO_NAMES = ("anaphor", "generic", "relative")
"""Detectors of mentions that stand for a name."""


def respell(events: Iterable[Event]) -> tuple[Event, ...]:
    """Name every place of the events as their claims mostly spell it.

    A place goes by one name in all of the events. One that the claims name altogether
    otherwise bears both names, "Khartoum North (Bahri)"; one they name nowhere the gazetteer's.
    """
    told = tuple(events)
    return respell_as(told, find_spellings(told))


def find_spellings(events: Iterable[Event]) -> Mapping[str, str]:
    """Find what the claims of the events call each place most, by the id of the place."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    official: dict[str, str] = {}
    for event in events:
        for claim in event.claims:
            for resolution in claim.resolutions:
                name = _spelling(resolution)
                if name and resolution.place:
                    counts[resolution.place.id][name] += 1
                    official[resolution.place.id] = resolution.place.name
    return {id_: _most_used(found, official[id_]) for id_, found in counts.items()}


def respell_as(events: Iterable[Event], spellings: Mapping[str, str]) -> tuple[Event, ...]:
    """Name the places of the events by these spellings, by id."""

    def named(places: tuple[Resolution, ...]) -> tuple[Resolution, ...]:
        return tuple(_named(place, spellings) for place in places)

    return tuple(
        replace(
            event,
            origins=named(event.origins),
            via=named(event.via),
            destinations=named(event.destinations),
            locations=named(event.locations),
        )
        for event in events
    )


def _named(resolution: Resolution, spellings: Mapping[str, str]) -> Resolution:
    place = resolution.place
    if place is None or spellings.get(place.id, place.name) == place.name:
        return resolution
    return replace(resolution, place=replace(place, name=spellings[place.id]))


def _most_used(counts: Counter[str], official: str) -> str:
    """Return the spelling used most, of equals the one most like the gazetteer's."""
    alike = [name for name in counts if _are_alike(name, official)]
    chosen = max(alike or counts, key=lambda name: (counts[name], _likeness(name, official), name))
    return chosen if alike else f"{official} ({chosen})"


def _spelling(resolution: Resolution) -> str:
    """Return how the text spells a place, "" where it uses no name of just this place."""
    place, mention = resolution.place, resolution.mention
    if place is None or resolution.relation or resolution.role is not PlaceRole.LITERAL:
        return ""
    name = " ".join(mention.text.split()).removeprefix("the ").removeprefix("The ")
    words = [word for word in re.split(r"[\s-]", name) if word not in _PARTICLES]
    is_name = bool(words) and all(word[:1].isupper() for word in words)
    is_shouted = name.isupper() and not place.name.isupper()
    if not is_name or is_shouted or "," in name or mention.detector.startswith(_NO_NAMES):
        return ""
    return name if _kinds(name) == _kinds(place.name) else ""


def _kinds(name: str) -> set[str]:
    """Return what a name says its bearer is: an airbase of a name is not the town of it."""
    return set(filter(None, map(singular, name.split())))


def _are_alike(one: str, other: str) -> bool:
    """Tell two spellings of a name: by their letters, or by how they sound."""
    sound_alike = set(transliteration_keys(one)) & set(transliteration_keys(other))
    return bool(sound_alike) or _likeness(one, other) >= _LEAST_ALIKE


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, normalised_key(one), normalised_key(other)).ratio()
