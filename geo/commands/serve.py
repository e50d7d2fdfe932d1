"""``serve``: prepare what is missing, then serve the dashboard."""

import argparse
import socket
from pathlib import Path

from geo.errors import AddressInUse

_APP = Path(__file__).resolve().parents[2] / "app.py"
_EXAMPLES = """\
examples:
  python -m geo serve
  python -m geo serve --port 8600
  python -m geo serve --no-demo             for your own articles only
  python -m geo serve --address 0.0.0.0     for everybody on the network

The first start builds the gazetteer and, unless articles were ingested before, reads the demo
corpus; later ones are immediate. With --no-demo a new store stays empty for good.
"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its flags."""
    parser = subparsers.add_parser(
        "serve",
        help="serve the dashboard in a browser",
        description="Serve the dashboard. Nothing leaves this computer.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=_port, default=8501, help="8501 by default")
    parser.add_argument(
        "--address", default="localhost", help="where to listen; this computer only by default"
    )
    parser.add_argument(
        "--no-demo", action="store_true", help="start with your own articles, not the demo corpus"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from streamlit.runtime.pages_manager import PagesManager
    from streamlit.web import cli

    from geo.commands.progress_bar import StepBars
    from geo.preparation import prepare

    _check_free(arguments.address, arguments.port)
    with StepBars() as bars:
        prepare(bars, with_demo=not arguments.no_demo).close()
    # Until app.py has run once, Streamlit takes the folder `pages` for its former way of
    # navigation and would show a first visitor its file names. It has no setting for that.
    PagesManager.uses_pages_directory = False
    print(f"Sandtable is at http://{arguments.address}:{arguments.port}", flush=True)
    flags = {
        "server.port": arguments.port,
        "server.address": arguments.address,
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
    }
    words = [f"--{name}={value}" for name, value in flags.items()]
    cli.main(["run", str(_APP), *words], standalone_mode=False)
    return 0


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return int(text)


def _check_free(address: str, port: int) -> None:
    """Fail before the long work when the port is taken.

    Raises
    ------
    AddressInUse
        If another program listens there, or the address is not this computer's.
    """
    try:
        family, kind, _, _, place = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except (OSError, OverflowError) as error:
        raise AddressInUse(
            f"cannot listen at {address}:{port} ({error}); choose another with --port"
        ) from None
