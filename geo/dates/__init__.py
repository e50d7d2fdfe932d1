"""Tag date expressions and turn them into intervals."""

from geo.dates.context import Mode
from geo.dates.tagger import tag

__all__ = ["Mode", "tag"]
