"""GeoPackage: a layer each for movements, places and areas, and a table of all events.

QGIS opens the layers in the colours of the map: it finds their styles in ``layer_styles``.
"""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pyogrio

from geo.layers import Layers
from geo.views.data_files import qgis_styles

_DAY_OF_WRITING = "2000-01-01T00:00:00.000Z"
"""The format asks for a time of writing; a fixed one keeps files of the same events equal."""

_STYLES_TABLE = """
CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    f_table_catalog TEXT,
    f_table_schema TEXT,
    f_table_name TEXT,
    f_geometry_column TEXT,
    styleName TEXT,
    styleQML TEXT,
    styleSLD TEXT,
    useAsDefault BOOLEAN,
    description TEXT,
    owner TEXT,
    ui TEXT,
    update_time DATETIME
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)
VALUES ('layer_styles', 'attributes', 'layer_styles', '', '{day}', 0);
"""
"""The table as QGIS makes it."""


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
        _add_styles(path, layers)
        return path.read_bytes()


def _add_styles(path: Path, layers: Layers) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(_STYLES_TABLE.format(day=_DAY_OF_WRITING))
        database.executemany(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
            "f_geometry_column, styleName, styleQML, useAsDefault, description, owner, "
            "update_time) VALUES ('', '', ?, 'geom', 'Sandtable', ?, 1, ?, '', ?)",
            [
                (name, qml, "Colour: side. Line: how sure the text is.", _DAY_OF_WRITING)
                for name, qml in qgis_styles.write(layers).items()
            ],
        )
