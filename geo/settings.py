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
    (``SANDTABLE_GEOCODER_USER``). ``link`` is the address at which readers reach the dashboard
    (``SANDTABLE_LINK``), "" where there is none; snapshots print it.
    """

    home: Path
    database_url: str
    geocoder: str
    geocoder_user: str
    link: str


def load() -> Settings:
    """Read the settings from the environment."""
    home = Path(os.environ.get("SANDTABLE_HOME") or user_data_path("sandtable", appauthor=False))
    return Settings(
        home=home,
        database_url=os.environ.get("SANDTABLE_DATABASE_URL")
        or f"sqlite:///{home / 'sandtable.sqlite'}",
        geocoder=os.environ.get("SANDTABLE_GEOCODER", "").strip().casefold(),
        geocoder_user=os.environ.get("SANDTABLE_GEOCODER_USER", "").strip(),
        link=os.environ.get("SANDTABLE_LINK", "").strip(),
    )
