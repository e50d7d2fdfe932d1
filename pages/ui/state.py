"""What the person is looking at: the query, the clock's mode, the open event, the map's view.

It lives in the URL, so that a link shows the same; and in the session, because Streamlit
empties the URL when the page is switched. The URL wins where it was changed from outside.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from geo.model import EventQuery
from geo.model.query import PARAMETERS, read_leniently, to_parameters
from geo.views.web_map.folium_map import BACKGROUNDS

Position = tuple[float, float, float]
"""Longitude and latitude of the map's middle in degrees, and its zoom."""

MODES = ("window", "cumulative")
SYMBOLS = "symbols"
LAYERS = (SYMBOLS, *(ground["key"] for ground in BACKGROUNDS))
"""What a person may lay on the map: military symbols, and backgrounds from the network."""
_MOST_ZOOM = 22
_VIEW, _PUBLISHED, _PROBLEMS, _KEEPS = "view", "view published", "view problems", "view keeps"


@dataclass(frozen=True, slots=True)
class View:
    """Hold everything that a link restores.

    ``event`` is the id of the open event or "". ``at`` is where a person moved the map to, None
    while it shows all events. ``layers`` are some of :data:`LAYERS`.
    """

    query: EventQuery = field(default_factory=EventQuery)
    mode: str = MODES[0]
    event: str = ""
    at: Position | None = None
    layers: tuple[str, ...] = ()

    @property
    def effective_query(self) -> EventQuery:
        """Return the query as the clock's mode means it: cumulative has no first day."""
        return self.query if self.mode == MODES[0] else replace(self.query, first=None)


def write_view(view: View) -> dict[str, str]:
    """Write a view as URL parameters; what is at its default is left out.

    >>> write_view(View(mode="cumulative"))
    {'mode': 'cumulative'}
    """
    parameters = to_parameters(view.query)
    if view.mode != MODES[0]:
        parameters["mode"] = view.mode
    if view.event:
        parameters["event"] = view.event
    if view.at:
        parameters["at"] = ",".join(f"{number:g}" for number in view.at)
    if view.layers:
        parameters["layers"] = ",".join(view.layers)
    return parameters


def read_view(parameters: Mapping[str, str]) -> tuple[View, tuple[str, ...]]:
    """Read a view from URL parameters, and say in plain words what could not be read."""
    query, problems = read_leniently(parameters)
    mode = parameters.get("mode", MODES[0])
    if mode not in MODES:
        problems += (f"mode={mode[:60]!r}: one of {', '.join(MODES)}",)
        mode = MODES[0]
    at = position(parameters.get("at", "").split(","))
    if at is None and parameters.get("at"):
        problems += (f"at={parameters['at'][:60]!r}: longitude, latitude and zoom, like 16,31,6",)
    wanted = [layer for layer in parameters.get("layers", "").split(",") if layer]
    problems += tuple(
        f"layers={layer[:60]!r}: one of {', '.join(LAYERS)}"
        for layer in wanted
        if layer not in LAYERS
    )
    layers = tuple(layer for layer in LAYERS if layer in wanted)
    known = {*PARAMETERS, "mode", "event", "at", "layers"}
    problems += tuple(
        f"{name[:60]}: this page knows no such parameter"
        for name in parameters
        if name not in known
    )
    return View(query, mode, parameters.get("event", "")[:64], at, layers), problems


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


def set_widget(key: str, value: Any) -> None:
    """Give a widget its value; one that has it already is left alone.

    Setting a value makes the browser take it over. At every step that would undo what the
    person has done since.
    """
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def load(keeps: Collection[str] = ()) -> View:
    """Return the view that the URL or, after a page switch, the session holds.

    ``keeps`` are parameters that the page reads by itself and that stay in the URL.
    """
    st.session_state[_KEEPS] = tuple(keeps)
    in_url = _parameters()
    if _VIEW not in st.session_state or (in_url and in_url != st.session_state.get(_PUBLISHED)):
        view, problems = read_view(in_url)
        st.session_state[_VIEW] = view
        st.session_state[_PROBLEMS] = problems
    publish()
    return current()


def current() -> View:
    """Return the view of this session."""
    view: View = st.session_state.get(_VIEW, View())
    return view


def problems() -> tuple[str, ...]:
    """Return what could not be read of the link that opened this view."""
    found: tuple[str, ...] = st.session_state.get(_PROBLEMS, ())
    return found


def change(**changes: Any) -> None:
    """Change fields of the view; the link's problems are then the past."""
    st.session_state[_VIEW] = replace(current(), **changes)
    st.session_state[_PROBLEMS] = ()


def change_query(**changes: Any) -> None:
    """Change fields of the view's query."""
    change(query=replace(current().query, **changes))


def publish() -> None:
    """Write the view into the URL."""
    wanted = write_view(current())
    if _parameters() != wanted:
        kept = {name: st.query_params[name] for name in _kept() if name in st.query_params}
        st.query_params.from_dict(wanted | kept)
    st.session_state[_PUBLISHED] = wanted


def _parameters() -> dict[str, str]:
    """Return the URL's parameters but those that the page reads by itself."""
    parameters = st.query_params.to_dict()
    return {name: value for name, value in parameters.items() if name not in _kept()}


def _kept() -> Collection[str]:
    kept: tuple[str, ...] = st.session_state.get(_KEEPS, ())
    return kept
