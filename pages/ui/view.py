"""The view, and its codec: what a link restores.

``v`` in a link is the version of this codec; a link without one is of version 1. A parameter
may be added without a new version. One that changes its meaning needs a new version, and the
reading of the old one stays.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from geo.model import EventQuery
from geo.model.query import PARAMETERS, join, read_day, read_leniently, split, to_parameters
from geo.views.web_map import BACKGROUNDS

VERSION = 1
MODES = ("window", "cumulative")
SYMBOLS = "symbols"
LAYERS = (SYMBOLS, *(ground["key"] for ground in BACKGROUNDS))
"""What a person may lay on the map: military symbols, and backgrounds from the network."""
Position = tuple[float, float, float]
"""Longitude and latitude of the map's middle in degrees, WGS84, and its zoom."""
_MOST_ZOOM = 22
STEPS, CAPTION, ID = 60, 600, 64
"""How many steps a story has at most, and how many characters a caption and an id."""
_PRESENCE = "held"


@dataclass(frozen=True, slots=True)
class Step:
    """Hold one step of a story: an event by its id, and what is said of it."""

    event: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """Hold everything that a link restores.

    ``event`` is the id of the open event or "". ``known`` is the day until which articles count,
    None for all. ``has_presence`` shows who held or stood where. ``day`` and ``other_day`` are
    the days that the Presence page compares, ``story`` the steps of the Story page, of which
    ``step`` is shown, counted from 0. ``at`` is where a person moved the map to, None while it
    shows all events. ``layers`` are some of :data:`LAYERS`.
    """

    query: EventQuery = field(default_factory=EventQuery)
    mode: str = MODES[0]
    event: str = ""
    known: date | None = None
    has_presence: bool = False
    day: date | None = None
    other_day: date | None = None
    story: tuple[Step, ...] = ()
    step: int = 0
    at: Position | None = None
    layers: tuple[str, ...] = ()

    @property
    def effective_query(self) -> EventQuery:
        """Return the query as the clock's mode means it: cumulative has no first day."""
        return self.query if self.mode == MODES[0] else replace(self.query, first=None)


def write_view(view: View) -> dict[str, str]:
    """Write a view as URL parameters; what is at its default is left out.

    >>> write_view(View(mode="cumulative"))
    {'v': '1', 'mode': 'cumulative'}
    >>> write_view(View())
    {}
    """
    default = View()
    own = {
        name: write(getattr(view, field_))
        for name, (field_, write, _) in _OWN.items()
        if getattr(view, field_) != getattr(default, field_)
    }
    parameters = to_parameters(view.query) | own
    return {"v": str(VERSION)} | parameters if parameters else {}


def read_view(parameters: Mapping[str, str]) -> tuple[View, tuple[str, ...]]:
    """Read a view from URL parameters, and say in plain words what could not be read."""
    query, problems = read_leniently(parameters)
    values: dict[str, Any] = {"query": query}
    problems += _check_version(parameters.get("v", ""))
    for name, (field_, _, read) in _OWN.items():
        text = parameters.get(name, "").strip()
        if not text:
            continue
        try:
            values[field_] = read(text)
        except (ValueError, OverflowError) as error:
            problems += (f"{name}={text[:60]!r}: {error}",)
    known = {"v", *PARAMETERS, *_OWN}
    problems += tuple(
        f"{name[:60]}: this page knows no such parameter"
        for name in parameters
        if name not in known
    )
    view = View(**values)
    return replace(view, step=max(0, min(view.step, len(view.story) - 1))), problems


def _check_version(text: str) -> tuple[str, ...]:
    if not text or text == str(VERSION):
        return ()
    if text.isascii() and text.isdigit() and 0 < int(text[:9]) < VERSION:
        return ()
    return (f"v={text[:60]!r}: this is Sandtable's version {VERSION} of links; read as such",)


def _read_mode(text: str) -> str:
    if text not in MODES:
        raise ValueError(f"one of {', '.join(MODES)}")
    return text


def _read_presence(text: str) -> bool:
    if text != _PRESENCE:
        raise ValueError(f"only {_PRESENCE} is expected")
    return True


def _write_story(steps: tuple[Step, ...]) -> str:
    return join(f"{step.event}:{step.caption}" if step.caption else step.event for step in steps)


def _read_story(text: str) -> tuple[Step, ...]:
    steps = []
    for part in split(text):
        event, _, caption = part.partition(":")
        if not event.isalnum() or not event.isascii():
            raise ValueError("a story is a list of ids of events, each with :caption if wanted")
        steps.append(Step(event[:ID], caption.strip()[:CAPTION]))
    if len(steps) > STEPS:
        raise ValueError(f"a story has at most {STEPS} steps")
    return tuple(steps)


def _read_step(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > 4 or int(text) < 1:
        raise ValueError("the number of a step is expected, from 1")
    return int(text) - 1


def position(values: object) -> Position | None:
    """Return longitude, latitude and zoom if these are ones that a map can show.

    >>> position(["16.5", "31.2", "7"]), position([16.5, 131, 7])
    ((16.5, 31.2, 7.0), None)
    """
    if not isinstance(values, Sequence) or len(values) != 3:
        return None
    try:
        lon, lat, zoom = (float(value) for value in values)
    except (TypeError, ValueError):
        return None
    is_on_earth = -180 <= lon <= 180 and -90 <= lat <= 90
    return (lon, lat, zoom) if is_on_earth and 0 <= zoom <= _MOST_ZOOM else None


def _read_position(text: str) -> Position:
    found = position(text.split(","))
    if found is None:
        raise ValueError("longitude, latitude and zoom are expected, like 16,31,6")
    return found


def _read_layers(text: str) -> tuple[str, ...]:
    wanted = split(text)
    if not set(wanted) <= set(LAYERS):
        raise ValueError(f"one or more of {', '.join(LAYERS)}")
    return tuple(layer for layer in LAYERS if layer in wanted)


_OWN: Mapping[str, tuple[str, Callable[[Any], str], Callable[[str], Any]]] = {
    "mode": ("mode", str, _read_mode),
    "event": ("event", str, lambda text: text[:ID]),
    "known": ("known", date.isoformat, read_day),
    "presence": ("has_presence", lambda _: _PRESENCE, _read_presence),
    "day": ("day", date.isoformat, read_day),
    "than": ("other_day", date.isoformat, read_day),
    "story": ("story", _write_story, _read_story),
    "step": ("step", lambda step: str(step + 1), _read_step),
    "at": ("at", lambda at: ",".join(repr(n).removesuffix(".0") for n in at), _read_position),
    "layers": ("layers", join, _read_layers),
}
"""URL parameter to field of :class:`View`, what writes it and what reads it."""
