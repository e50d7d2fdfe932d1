"""What the map says in words: a title proposed from the data, the counts, method and credits."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from geo.layers import SEPARATOR, Layers
from geo.model import EventQuery
from geo.views.prose import lead
from geo.views.sources import tell_known
from geo.views.still_map.grouping import write_days
from geo.views.still_map.typesetting import plain

METHOD = (
    "How to read this map: a program read published articles and drew what their sentences say; "
    "nothing here was verified independently. An arrow joins the places that a text names. "
    "It is no route."
)
CREDIT = "Basemap: Natural Earth, borders as held · Places: GeoNames (CC BY 4.0) · Sandtable"
LONGEST_TITLE = 300
"""Characters after which a title is cut; callers that take one refuse a longer."""
ROMANISED = "Words in scripts that no font here holds are written in Latin letters."
MOST_SOURCES = 12
"""A credit names no more sources than this, those of most events first."""


@dataclass(frozen=True, slots=True)
class Caption:
    """Hold the lines around the map."""

    title: str
    subtitle: tuple[str, ...]
    method: str
    credit: str


def write(
    layers: Layers,
    drawn: frozenset[str],
    query: EventQuery,
    *,
    title: str = "",
    cut_off: date | None = None,
    known_on: date | None = None,
) -> Caption:
    """Write the caption of a map that shows the events whose ids are ``drawn``.

    ``title`` takes the place of the proposed one unless it is empty. ``cut_off`` is the day
    of the latest article, ``known_on`` the day until which articles counted, None for all of them.
    """
    shown = layers.events[layers.events["event_id"].isin(drawn)]
    sources = _sources(shown)
    return Caption(
        title=plain(title, LONGEST_TITLE) or propose_title(layers),
        subtitle=_subtitle(layers, shown, query, sources, known_on),
        method=METHOD,
        credit=" · ".join(part for part in (_articles(sources, cut_off), CREDIT) if part) + ".",
    )


def propose_title(layers: Layers) -> str:
    """Propose the headline of what leads among the events that a map can draw."""
    on_map = {*layers.movements["event_id"], *layers.places["event_id"]}
    return plain(lead.find(event for event in layers.told if event.id in on_map).headline)


def _subtitle(
    layers: Layers,
    shown: pd.DataFrame,
    query: EventQuery,
    sources: Sequence[str],
    known_on: date | None,
) -> tuple[str, ...]:
    drawn = set(shown["event_id"])
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
        tell_known(known_on),
        f"{len(shown)} of {_count(len(layers.events), 'event')} shown"
        + (f", {undated} of them without a date" if undated else ""),
        *(f"{len(ids)} {reason}" for ids, reason in missing if ids),
        _count(len(sources), "source") if sources else "",
    ]
    return tuple(part for part in parts if part)


def _window(shown: pd.DataFrame, query: EventQuery) -> str:
    first = pd.Timestamp(query.first) if query.first else shown["first_day"].min()
    last = pd.Timestamp(query.last) if query.last else shown["last_day"].max()
    if pd.isna(first) or pd.isna(last) or first > last:
        return "Dates not given"
    return write_days(first, last, with_year=True)


def _sources(shown: pd.DataFrame) -> list[str]:
    """Return who published what is shown, those of most events first."""
    counts = Counter(
        name for names in shown["publishers"] for name in names.split(SEPARATOR) if name
    )
    return sorted(counts, key=lambda name: (-counts[name], name))


def _articles(sources: Sequence[str], cut_off: date | None) -> str:
    """Credit who published what is shown, and say until when."""
    until = f"published until {_day(cut_off)}" if cut_off else ""
    if not sources:
        return f"Articles {until}" if until else ""
    names = [plain(name, 60) for name in sources[:MOST_SOURCES]]
    further = len(sources) - len(names)
    listed = _listed([*names, f"{further} more"] if further else names)
    return ", ".join(part for part in (f"Sources: {listed}", until) if part)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _listed(names: Sequence[str]) -> str:
    *rest, last = names
    return f"{', '.join(rest)} and {last}" if rest else last
