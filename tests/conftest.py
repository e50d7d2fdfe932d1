"""Fixtures that every test may use."""

from pathlib import Path

import pytest
from hypothesis import settings
from platformdirs import user_cache_path

from geo.gazetteer import Index, ensure_built

settings.register_profile("untimed", deadline=None)  # a busy machine is no failure
settings.load_profile("untimed")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of texts that are not part of the repository, or skip."""
    if not SHARED.is_dir():
        pytest.skip("the shared texts are not on this machine")
    return SHARED


@pytest.fixture(scope="session")
def index() -> Index:
    """Return the index of the sources that ship, built once and kept between runs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SANDTABLE_HOME", str(user_cache_path("sandtable-tests", appauthor=False)))
        return Index(ensure_built())
