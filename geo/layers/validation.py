"""Check a layer whole and report all its faults together."""

from collections.abc import Iterator

import geopandas as gpd
import pandas as pd

from geo.errors import InvalidValue
from geo.layers.schema import GEOMETRY_TYPES, LAYER_COLUMNS, Column, Kind


def validate(name: str, frame: pd.DataFrame) -> None:
    """Check columns, types, codes, ids, dates, CRS and geometries of the layer of that name.

    Raises
    ------
    InvalidValue
        If anything is wrong; the message lists every fault with the first rows that have it.
    """
    faults = [*_column_faults(name, frame), *_row_faults(name, frame)]
    if name in GEOMETRY_TYPES:
        faults += _geometry_faults(name, frame)
    if faults:
        raise InvalidValue(f"layer {name!r} is invalid:\n- " + "\n- ".join(faults))


def _column_faults(name: str, frame: pd.DataFrame) -> Iterator[str]:
    expected = [column.name for column in LAYER_COLUMNS[name]]
    found = [column for column in frame.columns if column != "geometry"]
    if missing := [column for column in expected if column not in found]:
        yield f"columns are missing: {', '.join(missing)}"
    if unknown := [str(column) for column in found if column not in expected]:
        yield f"columns are unknown: {', '.join(unknown)}"
    for column in LAYER_COLUMNS[name]:
        if column.name in found and (dtype := str(frame[column.name].dtype)) != column.kind.dtype:
            yield f"column {column.name!r} is {dtype}, not {column.kind.dtype}"


def _row_faults(name: str, frame: pd.DataFrame) -> Iterator[str]:
    for column in LAYER_COLUMNS[name]:
        if column.name in frame:
            yield from _value_faults(column, frame[column.name])
    key = "event_id" if name == "events" else "mark_id"
    if key in frame:
        yield from _fault(frame[key].duplicated(), f"{key} is not unique")
        yield from _fault(frame[key] == "", f"{key} is empty")
    if {"first_day", "last_day"} <= set(frame.columns):
        reversed_days = (frame["last_day"] < frame["first_day"]).fillna(value=False)
        yield from _fault(reversed_days, "last_day lies before first_day")


def _value_faults(column: Column, values: pd.Series) -> Iterator[str]:
    if column.codes:
        wrong = ~values.isin([*column.codes, ""])
        yield from _fault(wrong, f"{column.name} is none of its codes")
    if column.kind is Kind.TEXT:
        yield from _fault(values.isna(), f'{column.name} is null; no text is ""')
    if column.unit == "0 to 1":
        yield from _fault(~values.between(0, 1), f"{column.name} is not within 0 to 1")


def _geometry_faults(name: str, frame: pd.DataFrame) -> list[str]:
    if not isinstance(frame, gpd.GeoDataFrame) or frame.active_geometry_name is None:
        return ["there is no geometry"]
    geometry = frame.geometry
    faults = []
    if geometry.crs is None or geometry.crs.to_epsg() != 4326:
        faults.append(f"the CRS is {geometry.crs}, not EPSG:4326")
    missing = geometry.isna() | geometry.is_empty
    faults += _fault(missing, "the geometry is missing or empty")
    present = gpd.GeoSeries(geometry[~missing])
    wrong_type = ~present.geom_type.isin(GEOMETRY_TYPES[name])
    faults += _fault(wrong_type, f"the geometry is no {' or '.join(sorted(GEOMETRY_TYPES[name]))}")
    faults += _fault(~present.is_valid, "the geometry is invalid")
    bounds = present.bounds
    off_earth = ((bounds["minx"] < -180) | (bounds["maxx"] > 180) | (bounds["miny"] < -90)) | (
        bounds["maxy"] > 90
    )
    faults += _fault(off_earth, "the geometry is not on Earth (is it lat, lon?)")
    return faults


def _fault(wrong: pd.Series, message: str) -> list[str]:
    if not wrong.any():
        return []
    rows = [str(row) for row in wrong.index[wrong][:5]]
    return [f"{message} ({int(wrong.sum())} rows, first: {', '.join(rows)})"]
