"""The gazetteer: sources, index and geocoders.

``build`` reads the sources into one SQLite file; ``open_index`` looks names up in it.
"""

from geo.gazetteer.building import Progress, build, ensure_built, index_path
from geo.gazetteer.corrected import Corrected
from geo.gazetteer.index import Index, open_index

__all__ = ["Corrected", "Index", "Progress", "build", "ensure_built", "index_path", "open_index"]
