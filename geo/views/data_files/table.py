"""All marks in one table, with the events that no map can show."""

import geopandas as gpd
import pandas as pd

from geo.layers import LAYER_COLUMNS, Column, Kind, Layers

LAYER = Column(
    "layer",
    Kind.TEXT,
    "What the row draws; an event row has no geometry: no map can show it.",
    codes=("movement", "place", "area", "event"),
)
COLUMNS: tuple[Column, ...] = (
    LAYER,
    *dict.fromkeys(
        column for name in ("movements", "places", "areas") for column in LAYER_COLUMNS[name]
    ),
)
"""Columns of the table, geometry left out."""
CREDITS = (
    "Places: GeoNames (CC BY 4.0). Country outlines: Natural Earth (public domain). "
    "Events were read from published articles by a program and were not verified."
)


def gather(layers: Layers) -> gpd.GeoDataFrame:
    """Return movements, places, areas and unplaced events as one frame, EPSG:4326.

    Columns that a layer does not have are empty: "" for text, missing for the rest.
    """
    unplaced = layers.events[layers.events["event_id"].isin(layers.unplaced)]
    parts = {
        "movement": layers.movements,
        "place": layers.places,
        "area": layers.areas,
        "event": gpd.GeoDataFrame(
            unplaced.assign(mark_id=unplaced["event_id"] + "-e1"),
            geometry=gpd.GeoSeries(None, index=unplaced.index, crs="EPSG:4326"),
        ),
    }
    frame = pd.concat([part.assign(layer=name) for name, part in parts.items()], ignore_index=True)
    table = pd.DataFrame({column.name: _filled(column, frame) for column in COLUMNS})
    return gpd.GeoDataFrame(table, geometry=frame["geometry"].values, crs="EPSG:4326")


def _filled(column: Column, frame: pd.DataFrame) -> pd.Series:
    values = frame[column.name]
    if column.kind is Kind.TEXT:
        values = values.fillna("")
    dtype = "boolean" if column.kind is Kind.FLAG else column.kind.dtype
    return pd.Series(values.to_numpy(), dtype=pd.api.types.pandas_dtype(dtype))
