"""Join claims of one happening into events."""

from geo.merging.blocking import blocks
from geo.merging.grouping import Happening, group, merge

__all__ = ["Happening", "blocks", "group", "merge"]
