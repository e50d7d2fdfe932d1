"""A gazetteer of an invented world, so that the stages are tested without an index."""

from collections.abc import Collection

from geo.model import Candidate, MatchRule, Place


def place(
    name: str,
    lon: float,
    lat: float,
    feature: str = "P.PPL",
    country: str = "QA",
    *,
    admin1: str = "",
    population: int = 0,
    radius_km: float = 5.0,
    aliases: tuple[str, ...] = (),
    geometry: str = "",
) -> Place:
    """Make a place whose id says what and where it is."""
    return Place(
        id=f"{name}/{country}{admin1}/{feature}",
        name=name,
        lon=lon,
        lat=lat,
        radius_km=radius_km,
        feature=feature,
        country=country,
        admin1=admin1,
        population=population,
        source="test",
        aliases=aliases,
        geometry=geometry,
    )


class SmallGazetteer:
    """Meets names by their lower-case form; fuzzily, inside given countries, by first letters."""

    def __init__(self, *places: Place, corrected: dict[str, Place] | None = None) -> None:
        self._places = places
        self._corrected = corrected or {}

    def place(self, id: str) -> Place:
        """Return the place with this id."""
        return next(entry for entry in self._places if entry.id == id)

    def is_name(self, name: str) -> bool:
        """Tell whether the name is known."""
        return bool(self.candidates(name, tolerant=False))

    def candidates(
        self, name: str, *, countries: Collection[str] = (), tolerant: bool = True, limit: int = 20
    ) -> tuple[Candidate, ...]:
        """Return the places of a name, the most populous first."""
        if name in self._corrected:
            return (Candidate(self._corrected[name], MatchRule.CORRECTED, name),)
        found = []
        for entry in sorted(self._places, key=lambda p: -p.population):
            names = (entry.name, *entry.aliases)
            if name in names:
                found.append(Candidate(entry, MatchRule.EXACT, name))
            elif name.casefold() in (n.casefold() for n in names):
                found.append(Candidate(entry, MatchRule.NORMALISED, name))
            elif tolerant and entry.country in countries and entry.name[:4] == name[:4]:
                found.append(Candidate(entry, MatchRule.FUZZY, entry.name))
        return tuple(found[:limit])
