"""How likely a place is meant when nothing but its name is known: the order of candidates."""

from geo.model import Place

_FLOORS = (
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
_DIVISION_SHARE = 4
_REVIEWED = 30_000
"""What an entry that somebody thought worth writing down is worth at least."""


def prominence(place: Place) -> int:
    """Return the place's people, or for places without any what they are worth in people.

    A division counts for less than its people: its capital often bears its name, and is meant.
    """
    floor = next((people for prefix, people in _FLOORS if place.feature.startswith(prefix)), 0)
    if place.source == "reviewed":
        floor = max(floor, _REVIEWED)
    of_capital = place.feature.startswith("A.ADM")
    return max(floor, place.population // _DIVISION_SHARE if of_capital else place.population)
