"""How likely a place is meant when nothing but its name is known: the order of candidates."""

from functools import cache

from geo.model import Place

Floors = tuple[tuple[str, int], ...]

_FLOORS: Floors = (
    ("A.PCL", 100_000_000),
    ("L.CONT", 100_000_000),
    ("H.OCN", 50_000_000),
    ("A.ADM1", 20_000),
    ("P.PPLC", 500_000),
    ("H.", 100_000),
    ("T.", 50_000),
    ("L.RGN", 50_000),
    ("A.", 1_000),
    ("S.AIRB", 10_000),
    ("S.", 2_000),
)
_IMPORTED_FLOORS: Floors = (
    ("A.PCLH", 20_000),
    ("A.ADM1H", 200),
    ("A.ADM2H", 200),
    ("A.PCL", 100_000_000),
    ("A.ADM1", 20_000),
    ("A.ADM2", 1_000),
    ("P.PPLC", 500_000),
    ("P.PPLA", 1_000),
    ("P.", 200),
    ("A.", 200),
    ("S.AIR", 1_000),
    ("H.OCN", 50_000_000),
    ("H.SEA", 100_000),
    ("H.GULF", 50_000),
    ("H.STRT", 20_000),
)
WELL_KNOWN = 500
"""From which prominence on an imported place's name alone makes a word a place name.

GeoNames has a farm or a stream for nearly every word of English.
"""
_DIVISION_SHARE = 4
_REVIEWED = 30_000
"""What an entry that somebody thought worth writing down is worth at least."""


def prominence(place: Place) -> int:
    """Return the place's people, or for places without any what they are worth in people.

    A division counts for less than its people: its capital often bears its name, and is meant.
    """
    floor = _floor(_FLOORS, place.feature)
    if place.source == "reviewed":
        floor = max(floor, _REVIEWED)
    return max(floor, _people(place))


def imported_prominence(place: Place) -> int:
    """Return the same for a place of GeoNames' whole file, where most are hamlets and creeks."""
    return max(_floor(_IMPORTED_FLOORS, place.feature), _people(place))


def tabled_prominence(place: Place) -> int:
    """Return the same for a place of a user's own table."""
    return max(_REVIEWED, prominence(place))


@cache
def _floor(floors: Floors, feature: str) -> int:
    return next((people for prefix, people in floors if feature.startswith(prefix)), 0)


def _people(place: Place) -> int:
    is_division = place.feature.startswith("A.ADM")
    return place.population // _DIVISION_SHARE if is_division else place.population
