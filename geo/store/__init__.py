"""Keep articles, claims, events and decisions in a database: SQLite, or PostgreSQL by choice."""

from geo.store.connection import open_store
from geo.store.contents import Contents
from geo.store.records import pass_over
from geo.store.store import Store
from geo.store.writing import Neighbourhood, Writing

__all__ = ["Contents", "Neighbourhood", "Store", "Writing", "open_store", "pass_over"]
