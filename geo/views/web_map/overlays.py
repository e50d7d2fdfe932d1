"""What the live page lays over the events, as the columns that ``overlays.js`` reads.

The page publishes both as files and names their addresses in its tick. A *selection* says which
events may be shown where only the server can tell: a search in the texts, publishers, distances.
*Presence* says who held or stood where; the script picks by its clock, so playing needs no server.
"""

import base64
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo.layers.control import Standing
from geo.layers.presence import Kind, Spell
from geo.views.web_map.columns import day_number
from geo.views.web_map.wording import PRESENCE, write_day


def write_selection(mask: NDArray[np.bool_]) -> dict[str, str]:
    """Return one bit an event, in base64, the first event in the highest bit.

    >>> write_selection(np.array([True, False, True]))
    {'bits': 'oA=='}
    """
    return {"bits": base64.b64encode(np.packbits(mask).tobytes()).decode("ascii")}


def write_presence(
    spells: Iterable[Spell], slots: Mapping[str, int | None]
) -> dict[str, list[Any]]:
    """Return spells as columns: where, from which day to which, who, and by which event.

    ``slots`` are the colours of all sides of the store. A force that the texts don't settle has
    no colour.
    """
    columns: dict[str, list[Any]] = {name: [] for name in PRESENCE_FIELDS}
    for spell in spells:
        side = next((force.side for force in spell.forces if force.side), "")
        row = {
            "lon": round(spell.place.lon, 5),
            "lat": round(spell.place.lat, 5),
            "first": day_number(spell.first) if spell.first else None,
            "last": day_number(spell.last) if spell.last else None,
            "kind": spell.kind.value,
            "standing": spell.standing.value,
            "slot": slots.get(side),
            "holder": name_of(spell),
            "title": title_of(spell),
            "event": spell.events[0].id if spell.events else "",
        }
        for name, value in row.items():
            columns[name].append(value)
    return columns


PRESENCE_FIELDS = (
    *("lon", "lat", "first", "last", "kind", "standing", "slot", "holder", "title", "event"),
)
"""Columns of presence, one value a spell; days count from 1970-01-01 and are inclusive."""


def name_of(spell: Spell) -> str:
    """Return the names of a spell's forces, or that they are not known or settled."""
    if spell.standing is Standing.UNKNOWN:
        return PRESENCE["unknown"]
    if spell.forces:
        return ", ".join(force.name for force in spell.forces)
    return PRESENCE["open"]


def title_of(spell: Spell) -> str:
    """Write a spell in one line: place, who, and how it is known."""
    template = PRESENCE[f"{spell.kind.value}_{spell.standing.value}"]
    return template.format(place=spell.place.name, who=name_of(spell), span=span_of(spell))


def span_of(spell: Spell) -> str:
    """Write from which day to which a spell lasted, as far as the texts tell."""
    first = write_day(spell.first) if spell.first else ""
    last = write_day(spell.last) if spell.last else ""
    if not first and not last:
        return PRESENCE["always"]
    name = "between" if first and last else "since" if first else "until"
    return PRESENCE[name].format(first=first, last=last)


assert {f"{kind.value}_{standing.value}" for kind in Kind for standing in Standing} <= set(PRESENCE)
