"""GeoPackage: a layer each for movements, places and areas, and a table of all events."""

import tempfile
from pathlib import Path

import pyogrio

from geo.layers import Layers

_DAY_OF_WRITING = "2000-01-01T00:00:00.000Z"
"""The format asks for a time of writing; a fixed one keeps files of the same events equal."""


def write(layers: Layers) -> bytes:
    """Write the layers and the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.gpkg"
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _DAY_OF_WRITING})
        try:
            for name, kind in (
                ("areas", "MultiPolygon"),
                ("movements", "LineString"),
                ("places", "Point"),
            ):
                pyogrio.write_dataframe(
                    layers.frames[name],
                    path,
                    layer=name,
                    geometry_type=kind,
                    promote_to_multi=kind.startswith("Multi"),
                    append=path.exists(),
                )
            pyogrio.write_dataframe(layers.events, path, layer="events", append=True)
        finally:
            pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
        return path.read_bytes()
