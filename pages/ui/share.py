"""The panel that takes the Map page's view away: link, pictures, one HTML file, code for a site."""

from functools import partial
from html import escape
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

import streamlit as st

from geo import layers, settings
from geo.model import EventQuery
from geo.views import html_snapshot, provenance, sides, still_map, style
from geo.views.sources import data_cut_off, within_reach
from pages.ui import downloads, services, state
from pages.ui.services import Corpus
from pages.ui.strings import SHARE

_LOCAL = frozenset({"localhost", "127.0.0.1", "::1", "0.0.0.0"})  # noqa: S104
_HTML = "sandtable_map.html"


class Look(NamedTuple):
    """Say how a picture looks, by the names of the page and the theme.

    ``address`` is that of the view; it is printed with a QR code if others can open it.
    """

    size: str = "screen"
    theme: str = "light"
    address: str = ""


DEFAULT_LOOK = Look()


def show(held: Corpus) -> None:
    """Show the button that opens the panel; what is in it is made when it is opened."""
    view = state.current()
    query = view.effective_query
    panel = st.popover(SHARE.open, key="share", on_change="rerun")
    if not panel.open:
        return
    with panel:
        address = link(settings.load().link or st.context.url or "", view)
        st.markdown(f"**{SHARE.link}**")
        st.code(address, language=None, wrap_lines=True)
        if is_local(address):
            st.caption(SHARE.local)
        drawn = any(event.is_placed for event in services.chosen(held, query))
        if not drawn:
            st.caption(SHARE.nothing)
            return
        st.markdown(f"**{SHARE.picture}**")
        look = _choose_look()._replace(address=address)
        with st.container(horizontal=True):
            for form in still_map.FORMATS:
                make = partial(picture, held.revision, query, form, look)
                downloads.offer(form.upper(), f"sandtable_map.{form}", make)
        st.caption(SHARE.slow)
        st.markdown(f"**{SHARE.page}**")
        downloads.offer(SHARE.html, _HTML, partial(page, held.revision, query))
        st.markdown(f"**{SHARE.embed}**")
        st.code(embedding(_HTML), language="html", wrap_lines=True)


def _choose_look() -> Look:
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
    return Look(size, theme)


def link(address: str, view: state.View) -> str:
    """Return the address of the view on the page with this address.

    >>> link("https://example.org/map", state.View(mode="cumulative"))
    'https://example.org/map?v=1&mode=cumulative'
    """
    parameters = urlencode(state.write_view(view))
    return f"{address}?{parameters}" if parameters else address


def is_local(address: str) -> bool:
    """Tell whether nobody else can open the address.

    >>> is_local("http://localhost:8501/?mode=cumulative"), is_local("https://example.org/map")
    (True, False)
    """
    return (urlsplit(address).hostname or "localhost") in _LOCAL


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
        query=query,
        sides=sides.told_in(held.events),
        cut_off=data_cut_off(events, held.articles),
        theme=style.THEMES[look.theme],
        page=still_map.PAGES[look.size],
        link="" if is_local(look.address) else look.address,
    )
    shown = within_reach(events, held.articles, query)
    data = still_map.render(layers.build(shown, held.articles), form, options)
    return provenance.embed(data, f".{form}", services.provenance_of(revision, query))


def page(revision: str, query: EventQuery) -> bytes:
    """Write the map into one HTML file, as the command line does."""
    held = services.corpus_of(revision)
    origin = services.provenance_of(revision, query)
    data = html_snapshot.write(held.events, held.articles, query, made_on=origin.made_at.date())
    return provenance.embed(data, ".html", origin)
