"""Decide which place a mention means, where it lies and how sure that is."""

from geo.places.bare_name import Change, Meaning, weigh_bare
from geo.places.resolver import resolve

__all__ = ["Change", "Meaning", "resolve", "weigh_bare"]
