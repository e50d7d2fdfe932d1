"""Progress of several steps in a terminal, one bar a step."""

import sys
from types import TracebackType
from typing import NoReturn, Self

from tqdm import tqdm


class StepBars:
    """Show the progress that :func:`geo.preparation.prepare` tells; quiet outside a terminal."""

    def __init__(self) -> None:
        self._step = ""
        self._bar: tqdm[NoReturn] | None = None

    def __call__(self, step: str, done: int, total: int) -> None:
        """Show that a step has come so far."""
        bar = self._bar
        if bar is None or step != self._step:
            self.close()
            quiet = not sys.stderr.isatty()
            bar = self._bar = tqdm(desc=step, total=total or None, disable=quiet)
            self._step = step
        bar.update(done - bar.n)

    def close(self) -> None:
        """Finish the bar that is shown."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
