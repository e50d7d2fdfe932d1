"""The Presence page's parts: two days, who held or stood where on each, and what differs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

import numpy as np
import pandas as pd
import streamlit as st

from geo.layers.control import Standing
from geo.layers.presence import Kind, Spell
from geo.model import content_id
from geo.views.web_map import day_of
from geo.views.web_map.overlays import name_of, span_of, write_presence
from geo.views.web_map.script_json import write_json
from geo.views.web_map.wording import write_day
from pages.ui import filters, small_map, state, static_files
from pages.ui.services import Corpus
from pages.ui.strings import PRESENCE


@dataclass(frozen=True, slots=True)
class Row:
    """Hold what is told of one place and kind on the day and, if one is given, the other."""

    place: str
    kind: Kind
    spells: tuple[Spell, ...]
    others: tuple[Spell, ...]

    @property
    def differs(self) -> bool:
        """Tell whether somebody else is told of, or it is settled otherwise."""
        return _told(self.spells) != _told(self.others)


def _told(spells: Iterable[Spell]) -> frozenset[tuple[Standing, frozenset[str]]]:
    return frozenset((s.standing, frozenset(force.id for force in s.forces)) for s in spells)


def toggle() -> None:
    """Show the switch of the map's presence layer in the sidebar."""
    key = "presence layer"
    state.set_widget(key, state.current().has_presence)
    st.sidebar.toggle(
        PRESENCE.toggle,
        key=key,
        help=PRESENCE.toggle_help,
        on_change=lambda: state.change(has_presence=st.session_state[key]),
    )


def choose_days(held: Corpus) -> tuple[date, date | None]:
    """Ask for the day and the one to compare it with; both are part of the URL."""
    view, extent = state.current(), held.extent
    latest = day_of(extent[1]) if extent else date.today()
    state.set_widget("presence day", view.day or latest)
    state.set_widget("presence other day", view.other_day)
    columns = st.columns([1, 1, 2], vertical_alignment="bottom")
    day: date | None = columns[0].date_input(
        PRESENCE.day,
        key="presence day",
        min_value=filters.EARLIEST,
        max_value=max(latest, date.today(), view.day or latest),
        on_change=lambda: state.change(day=st.session_state["presence day"]),
    )
    other: date | None = columns[1].date_input(
        PRESENCE.other,
        key="presence other day",
        min_value=filters.EARLIEST,
        max_value=max(latest, date.today(), view.other_day or latest),
        on_change=lambda: state.change(other_day=st.session_state["presence other day"]),
    )
    return day or latest, other


def compare(spells: Iterable[Spell], day: date, other: date | None) -> tuple[Row, ...]:
    """Put side by side what is told of each place, by name; held comes before stood."""
    told: dict[tuple[str, str, Kind], tuple[list[Spell], list[Spell]]] = {}
    for spell in spells:
        key = (spell.place.name, spell.place.id, spell.kind)
        on_day, on_other = spell.covers(day), other is not None and spell.covers(other)
        if on_day or on_other:
            ours, theirs = told.setdefault(key, ([], []))
            ours.extend([spell] * on_day)
            theirs.extend([spell] * on_other)
    return tuple(
        Row(name, kind, tuple(ours), tuple(theirs))
        for (name, _, kind), (ours, theirs) in sorted(told.items())
    )


def choose_rows(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Let a person see all places side by side, or only those that differ."""
    count = sum(row.differs for row in rows)
    shown = st.segmented_control(
        PRESENCE.show,
        list(PRESENCE.shows),
        key="presence rows",
        default="both",
        format_func=lambda name: PRESENCE.shows[name].format(count=count, total=len(rows)),
        label_visibility="collapsed",
    )
    return tuple(row for row in rows if row.differs or shown != "difference")


def show_maps(held: Corpus, rows: Sequence[Row], day: date, other: date | None) -> None:
    """Show a map of each day, all of the same stretch of land."""
    nothing = np.zeros(len(held.events), bool)
    sides = [("presence map", day, [s for row in rows for s in row.spells])]
    if other is not None:
        others = [s for row in rows for s in row.others]
        sides.append(("presence map of the other day", other, others))
    for column, (key, when, spells) in zip(st.columns(len(sides)), sides, strict=True):
        with column:
            st.markdown(f"**{write_day(when)}**")
            scene = small_map.Scene(
                key, presence=_publish(held, spells), bounds=bounds_of(rows), last=when
            )
            small_map.show(held, nothing, scene)


def bounds_of(rows: Iterable[Row]) -> tuple[float, float, float, float]:
    """Return west, south, east and north of the places of both days, in degrees, WGS84."""
    places = [spell.place for row in rows for spell in (*row.spells, *row.others)]
    lons, lats = [place.lon for place in places], [place.lat for place in places]
    return min(lons), min(lats), max(lons), max(lats)


def _publish(held: Corpus, spells: Sequence[Spell]) -> str:
    text = write_json(write_presence(spells, held.slots))
    return static_files.publish(f"{content_id('presence-', held.revision, text)}.json", text)


def show_table(rows: Sequence[Row], day: date, other: date | None) -> None:
    """List who is told of where, with a link to the evidence of each."""
    words = PRESENCE.columns
    table = pd.DataFrame([_describe(row) for row in rows])
    names = {"place": words["place"], "kind": words["kind"], "ours": write_day(day)}
    if other is not None and other != day:
        names |= {"theirs": write_day(other), "change": words["change"]}
    names |= {"span": words["span"], "evidence": words["evidence"]}
    st.dataframe(
        table[list(names)].rename(columns=names),
        hide_index=True,
        column_config={
            words["evidence"]: st.column_config.LinkColumn(display_text=PRESENCE.open_evidence)
        },
    )


def _describe(row: Row) -> dict[str, str]:
    spells = row.spells or row.others
    ours, theirs = _names(row.spells), _names(row.others)
    return {
        "place": row.place,
        "kind": PRESENCE.kinds[row.kind.value],
        "ours": ours,
        "theirs": theirs,
        "span": "; ".join(span_of(spell) for spell in spells),
        "change": PRESENCE.changed if row.differs else PRESENCE.same,
        "evidence": _link(spells[0]),
    }


def _names(spells: Iterable[Spell]) -> str:
    """Write who it was; where that is open, who is told of."""
    texts = []
    for spell in spells:
        name = name_of(spell)
        if spell.standing is Standing.OPEN:
            told = {f.name: None for e in spell.events for f in e.forces + e.opponents}
            name = PRESENCE.open.format(names=", ".join(told)) if told else name
        texts.append(name)
    return "; ".join(dict.fromkeys(texts)) or PRESENCE.nothing


def _link(spell: Spell) -> str:
    """Return the address of the evidence's card, relative to the dashboard's pages."""
    parameters = state.write_view(state.current()) | {"event": spell.events[0].id}
    return "./?" + urlencode(parameters)
