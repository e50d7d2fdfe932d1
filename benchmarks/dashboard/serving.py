"""Servers to measure: the dashboard on a store of any size, and a bare page to compare with."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from geo.model import Event, content_id
from tests.events import Story, libya, many, sudan
from tests.pages.stored import make_store

ROOT = Path(__file__).resolve().parents[2]
BARE = """
import folium
import streamlit as st
from streamlit_folium import st_folium

from geo.views.web_map.assets import localise
from pages.ui import static_files

st.title("An empty map")
bare = folium.Map(tiles=None)
localise(bare.get_root(), static_files.addresses())
st_folium(bare, key="map", returned_objects=[])
"""
_WAIT_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Served:
    """Hold the address of a server and its process."""

    address: str
    process: int

    @property
    def resident_mb(self) -> float:
        """Return the memory that the server's process holds now; Linux only."""
        pages = int(Path(f"/proc/{self.process}/statm").read_text(encoding="ascii").split()[1])
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
def dashboard(events: Sequence[Event]) -> Iterator[Served]:
    """Serve the dashboard on a store with these events."""
    with tempfile.TemporaryDirectory() as home:
        url = f"sqlite:///{home}/store.sqlite"
        make_store(url, Story(tuple(events), libya().articles | sudan().articles))
        environment = {"SANDTABLE_HOME": home, "SANDTABLE_DATABASE_URL": url}
        command = ["-m", "tests.browser.serve_by_hand"]
        with _running(command, environment) as served:
            yield served


@contextmanager
def bare_page() -> Iterator[Served]:
    """Serve a Streamlit page with an empty folium map, whose scripts come from this machine."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "bare.py"
        page.write_text(BARE, encoding="utf-8")
        command = ["-m", "streamlit", "run", str(page), "--server.port"]
        with _running(command, {"PYTHONPATH": str(ROOT), "SANDTABLE_HOME": folder}) as served:
            yield served


@contextmanager
def _running(command: Sequence[str], environment: dict[str, str]) -> Iterator[Served]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, *command, str(port)],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        address = f"http://localhost:{port}"
        _wait_for(f"{address}/_stcore/health")
        yield Served(address, server.pid)
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_for(address: str) -> None:
    end = time.monotonic() + _WAIT_SECONDS
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(address)
