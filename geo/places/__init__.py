"""Decide which place a mention means, where it lies and how sure that is."""

from geo.places.resolver import resolve

__all__ = ["resolve"]
