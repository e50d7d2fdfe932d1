"""A server in a process of its own, for browsers: those of the tests and of the benchmarks."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BY_HAND = ("-m", "tests.browser.serve_by_hand")
"""The dashboard on a store that is already made; its port follows."""
_WAIT_SECONDS = 300  # a busy machine takes long to load the libraries
_STOP_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Server:
    """Hold the address of a server and the number of its process."""

    address: str
    process: int


@contextmanager
def running(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Server]:
    """Run Python with this command and a free port after it, until the block ends.

    Raises
    ------
    RuntimeError
        If the command ends before it answers.
    TimeoutError
        If it does not answer.
    """
    port = _find_port()
    process = subprocess.Popen(
        [sys.executable, *command, str(port)],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        server = Server(f"http://localhost:{port}", process.pid)
        _wait_for(f"{server.address}/_stcore/health", process)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=_STOP_SECONDS)


def _find_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _WAIT_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the server of {address} ended with code {process.returncode}")
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"{address} does not answer")
