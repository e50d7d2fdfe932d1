"""One HTML file with the whole map in it: clock, filters, cards, legend and table, offline."""

from geo.views.html_snapshot.page import write

__all__ = ["write"]
