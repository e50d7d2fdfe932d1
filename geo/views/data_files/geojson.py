"""GeoJSON in the Linked Places format: a ``when`` on every feature, and flat start and end.

Sources: RFC 7946; Linked Places format 1.1 (World Historical Gazetteer).
"""

from typing import Any

import msgspec
import pandas as pd
import shapely

from geo.layers import Kind, Layers
from geo.views.data_files.table import COLUMNS, CREDITS, gather

_CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"


def write(layers: Layers) -> bytes:
    """Write all marks as one FeatureCollection; an event without a place has a null geometry."""
    table = gather(layers)
    geometries = shapely.to_geojson(table.geometry.values)
    properties = _properties(table)
    features = [
        {
            "type": "Feature",
            "id": own["mark_id"],
            "properties": own,
            "when": _when(own["start"], own["end"]),
            "geometry": None if geometry is None else msgspec.Raw(geometry.encode()),
        }
        for own, geometry in zip(properties, geometries, strict=True)
    ]
    return msgspec.json.encode(
        {
            "type": "FeatureCollection",
            "@context": _CONTEXT,
            "credits": CREDITS,
            "features": features,
        }
    )


def _properties(table: pd.DataFrame) -> list[dict[str, Any]]:
    columns: dict[str, list[Any]] = {}
    for column in COLUMNS:
        values = table[column.name]
        if column.kind is Kind.DAY:
            values = values.dt.strftime("%Y-%m-%d")
        columns[column.name] = values.astype(object).where(values.notna(), None).tolist()
    columns["start"], columns["end"] = columns["first_day"], columns["last_day"]
    names = list(columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _when(start: str | None, end: str | None) -> dict[str, Any] | None:
    if start is None or end is None:
        return None
    return {"timespans": [{"start": {"earliest": start}, "end": {"latest": end}}]}
