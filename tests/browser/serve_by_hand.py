"""Serve the dashboard on a store made by hand, whose analyses must stay as they are.

Run as ``python -m tests.browser.serve_by_hand PORT``.
"""

import sys

from streamlit.web import cli

from geo import preparation
from geo.store import open_store

if __name__ == "__main__":
    preparation.prepare = lambda _progress: open_store()
    preparation.warm_up = lambda: None
    cli.main(["run", "app.py", "--server.port", sys.argv[1]])
