"""Servers to measure: the dashboard on a store of any size, and a bare page to compare with."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from geo.model import Event, content_id
from tests.browser.server import BY_HAND, Server, running
from tests.events import Story, libya, many, sudan
from tests.pages.stored import make_store

BARE = """
import folium
import streamlit as st
from streamlit.components.v1 import declare_component
from streamlit_folium import st_folium
from xstatic.pkg import jquery, leaflet

def folder_of(package):
    return f"../{declare_component(package.NAME, path=package.BASE_DIR).name}/"


st.title("An empty map")
bare = folium.Map(tiles=None)
bare.default_js = [
    ("leaflet", folder_of(leaflet) + "leaflet.js"),
    ("jquery", folder_of(jquery) + "jquery.min.js"),
]
bare.default_css = [("leaflet_css", folder_of(leaflet) + "leaflet.css")]
st_folium(bare, key="map", returned_objects=[])
"""


def resident_mb(server: Server) -> float:
    """Return the memory that the server's process holds now; Linux only."""
    pages = int(Path(f"/proc/{server.process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def make_events(count: int) -> tuple[Event, ...]:
    """Make that many events, each with claims of its own as a store wants them."""
    return tuple(
        replace(
            event,
            claims=tuple(
                replace(claim, id=content_id("c", event.id, claim.id)) for claim in event.claims
            ),
        )
        for event in many(count)
    )


@contextmanager
def dashboard(events: Sequence[Event]) -> Iterator[Server]:
    """Serve the dashboard on a store with these events."""
    with tempfile.TemporaryDirectory() as home:
        url = f"sqlite:///{home}/store.sqlite"
        make_store(url, Story(tuple(events), libya().articles | sudan().articles))
        environment = {"SANDTABLE_HOME": home, "SANDTABLE_DATABASE_URL": url}
        with running(BY_HAND, environment) as server:
            yield server


@contextmanager
def bare_page() -> Iterator[Server]:
    """Serve a Streamlit page with an empty folium map, whose scripts come from this machine."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "bare.py"
        page.write_text(BARE, encoding="utf-8")
        command = ["-m", "streamlit", "run", str(page), "--server.port"]
        with running(command, {}) as server:
            yield server
