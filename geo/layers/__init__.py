"""Turn events into validated GeoDataFrames in EPSG:4326."""

from geo.layers.build import Layers, build
from geo.layers.schema import LAYER_COLUMNS, SEPARATOR, Column, Kind
from geo.layers.validation import validate

__all__ = ["LAYER_COLUMNS", "SEPARATOR", "Column", "Kind", "Layers", "build", "validate"]
