"""Fixtures that every test may use."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of texts that are not part of the repository, or skip."""
    if not SHARED.is_dir():
        pytest.skip("the shared texts are not on this machine")
    return SHARED
