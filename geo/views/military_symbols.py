"""Military symbols (APP-6D) as SVG, drawn by ``milsymbol``.

The library holds its whole catalogue, over a hundred megabytes, once it has drawn one symbol. A
server that draws a handful has them drawn by a process of its own, which leaves nothing behind.
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from functools import lru_cache

_SIZE = 40
_SECONDS = 60


def draw(codes: Iterable[str]) -> dict[str, str]:
    """Return the SVG of every 20-digit code; one that means nothing is left out.

    Codes are drawn once a process.
    """
    return _draw(tuple(sorted(set(codes))))


@lru_cache(maxsize=16)
def _draw(codes: tuple[str, ...]) -> dict[str, str]:
    if not codes:
        return {}
    command = [sys.executable, "-m", __name__]
    wanted = json.dumps(codes).encode()
    done = subprocess.run(command, input=wanted, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603
    drawings: dict[str, str] = json.loads(done.stdout)
    return drawings


def _draw_here(codes: Iterable[str]) -> dict[str, str]:
    from milsymbol import Symbol  # noqa: PLC0415 - its catalogue is large

    symbols = ((code, Symbol(code, size=_SIZE)) for code in codes)
    return {code: symbol.as_svg() for code, symbol in symbols if symbol.is_valid()}


if __name__ == "__main__":
    json.dump(_draw_here(json.load(sys.stdin)), sys.stdout)
