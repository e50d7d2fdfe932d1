"""What the map says in words: a title proposed from the data, the counts, method and credits."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from geo.layers import SEPARATOR, Layers
from geo.model import EventQuery
from geo.views.prose import lead
from geo.views.still_map.grouping import write_days
from geo.views.still_map.typesetting import plain

METHOD = (
    "How to read this map: a program read published articles and drew what their sentences say; "
    "nothing here was verified independently. An arrow joins the places that a text names. "
    "It is no route."
)
CREDIT = "Basemap: Natural Earth, borders as held · Places: GeoNames (CC BY 4.0) · Sandtable"


@dataclass(frozen=True, slots=True)
class Caption:
    """Hold the lines around the map."""

    title: str
    subtitle: str
    method: str
    credit: str


def write(
    layers: Layers, drawn: frozenset[str], query: EventQuery, title: str, cut_off: date | None
) -> Caption:
    """Write the caption of a map that shows the events whose ids are ``drawn``.

    ``title`` takes the place of the proposed one unless it is empty. ``cut_off`` is the day
    of the latest article.
    """
    return Caption(
        title=plain(title, 160) or propose_title(layers),
        subtitle=_subtitle(layers, drawn, query),
        method=METHOD,
        credit=" · ".join(
            [*([f"Articles published until {_day(cut_off)}"] if cut_off else []), CREDIT]
        ),
    )


def propose_title(layers: Layers) -> str:
    """Propose the headline of what leads among the events that a map can draw."""
    on_map = {*layers.movements["event_id"], *layers.places["event_id"]}
    return plain(lead.find(event for event in layers.told if event.id in on_map).headline, 160)


def _subtitle(layers: Layers, drawn: frozenset[str], query: EventQuery) -> str:
    shown = layers.events[layers.events["event_id"].isin(drawn)]
    missing = [
        (set(layers.unplaced), "without a place on the map"),
        (set(layers.undated) - set(layers.unplaced) - drawn, "without a date"),
    ]
    explained = set().union(*(ids for ids, _ in missing))
    outside = set(layers.events["event_id"]) - drawn - explained
    missing.append((outside, "off this map"))
    undated = len(drawn & set(layers.undated))
    parts = [
        _window(shown, query),
        f"{len(shown)} of {_count(len(layers.events), 'event')} shown"
        + (f", {undated} of them without a date" if undated else ""),
        *(f"{len(ids)} {reason}" for ids, reason in missing if ids),
        _sources(shown),
    ]
    return " · ".join(part for part in parts if part)


def _window(shown: pd.DataFrame, query: EventQuery) -> str:
    first = pd.Timestamp(query.first) if query.first else shown["first_day"].min()
    last = pd.Timestamp(query.last) if query.last else shown["last_day"].max()
    if pd.isna(first) or pd.isna(last) or first > last:
        return "Dates not given"
    return write_days(first, last, with_year=True)


def _sources(shown: pd.DataFrame) -> str:
    counts = Counter(
        name for names in shown["publishers"] for name in names.split(SEPARATOR) if name
    )
    if not counts:
        return ""
    if len(counts) <= 3:
        return f"sources: {plain(_listed(list(counts)))}"
    return f"{len(counts)} sources"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _listed(names: Sequence[str]) -> str:
    *rest, last = names
    return f"{', '.join(rest)} and {last}" if rest else last
