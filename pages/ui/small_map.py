"""A map of some events beside other things on a page, without the Map page's clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import streamlit as st
from numpy.typing import NDArray
from streamlit_folium import st_folium

from geo.model import content_id
from geo.views.web_map import day_number, make_tick
from geo.views.web_map.overlays import write_selection
from geo.views.web_map.script_json import write_json
from pages.ui import live_map, services, state, static_files
from pages.ui.services import Corpus


@dataclass(frozen=True, slots=True)
class Scene:
    """Say what a small map shows.

    ``key`` tells the maps of a page apart. ``presence`` is the address of its columns, None for
    none. ``bounds`` are west, south, east and north in degrees, WGS84: what to show of presence,
    None for all its places. ``first`` and ``last`` bound the days, inclusive; presence is that of
    the last. A compact map has no clock and no legend.
    """

    key: str
    presence: str | None = None
    bounds: tuple[float, float, float, float] | None = None
    first: date | None = None
    last: date | None = None
    is_compact: bool = True
    height: int = 440


@st.fragment
def show(held: Corpus, events: NDArray[np.bool_], scene: Scene) -> None:
    """Show the events under the mask; a mark opens its card."""
    state.publish()
    event = services.find_event(held, state.current().event)
    change: dict[str, object] = {
        "data": services.columns_address(held.revision),
        "query": {},
        "first": day_number(scene.first) if scene.first else None,
        "last": day_number(scene.last) if scene.last else None,
        "mode": "window",
        "event": event.id if event else None,
        "card": services.card_address(held.revision, event.id) if event else None,
        "theme": live_map.theme(),
        "turn": live_map.turn_of(st.session_state.get(scene.key)),
        "selection": _publish(held.revision, events),
        "total": int(events.sum()),
        "presence": scene.presence,
        "bounds": scene.bounds,
        "isCompact": scene.is_compact,
    }
    st_folium(
        live_map.build(),
        key=scene.key,
        height=scene.height,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=make_tick(change),
        on_change=lambda: _take_report(held, scene.key),
    )


def _publish(revision: str, events: NDArray[np.bool_]) -> str:
    text = write_json(write_selection(events))
    return static_files.publish(f"{content_id('selection-', revision, text)}.json", text)


def _take_report(held: Corpus, key: str) -> None:
    report = st.session_state.get(key)
    if isinstance(report, Mapping) and live_map.turn_of(report):
        event = report.get("event")
        state.change(event=event if isinstance(event, str) and event in held.by_id else "")
