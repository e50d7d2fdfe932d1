"""Events as layers: lines for movements, points for places, polygons for what is vague."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from geo.layers import marks, rows
from geo.layers.schema import EVENT_COLUMNS, LAYER_COLUMNS, Column
from geo.layers.validation import validate
from geo.model import Article, Event

CRS = "EPSG:4326"


@dataclass(frozen=True, slots=True, eq=False)
class Layers:
    """Hold events as frames that every view draws from.

    ``told`` are the events themselves, for what a view says in sentences. ``events`` has one
    row for each of them and no geometry: nothing is missing from it. ``movements``
    are lines from origin over places passed to destination, one for each pair; ``places`` are
    points, of what happened at a place and of movements with one known end; ``areas`` are
    polygons of every place too vague for a point. ``unplaced`` and ``undated`` are ids of
    events that a map or a clock cannot show. Columns: :data:`geo.layers.LAYER_COLUMNS`.
    """

    told: tuple[Event, ...]
    events: pd.DataFrame
    movements: gpd.GeoDataFrame
    places: gpd.GeoDataFrame
    areas: gpd.GeoDataFrame
    unplaced: tuple[str, ...]
    undated: tuple[str, ...]

    @property
    def frames(self) -> Mapping[str, gpd.GeoDataFrame]:
        """Return the layers with a geometry by name, in drawing order."""
        return {"areas": self.areas, "movements": self.movements, "places": self.places}


def build(events: Iterable[Event], articles: Mapping[str, Article] | None = None) -> Layers:
    """Build the layers of the events, in the order given.

    Parameters
    ----------
    events
        Events with distinct ids.
    articles
        Articles by id, for publishers, addresses and quotes; those columns are empty without.

    Raises
    ------
    InvalidValue
        If a layer breaks a rule; the message lists every fault.
    """
    events = tuple(events)
    table = _frame(EVENT_COLUMNS, [rows.event_row(event, articles or {}) for event in events])
    found = marks.find(events)
    layers = Layers(
        told=events,
        events=table,
        movements=_layer("movements", table, found.movements),
        places=_layer("places", table, found.places),
        areas=_layer("areas", table, found.areas),
        unplaced=tuple(event.id for event in events if not event.is_placed),
        undated=tuple(event.id for event in events if not event.is_dated),
    )
    for name in LAYER_COLUMNS:
        validate(name, getattr(layers, name))
    return layers


def _layer(name: str, table: pd.DataFrame, found: Sequence[marks.Mark]) -> gpd.GeoDataFrame:
    columns = LAYER_COLUMNS[name]
    about_event = {column.name for column in EVENT_COLUMNS}
    own = _frame(
        [column for column in columns if column.name not in about_event],
        [mark.values for mark in found],
    )
    events = table.take([mark.event_number for mark in found]).reset_index(drop=True)
    joined = pd.concat([own, events], axis=1)[[column.name for column in columns]]
    return gpd.GeoDataFrame(joined, geometry=[mark.geometry for mark in found], crs=CRS)


def _frame(columns: Sequence[Column], values: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    series = zip(*values, strict=True) if values else iter([()] * len(columns))
    return pd.DataFrame(
        {
            column.name: pd.Series(list(cells), dtype=column.kind.dtype)
            for column, cells in zip(columns, series, strict=True)
        }
    )
