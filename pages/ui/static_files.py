"""Files that the browser fetches from this server: scripts, styles, basemap, columns of events.

Streamlit serves the folder of every declared component. The components here are declared for
that alone: there is no ``static/`` folder to keep in step with the packages and no switch.
"""

import atexit
import gzip
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import Lock

import streamlit as st
from streamlit.components.v1 import declare_component

from geo.layers import basemap
from geo.model import content_id
from geo.views.web_map import page_script
from geo.views.web_map.assets import Addresses, live_style
from geo.views.web_map.script_json import write_json

_WORLD = (-180.0, -60.0, 180.0, 84.0)
_BASEMAP_TOLERANCE_DEG = 0.02
_LEVEL = 6  # zlib's own: a higher one takes far longer for little
_MAKING = Lock()
_KEPT = {"events": 12, "presence": 40, "selection": 60, "card": 400, "symbols": 12}
"""How many files of a kind stay; a page that is open may still ask for an older one."""


def addresses() -> Addresses:
    """Return where the map finds what it is made of, relative to a component's page."""
    script, style = _own_files()
    return Addresses(
        script=publish(f"{content_id('map-', script)}.js", script),
        style=publish(f"{content_id('map-', style)}.css", style),
        basemap=publish_made("basemap.json.gz", _write_basemap),
    )


def _write_basemap() -> bytes:
    return write_json(basemap.geojson(_WORLD, _BASEMAP_TOLERANCE_DEG)).encode()


@st.cache_resource(show_spinner=False)
def _own_files() -> tuple[str, str]:
    return page_script(), live_style()


def publish(name: str, text: str) -> str:
    """Put a text where the browser can fetch it and return its address."""
    return publish_made(name, text.encode)


def publish_made(name: str, make: Callable[[], bytes]) -> str:
    """Return the address of a file, which is made where it is not there yet.

    One whose name ends in ``.gz`` is compressed here, once; Streamlit compresses any other at
    every visit. Of files that go with the store's content those asked for last are kept. A
    caller that remembers an address may remember one whose file is gone: ask anew instead.
    """
    folder = _published()
    path = folder / name
    with _MAKING:  # of several who ask at once, one makes it
        if path.exists():
            path.touch()
        else:
            data = make()
            fresh = folder / f"{name}.part"
            fresh.write_bytes(gzip.compress(data, _LEVEL) if name.endswith(".gz") else data)
            fresh.replace(path)
            kind = name.partition("-")[0]
            if kind in _KEPT:
                _drop_old(list(folder.glob(f"{kind}-*")), _KEPT[kind])
    return _serve("published", folder) + name


def _drop_old(files: list[Path], kept: int) -> None:
    files.sort(key=lambda file: file.stat().st_mtime)
    for old in files[:-kept]:
        old.unlink(missing_ok=True)


@st.cache_resource(show_spinner=False)
def _published() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="sandtable-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _serve(name: str, folder: Path) -> str:
    component = declare_component(name, path=str(folder))
    return f"../{component.name}/"
