"""Know who acts: the table of forces, and the names that texts give them."""

from geo.forces.names import IRREGULAR_NOUNS, MODIFIERS, REGULAR_NOUNS, words_of
from geo.forces.table import ForceTable, load

__all__ = ["IRREGULAR_NOUNS", "MODIFIERS", "REGULAR_NOUNS", "ForceTable", "load", "words_of"]
