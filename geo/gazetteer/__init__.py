"""The gazetteer: sources, index, imports and geocoders.

``build`` reads the sources into one SQLite file; ``import_geonames`` and ``import_table`` put
more places beside it. ``open_index`` looks names up in all of them; ``with_online`` adds the
geocoder that the settings switch on, if any.
"""

from geo.gazetteer.building import Progress, build, ensure_built, index_path
from geo.gazetteer.corrected import Corrected, PlaceIndex
from geo.gazetteer.corrections import (
    corrections_of,
    name_of,
    read_corrections,
    standing_corrections,
    write_corrections,
)
from geo.gazetteer.geocoding import OfflineGeocoder
from geo.gazetteer.importing import Outcome, import_geonames, import_table
from geo.gazetteer.imports import Import, installed, remove
from geo.gazetteer.index import Index, open_index
from geo.gazetteer.online import WithOnline, with_online
from geo.gazetteer.scopes import aliases_in, aliases_of_countries

__all__ = [
    "Corrected",
    "Import",
    "Index",
    "OfflineGeocoder",
    "Outcome",
    "PlaceIndex",
    "Progress",
    "WithOnline",
    "aliases_in",
    "aliases_of_countries",
    "build",
    "corrections_of",
    "ensure_built",
    "import_geonames",
    "import_table",
    "index_path",
    "installed",
    "name_of",
    "open_index",
    "read_corrections",
    "remove",
    "standing_corrections",
    "with_online",
    "write_corrections",
]
