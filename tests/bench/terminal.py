"""A program in a real pseudo-terminal: when does it first paint, and when does it answer a key?"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import struct
import termios
import time
from dataclasses import dataclass, field

UNSET = "\0"
"""In place of a value: the variable is not there."""


@dataclass
class Terminal:
    """A running program and what it wrote."""

    command: list[str]
    size: tuple[int, int] = (120, 40)
    environment: dict[str, str] = field(default_factory=dict)
    output: bytes = b""
    pieces: list[tuple[float, bytes]] = field(default_factory=list)
    """The same, piece by piece, each with the time when it came."""
    started: float = 0.0
    pid: int = 0
    handle: int = -1
    ended: bool = False

    def __enter__(self) -> Terminal:
        self.started = time.perf_counter()
        self.pid, self.handle = pty.fork()
        if self.pid == 0:
            environment = {
                **os.environ,
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "COLUMNS": UNSET,
                "LINES": UNSET,
                **self.environment,
            }
            environment = {name: value for name, value in environment.items() if value != UNSET}
            os.execvpe(self.command[0], self.command, environment)  # noqa: S606  our own command
        self.resize(*self.size)
        return self

    def resize(self, columns: int, lines: int) -> None:
        """Make the terminal that large; the program is told."""
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def __exit__(self, *_error: object) -> None:
        if not self.ended:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, 9)
        with contextlib.suppress(OSError):  # hung up before
            os.close(self.handle)
        if not self.ended:
            os.waitpid(self.pid, 0)

    def read(self, seconds: float) -> bytes:
        """What comes within `seconds`, at most one piece; b"" for nothing."""
        # Not select, which knows no handle above 1024.
        ready = select.poll()
        ready.register(self.handle, select.POLLIN)
        if not ready.poll(1000 * seconds):
            return b""
        try:
            piece = os.read(self.handle, 1 << 20)
        except OSError:
            return b""
        self.output += piece
        self.pieces.append((time.perf_counter(), piece))
        return piece

    def wait_for(self, words: bytes, seconds: float = 30.0, *, after: int = 0) -> float:
        """Seconds from the start until `words` were written, after so many bytes. Raises: `TimeoutError`."""
        until = time.perf_counter() + seconds
        while self.output.find(words, after) < 0:
            if time.perf_counter() > until:
                raise TimeoutError(f"{words!r} never came; the last was {self.output[-300:]!r}")
            self.read(0.05)
        return time.perf_counter() - self.started

    def wait_for_end(self, seconds: float = 30.0) -> int:
        """The exit code, or minus the signal that ended the program. Raises: `TimeoutError`."""
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            self.read(0.05)
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            if ended:
                self.ended = True
                return os.waitstatus_to_exitcode(status)
        raise TimeoutError(f"it never ended; the last was {self.output[-300:]!r}")

    def settle(self, quiet: float = 0.25) -> None:
        """Read until nothing comes for a while."""
        while self.read(quiet):
            pass

    def press(self, keys: bytes) -> tuple[float, float, int]:
        """Seconds to the first output after a key, seconds to the last, and bytes sent."""
        before, pressed = len(self.output), time.perf_counter()
        os.write(self.handle, keys)
        first = last = 0.0
        while self.read(0.12 if first else 2.0):
            last = time.perf_counter() - pressed
            first = first or last
        waited = time.perf_counter() - pressed
        return first or waited, last or waited, len(self.output) - before

    def type(self, key: bytes, pause: float) -> None:
        """Press a key, and read for a while."""
        os.write(self.handle, key)
        until = time.perf_counter() + pause
        while (left := until - time.perf_counter()) > 0:
            self.read(left)
