"""Sandtable: from news text about troop movements to a map in time."""

__version__ = "0.1.0"
