"""The map and its slider on the Map page.

The map is built once; a step of the slider reruns this fragment alone and sends the browser
a tick of a few hundred bytes. What a person does on the map (opens a card, plays, steps)
comes back as one small report and moves the slider.
"""

import json
from datetime import date
from typing import Any

import folium
import streamlit as st
from streamlit_folium import st_folium

from geo.views.web_map import build_map, day_number, day_of, make_tick
from geo.views.web_map.wording import CREDIT
from pages.ui import filters, overlays, services, share, state, static_files
from pages.ui.services import Corpus
from pages.ui.strings import MAP

_MAP, _WINDOW, _UNTIL, _MODE = "map", "window", "until", "mode"
_HEIGHT = 640


@st.fragment
def show(held: Corpus) -> None:
    """Show counts, map and slider; the slider decides what the map draws."""
    row = st.container(horizontal=True, vertical_alignment="center", gap="medium")
    place_of_map = st.container()
    _show_clock(held)
    view = state.current()
    with row:
        filters.show_counts(held, view.effective_query)
        _show_mode()
        share.show(held)
    with place_of_map:
        st_folium(
            build(),
            key=_MAP,
            height=_HEIGHT,
            use_container_width=True,
            returned_objects=[],
            feature_group_to_add=make_tick(_change(held, view)),
            on_change=lambda: _take_report(held),
        )
    state.publish()


def build() -> folium.Map:
    """Build the map; its script is the same on every page that shows one."""
    return build_map(
        static_files.addresses(),
        basemap=static_files.basemap_address(),
        credit=CREDIT,
    )


def _change(held: Corpus, view: state.View) -> dict[str, Any]:
    """Return what the map is to show: addresses and codes, no event data but the open card."""
    query = view.query
    event = services.find_event(held, view.event)
    card = json.loads(services.card_text(held.revision, event.id)) if event else None
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
        "card": card,
        **overlays.addresses(held, view),
    }


def _show_clock(held: Corpus) -> None:
    extent = held.extent
    if extent is None:
        st.info(MAP.no_dates)
        return
    start, end = day_of(extent[0]), day_of(extent[1])
    if start == end:
        st.caption(MAP.one_day.format(day=f"{start:%d %B %Y}"))
        return
    _show_slider(start, end)


def _show_mode() -> None:
    state.set_widget(_MODE, state.current().mode)

    def changed() -> None:
        state.change(mode=st.session_state[_MODE] or state.MODES[0])

    st.space("stretch")
    st.segmented_control(
        MAP.mode,
        state.MODES,
        key=_MODE,
        format_func=lambda name: MAP.modes[name],
        help=MAP.mode_help,
        label_visibility="collapsed",
        width="content",
        on_change=changed,
    )


def _show_slider(start: date, end: date) -> None:
    """Show two handles for a window, one for the cumulative mode."""
    query = state.current().query
    last = min(max(query.last or end, start), end)
    first = min(max(query.first or start, start), last)
    if state.current().mode == "window":
        state.set_widget(_WINDOW, (first, last))
        _slide(MAP.days, _WINDOW, start, end)
    else:
        state.set_widget(_UNTIL, last)
        _slide(MAP.until, _UNTIL, start, end)


def _slide(label: str, key: str, start: date, end: date) -> None:
    def moved() -> None:
        value = st.session_state[key]
        first, last = value if key == _WINDOW else (state.current().query.first, value)
        _set_days(first, last, start, end)

    st.slider(label, start, end, key=key, format="D MMM YYYY", on_change=moved)


def _set_days(first: date | None, last: date | None, start: date, end: date) -> None:
    state.change_query(
        first=None if first is None or first <= start else first,
        last=None if last is None or last >= end else last,
    )


def _take_report(held: Corpus) -> None:
    """Take over the days and the card that a person chose on the map."""
    report = st.session_state.get(_MAP) or {}
    if not isinstance(report, dict) or "turn" not in report or held.extent is None:
        return
    start, end = day_of(held.extent[0]), day_of(held.extent[1])
    if report["first"] is not None and report["last"] is not None:
        _set_days(day_of(report["first"]), day_of(report["last"]), start, end)
    event = report["event"] or ""
    state.change(event=event if event in held.by_id else "")
