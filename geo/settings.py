"""Where Sandtable keeps its files, and the few switches it has.

Every setting is an environment variable with a default that works offline.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

DATA = Path(__file__).resolve().parent.parent / "data"
"""The tables, digests and basemap that ship with the code."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Hold what the environment decides.

    ``home`` is the user's data folder (``SANDTABLE_HOME``). ``database_url`` is a SQLAlchemy
    address (``SANDTABLE_DATABASE_URL``), by default an SQLite file in ``home``. ``geocoder``
    is ``""`` (offline), ``"nominatim"`` or ``"geonames"`` (``SANDTABLE_GEOCODER``);
    ``geocoder_user`` is the contact or user name their terms ask for
    (``SANDTABLE_GEOCODER_USER``). ``forces`` is a table of the user's own forces, with the
    columns of ``data/forces/groups.csv`` (``SANDTABLE_FORCES``), or None. ``link`` is the
    address at which readers reach the dashboard (``SANDTABLE_LINK``), "" where there is none;
    snapshots print it.
    """

    home: Path
    database_url: str
    geocoder: str
    geocoder_user: str
    forces: Path | None = None
    link: str = ""


def load() -> Settings:
    """Read the settings from the environment."""
    home = Path(os.environ.get("SANDTABLE_HOME") or user_data_path("sandtable", appauthor=False))
    return Settings(
        home=home,
        database_url=os.environ.get("SANDTABLE_DATABASE_URL")
        or f"sqlite:///{home / 'sandtable.sqlite'}",
        geocoder=os.environ.get("SANDTABLE_GEOCODER", "").strip().casefold(),
        geocoder_user=os.environ.get("SANDTABLE_GEOCODER_USER", "").strip(),
        forces=Path(forces) if (forces := os.environ.get("SANDTABLE_FORCES", "")) else None,
        link=os.environ.get("SANDTABLE_LINK", "").strip(),
    )
