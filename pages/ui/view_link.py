"""The link to what a page shows, and whether others can open it."""

from urllib.parse import urlencode, urlsplit

from pages.ui.view import View, write_view

_LOCAL = frozenset({"localhost", "127.0.0.1", "::1", "0.0.0.0"})  # noqa: S104


def write(address: str, view: View) -> str:
    """Return the address of the view on the page with this address.

    >>> write("https://example.org/map", View(mode="cumulative"))
    'https://example.org/map?v=1&mode=cumulative'
    """
    parameters = urlencode(write_view(view))
    return f"{address}?{parameters}" if parameters else address


def is_local(address: str) -> bool:
    """Tell whether nobody else can open the address.

    >>> is_local("http://localhost:8501/?mode=cumulative"), is_local("https://example.org/map")
    (True, False)
    """
    return (urlsplit(address).hostname or "localhost") in _LOCAL
