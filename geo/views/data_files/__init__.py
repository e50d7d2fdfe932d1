"""Events as data files: GeoJSON, KML, GeoPackage, CSV and GeoParquet, all of one schema."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from geo.errors import UnsupportedOutput
from geo.layers import Layers
from geo.views.data_files import csv_file, geojson, geopackage, geoparquet, kml

__all__ = ["FORMATS", "write"]

_WRITERS: Mapping[str, Callable[[Layers], bytes]] = MappingProxyType(
    {
        ".geojson": geojson.write,
        ".kml": kml.write,
        ".gpkg": geopackage.write,
        ".csv": csv_file.write,
        ".parquet": geoparquet.write,
    }
)
FORMATS = tuple(_WRITERS)


def write(layers: Layers, ending: str) -> bytes:
    """Return the file's bytes for an ending of :data:`FORMATS`; the same layers, the same bytes.

    Raises
    ------
    UnsupportedOutput
        If the ending names no format.
    """
    writer = _WRITERS.get(ending.lower())
    if writer is None:
        raise UnsupportedOutput(f"{ending!r} is no data format; write {', '.join(FORMATS)}")
    return writer(layers)
