"""The command line: one module a command, each with ``add_parser`` and ``run``."""

from collections.abc import Mapping
from types import MappingProxyType

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "serve": "serve the dashboard in a browser",
        "ingest": "read articles into the store",
        "extract": "write what articles claim, one claim a line, without a store",
        "geoparse": "find and resolve the places of a corpus",
        "timex": "find and value the dates of a corpus",
        "gazetteer": "build the gazetteer, add places, or look a name up",
        "snapshot": "draw a still map, or a map in one HTML file",
        "export": "write events as a data file",
        "brief": "write a briefing",
    }
)
"""Name of each command, which is also its module's name here, and what it does."""
