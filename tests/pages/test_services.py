"""Services: what a server puts in place before its first page."""

from pathlib import Path

import pytest
import streamlit as st

from geo import preparation
from geo.store import open_store
from pages.ui import services
from tests.events import libya
from tests.pages.stored import make_store


@pytest.mark.parametrize("stories", [(), (libya(),)])
def test_prepares_every_store_once_also_one_with_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stories: tuple
) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    monkeypatch.setenv("SANDTABLE_DATABASE_URL", url)
    make_store(url, *stories)
    calls = []
    monkeypatch.setattr(preparation, "prepare", lambda p: calls.append(p) or open_store(url))
    monkeypatch.setattr(preparation, "warm_up", lambda: None)
    st.cache_resource.clear()
    services.prepare(print)
    services.prepare(print)
    assert calls == [print]
