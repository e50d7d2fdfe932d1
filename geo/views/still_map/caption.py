"""What the map says in words: a title proposed from the data, the counts, method and credits."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

import pandas as pd

from geo.layers import SEPARATOR, Layers
from geo.model import Action, EventQuery
from geo.views.still_map.grouping import write_days
from geo.views.still_map.typesetting import plain

METHOD = (
    "How to read this map: a program read published articles and drew what their sentences say; "
    "nothing here was verified independently. An arrow joins the places that a text names. "
    "It is no route."
)
CREDIT = "Basemap: Natural Earth, borders as held · Places: GeoNames (CC BY 4.0) · Sandtable"

_PAST: Mapping[Action, str] = MappingProxyType(
    {
        Action.WITHDRAW: "withdrew",
        Action.REDEPLOY: "moved",
        Action.DEPLOY: "deployed",
        Action.REINFORCE: "sent reinforcements",
        Action.ADVANCE: "advanced",
        Action.TRANSFER_EQUIPMENT: "moved equipment",
    }
)


_HEADLINE_COLUMNS = [
    *("event_id", "forces", "action", "status", "independent_sources", "confidence"),
    *("acled_geo_precision", "left", "reached"),
]


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
    """Propose a finding: the movement that most sources and events tell of.

    Only movements that somebody asserts are taken, with ends precise enough for a headline;
    what one side claims stays "reportedly".
    """
    told = _headlines(layers.movements)
    if told.empty:
        told = _headlines(layers.places)
    if told.empty:
        return "Movements that articles tell of"
    told["key"] = told["left"].where(told["left"] != "", told["reached"])
    groups = told.groupby(["forces", "action", "key"], sort=True)
    _, best = max(groups, key=lambda item: _weight(item[1]))
    is_claimed = best["status"] == "claimed"
    reportedly = "reportedly " if is_claimed.all() else ""
    best = best if is_claimed.all() else best[~is_claimed]
    best = best.sort_values("acled_geo_precision", kind="stable")
    row = best.iloc[0]
    title = f"{_listed_cells([row['forces']])} {reportedly}{_PAST[Action(row['action'])]}"
    if row["left"]:
        title += f" from {row['left']}"
    if reached := [name for name in best["reached"].unique() if name][:2]:
        title += f" to {_listed(reached)}"
    return plain(title[0].upper() + title[1:], 160)


def _headlines(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the marks that may make a headline, with the ends that they show."""
    if "origin" in frame:
        ends = frame.assign(left=frame["origin"], reached=frame["destination"])
        chosen = ~frame["is_every_pair"]
    else:
        is_left, is_reached = frame["role"] == "origin", frame["role"] == "destination"
        ends = frame.assign(
            left=frame["place"].where(is_left, ""), reached=frame["place"].where(is_reached, "")
        )
        chosen = is_left | is_reached
    chosen &= frame["is_movement"] & frame["is_asserted"] & (frame["status"] != "historical")
    chosen &= (frame["forces"] != "") & (frame["acled_geo_precision"] <= 2)
    return ends.loc[chosen, _HEADLINE_COLUMNS]


def _weight(group: pd.DataFrame) -> tuple[int, int, float]:
    events = group.drop_duplicates("event_id")
    return (
        int(events["independent_sources"].sum()),
        len(events),
        float(events["confidence"].max()),
    )


def _listed_cells(cells: Sequence[str]) -> str:
    names = [name for cell in cells for name in cell.split(SEPARATOR)]
    return plain(_listed(list(dict.fromkeys(names))), 70)


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
