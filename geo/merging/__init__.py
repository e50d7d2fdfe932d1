"""Join claims of one happening into events."""

from geo.merging.blocking import blocks
from geo.merging.dissent import find_dissent
from geo.merging.grouping import Happening, group, merge

__all__ = ["Happening", "blocks", "find_dissent", "group", "merge"]
