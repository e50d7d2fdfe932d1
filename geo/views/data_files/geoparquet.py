"""GeoParquet 1.1: all marks in one table, every column with its type."""

import io

from geo.layers import Layers
from geo.views.data_files.table import gather


def write(layers: Layers) -> bytes:
    """Write all marks as one table; an event without a place has a null geometry."""
    stream = io.BytesIO()
    gather(layers).to_parquet(stream, index=False, schema_version="1.1.0", compression="zstd")
    return stream.getvalue()
