"""The gazetteer: sources, index and geocoders.

``build`` reads the sources into one SQLite file; ``open_index`` looks names up in it;
``with_online`` adds the geocoder that the settings switch on, if any.
"""

from geo.gazetteer.building import Progress, build, ensure_built, index_path
from geo.gazetteer.corrected import Corrected
from geo.gazetteer.geocoding import OfflineGeocoder
from geo.gazetteer.index import Index, open_index
from geo.gazetteer.online import WithOnline, with_online

__all__ = [
    "Corrected",
    "Index",
    "OfflineGeocoder",
    "Progress",
    "WithOnline",
    "build",
    "ensure_built",
    "index_path",
    "open_index",
    "with_online",
]
