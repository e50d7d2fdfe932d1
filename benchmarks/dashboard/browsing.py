"""What a person does on the map, timed in the browser itself."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Frame,
    Page,
    ViewportSize,
    WebSocket,
    sync_playwright,
)

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
SIZE: ViewportSize = {"width": 1440, "height": 900}
HANDLE = ".st-range"
MAP_WAIT_MS = 300_000
_FILTERS = "[data-testid=stSidebar] [data-testid=stMultiSelect]"
_PAUSE_SECONDS = 0.6

_NOTE_SIGHT = """(() => {
    const wanted = window === top ? %r : %r;
    const look = () => {
        if (!document.querySelector(wanted)) return setTimeout(look, 5);
        window.seenAt = performance.timeOrigin + performance.now();
    };
    if (wanted) look();
})()"""
"""Note when something is seen first on the page, and what in the map's frame; a question from
outside is answered only once the page has nothing else to do."""

_WATCH = """() => {
    const box = document.querySelector(".sandtable");
    window.drawnAt = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
            observer.disconnect();
            requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
        });
        observer.observe(box, { attributes: true, attributeFilter: ["data-drawn"] });
    });
}"""
"""Note when marks have been drawn anew: the frame after the canvas was painted."""

_ANSWERED = """() => new Promise((keep) => {
    const look = () => (sandtable.isPending ? setTimeout(look, 5) : sandtable.answer.then(keep));
    look();
})"""
"""Wait until the server has answered the report of what was done last."""

_CONFIRMED = """([shown]) => {
    const counts = document.querySelector("[data-testid=stMain]").innerText;
    return counts.replace(/[\\s,]/g, "").includes(shown + "of");
}"""

_PLAY = """(seconds) => new Promise((resolve) => {
    const { clock } = window.sandtable, { dataset } = document.querySelector(".sandtable");
    clock.reset();
    clock.play();
    const before = Number(dataset.drawn), start = performance.now();
    setTimeout(() => {
        const rate = (Number(dataset.drawn) - before) / ((performance.now() - start) / 1000);
        clock.pause();
        clock.reset();
        resolve(rate);
    }, seconds * 1000);
})"""
"""Frames with new marks a second: every one counted moved the days and drew the canvas."""

_PICK = """() => {
    const { layer } = window.sandtable, { x, y } = layer.view.size, taken = [];
    for (let k = 0; k < 40; k++) {
        layer.draw();
        const start = performance.now();
        layer.pick((x * (k % 8)) / 8, (y * Math.floor(k / 8)) / 8, 10);
        taken.push(performance.now() - start);
    }
    return Math.max(...taken);
}"""
"""The slowest look under the pointer, each the first after a drawing, which builds the grid."""

_STEPS = """async ([count, pause]) => {
    const inputs = document.querySelectorAll(".st-range"), handle = inputs[1], taken = [];
    for (let k = 0; k < count; k++) {
        const start = performance.now();
        handle.value = Number(handle.value) - 3;
        handle.dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        taken.push(performance.now() - start);
        handle.dispatchEvent(new Event("change", { bubbles: true }));
        await new Promise((done) => setTimeout(done, pause * (0.8 + Math.random() * 0.4)));
    }
    return taken;
}"""
"""Step the handle and wait for the painted frame, then pause for about so many ms."""


@dataclass
class Visit:
    """Hold a page, its map, what it received, and what went wrong in it."""

    page: Page
    received: list[int] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def frame(self) -> Frame:
        """Return the frame of the map."""
        return next(frame for frame in self.page.frames if "st_folium" in frame.url)

    def open(self, address: str) -> float:
        """Open the dashboard and return the seconds until marks are drawn."""
        return self._open(address, ".sandtable[data-shown]", _FILTERS)

    def open_bare(self, address: str) -> float:
        """Open the bare page and return the seconds until its empty map is there."""
        return self._open(address, ".leaflet-container .leaflet-control-zoom")

    def _open(self, address: str, mark: str, on_page: str = "") -> float:
        self.page.add_init_script(_NOTE_SIGHT % (on_page, mark))
        self.page.goto(address, wait_until="commit")
        self.page.wait_for_selector("iframe[src*=st_folium]", timeout=MAP_WAIT_MS)
        return self._seconds_until_sight(self.frame)

    def await_filters(self) -> float:
        """Return the seconds from the opening until the filters are there too."""
        return self._seconds_until_sight(self.page.main_frame)

    def _seconds_until_sight(self, frame: Frame) -> float:
        seen: float = frame.wait_for_function("window.seenAt", timeout=MAP_WAIT_MS).json_value()
        opened: float = self.page.evaluate("performance.timeOrigin")
        return (seen - opened) / 1000

    def step(self) -> tuple[float, float]:
        """Press a key on the last handle; return ms until drawn and until the server agrees."""
        self.frame.evaluate(_WATCH)
        start = self.page.evaluate("performance.timeOrigin + performance.now()")
        self.page.keyboard.press("ArrowLeft")
        drawn = self.frame.evaluate("window.drawnAt") - start
        shown = self.frame.evaluate("document.querySelector('.sandtable').dataset.shown")
        self.frame.evaluate(_ANSWERED)
        self.page.wait_for_function(_CONFIRMED, arg=[shown], polling=5, timeout=MAP_WAIT_MS)
        confirmed = self.page.evaluate("performance.timeOrigin + performance.now()") - start
        time.sleep(_PAUSE_SECONDS)
        return drawn, confirmed

    def play(self, seconds: float) -> float:
        """Play the clock and return the frames drawn a second."""
        rate: float = self.frame.evaluate(_PLAY, seconds)
        return rate

    def pick(self) -> float:
        """Return the slowest ms to find what lies under the pointer."""
        slowest: float = self.frame.evaluate(_PICK)
        return slowest

    def start_steps(self, count: int, pause_ms: float) -> None:
        """Let the page step by itself; :meth:`steps_taken` waits for it."""
        start = f"(options) => {{ window.steps = ({_STEPS})(options); }}"
        self.frame.evaluate(start, [count, pause_ms])

    def steps_taken(self) -> list[float]:
        """Return the ms of each step that the page took by itself."""
        taken: list[float] = self.frame.evaluate("window.steps")
        if self.page.locator("[data-testid=stException]").count():
            self.errors.append("the page shows an exception")
        return taken


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the Chromium of this machine."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


def visit(browser: Browser) -> Visit:
    """Make a page of a person of its own, with an empty cache."""
    made = Visit(browser.new_context(viewport=SIZE).new_page())
    made.page.on("websocket", lambda socket: _count(socket, made.received))
    made.page.on("pageerror", lambda error: made.errors.append(str(error)))
    made.page.on("console", lambda message: _note(message, made.errors))
    return made


def _note(message: ConsoleMessage, errors: list[str]) -> None:
    if message.type == "error":
        errors.append(message.text)


def _count(web_socket: WebSocket, received: list[int]) -> None:
    web_socket.on("framereceived", lambda payload: received.append(len(payload)))
