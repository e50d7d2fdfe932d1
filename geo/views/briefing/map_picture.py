"""The map of a briefing: the still map, in the form that each format can show."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from geo import layers
from geo.errors import NotFound
from geo.model import Article, Event, EventQuery
from geo.views import still_map
from geo.views.briefing.model import Picture
from geo.views.prose.spelling import respell
from geo.views.sources import data_cut_off

_MEDIA_TYPES = {"svg": "image/svg+xml", "png": "image/png"}
FORMS: Mapping[str, str] = MappingProxyType(
    {".pdf": "svg", ".html": "svg", ".docx": "png", ".md": "png"}
)
"""Ending of a briefing to the form of its map."""
_WITH_FONTS = frozenset({".pdf"})
"""Endings of briefings that bring the fonts of their map themselves."""
_PAGE = still_map.Page(width=1000, height=770, margin=8)
"""Small enough for its labels to be read across the width of A4."""
_SHORT_PAGE = still_map.Page(width=1000, height=560, margin=8)


def draw_map(
    events: Iterable[Event],
    articles: Mapping[str, Article],
    query: EventQuery,
    ending: str,
    *,
    sides: tuple[str, ...] = (),
    known_on: date | None = None,
    is_short: bool = False,
) -> tuple[Picture, ...]:
    """Draw the events for a briefing with this file ending.

    Returns nothing where no event can be drawn. ``sides``
    are all sides of the store, so that colours are those of the live map. ``known_on`` is the day
    until which articles counted, None for all of them.
    """
    form = FORMS[ending.lower()]
    chosen = respell(events)
    options = still_map.Options(
        title="The reports on the map",
        query=query,
        sides=sides,
        cut_off=data_cut_off(chosen, articles),
        known_on=known_on,
        page=_SHORT_PAGE if is_short else _PAGE,
    )
    dpi = still_map.PRINT_DPI if form == "png" else still_map.SCREEN_DPI
    try:
        scene = still_map.compose(layers.build(chosen, articles), options)
    except NotFound:
        return ()
    data = still_map.save(scene, form, dpi, embeds_fonts=ending.lower() not in _WITH_FONTS)
    words = "Map of the selected events that have a place. Line and symbol are in its legend."
    return (Picture(data, _MEDIA_TYPES[form], words),)
