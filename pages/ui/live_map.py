"""The map with its clock on the Map page.

The map is built once and moves its clock by itself. What a person does on it (other days, an
open card, another view) comes back as one small report; this fragment alone then runs, tells the
counts and sends the browser a tick of a few hundred bytes.
"""

import time
from collections.abc import Mapping
from typing import Any

import folium
import streamlit as st
from streamlit_folium import st_folium

from geo.views.web_map import build_map, day_number, day_of, make_tick
from geo.views.web_map.wording import CREDIT
from pages.ui import filters, overlays, place_readings, services, share, state, static_files
from pages.ui.services import Corpus
from pages.ui.strings import MAP
from pages.ui.view import LAYERS, MODES, SYMBOLS, View, position

_MAP, _DRAWN = "map", "map drawn"
_PATIENCE_SECONDS = 8
_HEIGHT = 700
_FOUND, _NAME_CHARACTERS = 6, 80


@st.fragment
def show(held: Corpus, *, is_alone: bool = False) -> None:
    """Show the counts and the map; the map's clock decides what is drawn.

    A map that is alone on its page has the page run anew once it is drawn.
    """
    if is_alone and is_drawn():
        st.rerun()
    state.publish()  # before the map hears of it: its copy button takes the address
    view = state.current()
    with st.container(
        horizontal=True, vertical_alignment="center", gap="medium", key="counts and share"
    ):
        filters.show_counts(held, view.effective_query)
        st.space("stretch")
        share.show(held)
    if held.extent is None:
        st.info(MAP.no_dates)
    st_folium(
        build(),
        key=_MAP,
        height=_HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=make_tick(_change(held, view) | {"isAwaited": is_alone}),
        on_change=lambda: take_report(held, st.session_state.get(_MAP)),
    )


def is_drawn() -> bool:
    """Tell whether this session's browser has said that it drew a map."""
    return _DRAWN in st.session_state


@st.fragment(run_every=_PATIENCE_SECONDS)
def await_drawing(shown: float) -> None:
    """Have the page run anew also where a browser never says so; it was shown at that time."""
    if time.monotonic() - shown >= _PATIENCE_SECONDS / 2:
        st.session_state[_DRAWN] = True
        st.rerun()


def build() -> folium.Map:
    """Build the map; its script is the same on every page that shows one."""
    return build_map(static_files.addresses(), credit=CREDIT)


def _change(held: Corpus, view: View) -> dict[str, Any]:
    """Return what the map is to show: addresses and codes, no data of events."""
    query = view.query
    event = services.find_event(held, view.event)
    wants_symbols = SYMBOLS in view.layers
    return {
        "data": services.columns_address(held.revision),
        "query": {
            "actions": list(query.actions),
            "statuses": list(query.statuses),
            "forces": [force.casefold() for force in query.forces],
            "places": [place.casefold() for place in query.places],
            "bbox": query.bbox,
            "max_days": query.max_days,
            "max_radius_km": query.max_radius_km,
        },
        "first": day_number(query.first) if query.first else None,
        "last": day_number(query.last) if query.last else None,
        "mode": view.mode,
        "event": event.id if event else None,
        "card": services.card_address(held.revision, event.id) if event else None,
        "view": view.at,
        "layers": list(view.layers),
        "drawings": services.symbols_address(held.revision) if wants_symbols else None,
        "theme": theme(),
        "turn": turn_of(st.session_state.get(_MAP)),
        "found": _found(st.session_state.get(_MAP)),
        **overlays.addresses(held, view),
    }


def _found(report: object) -> dict[str, Any] | None:
    """Return what the gazetteer knows by the name that a person looks for on the map."""
    name = report.get("seek") if isinstance(report, Mapping) else None
    if not isinstance(name, str) or not name:
        return None
    places = [
        {
            "name": candidate.place.name,
            "lon": candidate.place.lon,
            "lat": candidate.place.lat,
            "note": place_readings.region_of(candidate.place),
        }
        for candidate in services.candidates_if_any(name[:_NAME_CHARACTERS])[:_FOUND]
    ]
    return {"text": name, "places": places}


def theme() -> str:
    """Return the theme that the person's browser shows the page in."""
    return st.context.theme.type or "light"


def turn_of(report: object) -> int:
    """Return the number of the last report, 0 before the first."""
    turn = report.get("turn") if isinstance(report, Mapping) else None
    return turn if isinstance(turn, int) else 0


def take_report(held: Corpus, report: object) -> None:
    """Take over what a person chose on the map: days, mode, card, view and layers.

    A browser may send anything: what makes no sense is left as it was.
    """
    if isinstance(report, Mapping):
        st.session_state[_DRAWN] = True
    if not isinstance(report, Mapping) or not turn_of(report):
        return
    mode, event, layers = (report.get(name) for name in ("mode", "event", "layers"))
    state.change(
        mode=mode if isinstance(mode, str) and mode in MODES else MODES[0],
        event=event if isinstance(event, str) and event in held.by_id else "",
        at=position(report.get("view")) or state.current().at,
        layers=tuple(n for n in LAYERS if isinstance(layers, list) and n in layers),
    )
    first, last = report.get("first"), report.get("last")
    if held.extent and isinstance(first, int) and isinstance(last, int):
        _set_days(held.extent, first, last)


def _set_days(extent: tuple[int, int], first: int, last: int) -> None:
    """Keep the days chosen; an end that is the data's own is left open."""
    start, end = extent
    state.change_query(
        first=day_of(first) if start < first <= end else None,
        last=day_of(last) if start <= last < end else None,
    )
