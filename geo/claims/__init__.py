"""Read out of each clause who did what, from where to where, when, and who says so."""

from geo.claims.assembly import extract

__all__ = ["extract"]
