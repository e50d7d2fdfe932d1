"""How far a place reaches, where only its point is known."""

from functools import lru_cache

from geo.gazetteer.geonames import settlement_radius_km

_RADII_KM = (
    *(("A.PCL", 300.0), ("A.ADM1", 100.0), ("A.ADM2", 30.0), ("A.ADM3", 12.0), ("A.", 6.0)),
    *(("H.OCN", 2000.0), ("H.SEA", 300.0), ("H.GULF", 150.0), ("H.STM", 15.0), ("H.", 5.0)),
    *(("L.CONT", 3000.0), ("L.RGN", 75.0), ("L.", 8.0)),
    *(("T.DSRT", 100.0), ("T.MTS", 75.0), ("T.PLAT", 50.0), ("T.", 5.0)),
    *(("S.AIR", 4.0), ("S.", 1.0), ("R.", 5.0), ("U.", 100.0), ("V.", 10.0)),
)
_UNKNOWN_KM = 5.0


def usual_radius_km(feature: str, population: int) -> float:
    """Return how far places of a GeoNames feature, or of so many people, usually reach.

    >>> usual_radius_km("P.PPL", 0), usual_radius_km("A.ADM2", 0), usual_radius_km("H.SEA", 0)
    (2.0, 30.0, 300.0)
    """
    return settlement_radius_km(population) if feature.startswith("P.") else _of_feature(feature)


@lru_cache(maxsize=1024)
def _of_feature(feature: str) -> float:
    return next((km for prefix, km in _RADII_KM if feature.startswith(prefix)), _UNKNOWN_KM)
