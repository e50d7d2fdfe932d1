"""Measure the dashboard in headless Chromium: a step of the slider, and what it sends.

Run from the repository's root::

    python -m benchmarks.dashboard [--events 100 1000 10000] [--steps 30]

A step is one press of an arrow key on the slider's handle. ``drawn`` is the time until the
canvas has been drawn with the new days, ``confirmed`` until the server has answered and the
line of counts agrees; both in milliseconds. ``baseline`` is the time to build a folium map
with one marker an event and render it, without sending it: what a step would cost if the
map were made anew. Bytes are what the server sends over the websocket a step.
"""

import argparse
import os
import shutil
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
from statistics import median

import folium
from playwright.sync_api import Frame, Page, WebSocket, sync_playwright

from geo.model import Event, content_id
from tests.events import Story, libya, many, sudan
from tests.pages.stored import make_store

ROOT = Path(__file__).resolve().parent.parent
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
HANDLE = "[data-testid=stSlider] input[type=range]"
PAUSE_SECONDS = 0.4
MAP_WAIT_MS = 180_000

WATCH = """() => {
    const box = document.querySelector(".sandtable");
    window.drawnAt = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
            observer.disconnect();
            requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
        });
        observer.observe(box, { attributes: true, attributeFilter: ["data-last"] });
    });
}"""


@dataclass(frozen=True, slots=True)
class Result:
    """Hold medians of one store size."""

    events: int
    drawn_ms: float
    slowest_ms: float
    confirmed_ms: float
    bytes_a_step: float
    baseline_ms: float


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


def measure(events: Sequence[Event], steps: int) -> Result:
    """Serve a store with these events and measure steps of its slider."""
    with _served(events) as address, sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        received: list[int] = []
        page.on("websocket", lambda socket: _count(socket, received))
        page.goto(address)
        frame = _map_frame(page)
        page.locator(HANDLE).nth(1).focus()
        _step(page, frame)  # the first one warms up
        received.clear()
        taken = [_step(page, frame) for _ in range(steps)]
        browser.close()
    drawn, confirmed = zip(*taken, strict=True)
    return Result(
        events=len(events),
        drawn_ms=median(drawn),
        slowest_ms=max(drawn),
        confirmed_ms=median(confirmed),
        bytes_a_step=sum(received) / steps,
        baseline_ms=_rebuild(events),
    )


def _step(page: Page, frame: Frame) -> tuple[float, float]:
    frame.evaluate(WATCH)
    start = page.evaluate("performance.timeOrigin + performance.now()")
    page.keyboard.press("ArrowLeft")
    drawn = frame.evaluate("window.drawnAt") - start
    page.wait_for_function(
        "n => document.querySelector('[data-testid=stMarkdown] strong').innerText === n",
        arg=frame.evaluate("document.querySelector('.sandtable').dataset.shown"),
        polling=5,
    )
    confirmed = page.evaluate("performance.timeOrigin + performance.now()") - start
    time.sleep(PAUSE_SECONDS)
    return drawn, confirmed


def _count(web_socket: WebSocket, received: list[int]) -> None:
    web_socket.on("framereceived", lambda payload: received.append(len(payload)))


def _map_frame(page: Page) -> Frame:
    page.wait_for_selector("iframe[src*=st_folium]", timeout=MAP_WAIT_MS)
    frame = next(frame for frame in page.frames if "st_folium" in frame.url)
    frame.wait_for_selector(".sandtable[data-shown]", timeout=MAP_WAIT_MS)
    return frame


def _rebuild(events: Sequence[Event]) -> float:
    start = time.perf_counter()
    rebuilt = folium.Map(location=(27, 17), zoom_start=6)
    for event in events:
        for resolution in event.resolutions:
            if resolution.place:
                folium.CircleMarker((resolution.place.lat, resolution.place.lon)).add_to(rebuilt)
    rebuilt.get_root().render()
    return (time.perf_counter() - start) * 1000


@contextmanager
def _served(events: Sequence[Event]) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as home:
        url = f"sqlite:///{home}/store.sqlite"
        make_store(url, Story(tuple(events), libya().articles | sudan().articles))
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
        environment = os.environ | {"SANDTABLE_HOME": home, "SANDTABLE_DATABASE_URL": url}
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
        try:
            _wait_for(f"http://localhost:{port}/_stcore/health")
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(address)


def main() -> None:
    """Print one line a store size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--steps", type=int, default=30)
    arguments = parser.parse_args()
    print(" events   drawn  slowest  confirmed  bytes/step  baseline")
    for count in arguments.events:
        result = measure(make_events(count), arguments.steps)
        print(
            f"{result.events:7} {result.drawn_ms:7.1f} {result.slowest_ms:8.1f} "
            f"{result.confirmed_ms:10.1f} {result.bytes_a_step:11.0f} {result.baseline_ms:9.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
