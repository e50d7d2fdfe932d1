"""What a file rests on, written inside it, and whether a store still gives the same."""

from geo.views.provenance.carriers import ENDINGS, embed, find_edits, read, sealed
from geo.views.provenance.comparison import Difference, compare
from geo.views.provenance.record import Provenance, Source, Told, Versions, compose, encode

__all__ = [
    "ENDINGS",
    "Difference",
    "Provenance",
    "Source",
    "Told",
    "Versions",
    "compare",
    "compose",
    "embed",
    "encode",
    "find_edits",
    "read",
    "sealed",
]
