"""What becomes of output when the terminal is gone? It is thrown away, and the program is told once.

Textual writes in a thread that ends at the first error; then the screen's thread waits for it for ever, and neither
SIGHUP nor SIGTERM gets through.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator


class Lasting:
    """A file that never fails to take what is written."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._gone = False

    def write(self, text: str) -> int:
        """Write, or throw away where nothing takes it any more."""
        if not self._gone:
            try:
                return self._file.write(text)
            except OSError:
                self._lose()
        return len(text)

    def flush(self) -> None:
        """Flush, likewise."""
        if not self._gone:
            try:
                self._file.flush()
            except OSError:
                self._lose()

    def fileno(self) -> int:
        """Of the file."""
        return self._file.fileno()

    def isatty(self) -> bool:
        """As the file says."""
        return self._file.isatty()

    def _lose(self) -> None:
        """End the program as a closed terminal does: whoever is to hear of it may have been told not to."""
        self._gone = True
        os.kill(os.getpid(), getattr(signal, "SIGHUP", signal.SIGTERM))


@contextmanager
def lasting_output() -> Iterator[None]:
    """Textual writes to `sys.__stderr__`: inside the block that never fails."""
    before = sys.__stderr__
    if before is None:
        yield
        return
    sys.__stderr__ = Lasting(before)  # type: ignore[assignment,misc]
    try:
        yield
    finally:
        sys.__stderr__ = before  # type: ignore[misc]
