"""Places, candidates for a name, and what a place mention was resolved to."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from geo.errors import InvalidValue
from geo.model.mention import Mention


@dataclass(frozen=True, slots=True)
class Place:
    """Hold one gazetteer entry, or a place computed from others ("25 km west of Sirte").

    ``lon`` and ``lat`` are degrees in WGS84. ``radius_km`` says how far from the point the
    named place may reach: it is the precision that maps draw. ``feature`` is GeoNames' class
    and code joined by a full stop ("P.PPLA", "S.AIRB"); ``country`` an ISO 3166-1 alpha-2
    code or ""; ``geometry`` WKT in lon, lat order where the place is an area or a line, else "".
    ``source`` names the data set it comes from, for the licence credit.

    Raises
    ------
    InvalidValue
        If the coordinates are not on Earth or the radius is negative.
    """

    id: str
    name: str
    lon: float
    lat: float
    radius_km: float
    feature: str
    country: str
    admin1: str
    population: int
    source: str
    aliases: tuple[str, ...] = ()
    geometry: str = ""

    def __post_init__(self) -> None:
        if not (-180 <= self.lon <= 180 and -90 <= self.lat <= 90):
            raise InvalidValue(
                f"place {self.name!r}: lon {self.lon}, lat {self.lat} is not on Earth"
            )
        if not self.radius_km >= 0:
            raise InvalidValue(f"place {self.name!r}: radius {self.radius_km} km is negative")

    @property
    def acled_geo_precision(self) -> int:
        """Give ACLED's code: 1 a town or spot, 2 part of a region, 3 a larger region."""
        return 1 if self.radius_km <= 15 else 2 if self.radius_km <= 100 else 3

    @property
    def ucdp_where_prec(self) -> int:
        """Give UCDP GED's code from feature and radius.

        1 exact place, 2 within about 25 km, 3 second-order division, 4 first-order division,
        5 line or fuzzy area, 6 country, 7 international waters or air space.
        """
        feature_class, _, code = self.feature.partition(".")
        if code.startswith("PCL"):
            return 6
        if feature_class == "H" and not self.country:
            return 7
        if code == "ADM1":
            return 4
        if code == "ADM2":
            return 3
        if feature_class in ("P", "S") and self.radius_km <= 15:
            return 1
        return 2 if self.radius_km <= 25 else 5


class MatchRule(StrEnum):
    """Which rule let a name meet a gazetteer entry, strictest first."""

    EXACT = "exact"
    NORMALISED = "normalised"  #: case, diacritics, articles, hyphens
    GENERIC = "generic"  #: after dropping a generic noun: city of, base, district
    TRANSLITERATED = "transliterated"  #: by the transliteration key
    FUZZY = "fuzzy"  #: within an edit distance, only inside a given country
    CORRECTED = "corrected"  #: a person said so


@dataclass(frozen=True, slots=True)
class Candidate:
    """Pair a place with how it met the name and how likely it is meant, 0 to 1."""

    place: Place
    rule: MatchRule
    matched_name: str
    score: float = 0.0
    reasons: tuple[str, ...] = ()


class Gazetteer(Protocol):
    """What the stages ask of a gazetteer; tests pass a small one of their own."""

    def candidates(
        self, name: str, *, countries: Collection[str] = (), tolerant: bool = True, limit: int = 20
    ) -> tuple[Candidate, ...]:
        """Return the entries a name may mean, strictest rule first, then by prominence.

        ``countries`` are ISO codes: fuzzy matches are made only inside them. With ``tolerant``
        false only exact and normalised names meet. Scores are left at 0 for the places stage.
        """
        ...

    def is_name(self, name: str) -> bool:
        """Tell quickly whether the exact or normalised name is in the gazetteer."""
        ...


class PlaceRole(StrEnum):
    """What a place name does in its sentence."""

    LITERAL = "literal"  #: the place itself
    METONYM = "metonym"  #: a government or team ("Ankara demanded")
    EMBEDDED = "embedded"  #: part of an organisation's or person's name
    ASSOCIATIVE = "associative"  #: says where somebody is from ("Tripoli-based")
    GLOSS = "gloss"  #: explains where another place lies ("450 km east of Tripoli")
    ANCHOR = "anchor"  #: the fixed point of a relative place ("25 km west of Sirte")


class RelationKind(StrEnum):
    """How a relative place is built from its anchors."""

    DISTANCE = "distance"  #: "25 km west of Sirte"
    SIDE = "side"  #: "western Sirte", "west of Sirte"
    SURROUNDINGS = "surroundings"  #: "outskirts of Sirte", "southern suburbs of Tripoli"
    BETWEEN = "between"  #: "between Sirte and Jufra"
    ROAD = "road"  #: "on the road from A to B"
    BANK = "bank"  #: "the east bank of the Tigris"
    BORDER = "border"  #: "the border with Algeria", "the Mali-Algeria border"
    SITE = "site"  #: "a base in Homs": somewhere in it


@dataclass(frozen=True, slots=True)
class Relation:
    """Say how a relative place was computed.

    ``distance_km`` and ``bearing_deg`` (clockwise from north) are None where the text gives none.
    """

    kind: RelationKind
    anchors: tuple[Place, ...]
    distance_km: float | None
    bearing_deg: float | None


@dataclass(frozen=True, slots=True)
class Resolution:
    """Say what a place mention means, how sure that is, and what else it could have meant.

    ``confidence`` runs from 0 to 1. An unresolved mention has no place and may have rivals.
    """

    mention: Mention
    place: Place | None
    confidence: float
    role: PlaceRole
    rivals: tuple[Candidate, ...] = ()
    relation: Relation | None = None
    reasons: tuple[str, ...] = ()

    @property
    def is_mappable(self) -> bool:
        """Tell whether the mention names a spot that a map may show."""
        return self.place is not None and self.role is PlaceRole.LITERAL
