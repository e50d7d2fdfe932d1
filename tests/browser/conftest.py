"""A Chromium on the machine, and the dashboard served to it."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Literal

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Frame,
    Page,
    sync_playwright,
)

from tests.browser.server import BY_HAND, Server, running
from tests.events import Story
from tests.pages.stored import make_store

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
WAIT_SECONDS = 60
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a Chromium; without one the tests are skipped, but fail in CI."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium on the CI machine")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()


@dataclass
class Visit:
    """Hold a page with what went wrong in it and what it asked the network for."""

    page: Page
    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def map_frame(self) -> Frame:
        """Wait for the map and for the server's first answer, and return the map's frame."""
        wait_idle(self.page)  # until then the map may be that of the page before
        self.page.wait_for_selector("iframe[src*=st_folium]")
        frame = next(frame for frame in self.page.frames if "st_folium" in frame.url)
        frame.wait_for_selector(".sandtable[data-shown]")
        wait_idle(self.page)
        return frame

    def assert_clean(self) -> None:
        """Check that nothing failed, nothing left this machine, and no attack ran."""
        assert self.errors == []
        assert self.outside == []
        for frame in self.page.frames:
            assert frame.evaluate("window.hurt") is None


Open = Callable[..., Visit]


def wait_idle(page: Page) -> None:
    """Wait until the page's script has run."""
    page.wait_for_selector(
        "[data-testid=stApp][data-test-script-state=notRunning]", state="attached"
    )


def note(made: Visit, message: ConsoleMessage) -> None:
    """Keep a console error, but for Streamlit's probe of where it is served.

    Opened at a page's own address, its client first asks below that page and gets a 404.
    """
    is_probe = "/_stcore/" in message.location.get("url", "")
    if message.type == "error" and not is_probe:
        made.errors.append(f"{message.text} {message.location}")


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """Return a function that opens an address with everything but loopback blocked."""
    contexts: list[BrowserContext] = []

    def open_it(
        address: str, viewport: dict[str, int] = WIDE, scheme: Literal["light", "dark"] = "light"
    ) -> Visit:
        context = browser.new_context(viewport=viewport, color_scheme=scheme)
        context.set_default_timeout(WAIT_SECONDS * 1000)
        contexts.append(context)
        made = Visit(context.new_page())

        def guard(route) -> None:
            if route.request.url.startswith(("http://localhost:", "http://127.0.0.1:", "file:")):
                route.continue_()
            else:
                made.outside.append(route.request.url)
                route.abort()

        context.route("**/*", guard)
        made.page.on("pageerror", lambda error: made.errors.append(str(error)))
        made.page.on("console", lambda message: note(made, message))
        made.page.goto(address)
        return made

    yield open_it
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """Return a function that serves the dashboard on a store with these stories."""
    with ExitStack() as servers:

        def start(*stories: Story) -> Server:
            home = tmp_path_factory.mktemp("home")
            url = f"sqlite:///{home / 'store.sqlite'}"
            make_store(url, *stories)
            environment = {"SANDTABLE_HOME": str(home), "SANDTABLE_DATABASE_URL": url}
            return servers.enter_context(running(BY_HAND, environment))

        yield start
