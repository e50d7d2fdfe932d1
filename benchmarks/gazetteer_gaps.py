"""Training texts as a gazetteer with gaps would meet them: the right place of some names gone.

Gazetteers lack little places far more often than the published corpora show, and a namesake
elsewhere is then all that they know. What is fitted on such names as well learns when "none
of them" is the answer.
"""

from collections.abc import Mapping
from dataclasses import replace

from geo.model import Candidate
from geo.places.context import Toponym
from geo.places.geodesy import Point, distance_km
from geo.places.naming import Names

RIGHT_WITHIN_KM = 161.0
"""How far a right candidate may lie from the annotated point, as the corpora's scorer says."""
_LITTLE = 50_000  # people: what is larger no gazetteer lacks
_EVERY = 4


def find_gaps(points: Mapping[int, Point], names: Names) -> dict[int, Point]:
    """Choose, of every few names of little places that have namesakes, the first to be unknown.

    ``points`` are the annotated points of the names, by number.
    """
    little = [number for number in points if _is_little(names.toponyms[number], points[number])]
    return {number: points[number] for number in little[::_EVERY]}


def open_gaps(names: Names, gaps: Mapping[int, Point]) -> Names:
    """Take the right places out of what some names may mean."""
    toponyms = tuple(
        replace(toponym, candidates=_namesakes(toponym, gaps[number]))
        if number in gaps
        else toponym
        for number, toponym in enumerate(names.toponyms)
    )
    return replace(names, toponyms=toponyms)


def _is_little(toponym: Toponym, point: Point) -> bool:
    """Tell whether a name has namesakes, and a little town or spot is what it means."""
    namesakes = _namesakes(toponym, point)
    meant = [c.place for c in toponym.candidates if c not in namesakes]
    is_little = all(p.feature[:1] in ("P", "S") and p.population <= _LITTLE for p in meant)
    return bool(meant and namesakes) and is_little


def _namesakes(toponym: Toponym, point: Point) -> tuple[Candidate, ...]:
    """Return the candidates that are certainly not what is meant."""
    return tuple(
        c
        for c in toponym.candidates
        if distance_km(point, Point(c.place.lon, c.place.lat))
        > max(RIGHT_WITHIN_KM, c.place.radius_km)
    )
