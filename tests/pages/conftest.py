"""The dashboard's pages, run without a browser on a store of the test's choice."""

from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from pages.ui import services
from tests.events import Story
from tests.pages.stored import make_store

APP = Path(__file__).resolve().parents[2] / "app.py"
TIMEOUT_SECONDS = 60

Open = Callable[..., AppTest]


_MANAGE_PAGES = PagesManager.__init__


def _manage_pages(self: PagesManager, *arguments: object, **options: object) -> None:
    """Make no run begin in Streamlit's former navigation.

    AppTest falls back to it at every run; the run that leaves it again has lost the click.
    """
    _MANAGE_PAGES(self, *arguments, **options)
    PagesManager.uses_pages_directory = False


@pytest.fixture
def open_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Return a function that opens a page of the app on a store with these stories."""
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    monkeypatch.setenv("SANDTABLE_HOME", str(tmp_path))
    monkeypatch.setenv("SANDTABLE_DATABASE_URL", url)
    monkeypatch.setattr(services, "prepare", lambda progress: None)
    monkeypatch.setattr(PagesManager, "__init__", _manage_pages)
    st.cache_resource.clear()

    def open_it(page: str, *stories: Story, **parameters: str) -> AppTest:
        make_store(url, *stories)
        app = AppTest.from_file(str(APP), default_timeout=TIMEOUT_SECONDS)
        app.session_state["map drawn"] = True  # no browser is there to say so
        if page != "map":
            app.run()
            app.switch_page(f"pages/{page}.py")
        for name, value in parameters.items():
            app.query_params[name] = value
        return app.run()

    return open_it
