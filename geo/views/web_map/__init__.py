"""The map in the browser: one canvas of events, a clock, cards and a legend.

The same scripts (``static/``) serve the live page, which folium builds, and the HTML snapshot.
"""

from geo.views.web_map.card import write_card
from geo.views.web_map.column_file import write_column_file
from geo.views.web_map.columns import EVENT_FIELDS, day_number, day_of, symbol_of, write_columns
from geo.views.web_map.folium_map import BACKGROUNDS, build_map, make_tick, page_script, setup

__all__ = [
    "BACKGROUNDS",
    "EVENT_FIELDS",
    "build_map",
    "day_number",
    "day_of",
    "make_tick",
    "page_script",
    "setup",
    "symbol_of",
    "write_card",
    "write_column_file",
    "write_columns",
]
