"""Measure every bar of the dashboard in one run.

Run from the repository's root::

    python -m benchmarks.dashboard [--events 100 1000 10000 100000] [--steps 20] [--users 10]

A step is one press of an arrow key on a handle of the map's clock. ``drawn`` is the time until
the frame with the new marks, ``confirmed`` until the page's counts agree, which the server makes
anew once a person rests for a second; in milliseconds. Bytes are what the server sends over the
websocket a step. ``rebuild`` is the time to build and render a folium map with a marker a place,
without sending it or drawing it in a browser: the least that a step would cost if the map were
made anew.

First paint is until marks are drawn, on a server that has shown the page before, in a browser
with an empty cache; ``whole`` is until the filters are there too. The bare page is Streamlit with
an empty folium map. Memory is of the server's process after a visit, above that of the bare
page's server.
"""

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import folium
from playwright.sync_api import Browser

from benchmarks.dashboard import browsing, serving
from geo.model import Event
from tests.browser.server import Server

_LOADS = 8
_USER_STEPS = 12
_PAUSES_MS = {"browsing": 600, "looking": 1300}
"""Pauses of users between steps: short ones, and those after which the server answers each."""
_PLAY_SECONDS = 8


@dataclass(frozen=True, slots=True)
class Steps:
    """Hold what steps of the clock took at one size of the store."""

    events: int
    drawn_ms: float
    slowest_ms: float
    confirmed_ms: float
    bytes_a_step: float


class Report:
    """Print measured values beside their bars."""

    def __init__(self) -> None:
        self.failed = 0

    def check(
        self, name: str, value: float, unit: str, *, most: float = 0, least: float = 0
    ) -> None:
        """Print one value; exactly one of the bars is given."""
        is_met = value <= most if most else value >= least
        self.failed += not is_met
        bar = f"at most {most:g}" if most else f"at least {least:g}"
        print(f"{'ok  ' if is_met else 'MISS'} {name:45} {value:9.1f} {unit:6} ({bar})", flush=True)


def measure_steps(browser: Browser, served: Server, events: int, steps: int) -> Steps:
    """Step the clock of a page and wait for the server each time."""
    visited = browsing.visit(browser)
    visited.open(served.address)
    visited.frame.locator(browsing.HANDLE).nth(1).focus()
    visited.step()  # the first one warms up
    visited.received.clear()
    drawn, confirmed = zip(*(visited.step() for _ in range(steps)), strict=True)
    size = sum(visited.received) / steps
    visited.page.context.close()
    return Steps(events, median(drawn), max(drawn), median(confirmed), size)


@dataclass(frozen=True, slots=True)
class FirstPaint:
    """Hold medians in seconds of pages loaded in turns."""

    ours: float
    whole: float
    bare: float


def measure_first_paint(browser: Browser, served: Server, bare: Server) -> FirstPaint:
    """Load the bare page and the Map page in turns."""
    taken = []
    for _ in range(_LOADS + 1):
        other = browsing.visit(browser)
        theirs = other.open_bare(bare.address)
        other.page.context.close()
        one = browsing.visit(browser)
        ours = one.open(served.address)
        taken.append((ours, one.await_filters(), theirs))
        one.page.context.close()
    medians = map(median, zip(*taken[1:], strict=True))  # the first load warms the server
    return FirstPaint(*medians)


def measure_users(
    browser: Browser, served: Server, users: int, pause_ms: float
) -> tuple[float, list[str]]:
    """Let users step at once; return their median step in ms and what went wrong."""
    visits = [browsing.visit(browser) for _ in range(users)]
    for visited in visits:
        visited.open(served.address)
        visited.await_filters()
    time.sleep(2)
    for visited in visits:
        visited.start_steps(_USER_STEPS, pause_ms)
    taken = [step for visited in visits for step in visited.steps_taken()]
    errors = [error for visited in visits for error in visited.errors]
    for visited in visits:
        visited.page.context.close()
    return median(taken), errors


def rebuild(events: Sequence[Event]) -> float:
    """Return the ms to build and render a folium map with a marker for every place."""
    start = time.perf_counter()
    rebuilt = folium.Map(location=(27, 17), zoom_start=6)
    for event in events:
        for resolution in event.resolutions:
            if resolution.place:
                folium.CircleMarker((resolution.place.lat, resolution.place.lon)).add_to(rebuilt)
    rebuilt.get_root().render()
    return (time.perf_counter() - start) * 1000


@dataclass(frozen=True, slots=True)
class Run:
    """Hold what all measurements of one run share."""

    browser: Browser
    report: Report
    options: argparse.Namespace

    def check_size(self, count: int) -> None:
        """Measure what depends on the size of the store."""
        events, check = serving.make_events(count), self.report.check
        with serving.dashboard(events) as served, serving.bare_page() as bare:
            steps = measure_steps(self.browser, served, count, self.options.steps)
            check(f"step drawn, {count} events", steps.drawn_ms, "ms", most=120)
            print(f"     slowest {steps.slowest_ms:.0f} ms, confirmed {steps.confirmed_ms:.0f} ms")
            check(f"sent a step, {count} events", steps.bytes_a_step / 1000, "kB", most=6)
            if count in {min(self.options.events), max(self.options.events)}:
                paint = measure_first_paint(self.browser, served, bare)
                print(
                    f"     {paint.ours:.2f} s, whole {paint.whole:.2f} s, bare {paint.bare:.2f} s"
                )
                check(f"first paint, {count} events", paint.ours / paint.bare, "times", most=1.5)
            if count == max(self.options.events):
                self.check_largest(served, bare)
                again = rebuild(events)
                print(f"     folium map made anew {again:.0f} ms")
                check("faster than making the map anew", again / steps.drawn_ms, "times", least=20)

    def check_largest(self, served: Server, bare: Server) -> None:
        """Measure what the largest store is for: playing, picking, memory, many users."""
        check, users = self.report.check, self.options.users
        visited, other = browsing.visit(self.browser), browsing.visit(self.browser)
        visited.open(served.address)
        other.open_bare(bare.address)
        check("drawn a second while playing", visited.play(_PLAY_SECONDS), "frames", least=25)
        check("pick under the pointer, slowest", visited.pick(), "ms", most=10)
        ours, theirs = serving.resident_mb(served), serving.resident_mb(bare)
        print(f"     server {ours:.0f} MB, bare {theirs:.0f} MB")
        check("memory above a bare page's server", ours - theirs, "MB", most=400)
        visited.page.context.close()
        other.page.context.close()
        for pace, pause_ms in _PAUSES_MS.items():
            alone, errors = measure_users(self.browser, served, 1, pause_ms)
            together, more_errors = measure_users(self.browser, served, users, pause_ms)
            print(f"     {pace}: one user {alone:.1f} ms, {users} users {together:.1f} ms a step")
            name = f"step of {users} users to a single one's, {pace}"
            check(name, together / alone, "times", most=3)
            for error in errors + more_errors:
                self.report.failed += 1
                print(f"MISS error in a page: {error}")


def main() -> int:
    """Print a line a bar; the exit code says whether all were met."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--events", type=int, nargs="+", default=[100, 1000, 10_000, 100_000])
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--users", type=int, default=10)
    options = parser.parse_args()
    report = Report()
    with browsing.chromium() as browser:
        run = Run(browser, report, options)
        for count in options.events:
            run.check_size(count)
    return 1 if report.failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
