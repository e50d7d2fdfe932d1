"""What the Share panel offers: pictures, one HTML file, its code, data."""

from functools import partial
from html import escape
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import streamlit as st

from geo import layers
from geo.model import EventQuery
from geo.views import data_files, html_snapshot, provenance, still_map, style
from geo.views.data_files import csv_file
from geo.views.prose.spelling import respell
from geo.views.sources import data_cut_off, within_reach
from pages.ui import downloads, services, view_link
from pages.ui.services import Corpus
from pages.ui.strings import SHARE

_HTML, _DATA = "sandtable_map.html", "sandtable_events"
_STEPS = (None, 4, 6, 9, 12, 0)
"""Small maps by time that may be chosen: none, so many, or one for each day."""
_GIF_STEPS = 6
_LABELS = {
    ".geojson": "GeoJSON",
    ".kml": "KML",
    ".gpkg": "GeoPackage",
    ".csv": "CSV, zipped",
    ".parquet": "GeoParquet",
}


class Look(NamedTuple):
    """Say how a picture looks, by the names of the page and the theme.

    ``address`` is that of the view; it is printed with a QR code if others can open it. ``title``
    is a person's, "" for the proposed one. ``steps`` of time are small maps beside each other, 0
    for each day; None is one map.
    """

    size: str = "screen"
    theme: str = "light"
    address: str = ""
    title: str = ""
    steps: int | None = None


DEFAULT_LOOK = Look()


def offer(held: Corpus, query: EventQuery, address: str) -> None:
    """Offer what can be made of the selection; ``address`` is that of the view."""
    chosen = services.chosen(held, query)
    if any(event.is_placed for event in chosen):
        _offer_maps(held, query, address)
    else:
        st.caption(SHARE.nothing)
    if chosen:
        _offer_data(held, query)


def _offer_maps(held: Corpus, query: EventQuery, address: str) -> None:
    """Offer the map as a picture and as a page."""
    chosen = services.chosen(held, query)
    has_days = any(event.is_placed and event.is_dated for event in chosen)
    st.markdown(f"**{SHARE.picture}**")
    look = _choose_look(has_days=has_days)._replace(address=address)
    forms = (*still_map.FORMATS, "gif") if has_days else still_map.FORMATS
    with st.container(horizontal=True):
        for form in forms:
            label = SHARE.animation if form == "gif" else form.upper()
            make = partial(picture, held.revision, query, form, look)
            downloads.offer(label, f"sandtable_map.{form}", make)
    st.caption(SHARE.slow if has_days else SHARE.undated)
    st.markdown(f"**{SHARE.page}**")
    downloads.offer(SHARE.html, _HTML, partial(page, held.revision, query, look.title))
    st.markdown(f"**{SHARE.embed}**")
    st.code(embedding(_HTML), language="html", wrap_lines=True)


def _offer_data(held: Corpus, query: EventQuery) -> None:
    st.markdown(f"**{SHARE.data}**")
    with st.container(horizontal=True):
        for ending in data_files.FORMATS:
            name = f"{_DATA}{ending}" + (".zip" if ending == ".csv" else "")
            make = partial(table, held.revision, query, ending)
            downloads.offer(_LABELS[ending], name, make)


def _choose_look(*, has_days: bool) -> Look:
    title = st.text_input(
        SHARE.headline,
        key="share title",
        help=SHARE.headline_help,
        max_chars=still_map.LONGEST_TITLE,
    )
    with st.container(horizontal=True):
        size = st.selectbox(
            SHARE.size,
            list(still_map.PAGES),
            key="share size",
            format_func=lambda name: SHARE.sizes.get(name, name),
        )
        theme = st.selectbox(
            SHARE.theme,
            list(style.THEMES),
            key="share theme",
            format_func=lambda name: SHARE.themes.get(name, name),
        )
        steps = st.selectbox(
            SHARE.sequence,
            _STEPS if has_days else _STEPS[:1],
            key="share steps",
            format_func=_name_steps,
        )
    return Look(size, theme, title=title.strip(), steps=steps)


def _name_steps(steps: int | None) -> str:
    if steps is None:
        return SHARE.one_map
    return SHARE.steps.format(count=steps) if steps else SHARE.each_day


def embedding(address: str) -> str:
    """Return the code that shows the page with this address inside another page.

    >>> print(embedding('a"b.html'))
    <iframe src="a&quot;b.html" title="Map of troop movements with their sources"
      style="width: 100%; height: 640px; border: 0" loading="lazy"></iframe>
    """
    return (
        f'<iframe src="{escape(address)}" title="{escape(SHARE.title)}"\n'
        '  style="width: 100%; height: 640px; border: 0" loading="lazy"></iframe>'
    )


def picture(revision: str, query: EventQuery, form: str, look: Look = DEFAULT_LOOK) -> bytes:
    """Draw the still map of the selection, as the command line does."""
    held = services.corpus_of(revision)
    events = services.chosen(held, query)
    options = still_map.Options(
        title=look.title,
        query=query,
        sides=held.sides,
        cut_off=data_cut_off(events, held.articles),
        known_on=held.known_on,
        theme=style.THEMES[look.theme],
        page=still_map.PAGES[look.size],
        link="" if view_link.is_local(look.address) else look.address,
    )
    shown = within_reach(events, held.articles, query)
    built, steps = layers.build(respell(shown), held.articles), look.steps
    if form == "gif":
        count = _GIF_STEPS if steps is None else steps or None
        data = still_map.animate(still_map.compose_frames(built, options, count))
    elif steps is None:
        data = still_map.render(built, form, options)
    else:
        data = still_map.save(still_map.compose_multiples(built, options, steps or None), form)
    return provenance.embed(data, f".{form}", services.provenance_of(revision, query))


def page(revision: str, query: EventQuery, title: str = "") -> bytes:
    """Write the map into one HTML file, as the command line does."""
    held = services.corpus_of(revision)
    origin = services.provenance_of(revision, query)
    data = html_snapshot.write(
        held.events,
        held.articles,
        query,
        title=title,
        made_on=origin.made_at.date(),
        known_on=held.known_on,
        told_sides=held.sides,
    )
    return provenance.embed(data, ".html", origin)


def table(revision: str, query: EventQuery, ending: str) -> bytes:
    """Write the events as a data file; a CSV file comes zipped with what tells of its columns."""
    held = services.corpus_of(revision)
    origin = services.provenance_of(revision, query)
    data = data_files.write(layers.build(services.chosen(held, query), held.articles), ending)
    if ending != ".csv":
        return provenance.embed(data, ending, origin)
    sealed = provenance.sealed(data, ending, origin)
    companion, text = csv_file.describe(Path(f"{_DATA}{ending}"), sealed)
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in ((f"{_DATA}{ending}", data), (companion.name, text)):
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return stream.getvalue()
