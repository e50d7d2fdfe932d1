"""EventQuery: the store's filter, the URL's state and the cache key, in one type.

The names of URL parameters and of command-line flags are the same: ``?from=2020-07-10`` is
``--from 2020-07-10``. Several values of one parameter are joined by commas.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from geo.errors import InvalidQuery
from geo.model.article import Article
from geo.model.event import Event
from geo.model.vocabulary import Action, Status

Member = TypeVar("Member", bound=StrEnum)
Number = TypeVar("Number", int, float)

BBox = tuple[float, float, float, float]
"""West, south, east, north in degrees, WGS84; west may exceed east across the antimeridian."""

Near = tuple[float, float, float]
"""Longitude and latitude in degrees, WGS84, and a distance from there in km."""

_EARTH_RADIUS_KM = 6371.0088
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_NO_ARTICLES: Mapping[str, Article] = {}


@dataclass(frozen=True, slots=True)
class EventQuery:
    """Select events; an empty field selects all.

    ``first`` and ``last`` are inclusive days. ``forces`` hold force ids, sides or names;
    ``places`` place ids or names; both are met case-insensitively. ``max_radius_km`` is the
    minimum place precision and ``max_days`` the minimum date precision, None for any.
    ``publishers`` are those of the claims, met case-insensitively; ``near`` selects events with
    a place within its distance, ``min_sources`` those with as many independent sources, ``text``
    those whose sentences, forces or places have all its words.
    Undated events meet every window, so that they are counted and listed, not lost.
    """

    first: date | None = None
    last: date | None = None
    actions: tuple[Action, ...] = ()
    forces: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    places: tuple[str, ...] = ()
    bbox: BBox | None = None
    max_radius_km: float | None = None
    max_days: int | None = None
    publishers: tuple[str, ...] = ()
    near: Near | None = None
    min_sources: int | None = None
    text: str = ""

    @property
    def needs_articles(self) -> bool:
        """Tell whether events alone cannot say what the query selects."""
        return bool(self.publishers or self.text)

    def matches(self, event: Event, articles: Mapping[str, Article] = _NO_ARTICLES) -> bool:
        """Tell whether the query selects the event.

        ``articles`` by id give publishers and sentences; see :attr:`needs_articles`.
        """
        return (
            self._meets_window(event)
            and (not self.actions or event.action in self.actions)
            and (not self.statuses or event.status in self.statuses)
            and self._meets_forces(event)
            and self._meets_places(event)
            and self._meets_precision(event)
            and (self.min_sources is None or event.independent_sources >= self.min_sources)
            and self._meets_publishers(event, articles)
            and self._meets_text(event, articles)
        )

    def _meets_window(self, event: Event) -> bool:
        if event.when is None:
            return True
        return (self.first is None or event.when.last >= self.first) and (
            self.last is None or event.when.first <= self.last
        )

    def _meets_forces(self, event: Event) -> bool:
        wanted = {force.casefold() for force in self.forces}
        return not wanted or any(
            wanted & {force.id.casefold(), force.name.casefold(), force.side.casefold()}
            for force in event.forces + event.opponents
        )

    def _meets_places(self, event: Event) -> bool:
        places = [resolution.place for resolution in event.resolutions if resolution.place]
        wanted = {place.casefold() for place in self.places}
        named = not wanted or any(wanted & {p.id.casefold(), p.name.casefold()} for p in places)
        return (
            named
            and (self.bbox is None or any(_inside(self.bbox, p.lon, p.lat) for p in places))
            and (self.near is None or any(_is_near(self.near, p.lon, p.lat) for p in places))
        )

    def _meets_precision(self, event: Event) -> bool:
        if self.max_days is not None and (event.when is None or event.when.days > self.max_days):
            return False
        if self.max_radius_km is None:
            return True
        radii = [r.place.radius_km for r in event.resolutions if r.place]
        return bool(radii) and max(radii) <= self.max_radius_km

    def _meets_publishers(self, event: Event, articles: Mapping[str, Article]) -> bool:
        wanted = {publisher.casefold() for publisher in self.publishers}
        told = (articles.get(claim.article_id) for claim in event.claims)
        return not wanted or any(a.publisher.casefold() in wanted for a in told if a)

    def _meets_text(self, event: Event, articles: Mapping[str, Article]) -> bool:
        words = self.text.casefold().split()
        if not words:
            return True
        names = [force.name for force in event.forces + event.opponents]
        names += [r.place.name for r in event.resolutions if r.place]
        sentences = [
            claim.sentence.of(article.body)
            for claim in event.claims
            if (article := articles.get(claim.article_id))
        ]
        told = " ".join([*names, *sentences]).casefold()
        return all(word in told for word in words)


def _is_near(near: Near, lon: float, lat: float) -> bool:
    """Compare a great-circle distance, which is within 0.6 % of the geodesic."""
    lon0, lat0, distance_km = near
    a, b = math.radians(lat0), math.radians(lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(lon - lon0) / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half))) <= distance_km


def _inside(bbox: BBox, lon: float, lat: float) -> bool:
    west, south, east, north = bbox
    in_lon = west <= lon <= east if west <= east else lon >= west or lon <= east
    return in_lon and south <= lat <= north


PARAMETERS: Mapping[str, str] = {
    "from": "first",
    "to": "last",
    "action": "actions",
    "force": "forces",
    "status": "statuses",
    "place": "places",
    "bbox": "bbox",
    "radius": "max_radius_km",
    "days": "max_days",
    "publisher": "publishers",
    "near": "near",
    "sources": "min_sources",
    "text": "text",
}
"""URL parameter or command-line flag to field of :class:`EventQuery`."""


def to_parameters(query: EventQuery) -> dict[str, str]:
    """Write a query as URL parameters; fields that select all are left out.

    >>> to_parameters(EventQuery(first=date(2020, 7, 10), actions=(Action.WITHDRAW,)))
    {'from': '2020-07-10', 'action': 'withdraw'}
    """
    default = EventQuery()
    return {
        parameter: _write(value)
        for parameter, name in PARAMETERS.items()
        if (value := getattr(query, name)) != getattr(default, name)
    }


def from_parameters(parameters: Mapping[str, str], *, prefix: str = "") -> EventQuery:
    """Read a query from URL parameters or flags; unknown parameters are ignored.

    ``prefix`` is what a person writes before a parameter's name: ``--`` for flags.

    Raises
    ------
    InvalidQuery
        If a value cannot be read; the message names the parameter, the value and what is
        accepted. Use :func:`read_leniently` where one bad value must not lose the rest.

    >>> from_parameters({"to": "2020-07-31"}).last
    datetime.date(2020, 7, 31)
    """
    values, problems = _read_each(parameters, prefix)
    if _is_reversed(values):
        problems.append(
            f"{prefix}from={values['first']} lies after {prefix}to={values['last']}: "
            f"give the earlier day to {prefix}from and the later one to {prefix}to"
        )
    if problems:
        raise InvalidQuery("; ".join(problems))
    return EventQuery(**values)


def read_leniently(parameters: Mapping[str, str]) -> tuple[EventQuery, tuple[str, ...]]:
    """Read what can be read, and say in plain words what could not."""
    values, problems = _read_each(parameters)
    if _is_reversed(values):
        first, last = values["last"], values["first"]
        problems.append(f"from={last} lies after to={first}: the two were exchanged")
        values |= {"first": first, "last": last}
    return EventQuery(**values), tuple(problems)


def _read_each(parameters: Mapping[str, str], prefix: str = "") -> tuple[dict[str, Any], list[str]]:
    values: dict[str, Any] = {}
    problems: list[str] = []
    for parameter, name in PARAMETERS.items():
        text = parameters.get(parameter, "").strip()
        if not text:
            continue
        try:
            values[name] = _READERS[name](text)
        except (ValueError, OverflowError) as error:
            problems.append(f"{prefix}{parameter}={text[:60]!r}: {error}")
    return values, problems


def _is_reversed(values: Mapping[str, Any]) -> bool:
    return "first" in values and "last" in values and values["last"] < values["first"]


def _write(value: object) -> str:
    if isinstance(value, tuple):
        return join(map(_write, value))
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return value.isoformat() if isinstance(value, date) else str(value)


def join(parts: Iterable[str]) -> str:
    r"""Join the values of one parameter by commas, so that :func:`split` gives them back.

    >>> join(["a,b", "c"])
    'a\\,b,c'
    """
    return ",".join(part.replace("\\", "\\\\").replace(",", "\\,") for part in parts)


def split(text: str) -> tuple[str, ...]:
    """Split the values of one parameter; empty and repeated ones are left out."""
    parts, current, escaped = [], "", False
    for character in text:
        if escaped or character not in "\\,":
            current, escaped = current + character, False
        elif character == "\\":
            escaped = True
        else:
            parts.append(current)
            current = ""
    parts.append(current)
    return tuple(dict.fromkeys(part for part in parts if part))


def read_day(text: str) -> date:
    """Read a day, and raise ValueError with words for a person where it is none.

    Between full stops the day comes first, wherever dates are written so; between slashes it
    may come first or second, and is refused.

    >>> read_day("15.7.2020")
    datetime.date(2020, 7, 15)
    """
    try:
        if match := _DAY_FIRST.fullmatch(text.strip()):
            day, month, year = map(int, match.groups())
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("a date is written like 2020-07-15 or 15.7.2020") from None


def _read_members(kind: type[Member], text: str) -> tuple[Member, ...]:
    known = {member.value: member for member in kind}
    unknown = [part for part in split(text) if part not in known]
    if unknown:
        raise ValueError(f"unknown {', '.join(unknown)}; one of {', '.join(known)}")
    return tuple(known[part] for part in split(text))


def _read_bbox(text: str) -> BBox:
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise ValueError(
            "a box is four numbers west,south,east,north in degrees, like 11.5,30,20.25,33"
        ) from None
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise ValueError("a box lies within -180..180 and -90..90, south below north")
    return west, south, east, north


def _read_near(text: str) -> Near:
    try:
        lon, lat, distance_km = (float(part) for part in text.split(","))
    except ValueError:
        raise ValueError(
            "a distance from a point is three numbers lon,lat,km, like 16.59,31.21,50"
        ) from None
    if not (-180 <= lon <= 180 and -90 <= lat <= 90 and 0 < distance_km <= 20040):
        raise ValueError("a point lies within -180..180 and -90..90, its distance within 20040 km")
    return lon, lat, distance_km


def _read_text(text: str) -> str:
    return " ".join(text.split())


def _read_limit(kind: type[Number], text: str) -> Number:
    try:
        number = kind(text)
    except ValueError:
        raise ValueError("a number is expected") from None
    if not 0 < number < 1e6:
        raise ValueError("a number above 0 is expected")
    return number


_READERS: Mapping[str, Any] = {
    "first": read_day,
    "last": read_day,
    "actions": lambda text: _read_members(Action, text),
    "forces": split,
    "statuses": lambda text: _read_members(Status, text),
    "places": split,
    "bbox": _read_bbox,
    "max_radius_km": lambda text: _read_limit(float, text),
    "max_days": lambda text: _read_limit(int, text),
    "publishers": split,
    "near": _read_near,
    "min_sources": lambda text: _read_limit(int, text),
    "text": _read_text,
}

assert {field.name for field in fields(EventQuery)} == set(PARAMETERS.values()) == set(_READERS)


def select(
    query: EventQuery, events: Iterable[Event], articles: Mapping[str, Article] = _NO_ARTICLES
) -> tuple[Event, ...]:
    """Return the events that the query selects, in the order given; ``articles`` are by id."""
    return tuple(event for event in events if query.matches(event, articles))
