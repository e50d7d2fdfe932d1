"""What merging looks at in a claim: kind of action, ends, time and how real it is.

Two claims with the same aspects tell the same thing and are compared once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from types import MappingProxyType

from geo.merging.identity import identified, with_kin
from geo.merging.things import Sort, sorts_of
from geo.model import Action, Article, Claim, DateBasis, DateSpan, Force, Place, Resolution, Status

EARTH_RADIUS_KM = 6371.0088
NEAR_KM = 25.0
"""Two places closer than this may be one place to a reporter."""

UNDATED_REACH_DAYS = 14
"""An undated claim is taken to speak of about this many days before its publication."""

EXACT_DAYS = 2
"""A stated date this long names a day: "in the night of 14 to 15 July"."""

_STATED = frozenset({DateBasis.TEXT, DateBasis.RELATIVE})


class Family(StrEnum):
    """Kinds of actions that different words may tell of."""

    LEAVING = "leaving"
    ARRIVING = "arriving"
    CONTROL = "control"
    STRIKE = "strike"
    CLASH = "clash"
    BLOCKADE = "blockade"
    TALKS = "talks"
    POLITICAL = "political"
    PLAN = "plan"


FAMILIES: Mapping[Action, frozenset[Family]] = MappingProxyType(
    {
        Action.WITHDRAW: frozenset({Family.LEAVING}),
        Action.REDEPLOY: frozenset({Family.LEAVING, Family.ARRIVING}),
        Action.TRANSFER_EQUIPMENT: frozenset({Family.LEAVING, Family.ARRIVING}),
        Action.DEPLOY: frozenset({Family.ARRIVING}),
        Action.REINFORCE: frozenset({Family.ARRIVING}),
        Action.ADVANCE: frozenset({Family.ARRIVING}),
        Action.BUILD_UP: frozenset({Family.ARRIVING}),
        Action.FORTIFY: frozenset({Family.ARRIVING}),
        Action.CAPTURE: frozenset({Family.CONTROL}),
        Action.LOSE_CONTROL: frozenset({Family.CONTROL}),
        Action.HANDOVER: frozenset({Family.CONTROL}),
        Action.STRIKE: frozenset({Family.STRIKE}),
        Action.CLASH: frozenset({Family.CLASH}),
        Action.BLOCKADE: frozenset({Family.BLOCKADE}),
        Action.TALKS: frozenset({Family.TALKS}),
        Action.POLITICAL: frozenset({Family.POLITICAL}),
        Action.PLANNED_OPERATION: frozenset({Family.PLAN}),
    }
)
"""The families of each action; claims whose actions share one may tell of one happening."""

MUTUAL = frozenset({Family.CONTROL, Family.CLASH})
"""Families in which one side's act is the other's: who takes a town takes it from somebody."""


MOVING = frozenset({Family.LEAVING, Family.ARRIVING})
"""Families with an end where it starts and one where it leads."""


class Reality(StrEnum):
    """How far a claim says that something happened."""

    ASSERTED = "asserted"
    UNREALISED = "unrealised"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Spot:
    """Hold what merging needs of a place."""

    id: str
    name: str
    lon: float
    lat: float
    radius_km: float


@dataclass(frozen=True, slots=True)
class Aspects:
    """Hold what decides whether claims tell of one happening.

    ``first`` and ``last`` are inclusive days; where ``dated`` is false they are guessed from
    the publication, and None when that is unknown too. ``exact`` is true where the text states
    the day; ``reported`` is the day of the report where that alone dates the claim. ``named``
    is false where no force is more than a common noun: then ``forces`` tell claims of one
    article apart, no more. ``wholes`` are the forces with all that they are a part of.
    ``sorts`` are those of the things moved, none where the claim leaves them open; ``counts``
    are exact numbers of them.
    ``article_id`` is set only where claims of several articles that say the same are not one:
    where the claim has too little to be compared outside its own article (``lone``), names
    nobody, or gives neither a day nor every end.
    """

    families: frozenset[Family]
    reality: Reality
    named: bool
    forces: frozenset[str]
    wholes: frozenset[str]
    sides: frozenset[str]
    origins: tuple[Spot, ...]
    ends: tuple[Spot, ...]
    first: date | None
    last: date | None
    dated: bool
    exact: bool
    reported: date | None
    sorts: frozenset[Sort]
    counts: frozenset[int]
    lone: bool
    article_id: str

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Return all places, origins first."""
        return self.origins + self.ends

    @property
    def is_moving(self) -> bool:
        """Tell whether the claim is of something that has a start and an end."""
        return not MOVING.isdisjoint(self.families)


def aspects_of(claim: Claim, article: Article | None) -> Aspects:
    """Read the aspects out of a claim; the article gives an undated claim its reach."""
    families = FAMILIES[claim.action]
    origins, ends = ends_of(claim)
    involved = involved_in(claim)
    known = identified(involved)
    first, last = _days(claim, article)
    lone = first is None or not (origins or ends)
    exact = claim.when is not None and is_stated(claim.when) and claim.when.days <= EXACT_DAYS
    reality = _reality(claim.status)
    comparable = (
        exact or reality is Reality.UNREALISED or (ends and (origins or not families & MOVING))
    )
    return Aspects(
        families=families,
        reality=reality,
        named=bool(known),
        forces=frozenset(force.id for force in known or involved),
        wholes=frozenset(force.id for force in with_kin(known)),
        sides=frozenset(force.side for force in involved if force.side),
        origins=origins,
        ends=ends,
        first=first,
        last=last,
        dated=claim.when is not None,
        exact=exact,
        reported=last if claim.when is None or is_of_report(claim.when) else None,
        sorts=sorts_moved(claim) if families & MOVING else frozenset(),
        counts=frozenset(q.low for q in claim.quantities if q.low is not None and q.low == q.high),
        lone=lone,
        article_id="" if known and comparable and not lone else claim.article_id,
    )


def ends_of(claim: Claim) -> tuple[tuple[Spot, ...], tuple[Spot, ...]]:
    """Return where a claim starts and where it leads; what does not move is in one place."""
    if FAMILIES[claim.action] & MOVING:
        return spots_of(claim.origins), spots_of(claim.destinations or claim.locations)
    return (), spots_of(claim.origins + claim.destinations + claim.locations)


def involved_in(claim: Claim) -> tuple[Force, ...]:
    """Return the forces by which an act is known: on both sides where it is the act of both."""
    mutual = FAMILIES[claim.action] & MUTUAL
    return claim.forces + claim.opponents if mutual else claim.forces


def is_stated(when: DateSpan) -> bool:
    """Tell whether the text itself gives the date."""
    return when.basis in _STATED


def is_of_report(when: DateSpan) -> bool:
    """Tell whether only the day of the report is known, the last of the span."""
    return when.basis is DateBasis.PUBLICATION


@lru_cache(maxsize=1 << 16)
def distance_km(one: Spot, other: Spot) -> float:
    """Measure the great-circle distance between two spots by the haversine formula."""
    half_lat = radians(other.lat - one.lat) / 2
    half_lon = radians(other.lon - one.lon) / 2
    chord = (
        sin(half_lat) ** 2 + cos(radians(one.lat)) * cos(radians(other.lat)) * sin(half_lon) ** 2
    )
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))


def spots_of(resolutions: tuple[Resolution, ...]) -> tuple[Spot, ...]:
    """Return the literal places of some resolutions, each once, in order of id."""
    places = {r.place.id: r.place for r in resolutions if r.place and r.is_mappable}
    return tuple(spot_of(places[id_]) for id_ in sorted(places))


def sorts_moved(claim: Claim) -> frozenset[Sort]:
    """Return the sorts of what a claim says moved, none where it leaves that open."""
    told = [sorts_of(quantity.unit) for quantity in claim.quantities]
    return frozenset().union(*told) if all(told) else frozenset()


def spot_of(place: Place) -> Spot:
    """Keep of a place what merging needs."""
    return Spot(place.id, place.name, place.lon, place.lat, place.radius_km)


def _reality(status: Status) -> Reality:
    if status.is_asserted:
        return Reality.ASSERTED
    return Reality.DENIED if status is Status.DENIED else Reality.UNREALISED


def _days(claim: Claim, article: Article | None) -> tuple[date | None, date | None]:
    if claim.when:
        return claim.when.first, claim.when.last
    if article is None or article.published is None:
        return None, None
    reach = timedelta(days=UNDATED_REACH_DAYS)
    return article.published.first - reach, article.published.last
