"""Find what the text names: places and forces."""

from geo.mentions.finder import find

__all__ = ["find"]
